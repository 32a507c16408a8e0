/// Forms filled in without a network, waiting to be sent. What they hold is encrypted on the device (AES-GCM, with a key
/// that no script can read out); what is shown of them is a label and a time. Each is sent under a key of its own
/// (Idempotency-Key), the same at every try, so that the server takes it once however often the line breaks; it leaves
/// the queue when the server says that it has it. One page sends at a time.
const K_LOCK = 'relais-outbox';
const K_HEADER = 'Idempotency-Key';

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
  /// All from outside, so that tests need no browser. `locks` as navigator.locks; `changed` is called after each change.
  constructor({ storage, fetch, locks, now = () => new Date(), changed = () => {} }) {
    Object.assign(this, { storage, fetch, locks, now, changed });
  }

  /// Puts a form in the queue: `address` it is sent to, `fields` (anything JSON can hold), `label` to show, which must not
  /// name a person. Answers its id.
  async add({ address, fields, label }) {
    const id = crypto.randomUUID();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const secret = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(id) },
      await this.storage.key(), encoder.encode(JSON.stringify({ address, fields })));
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

  /// A refused form back into the queue, as it is.
  async retry(id) {
    const entry = (await this.storage.all()).find((one) => one.id === id);
    if (!entry) return;
    await this.storage.put({ ...entry, state: 'waiting', reason: '' });
    this.changed();
  }

  /// Sends what waits, oldest first, until the network fails. What the server refuses stays, with its reason, and holds
  /// nothing else up. Answers how many went.
  send() {
    return this.locks.request(K_LOCK, async () => {
      let sent = 0;
      const waiting = (await this.storage.all()).filter(({ state }) => state === 'waiting')
        .sort((a, b) => (a.written < b.written ? -1 : 1));
      for (const entry of waiting) {
        const outcome = await this.sendOne(entry);
        if (outcome === 'no network') break;
        if (outcome === 'sent') sent += 1;
      }
      return sent;
    });
  }

  async sendOne(entry) {
    let opened;
    try {
      opened = await this.opened(entry);
    } catch { // changed on the device, or its key is gone: nobody can send it any more
      await this.storage.put({ ...entry, state: 'damaged' });
      this.changed();
      return 'damaged';
    }
    const { address, fields } = opened;
    let answer;
    try {
      answer = await this.fetch(address, {
        method: 'POST', headers: { 'Content-Type': 'application/json', [K_HEADER]: entry.id }, body: JSON.stringify(fields), cache: 'no-store',
      });
    } catch {
      return 'no network';
    }
    if (answer.ok) {
      await this.remove(entry.id);
      return 'sent';
    }
    const isPassing = answer.status >= 500 || answer.status === 408 || answer.status === 429;
    if (isPassing) return 'no network';
    const { detail = '' } = await answer.json().catch(() => ({}));
    await this.storage.put({ ...entry, state: 'refused', reason: detail });
    this.changed();
    return 'refused';
  }

  async opened({ id, iv, secret }) {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(id) },
      await this.storage.key(), secret);
    return JSON.parse(decoder.decode(plain));
  }
}
