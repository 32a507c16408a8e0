// The identification form with the network cut: it opens, waits on the device, is sent once, and is the same person's.
import assert from 'node:assert/strict';
import { axeFaults, browserTest, overflow, phone, shot } from '../browser/browser.mjs';
import { theLine } from '../browser/line.mjs';
import { logInAs, ready } from '../browser/people.mjs';

const words = {
  fr: { list: '/fr/dossiers', form: '/fr/dossiers/nouveau', save: 'Enregistrer le dossier', waits: /Attend le réseau/, sent: /Dossier .* envoyé/, remove: 'Effacer', offline: 'Ouvrir un dossier sans réseau', count: '1 dossier attend d’être envoyé', none: 'Cochez au moins un besoin.' },
  en: { list: '/en/cases', form: '/en/cases/new', save: 'Save the case', waits: /Waits for the network/, sent: /Case .* sent/, remove: 'Erase', offline: 'Open a case without a network', count: '1 case waits to be sent', none: 'Tick at least one need.' },
};

async function fillIn(page) {
  await page.fill('#settlement_words', 'Maroua');
  await page.locator('.record-form details summary').first().click();
  await page.check('input[name="need"][value="legal_aid"]');
}

/// How many cases the server holds of this caseworker's organisation.
const caseCount = async (page, line, text) => {
  const html = await (await page.request.get(line.url + text.list)).text();
  return html.split('<li class="card">').length - 1;
};

for (const [lang, text] of ready ? Object.entries(words) : []) {
  browserTest(`a form filled in without a network is sent once (${lang})`, { viewport: phone, serviceWorkers: 'allow', faultsExpected: true, timeout: 180_000 }, async (page, context) => {
    const line = await theLine(context);
    await logInAs(page, lang, 'caseworker', { site: line.url, organisation: 2 });
    const before = await caseCount(page, line, text);
    await page.goto(line.url + text.list);
    await page.waitForSelector('#case-queue[data-ready]', { state: 'attached' });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

    await line.cut();
    await page.goto(line.url + text.list);
    await page.waitForSelector('html.has-script body[data-kept]');
    assert.equal(await page.locator('[name="csrf"]').count(), 0);
    assert.ok(!(await page.content()).includes('Aïssatou'), 'the form laid aside does not say whose device it is');
    await page.waitForSelector('html.has-script');
    await page.fill('#settlement_words', 'Maroua');
    await page.getByRole('button', { name: text.save }).click();
    await page.getByText(text.none).waitFor();
    await fillIn(page);
    await page.getByRole('button', { name: text.save }).click();
    await page.locator('#case-queue').getByText(text.waits).waitFor();
    await page.waitForFunction(() => document.activeElement.id === 'case-queue');
    assert.equal(await page.inputValue('#settlement_words'), '', 'the next person finds an empty form');
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await axeFaults(page), []);
    await shot(page, `queue-waiting-${lang}`, { fullPage: true });
    const kept = await page.evaluate(async () => {
      const database = await new Promise((done) => { const request = indexedDB.open('relais-outbox'); request.onsuccess = () => done(request.result); });
      const entries = await new Promise((done) => { const request = database.transaction('entries').objectStore('entries').getAll(); request.onsuccess = () => done(request.result); });
      return entries.map((entry) => JSON.stringify(entry) + new TextDecoder('latin1').decode(entry.secret));
    });
    assert.equal(kept.length, 1);
    assert.doesNotMatch(kept[0], /Maroua|legal_aid/);

    line.loseAnswers(true); // the form arrives, its answer is lost
    await line.mend();
    await page.reload();
    await page.locator('#case-queue').getByText(text.waits).waitFor();
    await page.waitForTimeout(500);
    assert.equal(await caseCount(page, line, text), before + 1);
    line.loseAnswers(false);
    await page.goto(line.url + text.list);
    await page.locator('#case-queue').getByText(text.sent).waitFor();
    assert.equal(await page.locator('#case-queue').getByText(text.waits).count(), 0);
    assert.equal(await caseCount(page, line, text), before + 1, 'sent twice, taken once');
    await page.locator('#case-queue a').first().click();
    await page.waitForURL(/\/\d+$/);

    await line.cut();
    await page.goto(line.url + text.form);
    await page.waitForSelector('html.has-script');
    await fillIn(page);
    await page.getByRole('button', { name: text.save }).click();
    await page.locator('#case-queue').getByText(text.waits).waitFor();
    await line.mend();
    await context.clearCookies(); // logged out, and somebody else of another organisation comes to this device
    await logInAs(page, lang, 'caseworker', { site: line.url, organisation: 3 });
    const others = await caseCount(page, line, text);
    await page.getByRole('link', { name: text.count }).waitFor();
    await page.goto(line.url + text.list);
    await page.locator('#case-queue').getByText(text.waits).waitFor();
    await page.waitForTimeout(500);
    assert.equal(await caseCount(page, line, text), others, 'a form goes only for the account that wrote it');
    page.on('dialog', (dialog) => dialog.accept());
    await page.getByRole('button', { name: text.remove }).click();
    await page.locator('#case-queue').waitFor({ state: 'hidden' });
  });
}
