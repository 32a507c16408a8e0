// geodata/fetch against a server of our own: what is whole is imported, what is not is refused and leaves nothing.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';

const K_FETCH = new URL('../../geodata/fetch', import.meta.url).pathname;
const files = new Map();
let server;
let folder;
let address;

const hash = (kind, text) => createHash(kind).update(text).digest('hex');

before(async () => {
  server = createServer((request, answer) => {
    const body = files.get(request.url);
    answer.writeHead(body === undefined ? 404 : 200);
    answer.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

beforeEach(async () => {
  files.clear();
  folder = await mkdtemp(join(tmpdir(), 'relais-fetch-'));
  // Stands for the program: writes down how it was called.
  await writeFile(join(folder, 'relais'), `#!/bin/sh\necho "$@" >> ${folder}/calls\n`);
  await chmod(join(folder, 'relais'), 0o755);
});

async function fetchWith(rows, ...more) {
  const sources = join(folder, 'sources.csv');
  await writeFile(sources, ['name,url,checksum,file,import', ...rows].join('\n') + '\n');
  const into = join(folder, 'into');
  const run = await new Promise((done) => {
    execFile(K_FETCH, ['--sources', sources, '--into', into, '--relais', join(folder, 'relais'), '--db', 'x.sqlite', ...more],
      (failure, out, err) => done({ code: failure?.code ?? 0, err }));
  });
  const calls = await readFile(join(folder, 'calls'), 'utf8').catch(() => '');
  const kept = await readdir(into).catch(() => []);
  return { ...run, calls, kept };
}

test('a file whose checksum is right is kept and imported', async (t) => {
  t.after(() => rm(folder, { recursive: true }));
  files.set('/cm.osm.pbf', 'roads');
  files.set('/cm.osm.pbf.md5', `${hash('md5', 'roads')}  cm.osm.pbf\n`);
  const run = await fetchWith([`osm,${address}/cm.osm.pbf,md5:${address}/cm.osm.pbf.md5,cm.osm.pbf,roads`]);
  assert.equal(run.code, 0, run.err);
  assert.match(run.calls, /--db x\.sqlite import roads .*cm\.osm\.pbf/);
  assert.deepEqual(run.kept, ['cm.osm.pbf']);
});

test('a damaged file is refused, leaves nothing and imports nothing', async (t) => {
  t.after(() => rm(folder, { recursive: true }));
  files.set('/cm.osm.pbf', 'half of the roa');
  files.set('/cm.osm.pbf.md5', `${hash('md5', 'roads')}  cm.osm.pbf\n`);
  const run = await fetchWith([`osm,${address}/cm.osm.pbf,md5:${address}/cm.osm.pbf.md5,cm.osm.pbf,roads`]);
  assert.notEqual(run.code, 0);
  assert.match(run.err, /checksum/);
  assert.equal(run.calls, '');
  assert.deepEqual(run.kept, []);
});

test('what is not there is said, and the other sources are fetched all the same', async (t) => {
  t.after(() => rm(folder, { recursive: true }));
  files.set('/people.tif', 'people');
  const run = await fetchWith([`osm,${address}/none.pbf,first,none.pbf,roads`, `population,${address}/people.tif,first,people.tif,population`]);
  assert.notEqual(run.code, 0);
  assert.match(run.err, /cannot download/);
  assert.match(run.calls, /import population .*people\.tif/);
});

test('without a published checksum the first download is remembered and another one refused', async (t) => {
  t.after(() => rm(folder, { recursive: true }));
  const row = [`population,${address}/people.tif,first,people.tif,population`];
  files.set('/people.tif', 'people');
  assert.equal((await fetchWith(row)).code, 0);
  assert.equal((await fetchWith(row)).code, 0);
  files.set('/people.tif', 'other people');
  const changed = await fetchWith(row);
  assert.notEqual(changed.code, 0);
  assert.match(changed.err, /has changed since the first time/);
});

test('an address of the data exchange is asked for by format', async (t) => {
  t.after(() => rm(folder, { recursive: true }));
  files.set('/package', JSON.stringify({ result: { resources: [{ format: 'XLSX', url: `${address}/no` }, { format: 'SHP', download_url: `${address}/shapes.tif` }] } }));
  files.set('/shapes.tif', 'shapes');
  const run = await fetchWith([`b,hdx:${address}/package|shp,first,shapes.tif,population`, `c,hdx:${address}/package|gpkg,first,no.gpkg,population`]);
  assert.notEqual(run.code, 0); // the second has no such format
  assert.match(run.calls, /shapes\.tif/);
  assert.match(run.err, /c: .*no address/);
});

test('only what is asked for is fetched, and nothing imported where told so', async (t) => {
  t.after(() => rm(folder, { recursive: true }));
  files.set('/a', 'a');
  files.set('/b', 'b');
  const run = await fetchWith([`a,${address}/a,first,a.tif,population`, `b,${address}/b,first,b.tif,population`], '--only', 'b', '--no-import');
  assert.equal(run.code, 0, run.err);
  assert.equal(run.calls, '');
  assert.deepEqual(run.kept.sort(), ['b.tif', 'checksums.sha256']);
});
