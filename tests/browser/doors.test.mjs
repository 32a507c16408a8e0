// The doors to other people's tools: description of the API, geographic data, embedding. axe, width, and what they are for.
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, laptop, overflow, phone, shot } from './browser.mjs';

const pages = (lang) => ({
  api: `/api?lang=${lang}`,
  ogc: `/ogc?f=html&lang=${lang}`,
  layers: `/ogc/collections?f=html&lang=${lang}`,
  items: `/ogc/collections/services/items?f=html&lang=${lang}&limit=5`,
  embed_make: lang === 'fr' ? '/fr/integrer' : '/en/embed',
  embed_list: `/embed?lang=${lang}&view=list&zone=extreme_nord&colour=7a0019`,
  embed_map: `/embed?lang=${lang}&view=map&zone=extreme_nord`,
});

for (const lang of ['fr', 'en']) {
  for (const [width, viewport] of [['1280', laptop], ['360', phone]]) {
    browserTest(`no door has a fault by axe or scrolls sideways (${lang}, ${width})`, { viewport }, async (page) => {
      const faults = [];
      for (const [name, address] of Object.entries(pages(lang))) {
        await page.goto(base + address);
        await page.waitForLoadState('networkidle');
        const wider = await overflow(page);
        if (wider > 0) faults.push(`${name}: ${wider} px wider than the window`);
        faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
        await shot(page, `door-${name}-${lang}-${width}`, { fullPage: name !== 'api' });
      }
      assert.deepEqual(faults, []);
    });
  }
}

browserTest('the map of an embedded directory is drawn, and its links lead out of the frame', {}, async (page) => {
  await page.goto(`${base}/embed?lang=fr&view=map&zone=extreme_nord`);
  await page.locator('#embed-map .leaflet-marker-icon').first().waitFor();
  assert.equal(await page.locator('base').getAttribute('target'), '_blank');
});

browserTest('a search is taken away as a workbook, a provider as a card', {}, async (page) => {
  await page.goto(`${base}/fr/?zone=extreme_nord`);
  await page.getByText('Emporter ces résultats').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Classeur Excel' }).click()]);
  assert.match(file.suggestedFilename(), /^relais-illustration-\d{4}-\d\d-\d\d\.xlsx$/);
  const [booklet] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Annuaire de poche (PDF)' }).click()]);
  assert.match(booklet.suggestedFilename(), /extreme-nord\.pdf$/);
});

browserTest('the line of the generator shows what was chosen', {}, async (page) => {
  await page.goto(`${base}/fr/integrer`);
  await page.getByLabel('Zone de démarrage').selectOption('ouest');
  await page.getByLabel('Présentation').selectOption('list');
  await page.getByRole('button', { name: 'Préparer la ligne' }).click();
  const line = await page.getByRole('textbox', { name: 'Ligne à copier' }).inputValue();
  assert.match(line, /^<iframe src="http.*\/embed\?.*zone=ouest.*view=list/);
  await page.frameLocator('iframe').getByRole('heading', { name: 'Ouest', level: 1 }).waitFor();
});
