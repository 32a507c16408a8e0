// Offers as those who use them do: a firm registers and places an offer in Douala, a manager approves both, a caseworker
// finds it for a person in Bonabéri and puts them forward, the firm answers by its link, a planner reads the figures; a
// workbook of offers. Both languages, one at each width.
import assert from 'node:assert/strict';
import { axeFaults, browserTest, laptop, open, overflow, phone, shot } from './browser.mjs';
import { caseCode, logInAs, ready, send } from './people.mjs';

const words = {
  fr: {
    company: 'entreprise', review: 'offres-a-valider', offers: 'offres', figures: 'bilan-des-offres', save: 'Enregistrer', submit: 'Soumettre', approve: 'Valider',
    publish: 'Publier', job: 'Emploi', find: 'Chercher', put: 'Proposer', sent: 'Personne proposée', interested: 'Intéressée', answered: 'Intéressée',
    fewer: 'moins de 5', sheet: 'Charger des offres d’un classeur', load: 'Charger', added: '1 offre ajoutée', noKind: 'Vol',
    headings: 'Type d’offre;Intitulé;Métier;Lieu de travail;Nombre de postes;Comment postuler', kind: 'Stage',
  },
  en: {
    company: 'company', review: 'offer-review', offers: 'offers', figures: 'offer-figures', save: 'Save', submit: 'Submit', approve: 'Approve',
    publish: 'Publish', job: 'Job', find: 'Search', put: 'Put forward', sent: 'Person put forward', interested: 'Interested', answered: 'Interested',
    fewer: 'fewer than 5', sheet: 'Load offers from a workbook', load: 'Load', added: '1 offer added', noKind: 'Vol',
    headings: 'Kind of offer;Title;Occupation;Place of work;Number of posts;How to apply', kind: 'Internship',
  },
};

// The story (story.test.mjs) walks the other two.
for (const [lang, width, viewport] of ready ? [['fr', 1280, laptop], ['en', 360, phone]] : []) {
  const text = words[lang];
  browserTest(`an offer in Douala is placed, found in Bonabéri, answered and counted (${lang}, ${width})`, { viewport, timeout: 180_000 }, async (partner, context) => {
    const faults = [];
    const look = async (page, name) => {
      const wider = await overflow(page);
      if (wider > 0) faults.push(`${name}: ${wider} px wider than the window`);
      faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
      await shot(page, `offers-${name}-${lang}-${width}`, { fullPage: true });
    };
    const anew = async (role) => {
      const other = await context.browser().newContext({ viewport, serviceWorkers: 'block' });
      const page = await other.newPage();
      if (role) await logInAs(page, lang, role);
      return page;
    };
    const firm = `Couture ${lang} ${width} ${process.pid}`;
    const title = `Atelier ${lang} ${width} ${process.pid}`;
    await logInAs(partner, lang, 'partner');
    await open(partner, `/${lang}/${text.company}`);
    await look(partner, 'register');
    await partner.fill('#name', firm);
    await partner.fill('#settlement_words', 'Douala');
    await partner.fill('#phone', '699 00 00 21');
    await send(partner, partner.locator('.record-form').getByRole('button', { name: text.save }));

    const manager = await anew('manager');
    await open(manager, `/${lang}/${text.review}`);
    await look(manager, 'firms');
    await manager.locator('.card', { hasText: firm }).getByRole('button', { name: text.approve }).click();

    await open(partner, `/${lang}/${text.company}/${lang === 'fr' ? 'offres/nouvelle' : 'offers/new'}`);
    await look(partner, 'form');
    await partner.locator('.pill', { hasText: text.job }).first().click();
    await partner.fill('#title', title);
    await partner.fill('#occupation_words', lang === 'fr' ? 'couturière' : 'tailor');
    await partner.fill('#settlement_words', 'Douala');
    await partner.fill('#posts', '2');
    await partner.fill('#contact_phone', '699 00 00 21');
    await send(partner, partner.locator('.record-form').getByRole('button', { name: text.save }));
    await send(partner, partner.locator('.card', { hasText: title }).getByRole('button', { name: text.submit }));
    await look(partner, 'company');

    await open(manager, `/${lang}/${text.review}`);
    await manager.locator('.card', { hasText: title }).getByRole('button', { name: text.publish }).click();

    const caseworker = await anew('caseworker');
    await open(caseworker, `/${lang}/${text.offers}`);
    await caseworker.fill('#occupation_words', lang === 'fr' ? 'couturière' : 'tailor');
    await caseworker.fill('#place_words', 'Bonabéri');
    await caseworker.locator('.offer-search').getByRole('button', { name: text.find }).click();
    const card = caseworker.locator('.offer', { hasText: title });
    assert.match(await card.locator('.distance').textContent(), /km/);
    await card.locator('summary').click();
    await look(caseworker, 'found');
    await card.getByRole('link', { name: title }).click();
    await look(caseworker, 'offer');
    const code = caseCode();
    await caseworker.fill('#case_code', code);
    await caseworker.fill('#contact', '699 00 00 31');
    await caseworker.getByRole('button', { name: text.put }).click();
    assert.match(await caseworker.locator('h1').textContent(), new RegExp(text.sent));
    await look(caseworker, 'proposed');
    const link = (await caseworker.locator('.message').textContent()).match(/https?:\/\/\S+/)[0];

    const employer = await anew();
    await employer.goto(link);
    assert.ok((await employer.locator('main').textContent()).includes(code));
    await look(employer, 'answer');
    await employer.getByRole('button', { name: text.interested }).click();
    assert.match(await employer.locator('main').textContent(), new RegExp(text.answered));

    const planner = await anew('planner');
    await open(planner, `/${lang}/${text.figures}`);
    const figure = await planner.locator('tr', { hasText: 'Littoral' }).first().textContent();
    assert.match(figure, new RegExp(`Littoral\\s*[1-9][\\s\\S]*(${text.fewer}|\\d)`)); // few are not counted out
    await look(planner, 'figures');

    await open(partner, `/${lang}/${text.company}`);
    await partner.getByText(text.sheet).click();
    const row = (kind, name) => `${kind};${name};${lang === 'fr' ? 'couturière' : 'tailor'};Douala;3;Passer\n`;
    await partner.setInputFiles('#sheet-file', { name: 'offres.csv', mimeType: 'text/csv', buffer: Buffer.from(`${text.headings}\n${row(text.kind, `${title} bis`)}${row(text.noKind, `${title} ter`)}`) });
    await send(partner, partner.getByRole('button', { name: text.load, exact: true }));
    assert.match(await partner.getByRole('status').first().textContent(), new RegExp(text.added));
    assert.match(await partner.locator('.faults').textContent(), /Vol/);
    await look(partner, 'loaded');
    for (const page of [manager, caseworker, employer, planner]) await page.context().close();
    assert.deepEqual(faults, []);
  });
}
