import L from './leaflet_global.js';
import { h } from './dom.js';
import { drawBackground } from './map_background.js';
import { t } from './texts.js';

const K_ZOOM = 6.5; // a region and its neighbours: the words say where in the town

/// A small still map of one published point. Answers how to draw areas on it (GeoJSON, the largest first).
export function showPlace(root, [longitude, latitude], isStandIn) {
  const map = L.map(root, { zoomControl: false, scrollWheelZoom: false, dragging: false, keyboard: false, zoomSnap: 0.25 });
  map.attributionControl.setPrefix('Leaflet').addAttribution(t('app.attribution'));
  root.setAttribute('role', 'img');
  root.setAttribute('aria-label', t('app.place_map'));
  root.removeAttribute('tabindex');
  map.setView([latitude, longitude], K_ZOOM);
  drawBackground(map);
  const className = `pin ${isStandIn ? 'pin-stand-in' : ''}`;
  L.marker([latitude, longitude], {
    icon: L.divIcon({ className, html: h('span'), iconSize: [28, 28] }), keyboard: false, interactive: false,
  }).addTo(map);
  let areas;
  return (collection) => {
    areas?.remove();
    areas = L.geoJSON(collection, { interactive: false, style: ({ properties }) => ({ className: `isochrone-area isochrone-${properties.minutes}` }) }).addTo(map);
    if (areas.getBounds().isValid()) map.fitBounds(areas.getBounds(), { padding: [16, 16], animate: false });
  };
}
