/// The copy of the directory on this device: parts named by their SHA-256, and one entry that says which of them are
/// the copy. Parts come one by one and stay when a load breaks off; the entry changes last and at once, so that there
/// is the old copy or the new one, never half of one. What is no longer named is thrown away after that.
const K_CACHE = 'relais-copy';
const K_CURRENT = '/copy/current';
const K_MANIFEST = '/copy/manifest';
const K_TRIES = 3; // editions that may be published while one load goes on

const partAddress = (sha256) => `/copy/parts/${sha256}`;

async function sha256Of(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/// Parts a copy of this choice holds: all of them for "", else those the zone names.
function chosenParts(manifest, choice) {
  const zone = manifest.zones.find(({ code }) => code === choice);
  if (choice && !zone) throw new Error(`no zone ${choice}`);
  return manifest.parts.filter(({ name }) => !zone || zone.parts.includes(name));
}

export class CopyStore {
  /// All from outside, so that tests need no browser: `caches`, `fetch`, `now()` a Date.
  constructor({ caches, fetch, now = () => new Date() }) {
    this.caches = caches;
    this.fetch = fetch;
    this.now = now;
  }

  /// {choice, version, edition, zones, parts, loaded, checked} of the copy that is complete, or null. `loaded` and
  /// `checked` are ISO times: when it came, and when the server last said that it is the newest.
  async current() {
    const entry = await (await this.caches.open(K_CACHE)).match(K_CURRENT);
    return entry ? entry.json() : null;
  }

  /// Brings the copy up to the edition being served; `progress(done, all)` counts bytes. Answers what `current` does.
  async update(choice, progress = () => {}) {
    for (let tries = 1; ; tries += 1) {
      const manifest = await this.manifest();
      const parts = chosenParts(manifest, choice);
      if (await this.fetchMissing(parts, progress)) return this.become({ ...manifest, choice, parts });
      if (tries === K_TRIES) throw new Error('the edition changes faster than it loads');
    }
  }

  async manifest() {
    const answer = await this.fetch(K_MANIFEST, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(`${K_MANIFEST}: ${answer.status}`);
    return answer.json();
  }

  /// False when a part is no longer served: another edition came meanwhile.
  async fetchMissing(parts, progress) {
    const cache = await this.caches.open(K_CACHE);
    const all = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    let done = 0;
    for (const part of parts) {
      if (!(await cache.match(partAddress(part.sha256)))) {
        const answer = await this.fetch(partAddress(part.sha256), { cache: 'no-store' });
        if (answer.status === 404) return false;
        if (!answer.ok) throw new Error(`${part.name}: ${answer.status}`);
        const bytes = await answer.arrayBuffer();
        if ((await sha256Of(bytes)) !== part.sha256) throw new Error(`${part.name}: damaged on the way`);
        await cache.put(partAddress(part.sha256), new Response(bytes));
      }
      done += part.bytes;
      progress(done, all);
    }
    return true;
  }

  async become({ choice, version, edition, zones, parts }) {
    const cache = await this.caches.open(K_CACHE);
    const before = await this.current();
    const time = this.now().toISOString();
    const isSame = before?.version === version && before.choice === choice;
    const current = { choice, version, edition, zones, parts, loaded: isSame ? before.loaded : time, checked: time };
    await cache.put(K_CURRENT, new Response(JSON.stringify(current)));
    await this.tidy(cache, new Set(parts.map(({ sha256 }) => partAddress(sha256))));
    return current;
  }

  async tidy(cache, named) {
    for (const { url } of await cache.keys()) {
      const { pathname } = new URL(url, 'https://copy.invalid');
      if (pathname !== K_CURRENT && !named.has(pathname)) await cache.delete(pathname);
    }
  }

  /// The bytes of every part of the current copy, each checked again; null when there is none. A part that was damaged
  /// on the device is thrown away, for the next update to fetch.
  async bytes() {
    const current = await this.current();
    if (!current) return null;
    const cache = await this.caches.open(K_CACHE);
    return Promise.all(current.parts.map(async ({ name, sha256 }) => {
      const bytes = await (await cache.match(partAddress(sha256)))?.arrayBuffer();
      if (bytes && (await sha256Of(bytes)) === sha256) return bytes;
      await cache.delete(partAddress(sha256));
      throw new Error(`${name}: damaged on this device`);
    }));
  }

  forget() {
    return this.caches.delete(K_CACHE);
  }
}
