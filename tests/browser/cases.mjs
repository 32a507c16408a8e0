// Cases, their consent and their referrals, as the pages would send them: people enough for figures, without waiting.
import assert from 'node:assert/strict';
import { base } from './browser.mjs';

const paths = { fr: { cases: 'dossiers', consent: 'consentement', refer: 'orienter' }, en: { cases: 'cases', consent: 'consent', refer: 'refer' } };
export const needs = ['legal_aid', 'primary_health_care', 'individual_counselling'];
export const person = [['settlement_words', 'Maroua'], ['sex', 'female'], ['age', '25-35'], ['language', 'fr'],
  ...needs.flatMap((need) => [['need', need], [`urgency_${need}`, 'urgent']])];

/// Sends a form of this page's session; the answer's text.
async function post(page, path, fields) {
  const csrf = await page.locator('[name="csrf"]').first().inputValue();
  const answer = await page.request.post(base + path, {
    headers: { 'X-CSRF-Token': csrf, 'Content-Type': 'application/x-www-form-urlencoded' }, data: new URLSearchParams(fields).toString(), maxRedirects: 0,
  });
  assert.ok(answer.status() < 400, `${path}: ${answer.status()}`);
  return answer.text();
}

/// The address of a new case, from the page of somebody who may open one.
export async function openCase(page, lang, fields = person) {
  return JSON.parse(await post(page, `/api/v1/cases?lang=${lang}`, [...fields, ['sent_key', crypto.randomUUID()]])).url;
}

export async function agree(page, lang, address) {
  const until = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const items = ['need', 'profile', 'languages', 'publics', 'note', 'statistics'];
  await post(page, `${address}/${paths[lang].consent}`, [['lang', 'fr'], ['giver', 'person'], ['basis', 'own_will'],
    ...items.flatMap((item) => [['item', item], [`until_${item}`, until]])]);
}

/// The links for the receivers, in the order of the services.
export async function refer(page, lang, address, services, note = '') {
  const sent = await post(page, `${address}/${paths[lang].refer}`, [['note', note], ['contact', '699 00 00 31'], ['person_agreed', '1'],
    ['despite_warnings', '1'], ...services.map((service) => ['service', service])]);
  return [...sent.matchAll(/https?:\/\/[^\s<]+\?s=[\w-]{43}/g)].map(([link]) => link);
}

/// Another person, who agrees and is referred to these services.
export async function referAnother(page, lang, services, note = '') {
  const address = await openCase(page, lang);
  await agree(page, lang, address);
  return refer(page, lang, address, services, note);
}
