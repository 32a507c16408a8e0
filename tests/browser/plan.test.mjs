// A caseworker in Maroua: four needs, as few journeys as can be, and a slip to hand over.
import assert from 'node:assert/strict';
import { writeFileSync, mkdirSync } from 'node:fs';
import { axeFaults, browserTest, open, overflow, phone, shot } from './browser.mjs';
import { chooseNeeds, choosePlace } from './near_form.mjs';

const words = {
  fr: {
    address: '/fr/#near', need: 'Trouver un besoin', place: 'Ville, village ou quartier', find: 'Le moins de déplacements', print: 'Imprimer la feuille de route', slip: 'Feuille de route',
    asked: ['psychologique individuel', 'acte de naissance', 'formation professionnelle', 'aide alimentaire'], further: 'Kilomètres acceptés pour éviter une adresse de plus', call: /Appeler avant de se déplacer/,
  },
  en: {
    address: '/en/#near', need: 'Find a need', place: 'Town, village or neighbourhood', find: 'Fewest journeys', print: 'Print the journey slip', slip: 'Journey slip',
    asked: ['individual counselling', 'birth certificate', 'vocational training', 'food'], further: 'Kilometres accepted to spare one more address', call: /Call before travelling/,
  },
};

async function plan(page, lang) {
  const text = words[lang];
  await open(page, text.address);
  await chooseNeeds(page, text.need, text.asked);
  await choosePlace(page, text.place);
  const sent = page.waitForRequest(/api\/v1\/plan/);
  await page.getByRole('button', { name: text.find }).click();
  const request = (await sent).postDataJSON();
  await page.locator('.plan-results').waitFor();
  return request;
}

for (const lang of ['fr', 'en']) {
  for (const [name, viewport] of [['1280', undefined], ['360', phone]]) {
    browserTest(`four needs are planned in as few addresses as can be (${lang}, ${name})`, viewport ? { viewport, hasTouch: true } : {}, async (page) => {
      const request = await plan(page, lang);
      assert.equal(request.needs.length, 4);
      const addresses = page.locator('.plan-results .providers > .card');
      assert.ok(await addresses.count() >= 1 && await addresses.count() <= 4);
      assert.equal(await page.locator('.plan-results .providers .purpose').count(), 4); // each need has its answer
      assert.ok(!page.url().includes('counselling') && !page.url().includes('gn'), 'nothing of the person in the address');
      assert.deepEqual(await axeFaults(page), []);
      assert.equal(await overflow(page), 0);
      await shot(page, `plan-${lang}-${name}`, { fullPage: true });
    });
  }

  browserTest(`the slip is one sheet with whom to call, and nothing of the person (${lang})`, {}, async (page) => {
    await plan(page, lang);
    const slip = page.locator('.slip');
    assert.equal(await slip.isVisible(), false);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await slip.isVisible());
    const text = await slip.innerText();
    assert.match(text, words[lang].call);
    assert.match(text, /Maroua/);
    mkdirSync(new URL('shots/', import.meta.url), { recursive: true });
    writeFileSync(new URL(`shots/slip-${lang}.pdf`, import.meta.url), await page.pdf({ format: 'A4' }));
  });
}

browserTest('needs stand on the slip only when asked for', {}, async (page) => {
  await plan(page, 'fr');
  const named = () => page.locator('.slip dt', { hasText: 'Pour' }).count();
  assert.equal(await named(), 0);
  await page.getByLabel('Écrire les besoins sur la feuille').check();
  assert.ok(await named() > 0);
});

browserTest('what a further address costs changes the plan in its place', {}, async (page) => {
  await plan(page, 'fr');
  await page.locator('.plan-settings').waitFor();
  const number = page.getByRole('spinbutton', { name: words.fr.further });
  const sent = page.waitForRequest((request) => request.url().includes('/api/v1/plan') && request.postDataJSON().per_address_km === 150);
  await number.fill('150');
  await sent;
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.plan-results .providers .purpose').count(), 4);
  assert.equal(await page.evaluate(() => document.activeElement.type), 'number'); // the focus stays where one types
});

browserTest('each address has its "if it cannot"', {}, async (page) => {
  await plan(page, 'fr');
  const alternatives = page.locator('.alternative');
  assert.ok(await alternatives.count() >= await page.locator('.plan-results .providers > .card').count()); // and the next best sets
  await alternatives.first().locator('summary').click();
  assert.ok(await alternatives.first().locator('.alternative-list li').count() > 0);
});
