// Minutes, not kilometres: in Mokolo, within two hours by motorcycle in the rainy season; the way drawn and told; what a
// planner sees of Extrême-Nord within an hour; from where one comes to a provider.
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, open, overflow, phone, shot, someProvider } from './browser.mjs';
import { chooseNeeds, choosePlace } from './near_form.mjs';

const words = {
  fr: { address: '/fr/', mode: 'Près d’une personne', need: 'Trouver un besoin', asked: 'soins de santé primaires', place: 'Ville, village ou quartier',
    means: 'Moyen', by: 'En mototaxi', season: 'Saison', rainy: 'Saison des pluies', within: 'Pas plus de', hours: '2 heures', find: 'Trouver qui peut aider',
    way: 'Trajet', also: 'état civil', fewest: 'Le moins de déplacements', total: /(min|h \d\d) de trajet en tout/, kilometres: /^Kilomètres acceptés/, spare: 'Minutes acceptées pour éviter une adresse de plus', minutes: /\d+ (min|h \d\d) en mototaxi.*\(estimation\)/, estimate: /estimation/, coverage: '/fr/couverture', reach: /D’où vient-on ici/ },
  en: { address: '/en/', mode: 'Near a person', need: 'Find a need', asked: 'primary health care', place: 'Town, village or neighbourhood',
    means: 'Means', by: 'By motorcycle taxi', season: 'Season', rainy: 'Rainy season', within: 'No more than', hours: '2 hours', find: 'Find who can help',
    way: 'The way there', also: 'civil documentation', fewest: 'Fewest journeys', total: /(min|h \d\d) of travel altogether/, kilometres: /^Kilometres accepted/, spare: 'Minutes accepted to spare one more address', minutes: /\d+ (min|h \d\d).*\(estimat/, estimate: /estimat/, coverage: '/en/coverage', reach: /From where does one come here/ },
};

async function fill(page, text, needs) {
  await open(page, text.address);
  await page.getByRole('button', { name: text.mode }).click();
  await chooseNeeds(page, text.need, needs);
  await choosePlace(page, text.place, { letters: 'mokolo', name: /^Mokolo/ });
  await page.getByLabel(text.means, { exact: true }).selectOption({ label: text.by });
  await page.getByLabel(text.season, { exact: true }).selectOption({ label: text.rainy });
}

async function ask(page, text) {
  await fill(page, text, [text.asked]);
  await page.getByLabel(text.within, { exact: true }).selectOption({ label: text.hours });
  const sent = page.waitForRequest(/api\/v1\/nearest/);
  await page.getByRole('button', { name: text.find }).click();
  const request = (await sent).postDataJSON();
  await page.locator('.near-results').waitFor();
  return request;
}

for (const lang of ['fr', 'en']) {
  for (const [name, viewport] of [['1280', undefined], ['360', phone]]) {
    browserTest(`Mokolo within two hours by motorcycle in the rains, with the way there (${lang}, ${name})`, viewport ? { viewport, hasTouch: true } : {}, async (page) => {
      const text = words[lang];
      const request = await ask(page, text);
      assert.deepEqual(request.travel, { mode: 'motorcycle', season: 'rainy', within_minutes: 120 });
      assert.equal(request.within_km, undefined);
      assert.match(await page.locator('.asked').innerText(), new RegExp(text.by, 'i'));
      assert.match(await page.locator('.near-results').innerText(), text.estimate);
      const first = page.locator('.match:has(.route)').first();
      assert.match(await first.locator('.distance').innerText(), text.minutes);
      await first.getByText(text.way, { exact: false }).first().click();
      await first.locator('.route-label').waitFor();
      if (name === '1280') await page.waitForTimeout(600);
      await shot(page, `travel-${lang}-${name}`, { fullPage: name === '360' });
      assert.deepEqual(await axeFaults(page), []);
      assert.ok(await overflow(page) <= 0);
    });

    browserTest(`the planner counts minutes (${lang}, ${name})`, viewport ? { viewport, hasTouch: true } : {}, async (page) => {
      const text = words[lang];
      await open(page, `${text.coverage}?need=social&mode=motorcycle&season=rainy&minutes=60&within=CM004&level=department`);
      await page.locator('#coverage-map-side').scrollIntoViewIfNeeded(); // the map and what hangs on it come with it
      await page.locator('.catchments li').first().waitFor();
      assert.equal(await page.locator('#km').isVisible(), false);
      assert.equal(await page.locator('#minutes').inputValue(), '60');
      assert.match(await page.locator('.weight-said').innerText(), text.estimate);
      await page.locator('.catchments button').first().click();
      await page.locator('.isochrone-area').first().waitFor({ state: 'attached' });
      await shot(page, `coverage-minutes-${lang}-${name}`, { fullPage: true });
      assert.deepEqual(await axeFaults(page), []);
      assert.ok(await overflow(page) <= 0);
    });

    browserTest(`a provider's page says from where one comes (${lang}, ${name})`, viewport ? { viewport, hasTouch: true } : {}, async (page) => {
      const text = words[lang];
      const provider = await someProvider(lang, 'q=maroua');
      await open(page, provider.url);
      await page.getByText(text.reach).click();
      await page.locator('.isochrone button[type=submit]').click();
      await page.locator('.isochrone-list li').first().waitFor();
      assert.equal(await page.locator('.isochrone-list li').count(), 3);
      await page.locator('.isochrone-area').first().waitFor({ state: 'attached' });
      await shot(page, `isochrone-${lang}-${name}`, { fullPage: true });
      assert.deepEqual(await axeFaults(page), []);
      assert.ok(await overflow(page) <= 0);
    });
  }
}

for (const [lang, viewport] of [['fr', undefined], ['en', phone]]) {
  browserTest(`fewest journeys by travel time: minutes in all, and the way to each address (${lang})`, viewport ? { viewport, hasTouch: true } : {}, async (page) => {
    const text = words[lang];
    await fill(page, text, [text.asked, text.also]);
    await page.getByRole('button', { name: text.fewest }).click();
    await page.locator('.plan-total').waitFor();
    assert.match(await page.locator('.plan-total').innerText(), text.total);
    assert.match(await page.locator('.plan-results').innerText(), text.estimate);
    assert.equal(await page.getByLabel(text.kilometres).first().isVisible(), false);
    await page.locator('.match details.route summary').first().click();
    await page.locator('.route-label').first().waitFor();
    await shot(page, `plan-minutes-${lang}`, { fullPage: true });
    assert.deepEqual(await axeFaults(page), []);
    assert.ok(await overflow(page) <= 0);
    const again = page.waitForRequest(/api\/v1\/plan/);
    await page.getByRole('spinbutton', { name: text.spare }).fill('90');
    const asked = (await again).postDataJSON();
    assert.equal(asked.per_address_minutes, 90);
    assert.equal(asked.travel.season, 'rainy');
  });
}

browserTest('switching to minutes and back changes what is asked, nothing else', {}, async (page) => {
  await open(page, `${words.fr.coverage}?need=social&km=30`);
  await page.getByLabel('Mesure').selectOption('motorcycle');
  await page.waitForURL(/mode=motorcycle/);
  assert.doesNotMatch(page.url(), /km=/);
  await page.getByLabel('Mesure').selectOption('');
  await page.waitForURL(/km=30/);
  assert.doesNotMatch(page.url(), /minutes=|mode=/);
});

browserTest('the background map comes from this server alone', {}, async (page) => {
  const tiles = [];
  page.on('response', (answer) => answer.url().includes('/tiles/') && tiles.push(answer));
  await open(page, '/fr/');
  await page.waitForTimeout(3000);
  assert.ok(tiles.length > 0, 'no tile was asked for');
  for (const tile of tiles) {
    assert.ok(tile.url().startsWith(base));
    assert.equal(tile.status(), 200);
  }
});
