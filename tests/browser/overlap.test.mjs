import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, laptop, open, overflow, phone, shot } from './browser.mjs';

const pages = [
  ['overlap-fr', '/fr/chevauchements?need=protection_gbv', 'Chevauchements'],
  ['overlap-en', '/en/overlap?need=protection_gbv', 'Overlaps'],
  ['overlap-all-fr', '/fr/chevauchements', 'Chevauchements'],
  ['capacity-fr', '/fr/capacites?need=individual_counselling&within=CM004&level=department', 'Capacités et accès'],
  ['capacity-en', '/en/capacity?need=individual_counselling&within=CM004&level=department', 'Capacity and access'],
];

for (const [name, address, title] of pages) {
  for (const [size, viewport] of Object.entries({ laptop, phone })) {
    browserTest(`${name} on a ${size}: nothing for axe, nothing wider than the window`, { viewport }, async (page) => {
      await open(page, address);
      assert.equal(await page.textContent('h1'), title);
      await shot(page, `${name}-${size}`);
      assert.deepEqual(await axeFaults(page), []);
      assert.equal(await overflow(page), 0);
    });
  }
}

browserTest('overlaps sort by any column and are copied as they stand', { viewport: laptop }, async (page, context) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: base });
  await open(page, '/fr/chevauchements');
  const first = () => page.textContent('#lines-table tbody tr:first-child td:nth-child(4)');
  await page.click('#lines-table th:nth-child(4) button');
  const most = Number(await first());
  await page.click('#lines-table th:nth-child(4) button');
  assert.ok(Number(await first()) <= most);
  await page.getByRole('button', { name: /Copier \(CSV\)/ }).first().click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /;"?Organisations/);
  assert.match(copied, /données d’illustration/);
});

browserTest('a choice is shown at once and stands in the address', { viewport: phone }, async (page) => {
  await open(page, '/fr/chevauchements');
  await Promise.all([page.waitForNavigation(), page.selectOption('#within', 'extreme_nord')]);
  assert.match(page.url(), /within=extreme_nord/);
  await page.waitForSelector('html.has-script');
  assert.equal(await page.inputValue('#within'), 'extreme_nord');
});

browserTest('the files are links that give the whole table', { viewport: laptop }, async (page) => {
  await open(page, '/en/overlap');
  for (const name of ['Overlaps (CSV)', 'Pairs (CSV)', 'People (CSV)']) {
    const answer = await page.request.get(base + await page.getByRole('link', { name }).getAttribute('href'));
    assert.equal(answer.status(), 200);
    assert.match(await answer.text(), /^\uFEFF/);
  }
});
