// The flowchart and the members: read by everybody, changed by a manager; both languages, both widths, printed.
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, laptop, open, overflow, phone, shot } from './browser.mjs';
import { logInAs, ready } from './people.mjs';

const words = {
  fr: { flowchart: 'parcours', members: 'membres', red: /non assurée dans \d zones sur 5/, draft: /comité de pilotage/, again: 'Vérifier et mettre en service', saved: /en service/, save: 'Enregistrer', state: 'Signataire', refused: /n’est pas un besoin/ },
  en: { flowchart: 'flowchart', members: 'members', red: /not carried in \d of 5 zones/, draft: /steering committee/, again: 'Check and put to use', saved: /in use/, save: 'Save', state: 'Signatory', refused: /is no need/ },
};

for (const [lang, width, viewport] of [['en', '360', phone], ['fr', '1280', laptop]]) {
  const text = words[lang];
  browserTest(`the flowchart is read and printed (${lang}, ${width})`, { viewport }, async (page) => {
    await open(page, `/${lang}/${text.flowchart}`);
    assert.match(await page.locator('main').textContent(), text.draft);
    assert.match(await page.locator('#trafficking-safety').textContent(), text.red);
    await page.locator('#general-identification .flow-next a').nth(1).click();
    assert.ok(page.url().endsWith('#trafficking-signs'));
    await page.locator('.flow-picture summary').first().click();
    await page.waitForFunction(() => document.querySelector('.flow-picture img').naturalWidth > 300);
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await axeFaults(page), []);
    await shot(page, `flowchart-${lang}-${width}`, { fullPage: true });
    if (width === '1280') {
      await page.emulateMedia({ media: 'print' });
      await shot(page, `flowchart-print-${lang}`, { fullPage: true });
    }
  });
}

for (const [lang, text] of ready ? Object.entries(words) : []) {
  browserTest(`a manager changes the flowchart and the members (${lang})`, { viewport: phone, faultsExpected: true }, async (page) => {
    await logInAs(page, lang, 'manager');
    await page.goto(`${base}/${lang}/${text.flowchart}/versions`);
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await shot(page, `flowchart-versions-${lang}`, { fullPage: true });
    const chart = await (await fetch(`${base}/fr/parcours/0.csv`)).text();
    const send = async (name, content) => {
      await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(content) });
      await page.getByRole('button', { name: text.again }).click();
    };
    await send('bad.csv', chart.replace('psychiatric_care', 'magic'));
    assert.match(await page.getByRole('alert').textContent(), text.refused);
    await send('good.csv', chart);
    assert.match(await page.getByRole('status').first().textContent(), text.saved);

    await page.goto(`${base}/${lang}/${text.members}`);
    const name = await page.locator('#organisation option').first().textContent();
    await page.selectOption('#organisation', { index: 0 });
    await page.selectOption('#state', 'signatory');
    await page.fill('#since', '2025-03-01');
    await page.locator('.record-form').getByRole('button', { name: text.save }).click();
    assert.match(await page.locator('table.members').textContent(), new RegExp(text.state));
    assert.ok((await page.locator('table.members').textContent()).includes(name));
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await shot(page, `members-${lang}`, { fullPage: true });
    for (let i = 0; i < 100; ++i) {
      const { providers } = await (await fetch(`${base}/api/v1/search?membership=signatory&lang=${lang}`)).json();
      if (providers.length > 0) break;
      await new Promise((done) => setTimeout(done, 100));
      assert.ok(i < 99, 'the search finds members by their membership');
    }
  });
}
