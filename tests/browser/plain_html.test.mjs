// The pages as a reader without script gets them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, browserTest, skip, someProvider } from './browser.mjs';

async function html(address) {
  const answer = await fetch(base + address, { redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location'), headers: answer.headers, text: await answer.text() };
}

for (const [lang, path] of [['fr', '/fr/'], ['en', '/en/']]) {
  test(`the search page lists providers in ${lang} without script`, { skip }, async () => {
    const { status, text } = await html(path);
    assert.equal(status, 200);
    assert.match(text, new RegExp(`<html lang="${lang}">`));
    assert.ok(text.match(/class="card"/g).length > 10);
    assert.match(text, /hreflang="fr"[^>]*>\s*<link rel="alternate" hreflang="en"/);
    assert.match(text, /name="need" value="civil_documentation"/);
  });
}

test('the starter mapping is called illustrative on every page', { skip }, async () => {
  const provider = await someProvider();
  for (const address of ['/fr/', provider.url, '/fr/a-propos']) {
    assert.match((await html(address)).text, /Données d’illustration/, address);
  }
});

test('words and facets narrow the list', { skip }, async () => {
  const total = ({ text }) => Number(/class="count-providers">(\d+)/.exec(text)[1]);
  const [all, one, two] = await Promise.all(['/fr/', '/fr/?zone=extreme_nord', '/fr/?zone=extreme_nord&need=social'].map(html));
  assert.ok(total(all) > total(one) && total(one) >= total(two) && total(two) > 0);
  assert.match(two.text, /value="extreme_nord" checked/);
});

test('the pager leads through every provider once', { skip }, async () => {
  const seen = new Set();
  let address = '/fr/';
  while (address) {
    const { text } = await html(address);
    for (const [, id] of text.matchAll(/class="card" id="([\w-]+)"/g)) {
      assert.ok(!seen.has(id), id);
      seen.add(id);
    }
    address = /rel="next" href="([^"]+)"/.exec(text)?.[1].replaceAll('&amp;', '&');
  }
  const { total } = await (await fetch(`${base}/api/v1/search`)).json();
  assert.equal(seen.size, total);
});

test('a provider answers at its name, and any other name leads there', { skip }, async () => {
  const { url } = await someProvider();
  assert.equal((await html(url)).status, 200);
  const wrong = await html(url.replace(/(\d+)-.*/, '$1-autre-nom'));
  assert.equal(wrong.status, 301);
  assert.equal(wrong.location, url);
});

test('what does not exist says so in the page’s language', { skip }, async () => {
  const { status, text } = await html('/en/providers/999999999');
  assert.equal(status, 404);
  assert.match(text, /Page not found/);
});

test('a search that is not accepted is explained', { skip }, async () => {
  const { status, text } = await html('/en/?need=no_such_need');
  assert.equal(status, 400);
  assert.match(text, /no_such_need/);
});

test('words typed by a reader come back as words', { skip }, async () => {
  const { text } = await html(`/fr/?q=${encodeURIComponent('<script>alert(1)</script>"')}`);
  assert.doesNotMatch(text, /<script>alert/);
  assert.match(text, /&lt;script&gt;alert/);
});

test('no page has a script or style of its own inside', { skip }, async () => {
  const { url } = await someProvider();
  for (const address of ['/fr/', url, '/en/about']) {
    const { text: whole, headers } = await html(address);
    const text = whole.replaceAll('<script type="application/ld+json">', ''); // data, which no browser runs
    assert.doesNotMatch(text, /\sstyle="|\son\w+="|<style|<script(?![^>]*src=)/, address);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'/);
  }
});

browserTest('the form works with script switched off', { javaScriptEnabled: false }, async (page) => {
  await page.goto(`${base}/fr/`);
  await page.getByLabel('Nom, service ou lieu').fill('Maroua');
  await page.getByRole('button', { name: 'Chercher', exact: true }).click();
  assert.match(page.url(), /q=Maroua/);
  const link = page.locator('.card a').first();
  const name = (await link.textContent()).trim();
  await link.click();
  assert.ok(name.startsWith((await page.locator('h1').textContent()).trim()), name);
});

browserTest('a search is under 30 kB over the wire without script, style and all', { javaScriptEnabled: false }, async (page) => {
  for (const address of ['/fr/', '/fr/?q=maroua', '/en/?zone=extreme_nord&need=social']) {
    let bytes = 0;
    const sized = [];
    const count = (request) => sized.push(request.sizes().then(({ responseBodySize }) => { bytes += responseBodySize; }));
    page.on('requestfinished', count);
    await page.goto(base + address, { waitUntil: 'networkidle' });
    await Promise.all(sized);
    page.off('requestfinished', count);
    assert.ok(bytes > 2000 && bytes < 30_000, `${address}: ${bytes} B`);
  }
});
