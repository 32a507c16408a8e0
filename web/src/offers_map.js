import { h } from './dom.js';
import { MapView } from './map_view.js';

/// The offers of the list on a map of their own, one pin an offer; a pin leads to its item.
export function drawOffers(root) {
  const items = [...document.querySelectorAll('.offer[data-longitude]')].filter(({ dataset }) => dataset.longitude);
  if (items.length === 0) return;
  root.hidden = false;
  const map = new MapView(root);
  const points = items.map(({ dataset }) => [dataset.offer, Number(dataset.longitude), Number(dataset.latitude), 0, 0]);
  const names = items.map((item) => item.querySelector('h4').textContent);
  const goTo = (id) => {
    const link = document.querySelector(`.offer[data-offer="${id}"] h4 a`);
    link?.scrollIntoView({ block: 'center' });
    link?.focus();
  };
  map.showPoints({ points, names }, { chosen: goTo, popup: (id, name) => h('p', {}, name), fit: true });
}
