// The page as it runs from a USB stick.
import { fileOf } from './stick_server.js';
import './main.js';
import { t } from './texts.js';

const K_STALE_DAYS = 30;
const K_DAY = 24 * 60 * 60 * 1000;

/// The line at the head says when the stick was made; it changes its colour and words when that is long ago.
function warnIfOld() {
  const line = document.getElementById('copy-line');
  if (!line || Date.now() - new Date(document.body.dataset.copy) < K_STALE_DAYS * K_DAY) return;
  line.classList.add('is-old');
  line.append(` ${t('app.copy_line_old', { days: K_STALE_DAYS })}`);
}

/// Once the page's script has taken over: an address with choices in it is answered by the core, not by the file.
function takeOver() {
  warnIfOld();
  if (document.body.dataset.page === 'search' && location.search) dispatchEvent(new PopStateEvent('popstate'));
}

/// Links that scripts put in the page lead to files too.
function linkToFiles(element) {
  for (const link of element.querySelectorAll?.('a[href^="/"]') ?? []) link.setAttribute('href', fileOf(link.getAttribute('href')));
}

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) addedNodes.forEach((node) => linkToFiles(node.parentElement ?? node));
}).observe(document.documentElement, { childList: true, subtree: true });

new MutationObserver((_, observer) => {
  if (!document.documentElement.classList.contains('has-script')) return;
  observer.disconnect();
  setTimeout(takeOver); // after `start` has made its views
}).observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });

/// A form that would be sent to the server (a search for offers) is answered by the core, in the place of the page.
addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  event.preventDefault();
  const sent = new URLSearchParams(new FormData(form)).toString();
  const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: sent });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.querySelector('main').replaceWith(page.querySelector('main'));
  document.getElementById('offers-count')?.focus();
});
