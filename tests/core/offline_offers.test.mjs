// Offers and flowchart with the network cut: the same list, the same search by form and by API, the same pages.
import assert from 'node:assert/strict';
import { axeFaults, browserTest, laptop, open, overflow, phone, shot } from '../browser/browser.mjs';
import { logInAs, ready, send } from '../browser/people.mjs';
import { ask, theLine, withCopy } from '../browser/line.mjs';

const words = {
  fr: { company: 'entreprise', review: 'offres-a-valider', offers: '/fr/offres', flowchart: '/fr/parcours', next: 'offres/nouvelle', save: 'Enregistrer', submit: 'Soumettre', approve: 'Valider', publish: 'Publier', job: 'Emploi', trade: 'couturière', find: 'Chercher', line: /Hors ligne/ },
  en: { company: 'company', review: 'offer-review', offers: '/en/offers', flowchart: '/en/flowchart', next: 'offers/new', save: 'Save', submit: 'Submit', approve: 'Approve', publish: 'Publish', job: 'Job', trade: 'tailor', find: 'Search', line: /Offline/ },
};

/// A firm's offer in Maroua, approved and published; its title.
async function placeOffer(partner, manager, lang) {
  const text = words[lang];
  const firm = `Firme ${lang} ${process.pid}`;
  const title = `Atelier hors ligne ${lang} ${process.pid}`;
  await logInAs(partner, lang, 'partner');
  await open(partner, `/${lang}/${text.company}`);
  await partner.fill('#name', firm);
  await partner.fill('#settlement_words', 'Maroua');
  await partner.fill('#phone', '699 00 00 21');
  await send(partner, partner.locator('.record-form').getByRole('button', { name: text.save }));
  await logInAs(manager, lang, 'manager');
  await open(manager, `/${lang}/${text.review}`);
  await send(manager, manager.locator('.card', { hasText: firm }).getByRole('button', { name: text.approve }));
  await open(partner, `/${lang}/${text.company}/${text.next}`);
  await partner.locator('.pill', { hasText: text.job }).first().click();
  await partner.fill('#title', title);
  await partner.fill('#occupation_words', text.trade);
  await partner.fill('#settlement_words', 'Maroua');
  await partner.fill('#posts', '2');
  await partner.fill('#contact_phone', '699 00 00 21');
  await send(partner, partner.locator('.record-form').getByRole('button', { name: text.save }));
  await send(partner, partner.locator('.card', { hasText: title }).getByRole('button', { name: text.submit }));
  await open(manager, `/${lang}/${text.review}`);
  await send(manager, manager.locator('.card', { hasText: title }).getByRole('button', { name: text.publish }));
  return title;
}

for (const [lang, width, viewport] of ready ? [['fr', 360, phone], ['en', 1280, laptop]] : []) {
  browserTest(`the network cut, offers are found and the flowchart is drawn (${lang}, ${width})`, { viewport, serviceWorkers: 'allow', faultsExpected: true, timeout: 120_000 }, async (page, context) => {
    const text = words[lang];
    const others = await Promise.all([0, 1].map(() => context.browser().newContext({ viewport, serviceWorkers: 'block' })));
    const [partner, manager] = await Promise.all(others.map((other) => other.newPage()));
    const title = await placeOffer(partner, manager, lang);
    await Promise.all(others.map((other) => other.close()));

    const line = await theLine(context);
    await withCopy(page, lang, line);
    const asked = { place: { settlement: 'gn2228373' }, occupation: '7531', languages: ['fr'] };
    const path = `/api/v1/offers/search?lang=${lang}`;
    const served = await ask(page, path, asked);
    assert.ok(served.text.includes(title));
    await line.cut();
    const kept = await ask(page, path, asked);
    assert.ok(kept.copy);
    assert.equal(kept.text, served.text);

    await page.goto(line.url + text.offers);
    await page.waitForSelector('html.has-script');
    await page.locator('#copy-line').getByText(text.line).waitFor();
    await page.fill('#occupation_words', text.trade);
    await page.fill('#place_words', 'Maroua');
    await page.locator('.offer-search').getByRole('button', { name: text.find }).click();
    const card = page.locator('.offer', { hasText: title });
    await card.locator('.distance').waitFor();
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await axeFaults(page), []);
    await shot(page, `offline-offers-${lang}-${width}`);
    await card.getByRole('link', { name: title }).click();
    await page.waitForSelector('body.page-offer');
    assert.ok((await page.locator('main').textContent()).includes('699'));

    await page.goto(line.url + text.flowchart);
    await page.waitForSelector('body.page-flowchart');
    await page.locator('#copy-line').getByText(text.line).waitFor();
    const drawn = await page.locator('main img').first().evaluate(async (image) => {
      image.loading = 'eager';
      await image.decode();
      return image.naturalWidth;
    });
    assert.ok(drawn > 0);
    await shot(page, `offline-flowchart-${lang}-${width}`);
  });
}
