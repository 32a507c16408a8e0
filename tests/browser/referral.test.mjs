// The referral from beginning to end, on a phone, in both languages: identify, consent, refer to three providers, print
// the slips, answer one by link, one by code, let one expire with the clock moved, withdraw consent, read the figures and
// the flowchart's red steps, erase. Needs RELAIS_BIN and RELAIS_DB, to make accounts and to move the clock; looks into RELAIS_LOG,
// what the server wrote, where that is given.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { axeFaults, base, browserTest, overflow, phone, shot } from './browser.mjs';
import { needs, openCase, person, referAnother } from './cases.mjs';
import { logInAs, ready, relais } from './people.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const qrReader = readFileSync(require.resolve('jsqr'), 'utf8');
const note = 'Préfère être reçue par une femme.';
const code = /\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{2}\b/;
const words = {
  fr: {
    cases: 'dossiers', fresh: 'nouveau', form: 'Enregistrer le dossier', explain: 'Expliquer et enregistrer le consentement',
    agree: 'La personne a compris et accepte', refer: 'orienter', send: 'Envoyer', general: /informations générales/, slip: 'Fiche pour la personne',
    accept: 'Accepter', open: 'Continuer', decline: 'Décliner', thanks: /Merci/, expired: /Expirée sans réponse/, withdraw: 'Retirer le consentement',
    erase: /effacez tout/, figures: 'chiffres-orientations', others: /Toutes les orientations/, erasing: 'Tout effacer, définitivement', code: 'code',
    given: 'Donner mon avis', blank: 'formulaire-identification', flowchart: 'parcours', receipt: 'recu', consent: 'consentement',
  },
  en: {
    cases: 'cases', fresh: 'new', form: 'Save the case', explain: 'Explain and record consent',
    agree: 'The person has understood and agrees', refer: 'refer', send: 'Send', general: /general information/, slip: 'Slip for the person',
    accept: 'Accept', open: 'Continue', decline: 'Decline', thanks: /Thank you/, expired: /Expired without an answer/, withdraw: 'Withdraw consent',
    erase: /erase everything you/, figures: 'referral-figures', others: /All referrals/, erasing: 'Erase everything, for good', code: 'code',
    given: 'Give my feedback', blank: 'identification-form', flowchart: 'flowchart', receipt: 'receipt', consent: 'consent',
  },
};
const said = (page) => page.locator('main').textContent();
const pill = (page, name, value) => page.locator('label.pill', { has: page.locator(`input[name="${name}"][value="${value}"]`) });

/// The identification form, by hand.
async function identify(page) {
  await page.fill('#settlement_words', 'Maroua');
  for (const value of needs) {
    const box = page.locator(`input[name="need"][value="${value}"]`);
    const group = page.locator('.record-form details', { has: box });
    if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
    await box.check();
    await page.selectOption(`select[name="urgency_${value}"]`, 'urgent');
  }
  for (const [name, value] of [['sex', 'female'], ['age', '25-35'], ['language', 'fr']]) await pill(page, name, value).click();
}

/// What the code in the picture says.
async function readQr(page, png) {
  await page.evaluate(qrReader);
  return page.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    return globalThis.jsQR(canvas.getImageData(0, 0, picture.width, picture.height).data, picture.width, picture.height)?.data;
  }, png.toString('base64'));
}

for (const [lang, text] of ready ? Object.entries(words) : []) {
  browserTest(`a person is referred, answered, and erased (${lang})`, { viewport: phone, timeout: 240_000, faultsExpected: true }, async (page, context) => {
    const faults = [];
    const addresses = [];
    const look = async (name, on = page) => {
      const wider = await overflow(on);
      if (wider > 0) faults.push(`${name}: ${wider} px wider than the window`);
      faults.push(...(await axeFaults(on)).map((fault) => `${name}: ${fault}`));
      await shot(on, `referral-${name}-${lang}`, { fullPage: true });
    };
    const others = await context.browser().newContext({ viewport: phone, reducedMotion: 'reduce' });
    const receiver = await others.newPage(); // without an account
    for (const one of [page, receiver]) one.on('request', (request) => addresses.push(request.url()));
    try {
      await logInAs(page, lang, 'caseworker', { organisation: 1 });
      await page.goto(`${base}/${lang}/${text.cases}`);
      await look('no-cases');
      await page.goto(`${base}/${lang}/${text.cases}/${text.fresh}`);
      await page.waitForSelector('html.has-script');
      await identify(page);
      await look('form');
      await page.getByRole('button', { name: text.form }).click();
      await page.waitForURL(/\/\d+$/);
      const address = page.url();
      const [caseCode] = code.exec(await page.locator('h1').textContent());
      await look('case-new');

      await page.goto(`${address}/${text.refer}`);
      assert.match(await said(page), text.general);
      assert.equal(await page.locator('input[name="service"]').count(), 0, 'without consent nothing can be sent');
      await look('general');

      await page.getByRole('link', { name: text.explain }).click();
      await page.check('input[name="item"][value="statistics"]');
      await look('consent');
      await page.getByRole('button', { name: text.agree }).click();
      await page.waitForURL(address);
      await page.goto(`${address}/${text.receipt}`);
      await look('receipt');

      await page.goto(`${address}/${text.refer}`);
      const groups = page.locator('.refer-form fieldset', { has: page.locator('input[name="service"]') });
      assert.equal(await groups.count(), 3, 'each need has somebody near Maroua');
      const services = [];
      for (let i = 0; i < 3; i++) {
        const box = groups.nth(i).locator('input[name="service"]').first();
        await box.check();
        services.push(await box.getAttribute('value'));
      }
      await page.fill('#note', note);
      await page.fill('#contact', '699 00 00 31');
      await page.check('input[name="person_agreed"]');
      const despite = page.locator('input[name="despite_warnings"]');
      if (await despite.count()) await despite.check();
      await look('refer');
      await page.getByRole('button', { name: text.send, exact: true }).click();
      await page.waitForSelector('.message');
      const messages = await page.locator('.message').allTextContents();
      assert.equal(messages.length, 3);
      await look('sent');
      const links = messages.map((message) => /https?:\S+\?s=[\w-]{43}/.exec(message)[0]);
      const codes = messages.map((message) => code.exec(message.replace(/https?:\S+/, ''))[0]);

      await page.getByRole('link', { name: text.slip }).first().click();
      await page.waitForSelector('#slip');
      await look('referral');
      for (const kind of ['pdf', 'png']) {
        const slip = page.locator(`#slip a[href$=".${kind}"]`).first();
        const file = await page.request.get(new URL(await slip.getAttribute('href'), base).href);
        assert.equal(file.status(), 200);
        const bytes = await file.body();
        if (kind === 'pdf') assert.ok(bytes.subarray(0, 4).toString('latin1').includes('%PDF'));
        else assert.equal(await readQr(page, bytes), codes[0], 'the square holds the code of the referral alone');
      }
      const sms = await page.locator('#slip .message').textContent();
      assert.ok(sms.length <= 160, sms);
      assert.ok(sms.includes(codes[0]) && !sms.includes(caseCode));

      await receiver.goto(links[0]);
      assert.ok((await said(receiver)).includes(note));
      await look('answer', receiver);
      await receiver.getByRole('button', { name: text.accept }).click();
      await receiver.getByText(text.thanks).first().waitFor();

      await receiver.goto(`${base}/${lang}/${text.code}`);
      await look('code', receiver);
      await receiver.fill('#code', codes[1].toLowerCase().replaceAll('-', ' '));
      await receiver.getByRole('button', { name: text.open }).click();
      await receiver.waitForSelector('#reason');
      assert.ok(!(await said(receiver)).includes(note));
      await look('code-found', receiver);
      await receiver.selectOption('#reason', 'no_capacity');
      await receiver.getByRole('button', { name: text.decline }).click();
      await receiver.waitForSelector('.notice');
      await receiver.goto(`${base}/${lang}/${text.code}`);
      await receiver.fill('#code', codes[0]);
      await receiver.getByRole('button', { name: text.open }).click();
      for (const name of ['received', 'respectful', 'helped']) await pill(receiver, name, 'yes').click();
      await receiver.getByRole('button', { name: text.given }).click();
      await receiver.getByText(text.thanks).first().waitFor();

      const later = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 16); // urgent: three times 72 hours
      relais('tick', '--now', later);
      await page.goto(address);
      assert.match(await said(page), text.expired);
      await look('case-followed');

      await page.locator('details', { hasText: text.withdraw }).locator('summary').first().click();
      await page.getByRole('button', { name: text.withdraw }).click();
      await page.waitForLoadState();
      await look('withdrawn');
      await receiver.goto(links[0]);
      assert.match(await said(receiver), text.erase);
      assert.ok(!(await said(receiver)).includes(note));
      await look('answer-stopped', receiver);

      await page.goto(address);
      for (let i = 0; i < 5; i++) await referAnother(page, lang, services, note); // so many people that a figure points at nobody
      await page.goto(`${base}/${lang}/${text.cases}`);
      await look('cases');
      await page.goto(address);
      await page.locator('details', { hasText: text.erasing }).locator('summary').click();
      await page.getByRole('button', { name: text.erasing }).click();
      await page.waitForURL(`**/${text.cases}`);
      assert.equal((await page.request.get(address)).status(), 404);

      await receiver.goto(`${base}/${lang}/${text.flowchart}`);
      assert.ok(await receiver.locator('.flow-step.is-red').count() > 0, 'nobody in the starter mapping is verified: steps are red');
      await receiver.goto(`${base}/${lang}/${text.blank}`);
      await look('blank', receiver);
      await logInAs(receiver, lang, 'planner');
      await receiver.goto(`${base}/${lang}/${text.figures}`);
      assert.match(await said(receiver), text.others);
      await look('figures', receiver);
      assert.deepEqual(faults, []);
      // Names of places are looked up in the gazetteer by letters: the one question whose address holds a place, and no case.
      const told = decodeURIComponent(addresses.filter((one) => !one.includes('/api/v1/settlements?')).join('\n'));
      const subjects = JSON.parse(relais('outbox', 'list')).map(({ subject }) => subject).join('\n');
      const log = process.env.RELAIS_LOG ? readFileSync(process.env.RELAIS_LOG, 'utf8') : '';
      const secrets = [caseCode, ...codes, ...links.map((link) => link.slice(-43)), 'Maroua', 'Préfère', 'legal_aid', '699 00 00 31', '699000031', '25-35'];
      for (const secret of secrets) {
        assert.ok(!subjects.includes(secret), `${secret} is in the subject of a mail`);
        assert.ok(!log.includes(secret), `${secret} is in the log`);
        assert.ok(!told.replaceAll(links[0], '').includes(secret), `${secret} is in an address`); // the link is its holder's own
      }
      for (const secret of [caseCode, ...codes.slice(1), 'Préfère', 'legal_aid', 'juridique', 'Legal', '25-35']) assert.ok(!sms.includes(secret), `${secret} is in the SMS`);
    } finally {
      await others.close();
    }
  });
}

const minors = {
  fr: { agree: words.fr.agree, minor: /mineure/, refused: /ne peut pas consentir/, who: 'La tutrice ou le tuteur · Tutelle', child: /A été entendu ou entendue, et est d’accord/ },
  en: { agree: words.en.agree, minor: /is a minor/, refused: /may not consent/, who: 'The guardian · Guardianship', child: /Was heard, and agrees/ },
};
for (const [lang, text] of ready ? Object.entries(minors) : []) {
  browserTest(`for a minor somebody else consents, on a basis, and the receipt says who (${lang})`, { viewport: phone, faultsExpected: true }, async (page) => {
    await logInAs(page, lang, 'caseworker', { organisation: 1 });
    const address = base + await openCase(page, lang, person.map(([name, value]) => [name, name === 'age' ? '13-17' : value]));
    await page.goto(`${address}/${words[lang].consent}`);
    assert.match(await said(page), text.minor);
    assert.equal(await page.locator('#giver').inputValue(), 'parent', 'a child is not asked to consent alone');
    await page.selectOption('#giver', 'person');
    await page.selectOption('#basis', 'own_will');
    await page.getByRole('button', { name: text.agree }).click();
    assert.match(await page.getByRole('alert').textContent(), text.refused);
    await page.selectOption('#giver', 'guardian');
    await page.selectOption('#basis', 'guardianship');
    await page.check('input[name="child_agreed"]');
    assert.deepEqual(await axeFaults(page), []);
    await page.getByRole('button', { name: text.agree }).click();
    await page.waitForURL(address);
    await page.goto(`${address}/${words[lang].receipt}`);
    assert.ok((await said(page)).includes(text.who));
    assert.match(await said(page), text.child);
    assert.deepEqual(await axeFaults(page), []);
    await shot(page, `referral-receipt-minor-${lang}`, { fullPage: true });
  });
}
