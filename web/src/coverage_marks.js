import L from './leaflet_global.js';

/// Colour and shape of each gap, in the order of the API. The colours stay apart for colour-blind eyes (after Okabe
/// and Ito), the shapes for everyone; the signs are those of the page.
export const K_GAPS = [
  { colour: '#0072b2', sign: '●', shape: [] },
  { colour: '#8a6d00', sign: '▲', shape: [[[0, -1], [1, 0.8], [-1, 0.8]]] },
  { colour: '#c46a00', sign: '◆', shape: [[[0, -1.1], [1.1, 0], [0, 1.1], [-1.1, 0]]] },
  { colour: '#6a3d9a', sign: '■', shape: [[[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]]] },
  { colour: '#2b6b5f', sign: '✚', open: true, shape: [[[-1, 0], [1, 0]], [[0, -1], [0, 1]]] },
  { colour: '#a3261b', sign: '✕', open: true, shape: [[[-0.8, -0.8], [0.8, 0.8]], [[0.8, -0.8], [-0.8, 0.8]]] },
];

/// One settlement on the canvas: a disc for "covered", else the shape of what is missing.
export const GapCircle = L.CircleMarker.extend({
  initialize(point, gap, radius, renderer) {
    const { colour, open } = K_GAPS[gap];
    this.gap = gap;
    L.CircleMarker.prototype.initialize.call(this, point, {
      radius, renderer, pane: 'settlements', interactive: false, color: open ? colour : '#fff', weight: open ? Math.max(1, radius / 4) : 0.75,
      fillColor: colour, fillOpacity: 0.75, opacity: 0.85, fill: !open,
    });
  },

  _updatePath() {
    const { shape } = K_GAPS[this.gap];
    if (shape.length === 0) this._renderer._updateCircle(this);
    else drawShape(this._renderer, this, shape);
  },
});

function drawShape(renderer, layer, lines) {
  if (!renderer._drawing || layer._empty()) return;
  const context = renderer._ctx;
  const { _point: { x, y }, _radius: radius } = layer;
  context.beginPath();
  for (const line of lines) {
    line.forEach(([right, down], i) => context[i ? 'lineTo' : 'moveTo'](x + right * radius, y + down * radius));
    if (layer.options.fill) context.closePath();
  }
  renderer._fillStroke(context, layer);
}
