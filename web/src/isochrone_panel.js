import { announce, h } from './dom.js';
import * as server from './server.js';
import { t } from './texts.js';
import { TravelFields } from './travel_fields.js';
import { travelNotes } from './travel_notes.js';

const K_MINUTES = [30, 60, 120];

const people = (count) => Math.round(count).toLocaleString(document.documentElement.lang);

/// On a provider's page: from where one comes here in 30, 60 and 120 minutes, drawn on its map and told in words.
export class IsochronePanel {
  /// `draw(answer)` puts the areas on the map; `site` is the number of the place.
  constructor(site, draw) {
    this.site = site;
    this.draw = draw;
    this.fields = new TravelFields({ within: false });
    this.fields.mode.select.querySelector('[value=""]').remove();
    this.fields.update();
    this.button = h('button', { type: 'submit', class: 'button button-plain' }, t('app.isochrone_show'));
    this.answer = h('div', { 'aria-live': 'polite' });
    this.root = h('details', { class: 'isochrone' }, h('summary', {}, t('app.isochrone')),
      h('form', { class: 'isochrone-form', onsubmit: (event) => this.ask(event) }, this.fields.root, this.button), this.answer);
  }

  async ask(event) {
    event.preventDefault();
    this.button.disabled = true;
    try {
      this.show(await server.isochrone({ place: { site: this.site }, travel: this.fields.value(), minutes: K_MINUTES, direction: 'to' }));
    } catch (failure) {
      this.answer.replaceChildren(h('p', { class: 'notice notice-warning', role: 'alert' }, failure.message || t('app.no_answer')));
    } finally {
      this.button.disabled = false;
    }
  }

  show(answer) {
    const lines = [...answer.features].reverse().map(({ properties }) => h('li', { class: `isochrone-${properties.minutes}` },
      t('app.isochrone_people', { label: properties.label, people: people(properties.people) })));
    this.answer.replaceChildren(h('ul', { class: 'isochrone-list' }, lines),
      ...travelNotes(answer.travel).flat().filter(Boolean));
    this.draw(answer);
    announce(lines.map((line) => line.textContent).join('. '));
  }
}
