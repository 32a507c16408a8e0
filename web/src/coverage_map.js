import L from './leaflet_global.js';
import { GapCircle, K_GAPS } from './coverage_marks.js';
import { h, prefersStillness } from './dom.js';
import { drawBackground, fitting } from './map_background.js';
import * as server from './server.js';
import { lang, t } from './texts.js';

const K_CAMEROON = [[1.6, 8.3], [13.2, 16.3]];
const K_BOUNDARY_LEVEL = { region: 1, department: 2, arrondissement: 3 };
const K_STEPS = 5;
const K_LARGEST = 16; // pixels
const K_SMALLEST = 2.5;
const K_LABEL = { height: 30, letter: 6.5 }; // pixels

/// Area of the mark as the people; those too small to be seen are drawn as small as can be.
const radius = (people, most) => Math.max(K_SMALLEST, K_LARGEST * Math.sqrt(people / most));

function percent(share) {
  if (share === null) return t('app.share_nobody');
  const text = share > 0 && share < 0.01 ? '< 1' : share > 0.99 && share < 1 ? '> 99' : String(Math.round(100 * share));
  return t('app.percent', { number: text });
}

const step = (share) => (share === null ? 'none' : Math.ceil(K_STEPS * share));

/// The picture of the tables: areas by the share covered, settlements by what is missing, in a colour and a shape, and
/// places put there by a planner.
export class CoverageMap {
  constructor(root, { label = t('app.coverage_map'), hasLegend = true } = {}) {
    const still = prefersStillness();
    this.canvas = h('div', { class: 'map planner-canvas' });
    this.legend = hasLegend && h('div', { class: 'legend' });
    root.replaceChildren(...[this.canvas, this.legend].filter(Boolean));
    this.map = L.map(this.canvas, {
      maxZoom: 12, minZoom: 4.5, zoomSnap: 0.25, zoomAnimation: !still, fadeAnimation: !still, scrollWheelZoom: false,
      zoomControl: false, maxBounds: [[-6, -1], [21, 27]], maxBoundsViscosity: 0.6,
    });
    L.control.zoom({ zoomInTitle: t('app.zoom_in'), zoomOutTitle: t('app.zoom_out'), position: 'topright' }).addTo(this.map);
    L.control.scale({ imperial: false }).addTo(this.map);
    this.map.attributionControl.setPrefix('Leaflet').addAttribution(t('app.attribution'));
    this.canvas.setAttribute('role', 'group'); // the section around it is the landmark
    this.canvas.setAttribute('aria-label', label);
    this.map.fitBounds(K_CAMEROON);
    drawBackground(this.map);
    this.map.createPane('areas').style.zIndex = 250;
    this.map.createPane('settlements').style.zIndex = 420;
    this.renderer = L.canvas({ pane: 'settlements', padding: 0.3 });
    this.areas = L.layerGroup().addTo(this.map);
    this.settlements = L.layerGroup().addTo(this.map);
    this.marks = L.layerGroup().addTo(this.map);
    this.labels = [];
    this.map.on('zoomend', () => this.placeLabels());
    this.boundaries = new Map();
    this.hidden = new Set();
  }

  /// The reach of one provider, the longest time below.
  showReach(areas) {
    this.reach?.remove();
    this.reach = L.geoJSON(areas, { interactive: false, style: ({ properties }) => ({ className: `isochrone-area isochrone-${properties.minutes}` }) }).addTo(this.map);
    if (this.reach.getBounds().isValid()) this.map.fitBounds(this.reach.getBounds(), { padding: [24, 24], animate: false });
  }

  /// `answer`: areas, points, level and gaps as the API gives them. `colour`: "covered" or "confirmed".
  async show(answer, within, colour, places = []) {
    this.answer = answer;
    this.reach?.remove();
    this.confirmed = colour === 'confirmed';
    const polygons = await this.polygons(answer.level);
    if (this.answer !== answer) return; // another question was asked meanwhile
    const drawn = this.drawAreas(polygons, answer.areas);
    this.drawSettlements();
    this.drawMarks(places);
    if (this.legend) this.drawLegend(drawn > 0);
    if (this.within !== within) this.fit(within);
    this.within = within;
    this.placeLabels();
  }

  async polygons(level) {
    const number = K_BOUNDARY_LEVEL[level];
    if (!number) return [];
    if (!this.boundaries.has(number)) this.boundaries.set(number, server.boundaries(number).then(({ features }) => features ?? [], () => []));
    return this.boundaries.get(number);
  }

  drawAreas(polygons, areas) {
    this.areas.clearLayers();
    this.labels = [];
    const byCode = new Map(areas.map((area) => [area.code, area]));
    const drawn = polygons.filter(({ properties: { code } }) => byCode.has(code));
    for (const polygon of drawn) this.drawArea(polygon, byCode.get(polygon.properties.code));
    this.labels.sort((a, b) => b.people - a.people);
    return drawn.length;
  }

  drawArea(polygon, area) {
    const [{ share, share_if_confirmed: ifConfirmed, people }] = area.thresholds;
    const layer = L.geoJSON(polygon, { pane: 'areas', interactive: false, style: { className: `share share-${step(this.confirmed ? ifConfirmed : share)}`, weight: 1 } }).addTo(this.areas);
    const figures = t('app.share_both', { covered: percent(share), confirmed: percent(ifConfirmed) });
    const words = h('span', {}, h('strong', {}, area.label), h('br'), figures);
    const icon = L.divIcon({ className: 'share-label', html: words, iconSize: null });
    const marker = L.marker(layer.getBounds().getCenter(), { icon, interactive: false, keyboard: false, zIndexOffset: 900 });
    this.labels.push({ zoom: 0, people, marker, width: Math.max(area.label.length, figures.length) * K_LABEL.letter });
  }

  /// Where names would lie over each other the area with more people keeps its own; the table has them all.
  placeLabels() {
    const shown = new Set(fitting(this.map, this.labels, K_LABEL.height));
    for (const one of this.labels) {
      if (shown.has(one)) one.marker.addTo(this.areas);
      else one.marker.remove();
    }
  }

  drawSettlements() {
    this.settlements.clearLayers();
    const most = Math.max(1, ...this.answer.points.map(([, , people]) => people));
    for (const [longitude, latitude, people, gap] of [...this.answer.points].sort((a, b) => b[2] - a[2])) {
      if (people === 0 || this.hidden.has(gap)) continue;
      new GapCircle([latitude, longitude], gap, radius(people, most), this.renderer).addTo(this.settlements);
    }
  }

  drawMarks(places) {
    this.marks.clearLayers();
    places.forEach(({ point: [longitude, latitude], label }, i) => {
      const icon = L.divIcon({ className: 'place-mark', html: h('span', {}, String(i + 1)), iconSize: [26, 26] });
      L.marker([latitude, longitude], { icon, title: label, alt: label, keyboard: false, interactive: false, zIndexOffset: 2000 }).addTo(this.marks);
    });
  }

  drawLegend(hasAreas) {
    const counts = this.answer.gaps.map((one, i) => this.answer.points.reduce((sum, [, , , gap]) => sum + (gap === i), 0));
    const total = (count) => new Intl.NumberFormat(lang()).format(count);
    const steps = hasAreas && h('div', {}, h('p', { class: 'legend-title' }, this.confirmed ? t('app.legend_areas_confirmed') : t('app.legend_areas')),
      h('ul', { class: 'legend-steps' },
        h('li', { class: 'heat heat-none' }, t('app.share_nobody')),
        [0, 1, 2, 3, 4, 5].map((one) => h('li', { class: `heat heat-${one}` }, one === 0 ? percent(0) : t('app.up_to', { number: 20 * one })))),
      h('p', { class: 'hint' }, t('app.legend_both')));
    const settlements = h('fieldset', {}, h('legend', {}, t('app.legend_settlements')),
      this.answer.gaps.map((gap, i) => h('label', { class: `option gap gap-${gap.code}` },
        h('input', { type: 'checkbox', checked: !this.hidden.has(i), onchange: (event) => this.toggle(i, event.target.checked) }),
        h('span', { class: 'gap-sign', 'aria-hidden': 'true' }, K_GAPS[i].sign),
        h('span', { class: 'option-label' }, gap.label), h('span', { class: 'option-count' }, total(counts[i])))),
      h('p', { class: 'hint' }, t('app.legend_size')));
    this.legend.replaceChildren(...[settlements, steps].filter(Boolean));
  }

  toggle(gap, isShown) {
    if (isShown) this.hidden.delete(gap);
    else this.hidden.add(gap);
    this.drawSettlements();
  }

  /// To what is asked about: its polygons where they are loaded, else its settlements.
  fit(within) {
    if (!within) return this.map.fitBounds(K_CAMEROON, { animate: false });
    const layers = this.areas.getLayers().filter((layer) => layer.getBounds);
    const bounds = layers.length > 0 ? L.featureGroup(layers).getBounds() : L.latLngBounds(this.answer.points.map(([longitude, latitude]) => [latitude, longitude]));
    if (bounds.isValid()) this.map.fitBounds(bounds, { padding: [16, 16], animate: false });
    return undefined;
  }

  /// Lets a point be chosen by a click; `chosen` gets [longitude, latitude] as often as there are clicks.
  onClick(chosen) {
    this.map.on('click', ({ latlng }) => chosen([latlng.lng, latlng.lat]));
  }

  centre() {
    const { lng, lat } = this.map.getCenter();
    return [lng, lat];
  }

  /// Moves as the other map does, and it as this one.
  follow(other) {
    let moving = false;
    const link = (from, to) => from.map.on('moveend', () => {
      if (moving) return;
      moving = true;
      to.map.setView(from.map.getCenter(), from.map.getZoom(), { animate: false });
      moving = false;
    });
    link(this, other);
    link(other, this);
  }
}
