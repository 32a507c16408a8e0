// A planner with a report due: who is within reach of counselling in Extrême-Nord, and what stands in the way elsewhere.
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, open, overflow, phone, shot } from './browser.mjs';

const question = 'need=individual_counselling&public=survivors_of_gender_based_violence&within=CM004&level=department&km=30';
const pages = { fr: '/fr/couverture', en: '/en/coverage' };
const words = {
  fr: { km: 'Distance acceptée (km)', needs: 'Tous les besoins', take: 'Emporter', left: 'Les plus grandes localités laissées de côté', region: 'Extrême-Nord', median: /Distance médiane/ },
  en: { km: 'Accepted distance (km)', needs: 'All needs', take: 'Take away', left: 'The largest settlements left out', region: 'Far North', median: /Median distance/ },
};

const figure = async (page, id) => Number(await page.locator(`#${id}`).getAttribute('data-value'));
/// The map, which comes once it is nearly in sight.
const theMap = async (page) => {
  await page.locator('#coverage-map-side').scrollIntoViewIfNeeded();
  await page.locator('.planner-canvas.leaflet-container').waitFor();
};
const settled = (page) => page.locator('#coverage-results:not([aria-busy])').waitFor();

for (const lang of ['fr', 'en']) {
  for (const [name, viewport] of [['1280', undefined], ['360', phone]]) {
    browserTest(`coverage says share, gaps, settlements left out and files (${lang}, ${name})`, viewport ? { viewport, hasTouch: true } : {}, async (page) => {
      const drawn = [];
      page.on('request', (request) => request.url().includes('/api/v1/coverage?') && drawn.push(request.url()));
      await open(page, `${pages[lang]}?${question}`);
      if (name === '360') assert.deepEqual(drawn, [], 'a map that is far below asks for nothing');
      await theMap(page);
      await page.locator('.legend .option').first().waitFor();
      assert.ok((await page.locator('.planner-canvas').boundingBox()).height > 300, 'the map has room');
      assert.equal(await page.locator('#areas-table tbody tr').count(), 6); // departments of Extrême-Nord
      assert.equal(await page.locator('.left-out li').count(), 10);
      for (const line of await page.locator('.left-out li').allTextContents()) { // places known to their town only
        assert.doesNotMatch(line, /\b0 m\b/, 'no more exact than the places are known');
      }
      assert.ok(await page.getByRole('heading', { name: words[lang].left }).isVisible());
      assert.ok(await page.getByRole('heading', { name: words[lang].take }).isVisible());
      assert.deepEqual(await axeFaults(page), []);
      assert.equal(await overflow(page), 0);
      await shot(page, `coverage-${lang}-${name}`, { fullPage: true });
    });
  }
}

browserTest('the page’s figures are the API’s', {}, async (page) => {
  await open(page, `/fr/couverture?${question}`);
  const answer = await (await fetch(`${base}/api/v1/coverage?${question}`)).json();
  const [whole] = answer.whole.thresholds;
  assert.equal(await figure(page, 'whole-people'), whole.people);
  assert.equal(await figure(page, 'whole-covered'), whole.share);
  assert.equal(await figure(page, 'whole-confirmed'), whole.share_if_confirmed);
  const people = await page.locator('#areas-table tbody td:nth-child(4)').evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.dataset.value), 0));
  assert.ok(Math.abs(people + answer.people_of_no_area - whole.people) <= 6); // each line is rounded
});

browserTest('the threshold is dragged, and number, figures and address follow', {}, async (page) => {
  await open(page, `/fr/couverture?${question}`);
  await theMap(page);
  const before = await figure(page, 'whole-confirmed');
  const handle = page.getByRole('slider', { name: words.fr.km });
  await handle.focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('PageUp');
  await page.waitForURL(/km=(?!30)\d+/);
  await settled(page);
  assert.equal(await page.getByRole('spinbutton', { name: words.fr.km }).inputValue(), await handle.inputValue());
  assert.ok(await figure(page, 'whole-confirmed') > before, 'farther covers more');
});

browserTest('records stand behind each kind of gap, with what is to be confirmed', {}, async (page) => {
  await open(page, `/fr/couverture?${question}`);
  const records = page.locator('.gap-unverified .records, .gap-outdated .records').first();
  await records.locator('summary').click();
  const first = records.locator('li').first();
  assert.match(await first.textContent(), /confirmer/);
  assert.match(await first.getByRole('link').getAttribute('href'), /^\/fr\/(prestataires|organisations)\/\d+/);
});

for (const lang of ['fr', 'en']) {
  browserTest(`all needs by region are one table, sorted by any column from the keyboard (${lang})`, {}, async (page) => {
    await open(page, `${pages[lang]}?need=individual_counselling`);
    await page.getByRole('link', { name: words[lang].needs }).press('Enter');
    await page.locator('#needs-table').waitFor();
    assert.equal(await page.locator('#needs-table thead th').count(), 12); // need, whole, ten regions
    assert.equal(await page.locator('#needs-table tbody tr:not(.dimension)').count(), 46);
    assert.equal(await page.locator('#needs-table .dimension').count(), 3);
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await shot(page, `needs-${lang}-1280`, { fullPage: true });
    const column = page.getByRole('button', { name: new RegExp(words[lang].region) });
    await column.focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#needs-table th[aria-sort="descending"]').count(), 1);
  });
}

browserTest('all needs fit a phone without the page growing wider', { viewport: phone }, async (page) => {
  await open(page, '/fr/couverture?need=individual_counselling&view=needs');
  assert.equal(await overflow(page), 0);
  await shot(page, 'needs-fr-360');
});

browserTest('an area leads to the units below it, and back', {}, async (page) => {
  await open(page, '/fr/couverture?need=individual_counselling');
  await page.locator('#areas-table').getByRole('link', { name: 'Extrême-Nord' }).click();
  await page.waitForURL(/within=CM004/);
  await page.locator('#areas-table').getByRole('link', { name: 'Diamaré' }).waitFor();
  assert.equal(await page.locator('#within').inputValue(), 'CM004');
  assert.equal(await page.locator('#level').inputValue(), 'department');
  await page.goBack();
  await page.locator('#areas-table').getByRole('link', { name: 'Centre', exact: true }).waitFor();
  assert.equal(await page.locator('#within').inputValue(), '');
});

browserTest('a profile narrows what covers, and stays in the address', {}, async (page) => {
  await open(page, '/fr/couverture?need=psychosocial');
  await page.getByText('Profil (sexe, âge, langue)').click();
  await page.locator('#sex').selectOption('male');
  await page.waitForURL(/sex=male/);
  await page.locator('#age_from').fill('15');
  await page.keyboard.press('Tab');
  await page.waitForURL(/age_from=15/);
  await settled(page);
  assert.ok(await page.locator('.profile').evaluate((details) => details.open));
});

browserTest('files come as what they are called', {}, async (page) => {
  await open(page, `/fr/couverture?${question}`);
  for (const [label, ending] of [['Classeur Excel', '.xlsx'], ['Couches GeoPackage', '.gpkg'], ['Carte PNG', '-carte.png'], ['Graphique SVG', '-graphique.svg'], ['Tableau CSV', '.csv']]) {
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: label }).click();
    const name = (await coming).suggestedFilename();
    assert.ok(name.startsWith('relais-couverture-individual-counselling-') && name.endsWith(ending), name);
  }
});

browserTest('what cannot be counted is said, and the page stays', { faultsExpected: true }, async (page) => {
  await open(page, '/fr/couverture?need=individual_counselling');
  await page.locator('#km').fill('9999');
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).searchParams.get('km'), null); // the field itself refuses
  await page.goto(`${base}/fr/couverture?need=individual_counselling&within=XX9`);
  assert.match(await page.locator('main').textContent(), /XX9/);
  await page.goto(`${base}/fr/couverture?need=individual_counselling&km=-3`);
  assert.match(await page.locator('main').textContent(), /-3/);
});
