import L from './leaflet_global.js';
import * as server from './server.js';

const K_CAMEROON = '120'; // ISO 3166-1
const K_TILES_ZOOM = 18;
const K_LABEL_LIMIT = 50;
const K_LABEL_HEIGHT = 20; // pixels
const K_LETTER_WIDTH = 8;
/// Smallest zoom at which a kind of settlement is named.
const K_LABEL_ZOOM = { regional_capital: 5, departmental_seat: 8, arrondissement_seat: 10, town: 9, village: 11 };

function polygons(map, features, className) {
  return L.geoJSON(features, { pane: 'background', interactive: false, style: { className, weight: 1 } }).addTo(map);
}

async function addCountries(map) {
  const { features } = await server.background();
  const isHome = ({ properties }) => properties.iso === K_CAMEROON;
  polygons(map, features.filter(isHome), 'land-home').bringToBack();
  polygons(map, features.filter((country) => !isHome(country)), 'land-abroad').bringToBack();
}

async function addAreas(map, level, className) {
  const areas = await server.boundaries(level);
  if (areas.features?.length) polygons(map, areas, className);
}

function label(settlement) {
  const name = document.createElement('span');
  name.textContent = settlement.name;
  const icon = L.divIcon({ className: `place-label place-${settlement.kind}`, html: name, iconSize: null });
  const [longitude, latitude] = settlement.point;
  return L.marker([latitude, longitude], { icon, pane: 'labels', interactive: false, keyboard: false });
}

/// The names that fit beside each other at this zoom, the first ones first.
export function fitting(map, labels, height = K_LABEL_HEIGHT) {
  const taken = [];
  return labels.filter(({ zoom, marker, width }) => {
    if (map.getZoom() < zoom) return false;
    const { x, y } = map.project(marker.getLatLng());
    const box = [x - width / 2, y, x + width / 2, y + height];
    const isFree = taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    if (isFree) taken.push(box);
    return isFree;
  });
}

async function addLabels(map) {
  const { settlements } = await server.settlements('', K_LABEL_LIMIT);
  const labels = settlements.filter((one) => K_LABEL_ZOOM[one.kind])
    .map((one) => ({ zoom: K_LABEL_ZOOM[one.kind], marker: label(one), width: one.name.length * K_LETTER_WIDTH }));
  const update = () => {
    const shown = new Set(fitting(map, labels));
    for (const one of labels) {
      if (shown.has(one)) one.marker.addTo(map);
      else one.marker.remove();
    }
  };
  map.on('zoomend', update);
  update();
}

async function addTiles(map) {
  const { tiles } = await server.status();
  if (!tiles) return;
  map.setMaxZoom(K_TILES_ZOOM);
  L.tileLayer(tiles, { maxZoom: K_TILES_ZOOM, referrerPolicy: 'no-referrer' }).addTo(map);
}

/// Roads, water and land use, drawn from this server's tiles; the code for it is fetched only where there are tiles.
async function addVectorTiles(map) {
  const { tiles, attribution } = await server.vectorTiles();
  if (!tiles) return;
  const { vectorLayer } = await import('./vector_background.js');
  map.createPane('roads').style.zIndex = 250; // over the countries, under the borders' names and the points
  vectorLayer(tiles, 'roads').addTo(map);
  const said = document.createElement('span');
  said.textContent = attribution; // Leaflet takes HTML
  map.attributionControl?.addAttribution(said.innerHTML);
}

/// Draws what lies under the points, from this server alone: countries, regions, departments where they are loaded,
/// names of towns, and tiles where an address is configured. What cannot be had is left out.
export function drawBackground(map) {
  const pane = map.createPane('background');
  pane.style.zIndex = 200;
  pane.setAttribute('aria-hidden', 'true'); // lines without words
  map.createPane('labels').style.zIndex = 450;
  map.getPane('labels').style.pointerEvents = 'none';
  const parts = [addTiles(map), addVectorTiles(map), addCountries(map), addAreas(map, 1, 'land-region'), addAreas(map, 2, 'land-department'), addLabels(map)];
  for (const part of parts) part.catch((failure) => console.info('background:', failure.message));
}
