import { announce, h } from './dom.js';
import { SettlementCombo } from './settlement_combo.js';
import { lang, t } from './texts.js';

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
    this.build(root);
  }

  build(root) {
    const combo = new SettlementCombo({
      opened: (found) => announce(found.length > 0 ? t('app.places_found', { count: found.length }) : t('app.place_none', { text: combo.input.value.trim() })),
      failed: announce,
      taken: ({ code, name }) => { combo.input.value = ''; this.add(code, name); },
      keyWhileClosed: (event) => event.key === 'Enter' && event.preventDefault(), // a name half typed is no question
    });
    this.onMap = h('button', { type: 'button', class: 'button button-plain', 'aria-expanded': 'false', onclick: () => this.setPicking(!this.isPicking()) }, t('app.siting_on_map'));
    this.picking = h('div', { class: 'picking', hidden: true }, h('p', { class: 'hint' }, t('app.siting_picking')),
      h('button', { type: 'button', class: 'button', onclick: () => this.centre() && this.picked(this.centre()) }, t('app.pick_centre')));
    root.querySelector('.own-typed').replaceChildren(
      h('label', { class: 'field-label', for: combo.input.id }, t('app.siting_add')), combo.root, this.onMap, this.picking);
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
}
