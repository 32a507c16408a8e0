// An offer for tests that need one.
import { open } from './browser.mjs';
import { logInAs, send } from './people.mjs';

const words = {
  fr: { company: 'entreprise', review: 'offres-a-valider', next: 'offres/nouvelle', save: 'Enregistrer', submit: 'Soumettre', approve: 'Valider', publish: 'Publier', job: 'Emploi', trade: 'couturière' },
  en: { company: 'company', review: 'offer-review', next: 'offers/new', save: 'Save', submit: 'Submit', approve: 'Approve', publish: 'Publish', job: 'Job', trade: 'tailor' },
};

/// A firm registers and places an offer for a tailor, which the manager approves and publishes; `partner` and `manager`
/// are pages of people logged in. `look(page)`: at the form, filled in.
export async function publishOffer(partner, manager, lang, { firm, title, place, look = async () => {} }) {
  const text = words[lang];
  const save = () => send(partner, partner.locator('.record-form').getByRole('button', { name: text.save }));
  await open(partner, `/${lang}/${text.company}`);
  await partner.fill('#name', firm);
  await partner.fill('#settlement_words', place);
  await partner.fill('#phone', '699 00 00 21');
  await save();
  await open(manager, `/${lang}/${text.review}`);
  await send(manager, manager.locator('.card', { hasText: firm }).getByRole('button', { name: text.approve }));
  await open(partner, `/${lang}/${text.company}/${text.next}`);
  await partner.locator('.pill', { hasText: text.job }).first().click();
  await partner.fill('#title', title);
  await partner.fill('#occupation_words', text.trade);
  await partner.fill('#settlement_words', place);
  await partner.fill('#posts', '2');
  await partner.fill('#contact_phone', '699 00 00 21');
  await look(partner);
  await save();
  await send(partner, partner.locator('.card', { hasText: title }).getByRole('button', { name: text.submit }));
  await open(manager, `/${lang}/${text.review}`);
  await send(manager, manager.locator('.card', { hasText: title }).getByRole('button', { name: text.publish }));
}

/// The same in Maroua, by people with browsers of their own; its title.
export async function placeOffer(browser, lang) {
  const others = await Promise.all([0, 1].map(() => browser.newContext({ serviceWorkers: 'block' })));
  const [partner, manager] = await Promise.all(others.map((other) => other.newPage()));
  const title = `Atelier hors ligne ${lang} ${process.pid}`;
  await logInAs(partner, lang, 'partner');
  await logInAs(manager, lang, 'manager');
  await publishOffer(partner, manager, lang, { firm: `Firme ${lang} ${process.pid}`, title, place: 'Maroua' });
  await Promise.all(others.map((other) => other.close()));
  return title;
}
