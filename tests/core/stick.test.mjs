// The site exported as files and opened from disk: no server, no network, the same answers. RELAIS_STICK names the folder
// that `relais export site` made of the directory served at RELAIS_URL.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { axeFaults, base, browserTest, laptop, overflow, phone, shot } from '../browser/browser.mjs';
import { chooseNeeds, choosePlace } from '../browser/near_form.mjs';
import { ready } from '../browser/people.mjs';
import { placeOffer } from '../browser/place_offer.mjs';

const stick = process.env.RELAIS_STICK;
const missing = !stick ? 'RELAIS_STICK is not set' : !existsSync(stick) && `no ${stick}`;
const address = (file) => pathToFileURL(join(stick, file)).href;

const words = {
  fr: { near: 'Près d’une personne', line: /Annuaire sur support/, needs: 'Trouver un besoin', asked: ['psychologique individuel', 'acte de naissance', 'formation professionnelle'], place: 'Ville, village ou quartier', find: 'Trouver qui peut aider', why: 'Pourquoi ce service' },
  en: { near: 'Near a person', line: /Directory on a carrier/, needs: 'Find a need', asked: ['individual counselling', 'birth certificate', 'vocational training'], place: 'Town, village or neighbourhood', find: 'Find who can help', why: 'Why this service' },
};

async function openFile(page, file) {
  await page.goto(address(file));
  await page.waitForSelector('html.has-script');
}

async function typicalSearch(page, text) {
  await page.getByRole('button', { name: text.near }).click();
  await chooseNeeds(page, text.needs, text.asked);
  await choosePlace(page, text.place);
  await page.getByRole('button', { name: text.find }).click();
  await page.locator('.near-results').waitFor();
}

const asked = { place: { settlement: 'gn2228373' }, needs: ['individual_counselling', 'civil_documentation', 'vocational_training'], profile: { sex: 'female', age: 24, languages: ['ful', 'fr'] } };

if (missing) test('the stick', { skip: missing }, () => {});
else {
  for (const lang of ['fr', 'en']) {
    for (const [name, viewport] of [['1280', laptop], ['360', phone]]) {
      browserTest(`from disk: search, a provider, the typical search (${lang}, ${name})`, { viewport, faultsExpected: true }, async (page) => {
        const text = words[lang];
        const faults = [];
        page.on('pageerror', (error) => faults.push(error.message));
        await openFile(page, `${lang}/index.html`);
        await page.locator('#copy-line').getByText(text.line).waitFor();
        const count = await page.locator('#count').textContent();
        await page.locator('#search [name=q]').fill('maroua');
        await page.waitForFunction((before) => location.search.includes('maroua') && document.getElementById('count').textContent !== before, count);
        assert.equal(await overflow(page), 0);
        assert.deepEqual(await axeFaults(page), []);
        await shot(page, `stick-search-${lang}-${name}`);

        await page.reload();
        await page.waitForFunction((before) => document.getElementById('count').textContent !== before, count);
        await page.locator('#results a[href$=".html"]').first().click();
        await page.waitForSelector('html.has-script body.page-provider');
        await shot(page, `stick-provider-${lang}-${name}`);

        await openFile(page, `${lang}/index.html`);
        await typicalSearch(page, text);
        await shot(page, `stick-near-${lang}-${name}`);
        const own = await page.evaluate(async ([path, body]) => (await fetch(path, { method: 'POST', body: JSON.stringify(body) })).text(), [`/api/v1/nearest?lang=${lang}`, asked]);
        const served = await (await fetch(`${base}/api/v1/nearest?lang=${lang}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(asked) })).text();
        const addressless = (json) => json.replace(/"url":"[^"]*"/g, '');
        assert.equal(addressless(own), addressless(served));
        assert.deepEqual(faults, []);
      });
    }
  }

  for (const [lang, file, title, back] of [['fr', 'fr/guides/agent.html', /agent/i, 'fr/guides.html'], ['en', 'en/guides/caseworker.html', /caseworker/i, 'en/guides.html']]) {
    browserTest(`from disk: a guide with its picture, and the list of guides (${lang})`, { viewport: phone, faultsExpected: true }, async (page) => {
      await openFile(page, file);
      assert.match(await page.locator('h1').textContent(), title);
      await page.locator('#copy-line').getByText(words[lang].line).waitFor();
      const width = await page.locator('main img').first().evaluate(async (image) => {
        image.loading = 'eager';
        await image.decode();
        return image.naturalWidth;
      });
      assert.ok(width > 0);
      assert.deepEqual(await axeFaults(page), []);
      assert.ok((await page.locator('.back a').getAttribute('href')).endsWith(back.slice(3)));
      await page.locator('.back a').click();
      await page.locator('.guide-list a').nth(6).waitFor();
    });
  }

  for (const [lang, file, trade, find] of ready ? [['fr', 'fr/offres.html', 'couturière', 'Chercher'], ['en', 'en/offers.html', 'tailor', 'Search']] : []) {
    browserTest(`from disk: offers are searched by their form and read (${lang})`, { viewport: phone, faultsExpected: true, timeout: 120_000 }, async (page, context) => {
      const title = await placeOffer(context.browser(), lang);
      const folder = join(mkdtempSync(join(tmpdir(), 'relais-stick-')), 'site');
      execFileSync(process.env.RELAIS_BIN, ['--db', process.env.RELAIS_DB, 'export', 'site', folder]);
      await page.goto(pathToFileURL(join(folder, file)).href);
      await page.waitForSelector('html.has-script');
      await page.fill('#occupation_words', trade);
      await page.fill('#place_words', 'Maroua');
      await page.locator('.offer-search').getByRole('button', { name: find }).click();
      const card = page.locator('.offer', { hasText: title });
      await card.locator('.distance').waitFor();
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await axeFaults(page), []);
      await shot(page, `stick-offers-${lang}`);
      await card.getByRole('link', { name: title }).click();
      await page.waitForSelector('body.page-offer');
      assert.ok((await page.locator('main').textContent()).includes('699'));
      rmSync(folder, { recursive: true });
    });
  }

  test('every link of every page leads to a file of the folder', () => {
    const pages = readdirSync(stick, { recursive: true }).filter((file) => file.endsWith('.html'));
    assert.ok(pages.length > 100);
    for (const page of pages) {
      const html = readFileSync(join(stick, page), 'utf8');
      for (const [, link] of html.matchAll(/(?:href|src|action)="([^"#?]+)[^"]*"/g)) {
        if (/^[a-z]+:/.test(link)) continue;
        assert.ok(!link.startsWith('/'), `${page}: ${link}`);
        assert.ok(existsSync(join(stick, page, '..', link)), `${page}: ${link}`);
      }
    }
  });
}
