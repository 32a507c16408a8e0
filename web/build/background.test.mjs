import assert from 'node:assert/strict';
import test from 'node:test';
import { cutRing } from './background.mjs';

const window = [0, 0, 10, 10];

test('a ring inside the window is kept as it is', () => {
  const ring = [[1, 1], [2, 1], [2, 2], [1, 1]];
  assert.deepEqual(cutRing(ring, window), ring.slice(0, -1));
});

test('a ring over a corner is cut along both sides', () => {
  const ring = [[-5, -5], [5, -5], [5, 5], [-5, 5], [-5, -5]];
  const cut = cutRing(ring, window).map((point) => point.join());
  assert.deepEqual(new Set(cut), new Set(['0,0', '5,0', '5,5', '0,5']));
});

test('a ring outside the window vanishes', () => {
  assert.deepEqual(cutRing([[20, 20], [21, 20], [21, 21], [20, 20]], window), []);
});
