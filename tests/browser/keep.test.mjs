// Keeping a record true, as the people do it: anybody reports, a manager asks by link, the focal point mends its record on a phone,
// the manager accepts; in both languages, with axe on every page. Needs RELAIS_BIN and RELAIS_DB, to make accounts.
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, laptop, overflow, phone, shot } from './browser.mjs';
import { loggedIn } from './people.mjs';

const ready = process.env.RELAIS_BIN && process.env.RELAIS_DB;
const words = {
  fr: {
    record: 'fiches', upkeep: 'mise-a-jour', report: 'Signaler une erreur', wrong: 'Mauvais numéro de téléphone', send: 'Envoyer', thanks: 'Merci',
    link: 'Préparer le lien', phones: 'Téléphones', landmark: 'Repère', waits: 'attend la réponse', decide: 'Accepter ce qui est coché', reason: 'Motif',
    partly: 'acceptée en partie', undo: 'Annuler ce changement', open: 'Corriger cette fiche', stale: 'À revérifier', confirm: 'Ce qui est coché est toujours vrai', verified: 'vérifiées',
  },
  en: {
    record: 'records', upkeep: 'upkeep', report: 'Report an error', wrong: 'Wrong telephone number', send: 'Send', thanks: 'Thank you',
    link: 'Make the link', phones: 'Telephones', landmark: 'Landmark', waits: 'waits for a manager', decide: 'Accept what is ticked', reason: 'Why the rest',
    partly: 'accepted in part', undo: 'Undo this change', open: 'Mend this record', stale: 'To be verified again', confirm: 'What is ticked is still true', verified: 'verified as of',
  },
};

/// One whose place is public.
async function openProvider(lang) {
  const { providers } = await (await fetch(`${base}/api/v1/search?lang=${lang}&limit=200`)).json();
  return providers.find((one) => one.id.startsWith('site-') && !one.stand_in);
}

async function looker(page, name) {
  const faults = [];
  return {
    faults,
    look: async (step) => {
      const wider = await overflow(page);
      if (wider > 0) faults.push(`${step}: ${wider} px wider than the window`);
      faults.push(...(await axeFaults(page)).map((fault) => `${step}: ${fault}`));
      await shot(page, `keep-${step}-${name}`, { fullPage: true });
    },
  };
}

for (const [lang, text] of ready ? Object.entries(words) : []) {
  browserTest(`a record is reported, asked about, mended by its focal point and accepted (${lang})`, { viewport: laptop, timeout: 180_000 }, async (page, context) => {
    const provider = await openProvider(lang);
    const site = provider.id.split('-')[1];
    const focalContext = await context.browser().newContext({ viewport: phone, reducedMotion: 'reduce', serviceWorkers: 'block' });
    const focal = await focalContext.newPage();
    const onPhone = await looker(focal, `${lang}-360`);
    const onDesk = await looker(page, `${lang}-1280`);

    await loggedIn(context, 'manager');
    await page.goto(base + provider.url);
    await onDesk.look('provider');
    await page.getByRole('link', { name: text.open }).click();
    await onDesk.look('record');
    await page.selectOption('#link-lang', lang);
    await page.fill('#recipient', 'point.focal@example.org');
    await page.getByRole('button', { name: text.link }).click();
    const link = await page.locator('code.key').textContent();
    assert.match(link, /\/(fr|en)\/(ma-fiche|my-record)\?s=[\w-]{43}$/);
    await onDesk.look('link');

    await focal.goto(link);
    await onPhone.look('focal');
    await focal.getByLabel(text.phones).fill('699 00 00 77');
    await focal.getByLabel(text.landmark).fill('en face du <b>puits</b>');
    await focal.getByRole('button', { name: text.send }).click();
    assert.ok((await focal.locator('main').textContent()).includes(text.waits));
    await onPhone.look('sent');

    await page.goto(`${base}/${lang}/${text.upkeep}`);
    await onDesk.look('changes');
    await page.locator('main').getByRole('link', { name: provider.name }).first().click();
    await page.locator(`input[value="site-${site}.landmark"]`).uncheck();
    await page.locator('#reason').fill('Ce repère n’existe plus');
    await page.getByRole('button', { name: text.decide }).click();
    assert.ok((await page.locator('main').textContent()).includes('+237 699 00 00 77'));
    await onDesk.look('decided');

    await focal.goto(link);
    assert.ok((await focal.locator('main').textContent()).includes(text.partly));
    await onPhone.look('answer');
    await page.waitForFunction(async (id) => {
      const answer = await fetch(`/api/v1/sites/${id}`);
      return (await answer.json()).phones.some(({ e164 }) => e164 === '+237699000077');
    }, site);

    await page.getByRole('button', { name: text.undo }).first().click();
    await onDesk.look('undone');
    await page.setViewportSize(phone);
    await onDesk.look('record-on-a-phone');
    await page.goto(`${base}/${lang}/${text.upkeep}?view=stale`);
    await onDesk.look('stale-on-a-phone');
    await page.locator('input[name="site"]').first().check();
    await page.getByRole('button', { name: text.confirm }).click();
    assert.ok((await page.locator('main').textContent()).includes(text.verified));
    await page.goto(`${base}/${lang}/${text.upkeep}?view=duplicates`);
    await onDesk.look('duplicates-on-a-phone');
    await focalContext.close();
    assert.deepEqual([...onPhone.faults, ...onDesk.faults], []);
  });

  browserTest(`anybody reports an error without a script, and a manager sees it (${lang})`, { viewport: phone, javaScriptEnabled: false }, async (page, context) => {
    const provider = await openProvider(lang);
    await page.goto(base + provider.url);
    await page.getByText(text.report, { exact: true }).click();
    await page.getByLabel(text.wrong).check();
    await page.locator('#report-words').fill('Le numéro sonne ailleurs <b>');
    await page.locator('.report').getByRole('button', { name: text.send }).click();
    assert.ok((await page.locator('h1').textContent()).includes(text.thanks));
    await loggedIn(context, 'manager', { script: false });
    await page.goto(`${base}/${lang}/${text.upkeep}?view=reports`);
    assert.ok((await page.locator('main').textContent()).includes('ailleurs <b>'));
    await shot(page, `keep-reports-${lang}-360`, { fullPage: true });
  });
}
