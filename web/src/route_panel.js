import { announce, freshId, h } from './dom.js';
import * as server from './server.js';
import { t } from './texts.js';
import { travelNotes } from './travel_notes.js';

const siteOf = (id) => (id.startsWith('site-') ? Number(id.slice(5)) : undefined);

function steps(route) {
  return h('ol', { class: 'route-steps' }, route.steps.map(({ label }) => h('li', {}, label)));
}

/// "The way there" under one answer: asked when it is opened, drawn on the map, told in words so that a caseworker can
/// say where to change. `from` is the person's place as it was asked.
export function routePanel(provider, from, travel, map) {
  const site = siteOf(provider.id);
  if (site === undefined || !travel) return null;
  const body = h('div', { class: 'route-body', 'aria-live': 'polite' });
  let route;
  const draw = (reveal) => {
    const act = (view) => view.showRoute(route.line);
    if (reveal) map.reveal(act);
    else map.with(act);
  };
  const show = () => {
    body.replaceChildren(...[
      h('p', { class: 'route-label' }, h('strong', {}, route.label)),
      ...travelNotes({ ...route.travel, summary: '', source: '' }).flat().filter((note) => note && note.textContent),
      route.steps.length > 0 && steps(route),
      route.line && h('button', { type: 'button', class: 'quiet', onclick: () => draw(true) }, t('app.route_on_map'),
        h('span', { class: 'unseen' }, ` : ${provider.name}`)),
    ].filter(Boolean));
    announce(route.label);
    if (route.line) draw(false);
  };
  const ask = async (event) => {
    if (!event.currentTarget.open) return;
    if (route) {
      if (route.line) draw(false);
      return;
    }
    body.replaceChildren(h('p', { class: 'hint' }, t('app.searching')));
    try {
      route = await server.route({ from, to: { site }, travel: { mode: travel.mode, season: travel.season } });
      show();
    } catch (failure) {
      body.replaceChildren(h('p', { class: 'notice notice-warning', role: 'alert' }, failure.message || t('app.no_answer')));
    }
  };
  const id = freshId('route');
  return h('details', { class: 'why route', id, ontoggle: ask }, h('summary', {}, t('app.route'),
    h('span', { class: 'unseen' }, ` : ${provider.name}`)), body);
}
