// What referrals teach: how organisations answer, in a caseworker's search and plan, and what refusals tell planners of
// gaps. Needs RELAIS_BIN and RELAIS_DB, to make accounts and to move the clock.
import assert from 'node:assert/strict';
import { axeFaults, base, browserTest, open, overflow, phone, shot } from './browser.mjs';
import { chooseNeeds, choosePlace } from './near_form.mjs';
import { referAnother } from './cases.mjs';
import { logInAs, ready, relais } from './people.mjs';

const words = {
  fr: {
    cases: 'dossiers', need: 'Trouver un besoin', place: 'Ville, village ou quartier', find: 'Trouver qui peut aider', plan: 'Le moins de déplacements',
    asked: ['aide juridique', 'psychologique individuel'], order: /jusqu’à 20 % de plus/, exact: 'Ordre exact, par distance', again: 'Tenir compte des réponses',
    alone: /par la distance ou la durée seule/, answers: /A répondu à \d+ % des orientations reçues en un an/, counted: /compté \d+ % plus loin/,
    coverage: 'couverture', refusals: /au moins \d+ refus \(/, means: /par pas de cinq/,
  },
  en: {
    cases: 'cases', need: 'Find a need', place: 'Town, village or neighbourhood', find: 'Find who can help', plan: 'Fewest journeys',
    asked: ['legal aid', 'individual counselling'], order: /up to 20 % more/, exact: 'Exact order, by distance', again: 'Count answers too',
    alone: /by distance or time alone/, answers: /Answered \d+ % of the referrals received in a year/, counted: /counted \d+ % farther/,
    coverage: 'coverage', refusals: /at least \d+ declined \(/, means: /in steps of five/,
  },
};

async function ask(page, lang) {
  const text = words[lang];
  await page.goto('about:blank'); // the page anew, though its address is the same
  await open(page, `/${lang}/#near`);
  await chooseNeeds(page, text.need, text.asked);
  await choosePlace(page, text.place);
}

/// The service nearest to Maroua for legal aid, as the public is told.
async function nearest() {
  const answer = await fetch(`${base}/api/v1/nearest`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ place: { point: [14.32, 10.59] }, needs: ['legal_aid'], k: 5 }),
  });
  const { needs: [{ suitable, possible }] } = await answer.json();
  return [...suitable, ...possible][0].service.id;
}

/// Ten people are referred; five are declined for want of room, the others never answered.
async function tenReferrals(page, lang, days) {
  const service = await nearest();
  for (let i = 0; i < 10; i++) {
    const [link] = await referAnother(page, lang, [String(service)]);
    if (i % 2 === 0) assert.ok((await fetch(link, { method: 'POST', body: new URLSearchParams({ state: 'declined', reason: 'no_capacity' }) })).ok);
  }
  relais('tick', '--now', new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16));
}

for (const [i, [lang, text]] of ready ? [...Object.entries(words).entries()] : []) {
  browserTest(`how organisations answer stands in a caseworker's search, and refusals beside gaps (${lang})`, { viewport: phone, timeout: 180_000 }, async (page, context) => {
    await logInAs(page, lang, 'caseworker', { organisation: 1 });
    await page.goto(`${base}/${lang}/${text.cases}`);
    await tenReferrals(page, lang, 17 + i);

    await ask(page, lang);
    await page.getByRole('button', { name: text.find }).click();
    await page.locator('.near-results').waitFor();
    const results = () => page.locator('.near-results').textContent();
    assert.match(await results(), text.order);
    assert.match(await results(), text.answers);
    assert.match(await results(), text.counted);
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await shot(page, `response-near-${lang}`, { fullPage: true });
    await page.getByRole('button', { name: text.exact }).click();
    await page.getByText(text.alone).waitFor();
    assert.match(await results(), text.answers, 'the figures stay beside the exact order');
    await page.getByRole('button', { name: text.again }).click();
    await page.getByText(text.order).waitFor();

    await ask(page, lang);
    await page.getByRole('button', { name: text.plan }).click();
    await page.locator('.plan-results').waitFor();
    assert.match(await page.locator('.plan-results').textContent(), text.order);
    assert.ok(await page.locator('.plan-results .response').count() > 0);
    await shot(page, `response-plan-${lang}`, { fullPage: true });
    await page.getByRole('button', { name: text.exact }).click();
    await page.getByText(text.alone).waitFor();

    await context.clearCookies(); // anybody: no word of it
    const told = `/${lang}/${text.coverage}?need=legal_aid&km=20`;
    for (const [asked, what] of [[text.find, '.near-results'], [text.plan, '.plan-results']]) {
      await ask(page, lang);
      await page.getByRole('button', { name: asked }).click();
      await page.locator(what).waitFor();
      assert.equal(await page.locator('.order-note, .response').count(), 0);
    }
    await open(page, told);
    assert.equal(await page.locator('.refusals').count(), 0);
    assert.doesNotMatch(await page.locator('main').textContent(), text.means);

    await logInAs(page, lang, 'planner');
    await open(page, told);
    assert.match(await page.locator('.refusals').textContent(), text.refusals);
    assert.match(await page.locator('main').textContent(), text.means);
    assert.deepEqual(await axeFaults(page), []);
    assert.equal(await overflow(page), 0);
    await shot(page, `response-gaps-${lang}`, { fullPage: true });
  });
}
