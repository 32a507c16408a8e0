// The core in WebAssembly against the server: one table of questions (tests/data/core/questions.json), asked of both
// over the same directory, answered alike to the last digit. RELAIS_URL names a running `relais serve`.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Core } from '../../web/src/core.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const base = process.env.RELAIS_URL;
const wasm = join(root, 'build', 'wasm', 'relais.wasm');
const skip = !base ? 'RELAIS_URL is not set' : !existsSync(wasm) && 'scripts/build-core has not been run';
const questions = JSON.parse(readFileSync(join(root, 'tests', 'data', 'core', 'questions.json'), 'utf8'));

async function fetchCopy() {
  const manifest = await (await fetch(`${base}/copy/manifest`)).json();
  const parts = [];
  for (const { sha256 } of manifest.parts) parts.push(await (await fetch(`${base}/copy/parts/${sha256}`)).arrayBuffer());
  return { manifest, parts };
}

let fetched;
const wholeCopy = () => fetched ??= fetchCopy();

const theModule = async () => WebAssembly.compile(readFileSync(wasm));

/// What only a server with sessions writes into a page.
const withoutSession = (html) => html.replace(/<div class="account-bar">[^]*?<\/div>/g, '').replace(/\n+/g, '\n');

/// Whole pages differ by a line: which one.
function assertSame(own, served, name) {
  const [ours, theirs] = [own, served].map((text) => text.split(/\n|(?<=[,}])(?=["{])/));
  const at = ours.findIndex((line, i) => line !== theirs[i]);
  assert.equal(ours[at], theirs[at], `${name}, part ${at}`);
  assert.equal(own.length, served.length, name);
}

test('every question of the table is answered as the server answers it', { skip }, async () => {
  const { parts } = await wholeCopy();
  const core = await Core.open(await theModule(), parts);
  let compared = 0;
  for (const { method, target, body } of questions) {
    const text = body ? JSON.stringify(body) : undefined;
    const headers = body ? { 'Content-Type': 'application/json' } : {};
    const served = await fetch(base + target, { method, headers, body: text });
    const own = core.answer(method, base + target, text ?? '', new Date());
    const name = `${method} ${target} ${text ?? ''}`;
    assert.equal(own.status, served.status, name);
    assert.equal(own.type, served.headers.get('content-type'), name);
    assertSame(withoutSession(own.body), withoutSession(await served.text()), name);
    compared += 1;
  }
  assert.ok(compared > 60);
});

test('an address that is in no copy says that it needs the network', { skip }, async () => {
  const { parts } = await wholeCopy();
  const core = await Core.open(await theModule(), parts);
  const page = core.answer('GET', '/fr/couverture', '', new Date());
  assert.equal(page.status, 503);
  assert.match(page.body, /demande le réseau/);
});

test('damaged or missing parts are refused, and the core goes on', { skip }, async () => {
  const { manifest, parts } = await wholeCopy();
  const module = await theModule();
  await assert.rejects(Core.open(module, parts.slice(1)), /copy\.part_missing/);
  const cut = parts.map((part, i) => (i === 3 ? part.slice(0, part.byteLength - 1) : part));
  await assert.rejects(Core.open(module, cut), /copy\.damaged/);
  assert.ok(manifest.parts.length > 3);
});

test('a zone answers with what it holds', { skip }, async () => {
  const { manifest, parts } = await wholeCopy();
  const zone = manifest.zones.find(({ code }) => code === 'extreme_nord');
  const chosen = parts.filter((_, i) => zone.parts.includes(manifest.parts[i].name));
  assert.ok(chosen.length < parts.length);
  const core = await Core.open(await theModule(), chosen);
  const search = (query) => JSON.parse(core.answer('GET', `/api/v1/search?${query}`, '', new Date()).body).total;
  assert.ok(search('zone=extreme_nord') > 0);
  const [typical] = questions;
  const body = JSON.stringify(typical.body);
  const served = await (await fetch(base + typical.target, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).json();
  const own = JSON.parse(core.answer('POST', typical.target, body, new Date()).body);
  assert.deepEqual(own.needs[0].suitable[0], served.needs[0].suitable[0]);
});
