/// Makes an element. Properties beginning with "on" are listeners, `data` is a dataset, false or null is left out;
/// children are elements or texts: text is never read as HTML.
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'data') Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/// Said by screen readers without moving anything.
export function announce(text) {
  const announcer = byId('announcer');
  if (announcer) announcer.textContent = text;
}

/// Calls `action` once after `delay` milliseconds without a further call.
export function debounced(action, delay) {
  let timer = 0;
  const later = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), delay);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

export const prefersStillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/// Calls `action` once, when the element is in the window or nearly so: a map far below costs a phone a second's work.
export function whenNearlySeen(element, action) {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    action();
  }, { rootMargin: '200px' });
  watch.observe(element);
}

let lastId = 0;
export const freshId = (stem) => `${stem}-${(lastId += 1)}`;
