// The flowchart of referral: read by everybody with its red steps, changed by a manager as a file, and taken back.
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, overflow, phone, shot } from './browser.mjs';
import { logInAs, ready, send } from './people.mjs';

const words = {
  fr: { page: 'parcours', send: 'Vérifier et mettre en service', saved: /La nouvelle version est en service/, own: /Projet livré avec le programme/, again: /Remettre en service/, refused: /Le fichier n’est pas mis en service/, draft: /Projet à valider/ },
  en: { page: 'flowchart', send: 'Check and put to use', saved: /new version is in use/, own: /Draft that comes with the program/, again: /Put to use again/, refused: /The file is not put to use/, draft: /A draft for/ },
};
const head = 'path,step,title_fr,title_en,actor_fr,actor_en,within,next,when_fr,when_en,escalation_fr,escalation_en,needs,publics,note_fr,note_en\n';
const chart = `${head}p,,Essai,Trial,,,,,,,,,,,,\np,a,Étape d’essai,Trial step,Qui,Who,24 h,,,,,,legal_aid,,,\n`;
const file = (text) => ({ name: 'parcours.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

for (const [lang, text] of ready ? Object.entries(words) : []) {
  browserTest(`the flowchart is read, changed and taken back (${lang})`, { viewport: phone, timeout: 120_000, faultsExpected: true }, async (page) => {
    const address = `${base}/${lang}/${text.page}`;
    await page.goto(address);
    await page.waitForSelector('html.has-script');
    assert.match(await page.locator('main').textContent(), text.draft);
    const red = page.locator('.flow-step.is-red');
    assert.ok(await red.count() > 0, 'nobody in the starter mapping is verified');
    assert.match(await red.first().textContent(), lang === 'fr' ? /trop ancienne|à vérifier|aucun prestataire/ : /too old|to be checked|no provider/, 'with the kind of gap');
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await axeFaults(page), []);
    await shot(page, `flowchart-${lang}`, { fullPage: true });

    await logInAs(page, lang, 'manager');
    await page.goto(`${address}/versions`);
    await page.setInputFiles('#file', file(`${chart}p,b,Seul,,Qui,Who,,,,,,,magie,,,\n`));
    await send(page, page.getByRole('button', { name: text.send }));
    await page.getByText(text.refused).waitFor();
    assert.match(await page.locator('.faults').textContent(), /magie/);
    await page.setInputFiles('#file', file(chart));
    await send(page, page.getByRole('button', { name: text.send }));
    await page.getByText(text.saved).waitFor();
    assert.deepEqual(await axeFaults(page), []);
    await shot(page, `flowchart-versions-${lang}`, { fullPage: true });
    await page.goto(address);
    assert.equal(await page.locator('.flow-step').count(), 1);

    await page.goto(`${address}/versions`);
    const own = page.locator('li.row', { hasText: text.own });
    await send(page, own.getByRole('button', { name: text.again }));
    await page.getByText(text.saved).waitFor();
    await page.goto(address);
    assert.ok(await page.locator('.flow-step').count() > 20);
  });
}
