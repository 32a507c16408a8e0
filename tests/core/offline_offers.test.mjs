// Offers and flowchart with the network cut: the same list, the same search by form and by API, the same pages.
import assert from 'node:assert/strict';
import { axeFaults, browserTest, laptop, overflow, phone, shot } from '../browser/browser.mjs';
import { ask, theLine, withCopy } from '../browser/line.mjs';
import { ready } from '../browser/people.mjs';
import { placeOffer } from '../browser/place_offer.mjs';

const words = {
  fr: { offers: '/fr/offres', flowchart: '/fr/parcours', trade: 'couturière', find: 'Chercher', line: /Hors ligne/ },
  en: { offers: '/en/offers', flowchart: '/en/flowchart', trade: 'tailor', find: 'Search', line: /Offline/ },
};

for (const [lang, width, viewport] of ready ? [['fr', 360, phone], ['en', 1280, laptop]] : []) {
  browserTest(`the network cut, offers are found and the flowchart is drawn (${lang}, ${width})`, { viewport, serviceWorkers: 'allow', faultsExpected: true, timeout: 120_000 }, async (page, context) => {
    const text = words[lang];
    const title = await placeOffer(context.browser(), lang);

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
