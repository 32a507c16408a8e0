// Reads points.csv and queries.csv (longitude, latitude, need bits) in the folder given and writes answers.txt:
// milliseconds of building, then for each query its microseconds and the points found.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { around } from 'geokdbush';
import KDBush from 'kdbush';

const k = 10;
const folder = process.argv[2];
const rows = (name) =>
    readFileSync(join(folder, name), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => line.split(',').map(Number));

const points = rows('points.csv');
const queries = rows('queries.csv');
const needs = Uint32Array.from(points, (point) => point[2]);

const began = performance.now();
const index = new KDBush(points.length);
for (const [longitude, latitude] of points) index.add(longitude, latitude);
index.finish();
const lines = [performance.now() - began];

const ask = ([longitude, latitude, accepted]) =>
    around(index, longitude, latitude, k, Infinity, (point) => (needs[point] & accepted) !== 0);

for (const query of queries.slice(0, 100)) ask(query); // warm
for (const query of queries) {
    const start = performance.now();
    const found = ask(query);
    lines.push([(performance.now() - start) * 1000, ...found].join(' '));
}
writeFileSync(join(folder, 'answers.txt'), lines.join('\n') + '\n');
