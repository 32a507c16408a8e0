// The provider's page: what a referral needs, and what is shared.
import assert from 'node:assert/strict';
import { base, browserTest, laptop, open, phone, shot, someProvider } from './browser.mjs';

browserTest('a provider’s page says what is known and what is not', {}, async (page) => {
  const { url, name } = await someProvider();
  await open(page, url);
  assert.equal((await page.locator('h1').textContent()).trim(), name);
  for (const heading of ['Contact', 'Horaires', 'Lieu', 'Partager cette fiche']) {
    assert.ok(await page.getByRole('heading', { name: heading }).isVisible(), heading);
  }
  assert.ok(await page.locator('.service').count() > 0);
  assert.ok(await page.getByText('Comment orienter').first().isVisible());
  assert.match(await page.locator('.sheet-head .verified').textContent(), /Vérifié le|Jamais vérifié/);
  for (const unknown of await page.locator('.unknown').allTextContents()) assert.match(unknown, /inconnu/i);
});

for (const [name, viewport] of [['1280', laptop], ['360', phone]]) {
  browserTest(`the page of a provider at ${name} pixels`, { viewport }, async (page) => {
    const { url } = await someProvider('fr', 'zone=extreme_nord');
    await open(page, url);
    await page.waitForTimeout(500);
    await shot(page, `provider-${name}`, { fullPage: true });
    assert.ok(await page.locator('h1').isVisible());
  });
}

browserTest('what is shared is the provider and the address, nothing else', {}, async (page) => {
  const { url, name } = await someProvider();
  await open(page, url);
  const sms = decodeURIComponent(await page.getByRole('link', { name: 'SMS' }).getAttribute('href'));
  assert.ok(sms.startsWith('sms:?body='));
  assert.ok(sms.includes(name) && sms.includes(base + url), sms);
  const whatsapp = await page.getByRole('link', { name: 'WhatsApp' }).last().getAttribute('href');
  assert.ok(whatsapp.startsWith('https://wa.me/?text=') && decodeURIComponent(whatsapp).includes(base + url));
});

browserTest('telephones can be called from the page', {}, async (page) => {
  await open(page, '/fr/');
  const { providers } = await (await fetch(`${base}/api/v1/search?limit=200`)).json();
  const called = providers.find((one) => one.phones.length > 0);
  if (!called) return; // the starter mapping invents no number
  await open(page, called.url);
  assert.equal(await page.locator('.contact[href^="tel:"]').first().getAttribute('href'), `tel:${called.phones[0]}`);
});

browserTest('a place that is not published has no way to it', {}, async (page) => {
  const { providers } = await (await fetch(`${base}/api/v1/search?limit=200`)).json();
  for (const one of providers.filter((provider) => provider.stand_in).slice(0, 3)) {
    await open(page, one.url);
    assert.equal(await page.locator('a[href^="geo:"], a[href*="openstreetmap"]').count(), 0);
    assert.match(await page.locator('.notice').first().textContent(), /centre de la zone/);
  }
  const exact = providers.find((provider) => !provider.stand_in && provider.precision === 'locality' && provider.point);
  assert.ok(exact, 'the starter mapping has places known to the town');
  await open(page, exact.url);
  assert.match(await page.locator('a[href*="openstreetmap"]').textContent(), /vers la localité/);
});

browserTest('printed, the page keeps the services and drops the controls', {}, async (page) => {
  const { url } = await someProvider();
  await open(page, url);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.service').first().isVisible());
  assert.ok(!(await page.locator('.top').isVisible()));
  assert.ok(!(await page.locator('.share').isVisible()));
  await shot(page, 'provider-print', { fullPage: true });
});

browserTest('a background that does not come through is no fault of the page', { faultsExpected: true }, async (page) => {
  const scripts = [];
  page.on('console', (message) => /TypeError|AbortError/.test(message.text()) && scripts.push(message.text()));
  const asked = page.waitForRequest(/\/tiles\/\d/);
  await page.route(/\/tiles\/\d/, (route) => route.abort());
  const { url } = await someProvider();
  await open(page, url);
  await asked;
  await page.waitForTimeout(300);
  assert.deepEqual(scripts, []);
});
