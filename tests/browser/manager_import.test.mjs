// A manager's import on the page: an edition with faults is sent, its findings read, it is mended, compared, published
// and taken back; in both languages, at both widths, and once without a script. Needs RELAIS_BIN and RELAIS_DB.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axeFaults, base, browserTest, laptop, open, overflow, phone, shot } from './browser.mjs';
import { logInAs, ready, send } from './people.mjs';

const starter = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../geodata/starter_mapping.csv'), 'utf8');
const headings = starter.slice(0, starter.indexOf('\n')).trim().split(';');

/// One more line of the starter mapping.
const line = (cells) => `${headings.map((heading) => cells[heading] ?? '').join(';')}\n`;
const good = { 'Nom de la structure': 'Atelier d’essai du navigateur', 'Région': 'Extrême-Nord', 'Ville ou localité': 'Maroua', 'Service offert': 'Aide juridique', 'Publics cibles': 'Femmes' };
const file = (name, ...lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(starter + lines.map(line).join('')) });
const faulty = () => file('édition fautive.csv', { ...good, Latitude: '91', Longitude: '14,3' }, { ...good, 'Service offert': 'Vol spatial habité' });
const mended = (name) => file(`${name}.csv`, { ...good, 'Nom de la structure': name });

const words = {
  fr: { send: 'Envoyer le fichier', check: 'Vérifier le fichier', see: 'Voir les constats et la comparaison', publish: 'Publier cette édition', published: 'L’édition est publiée', back: 'Revenir à l’édition précédente', undo: 'Revenir en arrière', undone: 'de nouveau publiée', errors: 'Erreurs', added: 'Ajouts', annotated: 'Télécharger le classeur', row: 'ligne', discard: 'Abandonner ce fichier', forget: 'Effacer le fichier' },
  en: { send: 'Send the file', check: 'Check the file', see: 'See the findings and the comparison', publish: 'Publish this edition', published: 'The edition is published', back: 'Go back to the edition before', undo: 'Go back', undone: 'published again', errors: 'Errors', added: 'Added', annotated: 'Download the workbook', row: 'row', discard: 'Give this file up', forget: 'Delete the file' },
};

async function sendAndCheck(page, lang, text, given, press = send) {
  await page.goto(`${base}/${lang}/editions`);
  await page.setInputFiles('#file', given);
  await press(page, page.getByRole('button', { name: text.send }));
  await press(page, page.getByRole('button', { name: text.check }));
  await page.getByRole('link', { name: text.see }).waitFor({ timeout: 60_000 });
}

async function found(query) {
  const { providers } = await (await fetch(`${base}/api/v1/search?q=${encodeURIComponent(query)}`)).json();
  return providers.length;
}

/// The server takes a new edition up within a second or so.
async function waitFor(query, count) {
  for (let i = 0; i < 100 && (await found(query)) !== count; ++i) await new Promise((done) => setTimeout(done, 100));
  assert.equal(await found(query), count);
}

// The story (story.test.mjs) walks the other two.
for (const [lang, width, viewport] of ready ? [['fr', '1280', laptop], ['en', '360', phone]] : []) {
  const text = words[lang];
  browserTest(`an edition with faults is sent, mended, published and taken back (${lang}, ${width})`, { viewport, timeout: 180_000 }, async (page) => {
    const faults = [];
    const look = async (name) => {
      const wider = await overflow(page);
      if (wider > 0) faults.push(`${name}: ${wider} px wider than the window`);
      faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
      await shot(page, `import-${name}-${lang}-${width}`, { fullPage: name !== 'columns' });
    };
    await logInAs(page, lang, 'manager');
    await open(page, `/${lang}/editions`);
    await look('editions');
    await sendAndCheck(page, lang, text, faulty());
    await look('columns');
    await send(page, page.getByRole('link', { name: text.see }));
    await send(page, page.getByRole('link', { name: text.errors }));
    assert.match(await page.locator('table.findings').textContent(), /Vol spatial habité/);
    await look('findings');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: text.annotated }).click();
    assert.match((await download).suggestedFilename(), /^relais-edition-\d+\.xlsx$/);
    await send(page, page.locator('table.findings').getByRole('link', { name: text.row }).first());
    await look('row');
    assert.match(await page.locator('main').textContent(), /Atelier d’essai du navigateur/);

    const name = `Maison essayée ${lang} ${width}`;
    await sendAndCheck(page, lang, text, mended(name));
    await send(page, page.getByRole('link', { name: text.see }));
    await send(page, page.getByRole('link', { name: text.added }));
    await page.locator('#changes-map .change-sign').first().waitFor();
    assert.match(await page.locator('.change').first().textContent(), new RegExp(name));
    await look('compared');
    await send(page, page.getByRole('button', { name: text.publish }));
    assert.match(await page.getByRole('status').first().textContent(), new RegExp(text.published));
    await waitFor(name, 1);
    await open(page, `/${lang}/editions`);
    await page.locator('summary', { hasText: text.back }).click();
    await send(page, page.getByRole('button', { name: text.undo }));
    assert.match(await page.getByRole('status').first().textContent(), new RegExp(text.undone));
    await waitFor(name, 0);
    assert.deepEqual(faults, []);
  });
}

if (ready) {
  browserTest('a file is sent, read and given up without a script', { javaScriptEnabled: false, viewport: phone }, async (page) => {
    await logInAs(page, 'fr', 'manager', { script: false });
    await sendAndCheck(page, 'fr', words.fr, faulty(), (_, button) => button.click());
    await page.getByText(words.fr.discard).click();
    await page.getByRole('button', { name: words.fr.forget }).click();
    await page.waitForURL('**/fr/editions');
  });

  browserTest('what is no mapping is refused in words', { faultsExpected: true }, async (page) => {
    await logInAs(page, 'fr', 'manager');
    await page.goto(`${base}/fr/editions`);
    await page.setInputFiles('#file', { name: 'liste.xlsx', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 rien') });
    await page.getByRole('button', { name: words.fr.send }).click();
    assert.match(await page.getByRole('alert').textContent(), /est un PDF/);
  });
}
