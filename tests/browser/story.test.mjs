// The whole of it once, as those who live it would: people are invited, a manager mends and publishes an edition, a focal
// point mends its record from a phone and is told, a firm's offer in Douala finds a person in Bonabéri, is answered and
// counted; and logged out, nobody finds the shelter. Needs RELAIS_BIN and RELAIS_DB.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axeFaults, base, browserTest, laptop, open, overflow, phone, shot } from './browser.mjs';
import { caseCode, logInAs, ready, send } from './people.mjs';
import { publishOffer } from './place_offer.mjs';

const starter = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../geodata/starter_mapping.csv'), 'utf8');
const headings = starter.slice(0, starter.indexOf('\n')).trim().split(';');
const line = (cells) => `${headings.map((heading) => cells[heading] ?? '').join(';')}\n`;
const file = (name, ...lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(starter + lines.map(line).join('')) });

const words = {
  fr: {
    send: 'Envoyer le fichier', check: 'Vérifier le fichier', see: 'Voir les constats et la comparaison', errors: 'Erreurs', publish: 'Publier cette édition',
    published: 'L’édition est publiée', back: 'Revenir à l’édition précédente', undo: 'Revenir en arrière', undone: 'de nouveau publiée',
    records: 'fiches', own: 'mes-fiches', link: 'Préparer le lien', phones: 'Téléphones', note: 'Autre chose à dire', post: 'Envoyer', waits: 'attend la réponse',
    decide: 'Accepter ce qui est coché', taken: 'acceptée',
    trade: 'couturière', offers: 'offres', find: 'Chercher', put: 'Proposer',
    placed: 'Recrutée', figures: 'bilan-des-offres', fewer: 'moins de 5', leave: 'Se déconnecter', shelter: 'lieu confidentiel',
  },
  en: {
    send: 'Send the file', check: 'Check the file', see: 'See the findings and the comparison', errors: 'Errors', publish: 'Publish this edition',
    published: 'The edition is published', back: 'Go back to the edition before', undo: 'Go back', undone: 'published again',
    records: 'records', own: 'my-records', link: 'Make the link', phones: 'Telephones', note: 'Anything else', post: 'Send', waits: 'waits for a manager',
    decide: 'Accept what is ticked', taken: 'accepted',
    trade: 'tailor', offers: 'offers', find: 'Search', put: 'Put forward',
    placed: 'Hired', figures: 'offer-figures', fewer: 'fewer than 5', leave: 'Log out', shelter: 'confidential',
  },
};

/// Where it is, which nobody may learn.
const secret = { Latitude: '4,07913', Longitude: '9,66587', Adresse: 'Rue du Puits Bleu 7', 'Point de repère': 'derrière le portail bleu' };
const told = ['4.0791', '4,0791', '9.6658', '9,6658', 'Puits Bleu', 'portail bleu'];

async function search(query) {
  return (await (await fetch(`${base}/api/v1/search?${query}&limit=200`)).json()).providers;
}
/// The server takes a new edition up within a second or so.
async function waitUntil(what) {
  for (let i = 0; i < 150; ++i) {
    const answer = await what();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`never: ${what}`);
}

async function sendAndCheck(page, lang, text, given) {
  await open(page, `/${lang}/editions`);
  await page.setInputFiles('#file', given);
  await send(page, page.getByRole('button', { name: text.send }));
  await send(page, page.getByRole('button', { name: text.check }));
  await page.getByRole('link', { name: text.see }).waitFor({ timeout: 60_000 });
  await send(page, page.getByRole('link', { name: text.see }));
}

async function publishEdition(manager, lang, text, house, shelter, look) {
  await sendAndCheck(manager, lang, text, file('fautive.csv', { ...house, Latitude: '91', Longitude: '14,3' }, { ...house, 'Service offert': 'Vol spatial habité' }));
  await send(manager, manager.getByRole('link', { name: text.errors }));
  assert.match(await manager.locator('table.findings').textContent(), /Vol spatial habité/);
  await look(manager, 'findings');
  await sendAndCheck(manager, lang, text, file(`${house['Nom de la structure']}.csv`, house, shelter));
  await send(manager, manager.getByRole('button', { name: text.publish }));
  assert.match(await manager.getByRole('status').first().textContent(), new RegExp(text.published));
}

/// By a link, on a phone; the manager accepts; answers the record's number.
async function mendRecord(manager, focal, lang, text, provider, look) {
  const site = provider.id.split('-')[1];
  await open(manager, `/${lang}/${text.records}/${site}`);
  await manager.selectOption('#link-lang', lang);
  await manager.fill('#recipient', 'point.focal@example.org');
  await send(manager, manager.getByRole('button', { name: text.link }));
  const link = await manager.locator('code.key').textContent();
  await focal.goto(link);
  await focal.getByLabel(text.phones).fill('699 00 00 77');
  await focal.locator(`[id="site-${site}.point"]`).fill('4,0500 ; 9,7200');
  await look(focal, 'mend');
  await send(focal, focal.getByRole('button', { name: text.post, exact: true }));
  assert.ok((await focal.locator('main').textContent()).includes(text.waits));
  await open(manager, `/${lang}/${text.records}/${site}`);
  await look(manager, 'request');
  await send(manager, manager.getByRole('button', { name: text.decide }));
  await waitUntil(async () => {
    const { phones, point } = await (await fetch(`${base}/api/v1/sites/${site}`)).json();
    return phones.some(({ e164 }) => e164 === '+237699000077') && Math.abs(point[0] - 9.72) < 1e-6;
  });
  await focal.goto(link);
  assert.ok((await focal.locator('main').textContent()).includes(text.taken));
  await look(focal, 'told');
  const { organisation } = await (await fetch(`${base}/api/v1/sites/${site}`)).json();
  return organisation.id;
}

async function findOffer(caseworker, employer, lang, text, title, look) {
  await open(caseworker, `/${lang}/${text.offers}`);
  await caseworker.fill('#occupation_words', text.trade);
  await caseworker.fill('#place_words', 'Bonabéri');
  await send(caseworker, caseworker.locator('.offer-search').getByRole('button', { name: text.find }));
  const card = caseworker.locator('.offer', { hasText: title });
  assert.match(await card.locator('.distance').textContent(), /km/);
  await look(caseworker, 'found');
  await send(caseworker, card.getByRole('link', { name: title }));
  const code = caseCode();
  await caseworker.fill('#case_code', code);
  await caseworker.fill('#contact', '699 00 00 31');
  await send(caseworker, caseworker.getByRole('button', { name: text.put }));
  const link = (await caseworker.locator('.message').textContent()).match(/https?:\/\/\S+/)[0];
  await employer.goto(link);
  assert.ok((await employer.locator('main').textContent()).includes(code));
  await look(employer, 'answer');
  await employer.locator('form button[type="submit"]').first().click();
  await employer.locator('[role="status"]').first().waitFor();
}

/// Whatever anybody may open: none of it tells where the shelter is.
async function lookForShelter(page, lang, text, shelter, look) {
  await open(page, shelter.url);
  assert.ok((await page.locator('main').textContent()).toLowerCase().includes(text.shelter));
  await look(page, 'shelter');
  const heard = [await page.content()];
  const id = shelter.id.split('-')[1];
  for (const address of [`/api/v1/sites/${id}`, '/api/v1/points', '/api/v1/export.csv', '/api/v1/export.kml', '/ogc/collections/sites/items?limit=1000', '/hsds/services', '/feeds/changes.json', `/fr/fiches/${id}`, `/fr/mes-fiches/${id}`]) {
    heard.push(await (await fetch(base + address)).text());
  }
  for (const words of told) assert.ok(!heard.some((text) => text.includes(words)), `${words} is told`);
}

for (const [lang, width, viewport] of ready ? [['fr', 360, phone], ['en', 1280, laptop]] : []) {
  const text = words[lang];
  browserTest(`the mapping is kept true, an offer finds its person, and a shelter stays hidden (${lang}, ${width})`, { viewport, timeout: 240_000 }, async (manager, context) => {
    const faults = [];
    const look = async (page, name) => {
      const wider = await overflow(page);
      if (wider > 0) faults.push(`${name}: ${wider} px wider than the window`);
      faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
      await shot(page, `story-${name}-${lang}-${width}`, { fullPage: true });
    };
    const anew = async (role, options = {}) => {
      const other = await context.browser().newContext({ viewport: options.viewport ?? viewport, reducedMotion: 'reduce', serviceWorkers: 'block' });
      const page = await other.newPage();
      if (role) await logInAs(page, lang, role, options);
      return page;
    };
    const mark = `${lang} ${process.pid}`;
    const house = { 'Nom de la structure': `Maison du conte ${mark}`, 'Région': 'Littoral', 'Ville ou localité': 'Douala', 'Service offert': 'Aide juridique', 'Publics cibles': 'Femmes', Latitude: '4,0511', Longitude: '9,7679' };
    const shelter = { ...house, ...secret, 'Nom de la structure': `Accueil du conte ${mark}`, 'Service offert': 'Hébergement d’urgence', 'Visibilité du lieu': 'lieu confidentiel : seul le district est publié' };

    await logInAs(manager, lang, 'manager');
    await publishEdition(manager, lang, text, house, shelter, look);
    const named = (name) => waitUntil(async () => (await search(`lang=${lang}&q=${encodeURIComponent(name)}`)).find((one) => one.name.includes(name)));
    const provider = await named(house['Nom de la structure']);
    const focal = await anew('', { viewport: phone });
    const organisation = await mendRecord(manager, focal, lang, text, provider, look);
    const own = await anew('focal_point', { organisation });
    await open(own, `/${lang}/${text.own}`);
    assert.equal(await own.locator('.rows .row').count(), 1);
    await look(own, 'own');

    const partner = await anew('partner');
    const title = `Atelier du conte ${mark}`;
    await publishOffer(partner, manager, lang, { firm: `Couture du conte ${mark}`, title, place: 'Douala', look: (form) => look(form, 'offer-form') });
    const caseworker = await anew('caseworker');
    const employer = await anew('', { viewport: phone });
    await findOffer(caseworker, employer, lang, text, title, look);
    const planner = await anew('planner');
    await open(planner, `/${lang}/${text.figures}`);
    const figure = await planner.locator('tr', { hasText: 'Littoral' }).first().textContent();
    assert.match(figure, new RegExp(`Littoral\\s*[1-9][\\s\\S]*(${text.fewer}|\\d)`)); // few are not counted out
    await look(planner, 'figures');

    const hidden = await named(shelter['Nom de la structure']);
    await send(caseworker, caseworker.getByRole('button', { name: text.leave }));
    await lookForShelter(caseworker, lang, text, hidden, look);

    await open(manager, `/${lang}/editions`);
    await manager.locator('summary', { hasText: text.back }).click();
    await send(manager, manager.getByRole('button', { name: text.undo }));
    assert.match(await manager.getByRole('status').first().textContent(), new RegExp(text.undone));
    await waitUntil(async () => (await search(`q=${encodeURIComponent(house['Nom de la structure'])}`)).length === 0);
    for (const page of [focal, own, partner, caseworker, employer, planner]) await page.context().close();
    assert.deepEqual(faults, []);
  });
}
