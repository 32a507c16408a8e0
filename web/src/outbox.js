/// Forms filled in without a network, waiting to be sent. What they hold is encrypted on the device (AES-GCM, with a key
/// that no script can read out); what is shown of them is a label and a time. Each is sent under a key of its own (field
/// sent_key), the same at every try, so that the server takes it once however often the line breaks; it leaves the queue
/// when the server says that it has it. It is sent only for the account that wrote it. One page sends at a time.
const K_LOCK = 'relais-outbox';
const K_CREATED = 201;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const asPromise = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/// Entries and the key in IndexedDB, by id.
export class OutboxStorage {
  async open() {
    const request = indexedDB.open('relais-outbox', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('entries', { keyPath: 'id' });
      request.result.createObjectStore('keys');
    };
    this.database ??= await asPromise(request);
    return this.database;
  }

  async store(name, mode = 'readonly') {
    return (await this.open()).transaction(name, mode).objectStore(name);
  }

  async all() {
    return asPromise((await this.store('entries')).getAll());
  }

  async put(entry) {
    return asPromise((await this.store('entries', 'readwrite')).put(entry));
  }

  async delete(id) {
    return asPromise((await this.store('entries', 'readwrite')).delete(id));
  }

  /// The device's key: made once, not extractable. Two pages that begin together end with the same one.
  async key() {
    const found = await asPromise((await this.store('keys')).get('key'));
    if (found) return found;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const store = await this.store('keys', 'readwrite');
    const first = await asPromise(store.get('key'));
    if (!first) await asPromise(store.put(made, 'key'));
    return first ?? made;
  }
}

export class Outbox {
  /// All from outside, so that tests need no browser. `locks` as navigator.locks. `session()` answers who is logged in and
  /// the token that forms of theirs need, {account, token}, or null for nobody or no network. `changed()` is called after
  /// each change, `delivered(id, answer)` with what the server says of a form it took.
  constructor({ storage, fetch, locks, session, now = () => new Date(), changed = () => {}, delivered = () => {} }) {
    Object.assign(this, { storage, fetch, locks, session, now, changed, delivered });
  }

  /// Puts a form in the queue: `address` it is sent to, `account` it is of, `fields` ([name, value] each), `label` to
  /// show, which must not name a person. Answers its id.
  async add({ address, account, fields, label }) {
    const id = crypto.randomUUID();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const secret = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(id) },
      await this.storage.key(), encoder.encode(JSON.stringify({ address, account, fields })));
    await this.storage.put({ id, label, written: this.now().toISOString(), iv, secret, state: 'waiting', reason: '' });
    this.changed();
    return id;
  }

  /// [{id, label, written, state: 'waiting' | 'refused' | 'damaged', reason}], oldest first.
  async list() {
    const entries = await this.storage.all();
    return entries.sort((a, b) => (a.written < b.written ? -1 : 1))
      .map(({ id, label, written, state, reason }) => ({ id, label, written, state, reason }));
  }

  async remove(id) {
    await this.storage.delete(id);
    this.changed();
  }

  /// What was typed, to be corrected; null for a form that is gone or damaged.
  async fieldsOf(id) {
    const entry = (await this.storage.all()).find((one) => one.id === id);
    const opened = entry && await this.opened(entry).catch(() => null);
    return opened?.fields ?? null;
  }

  /// Sends what waits, oldest first, until the network fails. What the server refuses stays, with its reason, and holds
  /// nothing else up. Answers how many went.
  send() {
    return this.locks.request(K_LOCK, async () => {
      let sent = 0;
      const waiting = (await this.storage.all()).filter(({ state }) => state === 'waiting')
        .sort((a, b) => (a.written < b.written ? -1 : 1));
      const session = waiting.length > 0 ? await this.session() : null;
      if (!session) return 0;
      for (const entry of waiting) {
        const outcome = await this.sendOne(entry, session);
        if (outcome === 'not now') break;
        if (outcome === 'sent') sent += 1;
      }
      return sent;
    });
  }

  async sendOne(entry, session) {
    let opened;
    try {
      opened = await this.opened(entry);
    } catch { // changed on the device, or its key is gone: nobody can send it any more
      await this.storage.put({ ...entry, state: 'damaged' });
      this.changed();
      return 'damaged';
    }
    const { address, account, fields } = opened;
    if (account !== session.account) return 'of somebody else';
    let answer;
    try {
      answer = await this.fetch(address, {
        method: 'POST', headers: { 'X-CSRF-Token': session.token }, body: new URLSearchParams([...fields, ['sent_key', entry.id]]), cache: 'no-store',
      });
    } catch {
      return 'not now';
    }
    const said = await answer.json().catch(() => ({}));
    if (answer.status === K_CREATED) {
      await this.remove(entry.id);
      this.delivered(entry.id, said);
      return 'sent';
    }
    const isPassing = answer.status < 400 || answer.status >= 500 || [401, 403, 408, 429].includes(answer.status);
    if (isPassing) return 'not now'; // what answers for the server, a session that ended: the form may still be right
    await this.storage.put({ ...entry, state: 'refused', reason: said.detail ?? '' });
    this.changed();
    return 'refused';
  }

  async opened({ id, iv, secret }) {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(id) },
      await this.storage.key(), secret);
    return JSON.parse(decoder.decode(plain));
  }
}
