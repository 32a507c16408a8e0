import { announce, freshId, h } from './dom.js';
import { SettlementCombo } from './settlement_combo.js';
import { t } from './texts.js';

/// Where the person is: a settlement found by typing (combobox with a list), a point of the map, or the device's
/// position. It stays in this object until it is sent.
export class PlacePicker {
  constructor(map) {
    this.map = map;
    this.place = null;
    this.build();
  }

  build() {
    const hint = freshId('place-hint');
    this.combo = new SettlementCombo({
      describedBy: hint,
      typed: () => this.typed(),
      opened: (found) => this.opened(found),
      failed: (message) => this.say(message),
      taken: (settlement) => this.set({ settlement: settlement.code }, settlement.point, [settlement.name, settlement.context].filter(Boolean).join(', ')),
      keyWhileClosed: (event) => {
        if (event.key === 'Enter') return;
        event.preventDefault();
        this.combo.suggest();
      },
    });
    this.input = this.combo.input;
    this.state = h('p', { class: 'place-state', hidden: true });
    this.hint = h('p', { class: 'hint', id: hint }, t('app.place_hint'));
    this.onMap = h('button', { type: 'button', class: 'button button-plain', onclick: () => this.pickOnMap() }, t('app.place_on_map'));
    this.here = h('button', { type: 'button', class: 'button button-plain', onclick: () => this.locate() }, t('app.place_here'));
    this.root = h('fieldset', { class: 'step' },
      h('legend', {}, h('span', { class: 'step-number', 'aria-hidden': 'true' }, '2'), t('app.place')),
      h('label', { class: 'field-label', for: this.input.id }, t('app.place_label')),
      this.combo.root,
      this.state,
      h('div', { class: 'place-ways' }, this.onMap, 'geolocation' in navigator && this.here),
      this.hint);
  }

  typed() {
    this.place = null;
    this.say('');
  }

  opened(found) {
    this.combo.list.scrollIntoView({ block: 'nearest' });
    announce(t('app.places_found', { count: found.length }));
    if (found.length === 0) this.say(t('app.place_none', { text: this.input.value.trim() }));
  }

  set(place, point, label) {
    this.place = place;
    this.label = label;
    this.say(t('app.place_chosen', { place: label }), true);
    this.map.with((map) => map.showPerson(point));
  }

  say(text, isChosen = false) {
    this.state.textContent = text;
    this.state.hidden = !text;
    this.state.classList.toggle('is-chosen', isChosen);
    if (text) announce(text);
  }

  setPoint(point) {
    this.input.value = '';
    this.set({ point }, point, t('app.place_point'));
  }

  pickOnMap() {
    this.map.pick((point) => this.setPoint(point.map((degrees) => Number(degrees.toFixed(5)))), () => this.onMap.focus());
  }

  /// About a kilometre is enough to find who is near: no more of the device's position is kept.
  locate() {
    this.say(t('app.place_locating'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.setPoint([coords.longitude, coords.latitude].map((degrees) => Number(degrees.toFixed(3)))),
      () => this.say(t('app.place_denied')),
      { timeout: 15000, maximumAge: 60000 });
  }

  focus() {
    this.input.focus();
  }
}
