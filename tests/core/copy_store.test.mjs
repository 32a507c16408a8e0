// The copy on a device: whole or not there, whatever breaks off; only what changed travels; every part checked.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { CopyStore } from '../../web/src/copy_store.js';

const digest = (text) => createHash('sha256').update(text).digest('hex');

/// As the browser's cache, in memory.
class MemoryCaches {
  constructor() {
    this.all = new Map();
  }

  async open(name) {
    if (!this.all.has(name)) this.all.set(name, new Map());
    const entries = this.all.get(name);
    const key = (address) => new URL(address, 'https://copy.invalid').href;
    return {
      match: async (address) => entries.get(key(address))?.clone(),
      put: async (address, answer) => entries.set(key(address), answer),
      delete: async (address) => entries.delete(key(address)),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
    };
  }

  async delete(name) {
    return this.all.delete(name);
  }
}

/// A server of parts {name: text}; counts what is asked and fails when told to.
class Editions {
  constructor(contents) {
    this.publish(contents);
    this.asked = [];
    this.failAfter = Infinity;
    this.spoil = null;
  }

  publish(contents) {
    this.contents = contents;
    const parts = Object.entries(contents).map(([name, text]) => ({ name, sha256: digest(text), bytes: text.length }));
    const zones = [{ code: 'north', label_fr: 'Nord', label_en: 'North', parts: ['reference', 'area-N'] }];
    this.manifest = { format: 'relais-copy-2', version: digest(parts.map((part) => part.sha256).join()), edition: { id: 1 }, parts, zones };
  }

  fetch = async (address) => {
    if (this.asked.length >= this.failAfter) throw new TypeError('network');
    this.asked.push(address);
    if (address === '/copy/manifest') return new Response(JSON.stringify(this.manifest));
    const found = Object.values(this.contents).find((text) => address.endsWith(digest(text)));
    if (found === undefined) return new Response('', { status: 404 });
    return new Response(this.spoil === found ? `${found}!` : found);
  };

  partsAsked() {
    return this.asked.filter((address) => address !== '/copy/manifest').length;
  }
}

const first = { reference: 'codes', 'area-N': 'maroua', 'area-S': 'kribi' };
const texts = async (store) => (await store.bytes()).map((bytes) => new TextDecoder().decode(bytes));

function setUp(contents = first) {
  const server = new Editions(contents);
  let time = new Date('2026-11-25T10:00:00Z');
  const caches = new MemoryCaches();
  const store = new CopyStore({ caches, fetch: server.fetch, now: () => time });
  return { server, store, caches, setTime: (text) => { time = new Date(text); } };
}

test('the first update brings every part', async () => {
  const { store } = setUp();
  assert.equal(await store.current(), null);
  assert.equal(await store.bytes(), null);
  const seen = [];
  const copy = await store.update('', (done, all) => seen.push([done, all]));
  assert.equal(copy.loaded, '2026-11-25T10:00:00.000Z');
  assert.deepEqual(await texts(store), ['codes', 'maroua', 'kribi']);
  assert.deepEqual(seen.at(-1), [16, 16]);
});

test('a load that breaks off leaves no copy, and goes on with the parts that are missing', async () => {
  const { server, store } = setUp();
  server.failAfter = 3; // the manifest and two parts
  await assert.rejects(store.update(''), /network/);
  assert.equal(await store.current(), null);
  server.failAfter = Infinity;
  server.asked = [];
  await store.update('');
  assert.equal(server.partsAsked(), 1);
  assert.equal((await texts(store)).length, 3);
});

test('of a new edition only the parts that changed travel, and the old copy stays until they are there', async () => {
  const { server, store } = setUp();
  await store.update('');
  const next = { ...first, 'area-N': 'maroua, mokolo', 'area-E': 'bertoua' };
  server.publish(next);
  server.asked = [];
  server.failAfter = 2; // one of the two new parts
  await assert.rejects(store.update(''));
  assert.deepEqual(await texts(store), ['codes', 'maroua', 'kribi']);
  server.failAfter = Infinity;
  server.asked = [];
  await store.update('');
  assert.equal(server.partsAsked(), 1);
  assert.deepEqual(await texts(store), Object.values(next));
});

test('what no copy names any more is thrown away', async () => {
  const { server, store, caches } = setUp();
  await store.update('');
  server.publish({ reference: 'codes' });
  await store.update('');
  assert.equal((await (await caches.open('relais-copy')).keys()).length, 2); // the part and the entry
});

test('a part damaged on the way is refused and the copy stays as it was', async () => {
  const { server, store } = setUp();
  await store.update('');
  server.publish({ ...first, 'area-N': 'maroua, mokolo' });
  server.spoil = 'maroua, mokolo';
  await assert.rejects(store.update(''), /damaged on the way/);
  assert.deepEqual(await texts(store), ['codes', 'maroua', 'kribi']);
});

test('a part damaged on the device is told, thrown away and fetched again', async () => {
  const { server, store, caches } = setUp();
  const copy = await store.update('');
  const address = `/copy/parts/${copy.parts[1].sha256}`;
  await (await caches.open('relais-copy')).put(address, new Response('marou'));
  await assert.rejects(store.bytes(), /area-N: damaged on this device/);
  server.asked = [];
  await store.update('');
  assert.equal(server.partsAsked(), 1);
  assert.deepEqual(await texts(store), ['codes', 'maroua', 'kribi']);
});

test('a zone holds its own parts; another choice fetches the rest and drops nothing it needs', async () => {
  const { server, store } = setUp();
  const copy = await store.update('north');
  assert.equal(copy.choice, 'north');
  assert.deepEqual(await texts(store), ['codes', 'maroua']);
  server.asked = [];
  await store.update('');
  assert.equal(server.partsAsked(), 1);
  await assert.rejects(store.update('atlantis'), /no zone atlantis/);
  assert.equal((await store.current()).choice, '');
});

test('looking again at the same edition moves the day of the look, not that of the load', async () => {
  const { store, setTime } = setUp();
  await store.update('');
  setTime('2026-12-01T10:00:00Z');
  const copy = await store.update('');
  assert.equal(copy.loaded, '2026-11-25T10:00:00.000Z');
  assert.equal(copy.checked, '2026-12-01T10:00:00.000Z');
});

test('an edition published during a load is taken from its own manifest', async () => {
  const { server, store } = setUp();
  const { fetch } = server;
  let isFirst = true;
  store.fetch = async (address) => {
    const answer = await fetch(address);
    if (isFirst && address === '/copy/manifest') {
      isFirst = false;
      server.publish({ reference: 'codes 2', 'area-N': 'maroua 2' });
    }
    return answer;
  };
  await store.update('');
  assert.deepEqual(await texts(store), ['codes 2', 'maroua 2']);
});

test('a forgotten copy is gone', async () => {
  const { store } = setUp();
  await store.update('');
  await store.forget();
  assert.equal(await store.current(), null);
});
