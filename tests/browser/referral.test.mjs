// The referral from beginning to end, on a phone, in both languages: identify, consent, refer to three providers, print
// the slips, answer one by link, one by code, let one expire with the clock moved, withdraw consent, read the figures,
// erase. Needs RELAIS_BIN and RELAIS_DB, to make accounts and to move the clock.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { axeFaults, base, browserTest, overflow, phone, shot } from './browser.mjs';

const password = 'rivière girafe 7 tambours';
const words = {
  fr: {
    save: 'Enregistrer le mot de passe', enter: 'Se connecter', cases: 'dossiers', fresh: 'nouveau', social: 'Social', form: 'Enregistrer le dossier',
    explain: 'Expliquer et enregistrer le consentement', agree: 'La personne a compris et accepte', refer: 'orienter', send: 'Envoyer',
    urgency: 'Urgence : ', general: /informations générales/, slip: 'Fiche pour la personne', accept: 'Accepter', open: 'Continuer', decline: 'Décliner',
    reason: 'Raison', thanks: /Merci/, expired: /Expirée sans réponse/, withdraw: 'Retirer le consentement', erase: /effacez tout/, erased: /Consentement retiré/,
    figures: 'chiffres-orientations', others: /Toutes les orientations/, erasing: 'Tout effacer, définitivement', expected: 'Vous êtes attendue', code: 'code', given: 'Donner mon avis', yes: 'Oui',
  },
  en: {
    save: 'Save the password', enter: 'Log in', cases: 'cases', fresh: 'new', social: 'Social', form: 'Save the case',
    explain: 'Explain and record consent', agree: 'The person has understood and agrees', refer: 'refer', send: 'Send',
    urgency: 'Urgency: ', general: /general information/, slip: 'Slip for the person', accept: 'Accept', open: 'Continue', decline: 'Decline',
    reason: 'Reason', thanks: /Thank you/, expired: /Expired without an answer/, withdraw: 'Withdraw consent', erase: /erase everything you/, erased: /Consent withdrawn/,
    figures: 'referral-figures', others: /All referrals/, erasing: 'Erase everything, for good', expected: 'You are expected', code: 'code', given: 'Give my feedback', yes: 'Yes',
  },
};

function relais(...given) {
  return execFileSync(process.env.RELAIS_BIN, ['--db', process.env.RELAIS_DB, '--json', ...given], { encoding: 'utf8' });
}

let count = 0;
async function enter(page, lang, role, organisation) {
  const email = `${role}-${process.pid}-${++count}@example.org`;
  const { link } = JSON.parse(relais('user', 'add', '--email', email, '--name', 'Aïssatou Ngo', '--role', role, '--organisation', String(organisation), '--user-lang', lang, '--site', base));
  const text = words[lang];
  await page.goto(link);
  await page.fill('#password', password);
  await page.fill('#again', password);
  await page.getByRole('button', { name: text.save }).click();
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.locator('main').getByRole('button', { name: text.enter }).click();
  await page.waitForURL(/\/(compte|account)$/);
}

/// The identification form, by hand; answers the case's address.
async function identify(page, lang) {
  await page.goto(`${base}/${lang}/${words[lang].cases}/${words[lang].fresh}`);
  await page.fill('#settlement_words', 'Maroua');
  for (const [group, needs] of [[0, ['legal_aid', 'primary_health_care']], [1, ['individual_counselling']]]) {
    const details = page.locator('.record-form details').nth(group);
    if (!(await details.getAttribute('open'))) await details.locator('summary').click();
    for (const need of needs) {
      await page.check(`input[name="need"][value="${need}"]`);
      await page.selectOption(`select[name="urgency_${need}"]`, 'urgent');
    }
  }
  await page.locator('label.pill', { has: page.locator('input[name="sex"][value="female"]') }).click();
  await page.locator('label.pill', { has: page.locator('input[name="age"][value="25-35"]') }).click();
  await page.locator('label.pill', { has: page.locator('input[name="language"][value="fr"]') }).click();
}

async function save(page, lang) {
  await page.getByRole('button', { name: words[lang].form }).click();
  await page.waitForURL(/\/\d+$/);
  return page.url();
}

/// The first choice of three groups, and the form to its end. Answers the messages for the receivers.
async function referToThree(page, lang, address) {
  await page.goto(`${address}/${words[lang].refer}`);
  const groups = page.locator('.refer-form fieldset');
  let ticked = 0;
  for (let i = 0; i < (await groups.count()); i++) {
    const box = groups.nth(i).locator('input[name="service"]').first();
    if (await box.count()) { await box.check(); ticked++; }
  }
  assert.equal(ticked, 3, 'each need has somebody near Maroua');
  await page.fill('#note', 'Préfère être reçue par une femme.');
  await page.fill('#contact', '699 00 00 31');
  await page.check('input[name="person_agreed"]');
  const despite = page.locator('input[name="despite_warnings"]');
  if (await despite.count()) await despite.check();
}

for (const [lang, text] of process.env.RELAIS_BIN && process.env.RELAIS_DB ? Object.entries(words) : []) {
  browserTest(`a person is referred, answered, and erased (${lang})`, { viewport: phone, timeout: 240_000, faultsExpected: true }, async (page, context) => {
    const faults = [];
    const look = async (name, on = page) => {
      const wider = await overflow(on);
      if (wider > 0) faults.push(`${name}: ${wider} px wider than the window`);
      faults.push(...(await axeFaults(on)).map((fault) => `${name}: ${fault}`));
      await shot(on, `referral-${name}-${lang}`, { fullPage: true });
    };
    await enter(page, lang, 'caseworker', 1);
    await page.goto(`${base}/${lang}/${text.cases}`);
    await look('no-cases');
    await identify(page, lang);
    await look('form');
    const address = await save(page, lang);
    await look('case-new');

    await page.goto(`${address}/${text.refer}`);
    assert.match(await page.locator('main').textContent(), text.general);
    assert.equal(await page.locator('input[name="service"]').count(), 0, 'without consent nothing can be sent');
    await look('general');

    await page.getByRole('link', { name: text.explain }).click();
    await page.check('input[name="item"][value="statistics"]');
    await look('consent');
    await page.getByRole('button', { name: text.agree }).click();
    await page.waitForURL(address);
    await page.locator('a[href$="recu"], a[href$="receipt"]').click();
    await look('receipt');

    await referToThree(page, lang, address);
    await look('refer');
    await page.getByRole('button', { name: text.send, exact: true }).click();
    const messages = await page.locator('.message').allTextContents();
    assert.equal(messages.length, 3);
    await look('sent');
    const links = messages.map((message) => /https?:\S+\?s=[\w-]{43}/.exec(message)[0]);
    const codes = messages.map((message) => /\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{2}\b/.exec(message)[0]);

    await page.getByRole('link', { name: text.slip }).first().click();
    await look('referral');
    for (const kind of ['pdf', 'png']) {
      const slip = page.locator(`#slip a[href$=".${kind}"]`).first();
      const file = await page.request.get(new URL(await slip.getAttribute('href'), base).href);
      assert.equal(file.status(), 200);
      assert.ok((await file.body()).subarray(0, 4).toString('latin1').includes(kind === 'pdf' ? '%PDF' : 'PNG'));
    }
    const sms = await page.locator('#slip .message').textContent();
    assert.ok(sms.length <= 160, sms);
    assert.ok(sms.includes(codes[0]));

    const receiver = await context.newPage(); // the link needs no account, and must not be helped by one
    await context.clearCookies();
    await receiver.goto(links[0]);
    assert.match(await receiver.locator('main').textContent(), /Préfère être reçue/);
    await look('answer', receiver);
    await receiver.getByRole('button', { name: text.accept }).click();
    assert.match(await receiver.locator('main').textContent(), text.thanks);

    await receiver.goto(`${base}/${lang}/${text.code}`);
    await look('code', receiver);
    await receiver.fill('#code', codes[1].toLowerCase().replaceAll('-', ' '));
    await receiver.getByRole('button', { name: text.open }).click();
    assert.doesNotMatch(await receiver.locator('main').textContent(), /Préfère/);
    await look('code-found', receiver);
    await receiver.selectOption('#reason', 'no_capacity');
    await receiver.getByRole('button', { name: text.decline }).click();
    await receiver.fill('#code', codes[0]).catch(() => {});
    await receiver.goto(`${base}/${lang}/${text.code}`);
    await receiver.fill('#code', codes[0]);
    await receiver.getByRole('button', { name: text.open }).click();
    for (const name of ['received', 'respectful', 'helped']) {
      await receiver.locator('label.pill', { has: receiver.locator(`input[name="${name}"][value="yes"]`) }).click();
    }
    await receiver.getByRole('button', { name: text.given }).click();
    assert.match(await receiver.locator('main').textContent(), text.thanks);

    const later = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 16); // urgent: three times 72 hours
    relais('tick', '--now', later);
    await enter(page, lang, 'caseworker', 1); // the same organisation
    await page.goto(address);
    assert.match(await page.locator('main').textContent(), text.expired);
    await look('case-followed');

    await page.locator('details', { hasText: text.withdraw }).locator('summary').first().click();
    await page.getByRole('button', { name: text.withdraw }).click();
    await look('withdrawn');
    await receiver.goto(links[0]);
    assert.match(await receiver.locator('main').textContent(), text.erase);
    assert.doesNotMatch(await receiver.locator('main').textContent(), /Préfère/);
    await look('answer-stopped', receiver);

    for (let i = 0; i < 2; i++) { // enough people that a figure points at nobody
      await identify(page, lang);
      const other = await save(page, lang);
      await page.getByRole('link', { name: text.explain }).click();
      await page.check('input[name="item"][value="statistics"]');
      await page.getByRole('button', { name: text.agree }).click();
      await page.waitForURL(other);
      await referToThree(page, lang, other);
      await page.getByRole('button', { name: text.send, exact: true }).click();
      await page.waitForSelector('.message');
    }
    await page.goto(`${base}/${lang}/${text.cases}`);
    await look('cases');
    await page.goto(address);
    await page.locator('details', { hasText: text.erasing }).locator('summary').click();
    await page.getByRole('button', { name: text.erasing }).click();
    await page.waitForURL(`**/${text.cases}`);
    assert.equal((await page.request.get(address)).status(), 404);

    await enter(page, lang, 'planner', 0);
    await page.goto(`${base}/${lang}/${text.figures}`);
    assert.match(await page.locator('main').textContent(), text.others);
    await look('figures');
    await page.goto(`${base}/${lang}/${lang === 'en' ? 'identification-form' : 'formulaire-identification'}`);
    await look('blank');
    assert.deepEqual(faults, []);
  });
}
