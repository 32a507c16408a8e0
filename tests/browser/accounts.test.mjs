// Accounts as their owners use them: invitation, second factor, log out and in, an administrator's work; in both
// languages and widths, without a script too. Needs RELAIS_BIN and RELAIS_DB, to make the first account.
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, laptop, overflow, phone, shot } from './browser.mjs';
import { choosePassword, codeOf, enter, invitation, password } from './people.mjs';

const words = {
  fr: { save: 'Enregistrer le mot de passe', enter: 'Se connecter', leave: 'Se déconnecter', on: 'Mettre en place', make: 'Créer le compte et le lien', login: 'connexion', account: 'compte', accounts: 'comptes', audit: 'journal' },
  en: { save: 'Save the password', enter: 'Log in', leave: 'Log out', on: 'Turn on', make: 'Make the account and its link', login: 'login', account: 'account', accounts: 'accounts', audit: 'audit' },
};

const ready = process.env.RELAIS_BIN && process.env.RELAIS_DB;

for (const [lang, text] of ready ? Object.entries(words) : []) {
  for (const [width, viewport] of [['360', phone], ['1280', laptop]]) {
    browserTest(`an administrator comes in, and lets somebody in (${lang}, ${width})`, { viewport }, async (page) => {
      const faults = [];
      const look = async (name) => {
        await page.waitForLoadState();
        const wider = await overflow(page);
        if (wider > 0) faults.push(`${name}: ${wider} px wider than the window`);
        faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
        await shot(page, `account-${name}-${lang}-${width}`, { fullPage: true });
      };
      const { email, link } = invitation(lang, 'administrator');
      await page.goto(link);
      await look('invitation');
      await choosePassword(page, text, link);
      await look('login');
      await enter(page, text, email);
      await look('owes');
      await page.goto(`${base}/${lang}/${text.accounts}`);
      assert.ok(page.url().endsWith(`/${lang}/${text.account}`), 'nothing opens before there is a second factor');
      const secret = await page.locator('code.key').textContent();
      await page.fill('#factor-code', codeOf(secret));
      await page.fill('#factor-password', password);
      await page.getByRole('button', { name: text.on }).click();
      const codes = await page.locator('.codes code').allTextContents();
      assert.equal(codes.length, 10);
      await look('codes');
      await page.goto(`${base}/${lang}/${text.accounts}`);
      await page.fill('#new-email', `x-${email}`);
      await page.fill('#new-name', '<b>Moussa</b>');
      await page.getByRole('button', { name: text.make }).click();
      assert.match(await page.locator('code.key').textContent(), /\/(fr|en)\/invitation\?s=.{43}$/);
      await page.locator('summary').first().click();
      await look('accounts');
      await page.goto(`${base}/${lang}/${text.audit}`);
      await look('audit');
      await page.getByRole('button', { name: text.leave }).click();
      await page.goto(`${base}/${lang}/${text.account}`);
      assert.match(page.url(), /\?next=/);
      await enter(page, text, email, codes[0].toLowerCase());
      assert.ok(page.url().endsWith(`/${lang}/${text.account}`));
      assert.deepEqual(faults, []);
    });
  }
}

if (ready) {
  browserTest('everything about an account works without a script and by keyboard', { javaScriptEnabled: false, viewport: phone }, async (page) => {
    const { email, link } = invitation('fr', 'caseworker');
    await page.goto(link);
    await page.locator('#password').focus();
    await page.keyboard.type(password);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.locator('#password').focus();
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/fr/compte');
    assert.ok((await page.locator('.account-bar').textContent()).includes('Aïssatou Ngo'));
    assert.ok((await page.locator('main').textContent()).includes(email));
    await page.getByRole('button', { name: 'Se déconnecter' }).press('Enter');
    assert.ok(page.url().endsWith('/fr/'));
    assert.ok((await page.locator('.account-bar').textContent()).includes('Se connecter'));
  });

  browserTest('a wrong form says why, in words, and keeps what was typed', { faultsExpected: true }, async (page) => {
    const { link } = invitation('fr', 'planner');
    await page.goto(link);
    await page.fill('#password', 'motdepasse2026!');
    await page.fill('#again', 'motdepasse2026!');
    await page.getByRole('button', { name: words.fr.save }).click();
    assert.match(await page.getByRole('alert').textContent(), /Beaucoup de gens/);
    await page.goto(`${base}/fr/connexion`);
    await enter(page, words.fr, 'nobody@example.org');
    assert.match(await page.getByRole('alert').textContent(), /n’est pas le bon/);
    assert.equal(await page.inputValue('#email'), 'nobody@example.org');
    assert.equal(await page.inputValue('#password'), '');
  });
}
