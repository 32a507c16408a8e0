// Where to open the next services, and "what if it were Mokolo?".
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, open, overflow, phone, shot } from './browser.mjs';

const question = 'need=individual_counselling&public=survivors_of_gender_based_violence&within=CM004&level=department&km=20';
const pages = { fr: '/fr/implantation', en: '/en/siting' };
const words = { fr: { add: 'Ajouter une localité', point: 'Poser un point sur la carte', centre: 'Prendre le centre de la carte' }, en: { add: 'Add a settlement' } };

const rows = (page) => page.locator('#places-table tbody tr');
const settled = (page) => page.locator('#coverage-results:not([aria-busy])').waitFor();

async function addMokolo(page, lang) {
  await page.getByRole('combobox', { name: words[lang].add }).fill('mokolo');
  await page.getByRole('option', { name: /^Mokolo.*Mayo-Tsanaga/ }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/own=/);
  await settled(page);
}

for (const lang of ['fr', 'en']) {
  for (const [name, viewport] of [['1280', undefined], ['360', phone]]) {
    browserTest(`places are proposed with how good the choice is (${lang}, ${name})`, viewport ? { viewport, hasTouch: true } : {}, async (page) => {
      await open(page, `${pages[lang]}?${question}`);
      await page.locator('.place-mark').first().waitFor();
      assert.equal(await rows(page).count(), 5);
      assert.match(await page.locator('.notice').first().textContent(), lang === 'fr' ? /meilleur/ : /best/);
      const newly = await page.locator('#places-table td:nth-child(2)').evaluateAll((cells) => cells.map((cell) => Number(cell.dataset.value)));
      assert.deepEqual(newly, [...newly].sort((a, b) => b - a));
      assert.deepEqual(await axeFaults(page), []);
      assert.equal(await overflow(page), 0);
      await shot(page, `siting-${lang}-${name}`, { fullPage: true });
    });

    browserTest(`what if in Mokolo: before and after, by keyboard (${lang}, ${name})`, viewport ? { viewport, hasTouch: true } : {}, async (page) => {
      await open(page, `${pages[lang]}?${question}`);
      await addMokolo(page, lang);
      assert.equal(await rows(page).count(), 1);
      assert.match(await rows(page).first().textContent(), /Mokolo/);
      const changed = page.locator('#change-table tr.is-changed');
      assert.ok((await changed.allTextContents()).some((line) => /Mayo-Tsanaga/.test(line)));
      await page.locator('.place-mark').first().waitFor();
      assert.equal(await page.locator('.planner-canvas.leaflet-container').count(), 2);
      for (const map of await page.locator('.planner-canvas').all()) assert.ok((await map.boundingBox()).height > 300, 'each map has room');
      assert.deepEqual(await axeFaults(page), []);
      assert.equal(await overflow(page), 0);
      await shot(page, `what-if-${lang}-${name}`, { fullPage: true });
    });
  }
}

browserTest('what the page says of Mokolo is what the API says', {}, async (page) => {
  await open(page, `/fr/implantation?${question}`);
  await addMokolo(page, 'fr');
  const own = new URL(page.url()).searchParams.get('own');
  const answer = await (await fetch(`${base}/api/v1/siting/what-if`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ need: 'individual_counselling', profile: { publics: ['survivors_of_gender_based_violence'] }, within: 'CM004', level: 'department', km: 20, places: [{ settlement: own }] }),
  })).json();
  assert.equal(await rows(page).first().locator('td').first().getAttribute('data-value'), String(answer.newly));
  assert.ok(answer.after.whole.thresholds[0].covered >= answer.before.whole.thresholds[0].covered + answer.newly - 2);
});

browserTest('a point is put on the map by the keyboard, and taken off again', {}, async (page) => {
  await open(page, `/fr/implantation?${question}`);
  await page.locator('.place-mark').first().waitFor();
  await page.getByRole('button', { name: words.fr.point }).press('Enter');
  await page.getByRole('button', { name: words.fr.centre }).press('Enter');
  await page.waitForURL(/own=1\d\.\d+%2C1?\d\.\d+/);
  await settled(page);
  assert.equal(await rows(page).count(), 1);
  await page.locator('.own-place input').click(); // not uncheck(): the new answer may come without the box before it is looked at
  await page.waitForURL((url) => !url.search.includes('own='));
  await settled(page);
  assert.equal(await rows(page).count(), 5);
});

browserTest('a click puts a point only when one is being placed', {}, async (page) => {
  await open(page, `/fr/implantation?${question}`);
  await page.locator('.place-mark').first().waitFor();
  const map = page.locator('.planner-canvas').nth(1);
  await map.click({ position: { x: 200, y: 200 } });
  assert.ok(!page.url().includes('own='));
  await page.getByRole('button', { name: words.fr.point }).click();
  await map.click({ position: { x: 200, y: 200 } });
  await page.waitForURL(/own=/);
});

browserTest('without a script a place is added by its name', { javaScriptEnabled: false }, async (page) => {
  await page.goto(`${base}/fr/implantation?${question}`);
  await page.getByLabel('Ajouter une localité').fill('Mokolo');
  await page.getByRole('button', { name: 'Afficher' }).click();
  assert.match(await rows(page).first().textContent(), /Mokolo/);
});
