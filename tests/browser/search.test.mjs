// The directory: list, facets and map in step, state in the address.
import assert from 'node:assert/strict';
import { browserTest, open, phone, shot } from './browser.mjs';

const total = async (page) => Number(/\d+/.exec(await page.locator('#count').textContent())[0]);

browserTest('typing narrows the list without loading the page again, and the address says so', {}, async (page) => {
  await open(page, '/fr/');
  const before = await total(page);
  await page.evaluate(() => { globalThis.sameDocument = true; });
  await page.getByLabel('Nom, service ou lieu').fill('Maroua');
  await page.waitForURL(/q=Maroua/);
  await page.waitForFunction((all) => Number(/\d+/.exec(document.getElementById('count').textContent)[0]) < all, before);
  assert.ok(await page.evaluate(() => globalThis.sameDocument));
  assert.match(await page.locator('#announcer').textContent(), /prestataire/);
});

browserTest('a facet narrows list and counts; back undoes it', {}, async (page) => {
  await open(page, '/fr/');
  const before = await total(page);
  await page.locator('#all-filters > summary').click();
  await page.locator('#facet-need > summary').click();
  const option = page.locator('label.option:has(input[value="civil_documentation"])');
  const promised = Number(await option.locator('.option-count').textContent());
  await option.click();
  await page.waitForURL(/need=civil_documentation/);
  await page.waitForFunction((count) => Number(/\d+/.exec(document.getElementById('count').textContent)[0]) === count, promised);
  assert.ok(await page.locator('#facet-need').evaluate((details) => details.open), 'the open facet stays open');
  await page.goBack();
  await page.waitForFunction((count) => Number(/\d+/.exec(document.getElementById('count').textContent)[0]) === count, before);
});

browserTest('the map shows as many places as the search, in clusters, and follows the list', {}, async (page) => {
  const answered = page.waitForResponse(/api\/v1\/points/);
  await open(page, '/fr/?zone=extreme_nord');
  const { points } = await (await answered).json();
  await page.waitForSelector('.cluster, .pin');
  const counted = await page.evaluate(() => [...document.querySelectorAll('.leaflet-marker-pane .cluster, .leaflet-marker-pane .pin:not(.pin-halo)')]
    .reduce((sum, one) => sum + (one.classList.contains('cluster') ? Number(one.textContent) : 1), 0));
  assert.ok(counted > 0 && counted <= points.length, `${counted} of ${points.length}`);
  await page.locator('.card[data-lon] h3 a').first().focus();
  await page.waitForSelector('.pin-halo');
  await page.locator('.card[data-lon] .to-map').first().click();
  await page.waitForFunction(() => document.querySelectorAll('.leaflet-marker-pane > *').length > 0);
  assert.ok(await page.locator('.card').count() > 0, 'moving the map does not lose the list');
  await shot(page, 'search-1280');
});

browserTest('a marker leads to its item of the list', {}, async (page) => {
  const answered = page.waitForResponse(/api\/v1\/points/);
  await open(page, '/fr/?zone=extreme_nord&need=civil_documentation');
  const { points, names } = await (await answered).json();
  await page.waitForSelector('.cluster, .pin');
  const card = page.locator('.card[data-lon]').first();
  const id = Number(await card.getAttribute('data-site'));
  await card.locator('.to-map').click();
  const name = names[points.findIndex(([one]) => one === id)];
  await page.locator(`.leaflet-marker-pane .pin[title="${name.replaceAll('"', '\\"')}"]`).first().click();
  await page.waitForSelector('.card.is-chosen');
  assert.ok(name.startsWith((await page.locator('.card.is-chosen h3 a').evaluate((link) => link.firstChild.textContent)).trim()), name);
  assert.equal(await page.locator('.bubble a').textContent(), name);
});

browserTest('the background is drawn from this server alone', {}, async (page) => {
  const regions = page.waitForResponse(/api\/v1\/boundaries\/1/);
  await open(page, '/fr/');
  assert.equal((await (await regions).json()).features.length, 10);
  await page.waitForSelector('path.land-abroad');
  await page.waitForFunction(() => document.querySelectorAll('path.land-region').length === 10);
  await page.waitForSelector('.place-label span');
});

browserTest('on a phone the list comes first and the map opens and closes', { viewport: phone, hasTouch: true }, async (page) => {
  const points = [];
  page.on('request', (request) => request.url().includes('/api/v1/points') && points.push(request.url()));
  await open(page, '/fr/');
  assert.ok(await page.locator('.card').first().isVisible());
  assert.ok(!(await page.locator('#map').isVisible()));
  await shot(page, 'search-360');
  assert.deepEqual(points, [], 'a map nobody sees asks for nothing');
  await page.getByRole('button', { name: 'Carte', exact: true }).click();
  await page.waitForSelector('.cluster');
  await shot(page, 'map-360');
  await page.keyboard.press('Escape');
  assert.ok(!(await page.locator('#map').isVisible()));
  assert.equal(await page.evaluate(() => document.activeElement.className), 'button map-open');
});

browserTest('on a phone an item of the list opens the map at its marker', { viewport: phone, hasTouch: true }, async (page) => {
  await open(page, '/fr/?zone=extreme_nord&need=civil_documentation');
  const card = page.locator('.card[data-lon]').first();
  await card.locator('.to-map').click();
  await page.waitForSelector('#map .pin-halo');
  assert.ok(await page.locator('#map').isVisible());
});

browserTest('when the server is gone the list stays and says why', { faultsExpected: true }, async (page) => {
  await open(page, '/fr/');
  const before = await page.locator('.card').count();
  await page.route('**/fr/?**', (route) => route.abort());
  await page.getByLabel('Nom, service ou lieu').fill('Maroua');
  await page.waitForSelector('.failure');
  assert.match(await page.locator('.failure').textContent(), /ne répond pas/);
  assert.equal(await page.locator('.card').count(), before);
});
