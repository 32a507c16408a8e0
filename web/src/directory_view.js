import { announce, byId, debounced, h } from './dom.js';
import * as server from './server.js';
import { lang, t } from './texts.js';

const K_TYPING = 350;

function providerAddress(id) {
  return lang() === 'en' ? `/en/providers/${id}` : `/fr/prestataires/${id}`;
}

/// Where the fields lead: the form's own address, without the fields left empty.
function addressOf(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
  const text = query.toString();
  return form.getAttribute('action') + (text && `?${text}`);
}

/// The search as the server made it, kept up to date without loading the page again: every answer is the same HTML a
/// reader without script gets, so there is one rendering. What is shown is always in the address.
export class DirectoryView {
  constructor(root, map) {
    this.root = root;
    this.map = map;
    this.form = byId('search');
    this.typed = debounced(() => this.submit('replace'), K_TYPING);
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit('push');
    });
    this.form.q.addEventListener('input', () => this.typed());
    this.form.addEventListener('change', (event) => event.target.type === 'checkbox' && this.submit('push'));
    this.root.addEventListener('click', (event) => this.follow(event));
    addEventListener('popstate', () => this.isShown && this.goBack());
    this.linkToMap();
    this.addMapButtons();
  }

  show() {
    this.isShown = true;
    this.root.hidden = false;
    this.drawPoints();
  }

  hide() {
    this.isShown = false;
    this.root.hidden = true;
  }

  submit(how) {
    this.typed.cancel();
    this.go(addressOf(this.form), how);
  }

  /// Chips and pager are ordinary links.
  follow(event) {
    const link = event.target.closest('.chip, .pager a, .nothing a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(link.getAttribute('href'), 'push', true);
  }

  goBack() {
    this.go(location.pathname + location.search, 'none');
  }

  async go(address, how, moveFocus = false) {
    this.asked?.abort();
    this.asked = new AbortController();
    this.root.setAttribute('aria-busy', 'true');
    try {
      const fresh = await server.page(address, this.asked.signal);
      if (!fresh.getElementById('results')) throw new Error(fresh.querySelector('main p')?.textContent ?? '');
      if (how === 'push') history.pushState(null, '', address);
      if (how === 'replace') history.replaceState(null, '', address);
      this.take(fresh, how !== 'replace');
      if (moveFocus) this.goToCount();
    } catch (failure) {
      if (failure.name !== 'AbortError') this.fail(failure);
    } finally {
      this.root.removeAttribute('aria-busy');
    }
  }

  goToCount() {
    const count = byId('count');
    count.focus({ preventScroll: true });
    count.scrollIntoView({ block: 'nearest' });
  }

  fail(failure) {
    const text = failure.name === 'TypeError' || !failure.message ? t('app.no_answer') : failure.message;
    this.root.querySelector('.failure')?.remove();
    byId('results').before(h('p', { class: 'notice notice-warning failure', role: 'alert' }, text));
  }

  take(fresh, takeWords) {
    this.root.querySelector('.failure')?.remove();
    const open = new Map([...this.root.querySelectorAll('details[id]')].map((one) => [one.id, one.open]));
    const focused = document.activeElement?.id;
    for (const id of ['filters', 'results']) byId(id).replaceWith(document.adoptNode(fresh.getElementById(id)));
    for (const [id, isOpen] of open) {
      const details = byId(id);
      if (details) details.open = isOpen;
    }
    if (focused && document.activeElement?.id !== focused) byId(focused)?.focus();
    if (takeWords) this.form.q.value = fresh.getElementById('q').value;
    document.title = fresh.title;
    const other = document.querySelector('.language');
    other.href = fresh.querySelector('.language').getAttribute('href');
    announce(byId('count').textContent);
    this.addMapButtons();
    this.drawPoints();
  }

  addMapButtons() {
    for (const card of this.root.querySelectorAll('.card[data-lon]')) {
      const id = Number(card.dataset.site);
      card.querySelector('.card-end').append(
        h('button', { type: 'button', class: 'quiet to-map', onclick: () => this.goToOnMap(id) },
          t('app.on_map'), h('span', { class: 'unseen' }, ` : ${card.querySelector('h3').textContent}`)));
    }
  }

  linkToMap() {
    const cardOf = (event) => event.target.closest?.('.card[data-lon]');
    const mark = (event) => {
      const card = cardOf(event);
      if (card) this.map.with((map) => map.mark(Number(card.dataset.site)));
    };
    this.root.addEventListener('mouseover', mark);
    this.root.addEventListener('focusin', mark);
    this.root.addEventListener('mouseleave', () => this.map.with((map) => map.unmark()));
  }

  goToOnMap(id) {
    this.map.reveal(async (map) => {
      await this.drawn;
      map.goTo(id);
    });
  }

  /// Points are asked for once they can be seen: on a phone that is when the map is opened.
  drawPoints() {
    if (!this.isShown || this.waitsForMap) return;
    if (this.map.isVisible() || this.map.isLoaded()) {
      this.drawn = this.askForPoints();
      return;
    }
    this.waitsForMap = true;
    this.map.with(() => {
      this.waitsForMap = false;
      this.drawPoints();
    });
  }

  async askForPoints() {
    this.drawing?.abort();
    this.drawing = new AbortController();
    const search = new URLSearchParams(location.search);
    search.delete('after');
    try {
      const answer = await server.points(search, this.drawing.signal);
      this.map.with((map) => this.isShown && map.showPoints(answer, {
        chosen: (id) => this.chosenOnMap(id),
        popup: (id, name, standIn) => this.popup(id, name, standIn),
        fit: [...search].length > 0,
      }));
    } catch (failure) {
      if (failure.name !== 'AbortError') console.info('points:', failure.message);
    }
  }

  popup(id, name, standIn) {
    return h('div', { class: 'bubble' }, h('a', { href: providerAddress(id) }, name),
      standIn && h('p', { class: 'tag' }, t('app.stand_in')));
  }

  chosenOnMap(id) {
    for (const card of this.root.querySelectorAll('.card.is-chosen')) card.classList.remove('is-chosen');
    const card = byId(`site-${id}`);
    this.map.with((map) => map.mark(id));
    if (!card) return;
    card.classList.add('is-chosen');
    card.scrollIntoView({ block: 'nearest' });
  }
}
