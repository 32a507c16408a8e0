// An offer for tests that need one.
import { open } from './browser.mjs';
import { logInAs, send } from './people.mjs';

const words = {
  fr: { company: 'entreprise', review: 'offres-a-valider', next: 'offres/nouvelle', save: 'Enregistrer', submit: 'Soumettre', approve: 'Valider', publish: 'Publier', job: 'Emploi', trade: 'couturière' },
  en: { company: 'company', review: 'offer-review', next: 'offers/new', save: 'Save', submit: 'Submit', approve: 'Approve', publish: 'Publish', job: 'Job', trade: 'tailor' },
};

/// A firm's offer in Maroua for a tailor, approved and published, by people with browsers of their own; its title.
export async function placeOffer(browser, lang) {
  const text = words[lang];
  const others = await Promise.all([0, 1].map(() => browser.newContext({ serviceWorkers: 'block' })));
  const [partner, manager] = await Promise.all(others.map((other) => other.newPage()));
  const firm = `Firme ${lang} ${process.pid}`;
  const title = `Atelier hors ligne ${lang} ${process.pid}`;
  await logInAs(partner, lang, 'partner');
  await open(partner, `/${lang}/${text.company}`);
  await partner.fill('#name', firm);
  await partner.fill('#settlement_words', 'Maroua');
  await partner.fill('#phone', '699 00 00 21');
  await send(partner, partner.locator('.record-form').getByRole('button', { name: text.save }));
  await logInAs(manager, lang, 'manager');
  await open(manager, `/${lang}/${text.review}`);
  await send(manager, manager.locator('.card', { hasText: firm }).getByRole('button', { name: text.approve }));
  await open(partner, `/${lang}/${text.company}/${text.next}`);
  await partner.locator('.pill', { hasText: text.job }).first().click();
  await partner.fill('#title', title);
  await partner.fill('#occupation_words', text.trade);
  await partner.fill('#settlement_words', 'Maroua');
  await partner.fill('#posts', '2');
  await partner.fill('#contact_phone', '699 00 00 21');
  await send(partner, partner.locator('.record-form').getByRole('button', { name: text.save }));
  await send(partner, partner.locator('.card', { hasText: title }).getByRole('button', { name: text.submit }));
  await open(manager, `/${lang}/${text.review}`);
  await send(manager, manager.locator('.card', { hasText: title }).getByRole('button', { name: text.publish }));
  await Promise.all(others.map((other) => other.close()));
  return title;
}
