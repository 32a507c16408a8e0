import L from './leaflet_global.js';
import { h } from './dom.js';
import { MapView } from './map_view.js';

const K_POLL = 1000; // milliseconds

/// Says how far the reading is, in place; the page itself comes anew once it is over.
export function followProgress(section) {
  const look = async () => {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    const fresh = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('progress') : section;
    if (!fresh) return location.reload();
    if (fresh !== section) section.replaceChildren(...fresh.children);
    return setTimeout(look, K_POLL);
  };
  setTimeout(look, K_POLL);
}

/// The places that differ from the published edition, each with its sign; a line from where one was before.
export async function drawChanges(root) {
  const { features } = await (await fetch(root.dataset.places)).json();
  if (features.length === 0) return;
  root.hidden = false;
  const view = new MapView(root);
  const bounds = [];
  for (const { geometry: { coordinates: [longitude, latitude] }, properties: { name, change, from } } of features) {
    const icon = L.divIcon({ className: `change-sign change-${change}`, iconSize: [24, 24] });
    L.marker([latitude, longitude], { icon, keyboard: false, title: name }).bindPopup(h('p', {}, name)).addTo(view.map);
    if (from) L.polyline([[from[1], from[0]], [latitude, longitude]], { className: 'star-line', interactive: false }).addTo(view.map);
    bounds.push([latitude, longitude]);
  }
  view.fit(bounds);
}
