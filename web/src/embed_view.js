import { byId, h } from './dom.js';
import * as server from './server.js';
import { lang } from './texts.js';

/// The map of an embedded directory: the same search as the list below it. Links lead out of the frame.
export async function drawEmbedMap() {
  const canvas = byId('embed-map');
  if (!canvas) return;
  const search = new URLSearchParams(location.search);
  for (const own of ['after', 'view', 'colour', 'lang']) search.delete(own);
  const [{ MapView }, answer] = await Promise.all([import('./map_view.js'), server.points(search)]);
  canvas.hidden = false;
  const folder = lang() === 'en' ? '/en/providers/' : '/fr/prestataires/';
  new MapView(canvas).showPoints(answer, {
    chosen: () => {},
    popup: (id, name) => h('p', {}, h('a', { href: folder + id, target: '_blank', rel: 'noopener' }, name)),
    fit: true,
  });
}
