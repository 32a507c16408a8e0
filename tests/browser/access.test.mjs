// Every page, in both languages, at both widths: axe, no sideways scroll, targets large enough, no text in the code.
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, laptop, open, overflow, phone, shot, someProvider } from './browser.mjs';

async function pages(lang) {
  const provider = await someProvider(lang);
  return {
    search: `/${lang}/`,
    facets: `/${lang}/?zone=extreme_nord&need=social&language=unknown`,
    nothing: `/${lang}/?q=xyzzyx`,
    near: `/${lang}/#near`,
    provider: provider.url,
    organisation: `/${lang}/organisations/${provider.organisation.id}`,
    about: lang === 'fr' ? '/fr/a-propos' : '/en/about',
  };
}

for (const lang of ['fr', 'en']) {
  for (const [width, viewport] of [['1280', laptop], ['360', phone]]) {
    browserTest(`no page has a fault by axe or scrolls sideways (${lang}, ${width})`, { viewport }, async (page) => {
      const faults = [];
      for (const [name, address] of Object.entries(await pages(lang))) {
        await page.goto('about:blank');
        await open(page, address);
        await page.waitForLoadState('networkidle');
        if (name === 'near') for (const details of await page.locator('.step-optional > summary').all()) await details.click();
        if (name === 'facets') for (const details of await page.locator('#all-filters summary').all()) if (await details.isVisible()) await details.click();
        const wider = await overflow(page);
        if (wider > 0) faults.push(`${name}: ${wider} px wider than the window`);
        faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
        await shot(page, `page-${name}-${lang}-${width}`, { fullPage: true });
      }
      assert.deepEqual(faults, []);
    });
  }
}

browserTest('the answer near a person has no fault by axe either', { viewport: phone }, async (page) => {
  await open(page, '/fr/#near');
  await page.getByLabel('Trouver un besoin').fill('acte de naissance');
  await page.keyboard.press('Enter');
  await page.getByLabel('Ville, village ou quartier').fill('maroua');
  await page.getByRole('option').first().waitFor();
  assert.deepEqual(await axeFaults(page), [], 'with the list of settlements open');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Trouver qui peut aider' }).click();
  await page.locator('.near-results').waitFor();
  for (const summary of await page.locator('.near-results summary').all()) if (await summary.isVisible()) await summary.click();
  assert.deepEqual(await axeFaults(page), []);
  assert.equal(await overflow(page), 0);
});

browserTest('everything to be touched is at least 44 pixels high', { viewport: phone, hasTouch: true }, async (page) => {
  const small = [];
  for (const [name, address] of Object.entries(await pages('fr'))) {
    await page.goto('about:blank');
    await open(page, address);
    await page.waitForLoadState('networkidle');
    const found = await page.evaluate(() => [...document.querySelectorAll('a[href], button, summary, select, label.option, label.pill, input:not([type=checkbox]):not([type=radio])')]
      .filter((one) => one.getClientRects().length > 0 && !one.closest('.skip, .leaflet-container, .prose p'))
      .map((one) => [one, one.getBoundingClientRect().height])
      .filter(([, height]) => height < 43.5)
      .map(([one, height]) => `${Math.round(height)} px: ${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`));
    small.push(...[...new Set(found)].map((one) => `${name}: ${one}`));
  }
  assert.deepEqual(small, []);
});

// The script's texts as «⟦…⟧»: whatever the script writes outside of brackets was written in the code.
browserTest('the script has no text of its own', {}, async (page) => {
  await page.route('**/static/texts.fr.json', async (route) => {
    const texts = await (await fetch(`${base}/static/texts.fr.json`)).json();
    const bracketed = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, `⟦${text}⟧`]));
    await route.fulfill({ json: bracketed });
  });
  await page.route('**/api/v1/taxonomy**', async (route) => {
    const taxonomy = await (await fetch(route.request().url())).json();
    const bracket = (value) => Array.isArray(value) ? value.map(bracket)
      : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'label' ? `⟦${one}⟧` : bracket(one)])) : value;
    await route.fulfill({ json: bracket(taxonomy) });
  });
  await open(page, '/fr/#near');
  await page.getByRole('button', { name: /Trouver qui peut aider/ }).waitFor();
  await page.waitForSelector('.leaflet-control-scale');
  const bare = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.parentElement.closest('#modes, #near, #map-side, .map-open, #announcer')) continue;
      if (node.parentElement.closest('.place-label, .leaflet-control-scale, .leaflet-control-zoom, .leaflet-marker-pane, .leaflet-control-attribution, [aria-hidden]')) continue;
      const rest = node.textContent.replace(/⟦[^⟧]*⟧/g, '').trim();
      if (/\p{L}/u.test(rest) && rest !== 'Leaflet' && !rest.startsWith('Leaflet')) found.push(rest);
    }
    return found;
  });
  assert.deepEqual(bare, []);
});
