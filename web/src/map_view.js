import L from './leaflet_global.js';
import 'leaflet.markercluster';
import { h, prefersStillness } from './dom.js';
import { drawBackground } from './map_background.js';
import * as server from './server.js';
import { t } from './texts.js';

const K_CAMEROON = [[1.6, 8.3], [13.2, 16.3]];
const K_CLOSEST = 13; // without tiles there is nothing to see closer
const K_TOWN = 9;
const K_ONE_PLACE = 0.02; // degrees, about 2 km
const K_CLUSTERS_SETTLE = 400; // milliseconds clusters take to open after a zoom
const K_MANY = 2000;
const K_PIN = 30; // pixels, with the room around
const K_HALO = 44;

function pinIcon(className, text = '', [right, down] = [0, 0], size = K_PIN - 2) {
  return L.divIcon({
    className: `pin ${className}`, html: h('span', {}, text), iconSize: [size, size], iconAnchor: [size / 2 - right, size / 2 - down],
  });
}

/// How close to come to see these points: one town's centre alone says more with its surroundings.
function closest(points) {
  const spans = [0, 1].map((axis) => Math.max(...points.map((one) => one[axis])) - Math.min(...points.map((one) => one[axis])));
  return Math.max(...spans) < K_ONE_PLACE ? K_TOWN : K_CLOSEST - 1;
}

/// Pixels by which each place is moved so that several at one point stand in rings around it: town-level points are
/// the rule here, and a pile of pins would show only the last. [right, down] by id.
function spread(places, person) {
  const groups = new Map();
  for (const place of places) {
    const key = place.point.map((degrees) => degrees.toFixed(3)).join();
    groups.set(key, [...(groups.get(key) ?? []), place.id]);
  }
  const shifts = new Map();
  for (const [key, ids] of groups) {
    const isFree = key !== person.map((degrees) => degrees.toFixed(3)).join();
    let [ring, at, room] = isFree && ids.length === 1 ? [0, 0, 1] : [1, 0, 6];
    for (const id of ids) {
      const angle = (2 * Math.PI * at) / room - Math.PI / 2;
      shifts.set(id, [Math.round(ring * K_PIN * Math.cos(angle)), Math.round(ring * K_PIN * Math.sin(angle))]);
      at += 1;
      if (at === room) [ring, at, room] = [ring + 1, 0, (ring + 1) * 6];
    }
  }
  return shifts;
}

function clusterIcon(cluster) {
  const count = cluster.getChildCount();
  const size = count < 10 ? 34 : count < 100 ? 40 : 46;
  return L.divIcon({ className: 'cluster', html: h('span', {}, String(count)), iconSize: [size, size] });
}

/// The picture of the list. Its markers are out of the tab order: whatever they say, the list says.
export class MapView {
  constructor(canvas) {
    const still = prefersStillness();
    this.map = L.map(canvas, {
      maxZoom: K_CLOSEST, minZoom: 5, zoomSnap: 0.25, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still,
      zoomControl: false, maxBounds: [[-6, -1], [21, 27]], maxBoundsViscosity: 0.6,
    });
    L.control.zoom({ zoomInTitle: t('app.zoom_in'), zoomOutTitle: t('app.zoom_out'), position: 'topright' }).addTo(this.map);
    L.control.scale({ imperial: false }).addTo(this.map);
    this.map.attributionControl.setPrefix('Leaflet').addAttribution(t('app.attribution'));
    canvas.setAttribute('role', 'region');
    canvas.setAttribute('aria-label', t('app.map_label'));
    this.map.fitBounds(K_CAMEROON);
    drawBackground(this.map);
    this.clusters = L.markerClusterGroup({
      iconCreateFunction: clusterIcon, showCoverageOnHover: false, maxClusterRadius: 46, animate: !still,
      chunkedLoading: true, spiderfyOnMaxZoom: true,
    }).addTo(this.map);
    this.near = L.layerGroup().addTo(this.map);
    this.halo = L.marker([0, 0], { icon: pinIcon('pin-halo'), interactive: false, keyboard: false, zIndexOffset: -100 });
    this.markers = new Map();
    this.map.on('click', (event) => this.picked?.([event.latlng.lng, event.latlng.lat]));
  }

  resized() {
    requestAnimationFrame(() => this.map.invalidateSize());
  }

  focus() {
    this.map.getContainer().focus();
  }

  centre() {
    const { lng, lat } = this.map.getCenter().wrap();
    return [lng, lat];
  }

  startPicking(picked) {
    this.picked = picked;
    this.map.getContainer().classList.add('is-picking');
  }

  endPicking() {
    this.picked = null;
    this.map.getContainer().classList.remove('is-picking');
  }

  /// Every provider that passes the search, in clusters. `chosen(id)` when a marker is; `popup(id, name)` gives the
  /// element of its bubble.
  showPoints(answer, { chosen, popup, fit }) {
    this.clear();
    this.markers = new Map(answer.points.map(([id, longitude, latitude, standIn], i) => {
      const marker = L.marker([latitude, longitude], {
        icon: pinIcon(standIn ? 'pin-stand-in' : ''), keyboard: false, title: answer.names[i],
      });
      marker.bindPopup(() => popup(id, answer.names[i], Boolean(standIn)), { maxWidth: 260 });
      marker.on('click', () => chosen(id));
      return [id, marker];
    }));
    this.clusters.addLayers([...this.markers.values()]);
    if (fit) this.fit(answer.points.map(([, longitude, latitude]) => [latitude, longitude]));
  }

  /// The person's place and the numbered answers. `places` are {number, id, point, standIn, className}. With `star` a
  /// line leads from the person to each.
  showNear(person, places, { chosen, star = false }) {
    this.clear();
    const at = [person[1], person[0]];
    if (star) this.drawStar(at, places);
    L.marker(at, { icon: pinIcon('pin-person'), keyboard: false, title: t('app.person_place'), zIndexOffset: 500 }).addTo(this.near);
    const shifts = spread(places, person);
    this.markers = new Map(places.map((place) => {
      const className = `pin-number ${place.className}${place.standIn ? ' pin-stand-in' : ''}`;
      const icon = pinIcon(className, String(place.number), shifts.get(place.id));
      const marker = L.marker([place.point[1], place.point[0]], { icon, keyboard: false, title: place.name });
      marker.on('click', () => chosen(place.id)).addTo(this.near);
      return [place.id, marker];
    }));
    const good = places.filter((place) => place.fits);
    this.fit([at, ...(good.length ? good : places).map((place) => [place.point[1], place.point[0]])]);
  }

  drawStar(at, places) {
    for (const { point } of places) {
      L.polyline([at, [point[1], point[0]]], { className: 'star-line', interactive: false }).addTo(this.near);
    }
  }

  /// One way at a time, as a GeoJSON line; its words are beside the map.
  showRoute(line) {
    this.route?.remove();
    this.route = L.geoJSON(line, { style: { className: 'route-line' }, interactive: false }).addTo(this.map);
    this.map.fitBounds(this.route.getBounds(), { padding: [48, 48], maxZoom: K_TOWN + 2, animate: !prefersStillness() });
  }

  /// Areas that nobody passes today.
  async showBlocked() {
    const areas = await server.blockedAreas().catch(() => ({ features: [] }));
    this.blocked?.remove();
    this.blocked = L.geoJSON(areas, { style: { className: 'blocked-area' }, onEachFeature: (feature, layer) => layer.bindTooltip(feature.properties.label) })
      .addTo(this.map);
  }

  clear() {
    this.route?.remove();
    this.blocked?.remove();
    this.clusters.clearLayers();
    this.near.clearLayers();
    this.unmark();
  }

  showPerson(point) {
    this.showNear(point, [], { chosen: () => {} });
  }

  fit(points) {
    if (points.length === 0) this.map.fitBounds(K_CAMEROON);
    else this.map.fitBounds(points, { padding: [48, 48], maxZoom: closest(points), animate: points.length < K_MANY && !prefersStillness() });
  }

  mark(id) {
    const marker = this.markers.get(id);
    if (!marker) return;
    const { iconAnchor: [x, y], iconSize: [size] } = marker.options.icon.options;
    const icon = pinIcon('pin-halo', '', [size / 2 - x, size / 2 - y], K_HALO);
    this.halo.setLatLng(marker.getLatLng()).setIcon(icon).addTo(this.map);
  }

  unmark() {
    this.halo.remove();
  }

  /// Brings a marker into view, out of its cluster where several stand at one point.
  goTo(id) {
    const marker = this.markers.get(id);
    if (!marker) return;
    this.map.once('moveend', () => setTimeout(() => {
      const shown = this.clusters.hasLayer(marker) ? this.clusters.getVisibleParent(marker) : marker;
      if (shown && shown !== marker) shown.spiderfy();
      this.mark(id);
    }, prefersStillness() ? 0 : K_CLUSTERS_SETTLE));
    this.map.setView(marker.getLatLng(), Math.max(this.map.getZoom(), K_TOWN), { animate: !prefersStillness() });
  }
}
