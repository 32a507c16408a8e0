// With the network cut: the directory, a provider's page, the typical search and its plan, with the reasons and the
// order the server gives; and what a reader is told about the copy.
import assert from 'node:assert/strict';
import { axeFaults, browserTest, laptop, overflow, phone, shot } from '../browser/browser.mjs';
import { ask, theLine, withCopy } from '../browser/line.mjs';

const words = {
  fr: { line: /Hors ligne/, old: /plus de 30 jours/, panel: 'Copie hors ligne', zone: 'Extrême-Nord', network: /demande le réseau/, coverage: '/fr/couverture' },
  en: { line: /Offline/, old: /more than 30 days/, panel: 'Offline copy', zone: 'Far North', network: /needs the network/, coverage: '/en/coverage' },
};

const typical = {
  place: { settlement: 'gn2228373' }, needs: ['individual_counselling', 'civil_documentation', 'vocational_training'],
  profile: { sex: 'female', age: 24, languages: ['ful', 'fr'] },
};

for (const lang of ['fr', 'en']) {
  for (const [name, viewport] of [['1280', laptop], ['360', phone]]) {
    browserTest(`the network cut, everything is answered as before (${lang}, ${name})`, { viewport, serviceWorkers: 'allow', faultsExpected: true }, async (page, context) => {
      const text = words[lang];
      const line = await theLine(context);
      await withCopy(page, lang, line);
      const nearest = await ask(page, `/api/v1/nearest?lang=${lang}`, typical);
      const plan = await ask(page, `/api/v1/plan?lang=${lang}`, typical);
      assert.equal(nearest.copy, null);
      const count = await page.locator('#count').textContent();
      await line.cut();

      const offline = await ask(page, `/api/v1/nearest?lang=${lang}`, typical);
      assert.ok(offline.copy);
      assert.equal(offline.text, nearest.text);
      assert.equal((await ask(page, `/api/v1/plan?lang=${lang}`, typical)).text, plan.text);

      await page.reload();
      await page.waitForSelector('html.has-script');
      await page.locator('#copy-line').getByText(text.line).waitFor();
      assert.equal(await page.locator('#count').textContent(), count);
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await axeFaults(page), []);
      await shot(page, `offline-search-${lang}-${name}`);

      await page.locator('#search [name=q]').fill('maroua');
      await page.waitForFunction(() => location.search.includes('maroua'));
      const provider = page.locator('#results a[href*="/prestataires/"], #results a[href*="/providers/"]').first();
      await provider.click();
      await page.waitForSelector('html.has-script body.page-provider');
      await page.locator('#copy-line').getByText(text.line).waitFor();
      await shot(page, `offline-provider-${lang}-${name}`);

      await page.goto(line.url + text.coverage);
      await page.getByText(text.network).waitFor();
    });
  }
}

browserTest('a guide is read with the network cut, and was never asked for in anybody’s name', { viewport: phone, serviceWorkers: 'allow', faultsExpected: true }, async (page, context) => {
  const asked = [];
  const line = await theLine(context, ({ url, headers }) => { if (/guides/.test(url)) asked.push({ url, cookie: headers.cookie }); });
  await context.addCookies([{ name: 'relais', value: 'a-session-of-somebody', url: line.url }]);
  await withCopy(page, 'fr', line);
  const isKept = (address) => page.waitForFunction(async (wanted) => Boolean(await caches.match(wanted, { ignoreVary: true })), address);
  await isKept('/fr/guides/agent');
  await isKept('/en/guides/everybody');
  assert.equal(asked.length, 16);
  assert.deepEqual(asked.filter(({ cookie }) => cookie), []);
  await line.cut();
  await page.goto(`${line.url}/fr/guides/agent`);
  await page.locator('#copy-line').getByText(words.fr.line).waitFor();
  assert.match(await page.locator('h1').textContent(), /agent/i);
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('link', { name: /guides/i }).first().click();
  await page.locator('.guide-list a').nth(6).waitFor();
});

browserTest('a copy grown old says to phone first', { serviceWorkers: 'allow', faultsExpected: true }, async (page, context) => {
  const line = await theLine(context);
  await withCopy(page, 'fr', line);
  await page.evaluate(async () => {
    const cache = await caches.open('relais-copy');
    const copy = await (await cache.match('/copy/current')).json();
    const old = new Date(Date.now() - 45 * 24 * 3600 * 1000).toISOString();
    await cache.put('/copy/current', new Response(JSON.stringify({ ...copy, checked: old, loaded: old })));
  });
  await line.cut();
  await page.reload();
  await page.locator('#copy-line.is-old').getByText(words.fr.old).waitFor();
  await shot(page, 'offline-old-copy');
});

browserTest('a zone is chosen, kept and erased', { serviceWorkers: 'allow', faultsExpected: true }, async (page, context) => {
  const line = await theLine(context);
  await withCopy(page, 'fr', line);
  const size = () => page.evaluate(async () => (await (await caches.open('relais-copy')).keys()).length);
  const whole = await size();
  await page.locator('#copy-choice').selectOption({ label: words.fr.zone });
  await page.getByRole('button', { name: 'Garder et mettre à jour' }).click();
  await page.waitForFunction(() => document.getElementById('copy-state').textContent.startsWith('Extrême-Nord'));
  assert.ok(await size() < whole);
  await page.getByRole('button', { name: 'Effacer la copie' }).click();
  await page.locator('#copy-state', { hasText: 'Aucune copie sur cet appareil' }).waitFor();
  assert.equal(await size(), 0);
});

browserTest('what is asked for a person is nowhere on the device', { serviceWorkers: 'allow', faultsExpected: true }, async (page, context) => {
  const line = await theLine(context);
  await withCopy(page, 'fr', line);
  await line.cut();
  await ask(page, '/api/v1/nearest?lang=fr', { ...typical, place: { point: [14.31234, 10.59876] } });
  const kept = await page.evaluate(async () => {
    let all = JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + (await indexedDB.databases()).map(({ name }) => name).join();
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) all += request.url + request.method;
    }
    return all;
  });
  assert.doesNotMatch(kept, /14\.31|nearest|POST/);
});
