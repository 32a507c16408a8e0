import { announce, freshId, h } from './dom.js';
import * as server from './server.js';
import { t } from './texts.js';

const K_SHOWN = 10;
const K_MINUTES = [30, 60, 120];

const people = (count) => Math.round(count).toLocaleString(document.documentElement.lang);

/// Whose nearest provider is whom, the most people first; by travel time each one's reach can be drawn on the map.
export class CatchmentList {
  constructor(root, map) {
    this.root = root;
    this.map = map;
  }

  show(answer) {
    const title = freshId('catchments');
    this.travel = answer.travel;
    const lines = (answer.catchments ?? []).slice(0, K_SHOWN).map((one) => this.line(one));
    this.root.hidden = lines.length === 0;
    this.state = h('p', { class: 'hint', 'aria-live': 'polite' });
    this.root.replaceChildren(h('h2', { id: title, class: 'catchments-title' }, t('app.catchments')), h('p', { class: 'hint' }, t('app.catchments_mean')),
      h('ol', { class: 'catchments', 'aria-labelledby': title }, lines), this.state);
  }

  line({ provider, people: count, places }) {
    const canDraw = this.travel && provider.id.startsWith('site-');
    return h('li', {}, h('a', { href: provider.url }, provider.name), ` · ${t('app.catchment_people', { people: people(count), places })} `,
      canDraw && h('button', { type: 'button', class: 'quiet', onclick: (event) => this.draw(event.currentTarget, provider) }, t('app.catchment_draw'),
        h('span', { class: 'unseen' }, ` : ${provider.name}`)));
  }

  async draw(button, provider) {
    button.disabled = true;
    try {
      const { mode, season } = this.travel;
      const answer = await server.isochrone({ place: { site: Number(provider.id.slice(5)) }, travel: { mode, season }, minutes: K_MINUTES, direction: 'to' });
      this.map.showReach(answer);
      this.state.textContent = [...answer.features].reverse()
        .map(({ properties }) => t('app.isochrone_people', { label: properties.label, people: people(properties.people) })).join(' · ');
      announce(this.state.textContent);
    } catch (failure) {
      this.state.textContent = failure.message || t('app.no_answer');
    } finally {
      button.disabled = false;
    }
  }
}
