// The typical search: in Maroua, a woman of 24 who speaks Fulfulde and French needs counselling, a birth certificate
// for her child and a trade.
import assert from 'node:assert/strict';
import { browserTest, open, phone, shot } from './browser.mjs';
import { chooseNeeds, choosePlace } from './near_form.mjs';

const words = {
  fr: {
    address: '/fr/', mode: 'Près d’une personne', need: 'Trouver un besoin', asked: ['psychologique individuel', 'acte de naissance', 'formation professionnelle'],
    place: 'Ville, village ou quartier', person: 'La personne', woman: 'Femme', age: 'Âge (ans)', languages: ['Fulfulde', 'Français'],
    find: 'Trouver qui peut aider', why: 'Pourquoi ce service', refer: 'Orienter vers ce service', line: /vol d’oiseau/,
  },
  en: {
    address: '/en/', mode: 'Near a person', need: 'Find a need', asked: ['individual counselling', 'birth certificate', 'vocational training'],
    place: 'Town, village or neighbourhood', person: 'The person', woman: 'Woman', age: 'Age (years)', languages: ['Fulfulde', 'French'],
    find: 'Find who can help', why: 'Why this service', refer: 'Refer to this service', line: /straight/i,
  },
};

async function sayProfile(page, text) {
  await page.getByText(text.person, { exact: true }).click();
  await page.locator('label.pill', { hasText: new RegExp(`^${text.woman}$`) }).first().click();
  await page.getByLabel(text.age).fill('24');
  for (const language of text.languages) {
    await page.locator('label.pill', { hasText: new RegExp(`^${language}$`) }).first().click();
  }
}

async function typicalSearch(page, lang) {
  const text = words[lang];
  await open(page, text.address);
  await page.getByRole('button', { name: text.mode }).click();
  await chooseNeeds(page, text.need, text.asked);
  await choosePlace(page, text.place);
  await sayProfile(page, text);
  const sent = page.waitForRequest(/api\/v1\/nearest/);
  await page.getByRole('button', { name: text.find }).click();
  const request = (await sent).postDataJSON();
  await page.locator('.near-results').waitFor();
  return request;
}

for (const lang of ['fr', 'en']) {
  for (const [name, viewport] of [['1280', undefined], ['360', phone]]) {
    browserTest(`the typical search is answered, with reasons (${lang}, ${name})`, viewport ? { viewport, hasTouch: true } : {}, async (page) => {
      const text = words[lang];
      const request = await typicalSearch(page, lang);
      assert.equal(request.needs.length, 3);
      assert.ok(request.needs.includes('civil_documentation') && request.needs.includes('individual_counselling'));
      assert.deepEqual(request.profile, { sex: 'female', age: 24, languages: ['fr', 'ful'] });
      assert.equal(await page.locator('.near-need').count(), 3);
      assert.ok(await page.locator('.match').count() >= 3);
      assert.match(await page.locator('.near-results').textContent(), text.line);
      const card = page.locator('.match').first();
      await card.getByText(text.why).click();
      const verdicts = await card.locator('.verdict').allTextContents();
      assert.ok(verdicts.length >= 3 && verdicts.every((one) => /^[✓✗?]\S/.test(one)), verdicts.join(' | '));
      await shot(page, `near-${lang}-${name}`);
      await card.getByText(text.refer).click();
      await shot(page, `near-${lang}-${name}-full`, { fullPage: true });
    });
  }
}

browserTest('nothing of the person is in the address, in storage, in history or in a link', {}, async (page) => {
  await typicalSearch(page, 'fr');
  const kept = await page.evaluate(() => [location.href, document.cookie, JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }), JSON.stringify(history.state), ...[...document.links].map((link) => link.href)].join('\n'));
  assert.doesNotMatch(kept, /gn\d{4,}|[?&](age|sex|lat|lon|place|settlement|profile)=|female/);
  assert.match(page.url(), /\/fr\/(#near)?$/);
});

browserTest('a provider keeps one number under every need, on the list and on the map', {}, async (page) => {
  await typicalSearch(page, 'fr');
  const numbers = new Map();
  for (const card of await page.locator('.match:has(.number)').all()) {
    const id = await card.getAttribute('data-provider');
    const number = /\d+/.exec(await card.locator('.number').textContent())[0];
    assert.equal(numbers.get(id) ?? number, number);
    numbers.set(id, number);
  }
  await page.waitForSelector('.pin-person');
  assert.equal(await page.locator('.pin-number').count(), numbers.size);
});

browserTest('the whole search is done from the keyboard', {}, async (page) => {
  await open(page, '/fr/');
  await page.getByRole('button', { name: 'Près d’une personne' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Trouver un besoin').waitFor();
  const tabTo = async (matches) => {
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(matches)) return;
    }
    assert.fail(`not reached by Tab: ${matches}`);
  };
  await tabTo('document.activeElement.labels?.[0]?.textContent === "Trouver un besoin"');
  await page.keyboard.type('acte de naissance');
  await page.keyboard.press('Enter');
  await tabTo('document.activeElement.getAttribute("role") === "combobox"');
  await page.keyboard.type('maroua');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const active = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.getAttribute('aria-selected'));
  assert.equal(active, 'true');
  await page.keyboard.press('Enter');
  await tabTo('document.activeElement.type === "submit" && document.activeElement.closest(".near-form") !== null');
  await page.keyboard.press('Enter');
  await page.locator('.near-results').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest('.near-results') !== null), true, 'focus is at the answer');
  await tabTo('document.activeElement.matches(".match summary")');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('.verdicts').first().isVisible());
});

browserTest('the place can be the centre of the map, from the keyboard', {}, async (page) => {
  await open(page, '/fr/#near');
  await chooseNeeds(page, words.fr.need, words.fr.asked);
  await page.waitForSelector('.map.leaflet-container');
  await page.getByRole('button', { name: 'Choisir sur la carte' }).press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.getByRole('button', { name: 'Prendre le centre de la carte' }).press('Enter');
  await page.locator('.place-state.is-chosen').waitFor();
  const sent = page.waitForRequest(/api\/v1\/nearest/);
  await page.getByRole('button', { name: 'Trouver qui peut aider' }).click();
  const [longitude, latitude] = (await sent).postDataJSON().place.point;
  assert.ok(longitude > 8 && longitude < 17 && latitude > 1 && latitude < 14);
});

browserTest('the device’s position is asked for only on request, and sent to a kilometre at most', {
  geolocation: { longitude: 14.315912, latitude: 10.591034 }, permissions: ['geolocation'],
}, async (page) => {
  await open(page, '/fr/#near');
  await chooseNeeds(page, words.fr.need, words.fr.asked);
  await page.getByRole('button', { name: 'Position de l’appareil' }).click();
  await page.locator('.place-state.is-chosen').waitFor();
  const sent = page.waitForRequest(/api\/v1\/nearest/);
  await page.getByRole('button', { name: 'Trouver qui peut aider' }).click();
  assert.deepEqual((await sent).postDataJSON().place, { point: [14.316, 10.591] });
});

browserTest('what is missing is said where it is missing', {}, async (page) => {
  await open(page, '/fr/#near');
  await page.getByRole('button', { name: 'Trouver qui peut aider' }).click();
  assert.match(await page.getByRole('alert').textContent(), /besoin/);
  assert.equal(await page.evaluate(() => document.activeElement.labels?.[0]?.textContent), 'Trouver un besoin');
  await chooseNeeds(page, words.fr.need, words.fr.asked);
  await page.getByRole('button', { name: 'Trouver qui peut aider' }).click();
  assert.match(await page.getByRole('alert').textContent(), /localité/);
});
