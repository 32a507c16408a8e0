// Neighbouring countries around Cameroon, cut from world-atlas (Natural Earth, public domain).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { feature } from 'topojson-client';

/// [west, south, east, north], degrees: Cameroon with room to look around.
const K_WINDOW = [-3, -9, 29, 24];
const K_DECIMALS = 2;

/// Sutherland–Hodgman against one side of the window.
function cutSide(ring, axis, limit, keepsAbove) {
  const inside = (point) => (keepsAbove ? point[axis] >= limit : point[axis] <= limit);
  const crossing = (a, b) => {
    const share = (limit - a[axis]) / (b[axis] - a[axis]);
    const point = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    point[axis] = limit;
    return point;
  };
  const out = [];
  for (let i = 0; i < ring.length; i += 1) {
    const before = ring[(i + ring.length - 1) % ring.length];
    const here = ring[i];
    if (inside(here) !== inside(before)) out.push(crossing(before, here));
    if (inside(here)) out.push(here);
  }
  return out;
}

export function cutRing(ring, [west, south, east, north]) {
  let out = ring.slice(0, -1);
  for (const [axis, limit, keepsAbove] of [[0, west, true], [1, south, true], [0, east, false], [1, north, false]]) {
    out = cutSide(out, axis, limit, keepsAbove);
  }
  return out;
}

/// Rounded, without repeated points, closed; nothing for what vanished.
function tidy(ring) {
  const rounded = ring.map((point) => point.map((degrees) => Number(degrees.toFixed(K_DECIMALS))));
  const out = rounded.filter((point, i) => i === 0 || point.join() !== rounded[i - 1].join());
  return out.length < 3 ? null : [...out, out[0]];
}

function cutPolygon(rings) {
  const [outer, ...holes] = rings.map((ring) => tidy(cutRing(ring, K_WINDOW)));
  return outer ? [outer, ...holes.filter(Boolean)] : null;
}

/// GeoJSON of every country that reaches into the window; properties {iso} (ISO 3166-1 numeric).
export async function makeBackground(web) {
  const world = JSON.parse(await readFile(join(web, 'node_modules', 'world-atlas', 'countries-10m.json'), 'utf8'));
  const features = [];
  for (const country of feature(world, world.objects.countries).features) {
    const { type, coordinates } = country.geometry;
    const polygons = (type === 'Polygon' ? [coordinates] : coordinates).map(cutPolygon).filter(Boolean);
    if (polygons.length > 0) {
      features.push({
        type: 'Feature', properties: { iso: country.id }, geometry: { type: 'MultiPolygon', coordinates: polygons },
      });
    }
  }
  return { type: 'FeatureCollection', features };
}
