import { freshId, h } from './dom.js';
import { matchCard } from './match_card.js';
import { orderNote } from './order_note.js';
import { routePanel } from './route_panel.js';
import { t } from './texts.js';
import { travelNotes } from './travel_notes.js';

const K_LISTS = ['suitable', 'possible', 'outreach', 'near_misses'];

/// The answer of the nearest search: under each need who suits, who may, who comes, and apart who nearly does. A
/// provider has one number wherever it appears, so that an address that meets two needs is seen as one.
export class NearResults {
  /// `from` is the place as it was asked for; `reorder(order)` asks again.
  constructor(answer, map, from, reorder) {
    this.answer = answer;
    this.from = from;
    this.map = map;
    this.places = this.numbered();
    this.heading = h('h2', { tabindex: '-1', class: 'count' }, t('app.near_results', { place: answer.place.label }));
    this.root = h('section', { class: 'near-results' }, this.heading,
      travelNotes(answer.travel), orderNote(answer.order, reorder),
      answer.needs.map((need) => this.need(need)));
    this.linkToMap();
    this.draw();
  }

  draw() {
    const places = [...this.places.values()];
    this.map.with((map) => {
      map.showNear(this.answer.place.point, places, { chosen: (id) => this.chosen(id) });
      if (this.answer.travel?.blocked.length) map.showBlocked();
    });
  }

  numbered() {
    const places = new Map();
    for (const list of ['suitable', 'possible', 'near_misses']) {
      for (const match of this.answer.needs.flatMap((need) => need[list])) {
        const { id, point, name, stand_in: standIn } = match.provider;
        if (!point || places.has(id)) continue;
        places.set(id, {
          id, point, name, standIn, number: places.size + 1, className: `pin-${match.suitability}`, fits: list !== 'near_misses',
        });
      }
    }
    return places;
  }

  need(need) {
    const title = freshId('need');
    const isEmpty = K_LISTS.every((list) => need[list].length === 0);
    return h('section', { class: 'near-need', 'aria-labelledby': title },
      h('h3', { id: title }, need.label),
      need.none && h('p', { class: 'notice' }, need.none),
      isEmpty && !need.none && h('p', { class: 'notice' }, t('app.near_none')),
      this.group(need.suitable, t('app.suitable'), 'suitable'),
      this.group(need.possible, t('app.possible'), 'possible'),
      this.group(need.outreach, t('app.outreach'), 'outreach'),
      need.near_misses.length > 0 && h('details', { class: 'misses' },
        h('summary', {}, t('app.near_misses', { count: need.near_misses.length })),
        h('p', { class: 'hint' }, t('app.near_misses_hint')),
        this.list(need.near_misses)));
  }

  group(matches, label, name) {
    if (matches.length === 0) return null;
    return h('div', { class: `fit fit-${name}` }, h('p', { class: 'fit-name' }, label), this.list(matches));
  }

  list(matches) {
    return h('ol', { class: 'providers' }, matches.map((match) => {
      const { id } = match.provider;
      return matchCard(match, this.places.get(id)?.number, () => this.map.reveal((map) => map.goTo(id)),
        routePanel(match.provider, this.from, this.answer.travel, this.map));
    }));
  }

  linkToMap() {
    const mark = (event) => {
      const card = event.target.closest?.('.match');
      if (card) this.map.with((map) => map.mark(card.dataset.provider));
    };
    this.root.addEventListener('mouseover', mark);
    this.root.addEventListener('focusin', mark);
  }

  chosen(id) {
    for (const card of this.root.querySelectorAll('.is-chosen')) card.classList.remove('is-chosen');
    const cards = [...this.root.querySelectorAll('.match')].filter((card) => card.dataset.provider === id);
    for (const card of cards) {
      card.classList.add('is-chosen');
      const hiding = card.closest('details.misses');
      if (hiding) hiding.open = true;
    }
    this.map.with((map) => map.mark(id));
    cards[0]?.scrollIntoView({ block: 'center' });
  }
}
