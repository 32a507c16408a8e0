import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/// Keys the script makes from a code: `verdict.${code}`.
const K_PREFIXES = ['app.', 'verdict.'];
const K_SINGLE = ['unknown'];

async function catalogue(folder) {
  const texts = {};
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.json')).sort()) {
    Object.assign(texts, JSON.parse(await readFile(join(folder, name), 'utf8')));
  }
  return texts;
}

/// Keys named in the sources: t('app.find').
export function keysOf(sources) {
  const keys = new Set();
  for (const source of sources) {
    for (const [, key] of source.matchAll(/\bt\(\s*'([\w.]+)'/g)) keys.add(key);
  }
  return keys;
}

/// The script's part of every catalogue. Fails on a key that a source names and a language lacks, and on an "app."
/// text that no source names.
export async function makeTexts(folder, sources) {
  const keys = keysOf(sources);
  const all = new Map();
  for (const lang of ['fr', 'en']) {
    const texts = await catalogue(join(folder, lang));
    for (const key of keys) {
      if (!(key in texts) && !(`${key}.other` in texts)) throw new Error(`i18n/${lang}: no text for ${key}`);
    }
    const mine = Object.entries(texts).filter(([key]) => K_SINGLE.includes(key) || K_PREFIXES.some((one) => key.startsWith(one)));
    for (const [key] of mine) {
      const stem = key.replace(/\.(one|other)$/, '');
      const isMade = /^app\.sex_/.test(stem) || !stem.startsWith('app.');
      if (!isMade && !keys.has(stem)) throw new Error(`i18n/${lang}: ${key} is used nowhere`);
    }
    all.set(lang, Object.fromEntries(mine));
  }
  return all;
}
