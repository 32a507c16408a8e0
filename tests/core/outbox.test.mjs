// Forms filled in without a network: kept unreadable, shown, sent once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox } from '../../web/src/outbox.js';

class MemoryStorage {
  entries = new Map();

  all = async () => [...this.entries.values()];

  put = async (entry) => this.entries.set(entry.id, structuredClone(entry));

  delete = async (id) => this.entries.delete(id);

  async key() {
    this.made ??= crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    return this.made;
  }
}

/// One after another, as navigator.locks does.
class MemoryLocks {
  last = Promise.resolve();

  request(_, work) {
    const mine = this.last.then(work);
    this.last = mine.catch(() => {});
    return mine;
  }
}

/// Takes each key once, whatever reaches it; `lose` answers are lost on the way back.
class Server {
  taken = new Map();

  lose = 0;

  status = 201;

  isDown = false;

  fetch = async (address, { headers, body }) => {
    if (this.isDown) throw new TypeError('network');
    assert.equal(headers['X-CSRF-Token'], 'token');
    const key = body.get('sent_key');
    if (this.status === 201) this.taken.set(key, this.taken.get(key) ?? { address, name: body.get('name') });
    if (this.lose > 0) {
      this.lose -= 1;
      throw new TypeError('network');
    }
    return new Response(JSON.stringify({ detail: 'Il manque la date.', code: 'C' }), { status: this.status });
  };
}

function setUp() {
  const server = new Server();
  const storage = new MemoryStorage();
  const locks = new MemoryLocks();
  let time = Date.parse('2026-11-25T10:00:00Z');
  const who = { account: '7', token: 'token' };
  const make = (more = {}) => new Outbox({
    storage, locks, fetch: server.fetch, session: async () => (server.isDown ? null : who), now: () => new Date((time += 1000)), ...more,
  });
  return { server, storage, make, who, outbox: make() };
}

const form = (name) => ({ address: '/api/v1/cases', account: '7', fields: [['name', name]], label: 'Orientation' });

test('what waits is shown by label and time, and cannot be read on the device', async () => {
  const { storage, outbox } = setUp();
  await outbox.add(form('needle'));
  const [shown] = await outbox.list();
  assert.deepEqual({ label: shown.label, state: shown.state, written: shown.written }, { label: 'Orientation', state: 'waiting', written: '2026-11-25T10:00:01.000Z' });
  const [entry] = await storage.all();
  assert.doesNotMatch(Buffer.from(entry.secret).toString('latin1') + JSON.stringify(shown), /needle|cases/);
  await assert.rejects(crypto.subtle.exportKey('raw', await storage.key()));
});

test('without a network all stays; with it all goes, in order, once', async () => {
  const { server, outbox } = setUp();
  server.isDown = true;
  await outbox.add(form('first'));
  await outbox.add(form('second'));
  assert.equal(await outbox.send(), 0);
  assert.equal((await outbox.list()).length, 2);
  server.isDown = false;
  assert.equal(await outbox.send(), 2);
  assert.deepEqual([...server.taken.values()].map(({ name }) => name), ['first', 'second']);
  assert.deepEqual(await outbox.list(), []);
});

test('an answer lost on the way leads to a second try under the same key, and one record', async () => {
  const { server, outbox } = setUp();
  const id = await outbox.add(form('only'));
  server.lose = 1;
  assert.equal(await outbox.send(), 0);
  assert.equal(await outbox.send(), 1);
  assert.deepEqual([...server.taken.keys()], [id]);
});

test('two pages that send together send each form once', async () => {
  const { server, make, outbox } = setUp();
  await outbox.add(form('a'));
  await outbox.add(form('b'));
  let calls = 0;
  const counted = async (...given) => {
    calls += 1;
    return server.fetch(...given);
  };
  const [one, other] = [make(), make()];
  one.fetch = counted;
  other.fetch = counted;
  await Promise.all([one.send(), other.send()]);
  assert.equal(calls, 2);
});

test('what is refused stays with the reason and holds nothing up; it can be read back to be corrected', async () => {
  const { server, outbox } = setUp();
  const id = await outbox.add(form('wrong'));
  server.status = 400;
  assert.equal(await outbox.send(), 0);
  assert.deepEqual((await outbox.list()).map(({ state, reason }) => [state, reason]), [['refused', 'Il manque la date.']]);
  server.status = 201;
  await outbox.add(form('right'));
  assert.equal(await outbox.send(), 1);
  assert.deepEqual(await outbox.fieldsOf(id), [['name', 'wrong']]);
  await outbox.remove(id);
  assert.equal(await outbox.fieldsOf(id), null);
  assert.deepEqual(await outbox.list(), []);
});

test('a server in trouble is tried again later', async () => {
  const { server, outbox } = setUp();
  await outbox.add(form('later'));
  server.status = 503;
  assert.equal(await outbox.send(), 0);
  assert.equal((await outbox.list())[0].state, 'waiting');
});

test('a record that was changed on the device is not sent, is shown as such and holds nothing up', async () => {
  const { storage, server, outbox } = setUp();
  await outbox.add(form('mine'));
  const [entry] = await storage.all();
  new Uint8Array(entry.secret)[3] ^= 1;
  await storage.put(entry);
  await outbox.add(form('next'));
  assert.equal(await outbox.send(), 1);
  assert.deepEqual([...server.taken.values()].map(({ name }) => name), ['next']);
  assert.deepEqual((await outbox.list()).map(({ state }) => state), ['damaged']);
});

test('a form goes only for the account that wrote it, and is told as delivered', async () => {
  const { make, who, server } = setUp();
  const told = [];
  const outbox = make({ delivered: (id, { code }) => told.push([id, code]) });
  const id = await outbox.add(form('mine'));
  who.account = '8';
  assert.equal(await outbox.send(), 0);
  assert.equal(server.taken.size, 0);
  who.account = '7';
  assert.equal(await outbox.send(), 1);
  assert.deepEqual(told, [[id, 'C']]);
});

test('a page that is no answer of the server, a log-in for instance, is not taken for one', async () => {
  const { server, outbox } = setUp();
  await outbox.add(form('kept'));
  for (const status of [200, 401, 403, 429]) {
    server.status = status;
    assert.equal(await outbox.send(), 0);
    assert.equal((await outbox.list())[0].state, 'waiting');
  }
});
