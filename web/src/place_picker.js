import { announce, debounced, freshId, h } from './dom.js';
import * as server from './server.js';
import { t } from './texts.js';

const K_TYPING = 150;
const K_MOST = 8;

/// Where the person is: a settlement found by typing (combobox with a list), a point of the map, or the device's
/// position. It stays in this object until it is sent.
export class PlacePicker {
  constructor(map) {
    this.map = map;
    this.place = null;
    this.found = [];
    this.active = -1;
    this.look = debounced(() => this.suggest(), K_TYPING);
    this.build();
  }

  build() {
    const ids = { input: freshId('place'), list: freshId('places'), hint: freshId('place-hint') };
    this.list = h('ul', { class: 'suggestions', role: 'listbox', id: ids.list, 'aria-label': t('app.places'), hidden: true });
    this.input = h('input', {
      type: 'text', id: ids.input, role: 'combobox', autocomplete: 'off', spellcheck: 'false',
      'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': ids.list, 'aria-describedby': ids.hint,
      placeholder: t('app.place_example'), oninput: () => this.typed(), onkeydown: (event) => this.key(event),
      onblur: () => this.close(),
    });
    this.state = h('p', { class: 'place-state', hidden: true });
    this.hint = h('p', { class: 'hint', id: ids.hint }, t('app.place_hint'));
    this.onMap = h('button', { type: 'button', class: 'button button-plain', onclick: () => this.pickOnMap() }, t('app.place_on_map'));
    this.here = h('button', { type: 'button', class: 'button button-plain', onclick: () => this.locate() }, t('app.place_here'));
    this.root = h('fieldset', { class: 'step' },
      h('legend', {}, h('span', { class: 'step-number', 'aria-hidden': 'true' }, '2'), t('app.place')),
      h('label', { class: 'field-label', for: ids.input }, t('app.place_label')),
      h('div', { class: 'combo' }, this.input, this.list),
      this.state,
      h('div', { class: 'place-ways' }, this.onMap, 'geolocation' in navigator && this.here),
      this.hint);
  }

  typed() {
    this.place = null;
    this.say('');
    this.look();
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
      if (failure.name !== 'AbortError') this.say(failure.message || t('app.no_answer'));
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
    this.list.scrollIntoView({ block: 'nearest' });
    announce(t('app.places_found', { count: found.length }));
    if (found.length === 0) this.say(t('app.place_none', { text: this.input.value.trim() }));
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
    else if (event.key === 'Enter') this.enter(event);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.list.hidden) return this.suggest();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.point(this.active < 0 ? (step > 0 ? 0 : count - 1) : (this.active + step + count) % count);
    }
    return undefined;
  }

  enter(event) {
    if (this.list.hidden) return;
    event.preventDefault();
    this.take(Math.max(this.active, 0));
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
    this.input.value = settlement.name;
    this.close();
    this.set({ settlement: settlement.code }, settlement.point, [settlement.name, settlement.context].filter(Boolean).join(', '));
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
