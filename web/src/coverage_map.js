import L from './leaflet_global.js';
import { GapCircle, K_GAPS } from './coverage_marks.js';
import { h, prefersStillness } from './dom.js';
import { drawBackground } from './map_background.js';
import * as server from './server.js';
import { lang, t } from './texts.js';

const K_CAMEROON = [[1.6, 8.3], [13.2, 16.3]];
const K_BOUNDARY_LEVEL = { region: 1, department: 2 };
const K_STEPS = 5;
const K_LARGEST = 16; // pixels
const K_SMALLEST = 2.5;

/// Area of the mark as the people; those too small to be seen are drawn as small as can be.
const radius = (people, most) => Math.max(K_SMALLEST, K_LARGEST * Math.sqrt(people / most));

function percent(share) {
  if (share === null) return t('app.share_nobody');
  const text = share > 0 && share < 0.01 ? '< 1' : share > 0.99 && share < 1 ? '> 99' : String(Math.round(100 * share));
  return t('app.percent', { number: text });
}

const step = (share) => (share === null ? 'none' : Math.ceil(K_STEPS * share));

/// The picture of the tables: areas by the share covered, settlements by what is missing, in a colour and a shape.
export class CoverageMap {
  constructor(root) {
    const still = prefersStillness();
    this.canvas = h('div', { class: 'map planner-canvas' });
    this.legend = h('div', { class: 'legend' });
    root.replaceChildren(this.canvas, this.legend);
    this.map = L.map(this.canvas, {
      maxZoom: 12, minZoom: 5, zoomSnap: 0.25, zoomAnimation: !still, fadeAnimation: !still, scrollWheelZoom: false,
      zoomControl: false, maxBounds: [[-6, -1], [21, 27]], maxBoundsViscosity: 0.6,
    });
    L.control.zoom({ zoomInTitle: t('app.zoom_in'), zoomOutTitle: t('app.zoom_out'), position: 'topright' }).addTo(this.map);
    L.control.scale({ imperial: false }).addTo(this.map);
    this.map.attributionControl.setPrefix('Leaflet').addAttribution(t('app.attribution'));
    this.canvas.setAttribute('role', 'region');
    this.canvas.setAttribute('aria-label', t('app.coverage_map'));
    this.map.fitBounds(K_CAMEROON);
    drawBackground(this.map);
    this.map.createPane('areas').style.zIndex = 250;
    this.map.createPane('settlements').style.zIndex = 420;
    this.renderer = L.canvas({ pane: 'settlements', padding: 0.3 });
    this.areas = L.layerGroup().addTo(this.map);
    this.settlements = L.layerGroup().addTo(this.map);
    this.boundaries = new Map();
    this.hidden = new Set();
  }

  async show(answer, within) {
    this.answer = answer;
    const polygons = await this.polygons(answer.level);
    if (this.answer !== answer) return; // another question was asked meanwhile
    this.drawAreas(polygons, answer.areas);
    this.drawSettlements();
    this.drawLegend(polygons.length > 0);
    if (this.within !== within) this.fit(within);
    this.within = within;
  }

  async polygons(level) {
    const number = K_BOUNDARY_LEVEL[level];
    if (!number) return [];
    if (!this.boundaries.has(number)) this.boundaries.set(number, server.boundaries(number).then(({ features }) => features ?? [], () => []));
    return this.boundaries.get(number);
  }

  drawAreas(polygons, areas) {
    this.areas.clearLayers();
    const byCode = new Map(areas.map((area) => [area.code, area]));
    for (const polygon of polygons) {
      const area = byCode.get(polygon.properties.code);
      if (area) this.drawArea(polygon, area);
    }
  }

  drawArea(polygon, area) {
    const [{ share, share_if_confirmed: ifConfirmed }] = area.thresholds;
    const layer = L.geoJSON(polygon, { pane: 'areas', interactive: false, style: { className: `share share-${step(share)}`, weight: 1 } }).addTo(this.areas);
    const words = h('span', {}, h('strong', {}, area.label), h('br'), t('app.share_both', { covered: percent(share), confirmed: percent(ifConfirmed) }));
    const icon = L.divIcon({ className: 'share-label', html: words, iconSize: null });
    L.marker(layer.getBounds().getCenter(), { icon, interactive: false, keyboard: false, zIndexOffset: 900 }).addTo(this.areas);
  }

  drawSettlements() {
    this.settlements.clearLayers();
    const most = Math.max(1, ...this.answer.points.map(([, , people]) => people));
    for (const [longitude, latitude, people, gap] of [...this.answer.points].sort((a, b) => b[2] - a[2])) {
      if (people === 0 || this.hidden.has(gap)) continue;
      new GapCircle([latitude, longitude], gap, radius(people, most), this.renderer).addTo(this.settlements);
    }
  }

  drawLegend(hasAreas) {
    const counts = this.answer.gaps.map((one, i) => this.answer.points.reduce((sum, [, , , gap]) => sum + (gap === i), 0));
    const total = (count) => new Intl.NumberFormat(lang()).format(count);
    this.legend.replaceChildren(
      h('fieldset', {}, h('legend', {}, t('app.legend_settlements')),
        this.answer.gaps.map((gap, i) => h('label', { class: `option gap gap-${gap.code}` },
          h('input', { type: 'checkbox', checked: !this.hidden.has(i), onchange: (event) => this.toggle(i, event.target.checked) }),
          h('span', { class: 'gap-sign', 'aria-hidden': 'true' }, K_GAPS[i].sign),
          h('span', { class: 'option-label' }, gap.label), h('span', { class: 'option-count' }, total(counts[i])))),
        h('p', { class: 'hint' }, t('app.legend_size'))),
      hasAreas && h('div', {}, h('p', { class: 'legend-title' }, t('app.legend_areas')),
        h('ul', { class: 'legend-steps' },
          h('li', { class: 'heat heat-none' }, t('app.share_nobody')),
          [0, 1, 2, 3, 4, 5].map((one) => h('li', { class: `heat heat-${one}` }, one === 0 ? percent(0) : t('app.up_to', { number: 20 * one })))),
        h('p', { class: 'hint' }, t('app.legend_both'))));
  }

  toggle(gap, isShown) {
    if (isShown) this.hidden.delete(gap);
    else this.hidden.add(gap);
    this.drawSettlements();
  }

  /// What the question is confined to: the settlements outside were not asked about, but stay on the map.
  fit(within) {
    const bounds = L.featureGroup(this.areas.getLayers().filter((layer) => layer.getBounds)).getBounds();
    if (within && bounds.isValid()) this.map.fitBounds(bounds, { padding: [16, 16], animate: false });
    else this.map.fitBounds(K_CAMEROON, { animate: false });
  }
}
