import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { keysOf, makeTexts } from './texts.mjs';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = async () => Promise.all((await readdir(join(web, 'src'))).filter((name) => name.endsWith('.js'))
  .map((name) => readFile(join(web, 'src', name), 'utf8')));

test('every key a source names is found in it', () => {
  assert.deepEqual([...keysOf(["t('app.find'), h(t('app.years', { count }))"])], ['app.find', 'app.years']);
});

test('both languages hold every text of the script, with the same placeholders', async () => {
  const texts = await makeTexts(join(web, 'i18n'), await sources());
  const [fr, en] = ['fr', 'en'].map((lang) => texts.get(lang));
  assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
  const placeholders = (text) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  for (const key of Object.keys(fr)) assert.deepEqual(placeholders(fr[key]), placeholders(en[key]), key);
});

test('a source that names a missing text is refused', async () => {
  await assert.rejects(makeTexts(join(web, 'i18n'), ["t('app.no_such_text')"]), /app\.no_such_text/);
});
