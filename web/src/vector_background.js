import { leafletLayer, LineSymbolizer, PolygonSymbolizer, CenteredTextSymbolizer } from 'protomaps-leaflet';

const K_ROADS = [ // from the least to the greatest: the greatest is drawn last
  { classes: ['path', 'footway', 'steps'], color: '#b9a98d', width: 0.8, dash: [3, 3], from: 13 },
  { classes: ['residential', 'service', 'track'], color: '#c3b8a6', width: 1.2, from: 12 },
  { classes: ['unclassified', 'tertiary'], color: '#bfa989', width: 1.4, from: 10 },
  { classes: ['ferry'], color: '#4c7fa8', width: 1.2, dash: [6, 4], from: 8 },
  { classes: ['secondary'], color: '#b99a6b', width: 1.6, from: 8 },
  { classes: ['primary'], color: '#a9793a', width: 2, from: 7 },
  { classes: ['motorway', 'trunk'], color: '#96562a', width: 2.4, from: 5 },
];
const K_LAND = { residential: '#ece7df', industrial: '#e6e2e6', forest: '#dbe8d6', park: '#dfeeda', farmland: '#f1eeda' };
const K_WATER = '#b7d3e8';
const K_DEEPEST = 14; // tiles; closer looks stretch them

const is = (classes) => (zoom, feature) => classes.includes(feature.props.class);

function paintRules() {
  const land = Object.entries(K_LAND).map(([kind, fill]) => ({
    dataLayer: 'landuse', symbolizer: new PolygonSymbolizer({ fill }), filter: (zoom, feature) => feature.props.kind === kind,
  }));
  const water = [
    { dataLayer: 'water', symbolizer: new PolygonSymbolizer({ fill: K_WATER }), filter: (zoom, feature) => feature.geomType === 3 },
    { dataLayer: 'water', symbolizer: new LineSymbolizer({ color: K_WATER, width: 1.4 }), filter: (zoom, feature) => feature.geomType === 2 },
  ];
  const roads = K_ROADS.map(({ classes, color, width, dash, from }) => ({
    dataLayer: 'roads', minzoom: from, filter: is(classes),
    symbolizer: new LineSymbolizer({ color, width: (zoom) => width * Math.max(0.7, (zoom - 5) / 5), ...(dash ? { dash, dashWidth: width } : {}) }),
  }));
  return [...land, ...water, ...roads];
}

/// Numbers of the main roads; towns are named by the page itself, from the gazetteer.
function labelRules() {
  return [{
    dataLayer: 'roads', minzoom: 8, filter: (zoom, feature) => ['motorway', 'trunk', 'primary'].includes(feature.props.class) && /^[A-Z]{1,2} ?\d+$/.test(feature.props.name ?? ''),
    symbolizer: new CenteredTextSymbolizer({ labelProps: ['name'], fill: '#6b3f1c', stroke: '#ffffff', width: 3, font: '600 11px system-ui, sans-serif' }),
  }];
}

/// A request that did not come through (the page was left, the line is down) is an interrupted one, not a fault: the library
/// then neither complains nor remembers an empty tile, and asks again at the next look.
function interruptible(source) {
  return {
    async get(tile, size) {
      try {
        return await source.get(tile, size);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // what fetch throws when no answer came
        throw new DOMException(error.message, 'AbortError');
      }
    },
  };
}

/// A Leaflet layer drawn in the browser from this server's own tiles.
export function vectorLayer(url, pane) {
  const layer = leafletLayer({ url, pane, maxDataZoom: K_DEEPEST, paintRules: paintRules(), labelRules: labelRules(), backgroundColor: undefined, attribution: '' });
  for (const { tileCache } of layer.views.values()) tileCache.source = interruptible(tileCache.source);
  return layer;
}
