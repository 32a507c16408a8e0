import { announce, debounced, freshId, h } from './dom.js';
import * as server from './server.js';
import { lang, t } from './texts.js';

const K_TYPING = 150; // milliseconds
const K_MOST = 8;
const K_DECIMALS = 5; // of a degree: a metre

function pointLabel([longitude, latitude]) {
  const number = new Intl.NumberFormat(lang(), { maximumFractionDigits: 3 });
  return t('app.siting_point', { longitude: number.format(longitude), latitude: number.format(latitude) });
}

/// Where a planner would put a service: a settlement found by typing, or a point of the map, by a click or, from the
/// keyboard, by the map's centre. `add(own, label)` takes it, `centre()` answers where the map looks.
export class OwnPlaces {
  constructor(root, { add, centre }) {
    this.add = add;
    this.centre = centre;
    this.found = [];
    this.active = -1;
    this.look = debounced(() => this.suggest(), K_TYPING);
    this.build(root);
  }

  build(root) {
    const ids = { input: freshId('own'), list: freshId('own-list') };
    this.list = h('ul', { class: 'suggestions', role: 'listbox', id: ids.list, 'aria-label': t('app.places'), hidden: true });
    this.input = h('input', {
      type: 'text', id: ids.input, role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-autocomplete': 'list',
      'aria-expanded': 'false', 'aria-controls': ids.list, placeholder: t('app.place_example'),
      oninput: () => this.look(), onkeydown: (event) => this.key(event), onblur: () => this.close(),
    });
    this.onMap = h('button', { type: 'button', class: 'button button-plain', 'aria-expanded': 'false', onclick: () => this.setPicking(!this.isPicking()) }, t('app.siting_on_map'));
    this.picking = h('div', { class: 'picking', hidden: true }, h('p', { class: 'hint' }, t('app.siting_picking')),
      h('button', { type: 'button', class: 'button', onclick: () => this.centre() && this.picked(this.centre()) }, t('app.pick_centre')));
    root.querySelector('.own-typed').replaceChildren(
      h('label', { class: 'field-label', for: ids.input }, t('app.siting_add')), h('div', { class: 'combo' }, this.input, this.list), this.onMap, this.picking);
  }

  isPicking() {
    return !this.picking.hidden;
  }

  setPicking(picking) {
    this.picking.hidden = !picking;
    this.onMap.setAttribute('aria-expanded', String(picking));
    document.documentElement.classList.toggle('is-placing', picking);
  }

  picked(point) {
    this.setPicking(false);
    this.add(point.map((degrees) => degrees.toFixed(K_DECIMALS)).join(','), pointLabel(point));
    this.onMap.focus();
  }

  async suggest() {
    const text = this.input.value.trim();
    this.asked?.abort();
    if (!text) return this.close();
    this.asked = new AbortController();
    try {
      const { settlements } = await server.settlements(text, K_MOST, this.asked.signal);
      if (document.activeElement === this.input) this.open(settlements);
    } catch (failure) {
      if (failure.name !== 'AbortError') announce(failure.message || t('app.no_answer'));
    }
    return undefined;
  }

  open(found) {
    this.found = found;
    this.active = -1;
    this.list.replaceChildren(...found.map((settlement, i) => h('li', {
      role: 'option', id: `${this.list.id}-${i}`, 'aria-selected': 'false',
      onmousedown: (event) => { event.preventDefault(); this.take(i); },
    }, h('span', { class: 'suggestion-name' }, settlement.name),
    h('span', { class: 'suggestion-where' }, [settlement.kind_label, settlement.context].filter(Boolean).join(' · ')))));
    this.setOpen(found.length > 0);
    announce(found.length > 0 ? t('app.places_found', { count: found.length }) : t('app.place_none', { text: this.input.value.trim() }));
  }

  setOpen(open) {
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
    if (!open) this.input.removeAttribute('aria-activedescendant');
  }

  close() {
    this.look.cancel();
    this.setOpen(false);
  }

  key(event) {
    const count = this.found.length;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter') {
      event.preventDefault(); // a name half typed is no question
      if (!this.list.hidden) this.take(Math.max(this.active, 0));
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !this.list.hidden) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.point(this.active < 0 ? (step > 0 ? 0 : count - 1) : (this.active + step + count) % count);
    }
  }

  point(index) {
    this.active = index;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    const option = this.list.children[index];
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  take(index) {
    const settlement = this.found[index];
    this.input.value = '';
    this.close();
    this.add(settlement.code, settlement.name);
  }
}
