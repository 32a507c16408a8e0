// People with accounts, for browser tests: invited by the program itself, in by the pages.
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { base } from './browser.mjs';

export const ready = Boolean(process.env.RELAIS_BIN && process.env.RELAIS_DB);
export const password = 'rivière girafe 7 tambours';
const buttons = {
  fr: { save: 'Enregistrer le mot de passe', enter: 'Se connecter', on: 'Mettre en place', account: 'compte' },
  en: { save: 'Save the password', enter: 'Log in', on: 'Turn on', account: 'account' },
};

/// The program's own command line, on the database that is served.
export function relais(...given) {
  return execFileSync(process.env.RELAIS_BIN, ['--db', process.env.RELAIS_DB, '--json', ...given], { encoding: 'utf8' });
}

let count = 0;
export function invitation(lang, role, { site = base, organisation = 0 } = {}) {
  const email = `${role}-${process.pid}-${++count}@example.org`;
  const { link } = JSON.parse(relais('user', 'add', '--email', email, '--name', 'Aïssatou Ngo', '--role', role, '--user-lang', lang,
    '--organisation', String(organisation), '--site', site));
  return { email, link };
}

/// The six digits that an authenticator program would show (RFC 6238).
export function codeOf(secret) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  return String((digest.readUInt32BE(digest[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export async function choosePassword(page, text, link) {
  await page.goto(link);
  await page.fill('#password', password);
  await page.fill('#again', password);
  await page.getByRole('button', { name: text.save }).click();
}

export async function enter(page, text, email, code = '') {
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.fill('#code', code);
  await page.locator('main').getByRole('button', { name: text.enter }).click();
}

/// Turns the second factor on, on the account's page.
async function startFactor(page, lang) {
  const secret = await page.locator('code.key').textContent();
  await page.fill('#factor-code', codeOf(secret));
  await page.fill('#factor-password', password);
  await page.getByRole('button', { name: buttons[lang].on }).click();
  await page.locator('.codes').waitFor();
}

/// A valid case code with its check symbol (directory/case_code).
export function caseCode() {
  const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const code = Array.from({ length: 7 }, () => symbols[Math.floor(Math.random() * 32)]).join('');
  let sum = 0;
  [...code].reverse().forEach((symbol, i) => {
    const addend = (i % 2 === 0 ? 2 : 1) * symbols.indexOf(symbol);
    sum += Math.floor(addend / 32) + (addend % 32);
  });
  const all = code + symbols[(32 - (sum % 32)) % 32];
  return `${all.slice(0, 3)}-${all.slice(3, 6)}-${all.slice(6)}`;
}

/// A new account of this role that must have a second factor, logged in with every page of the context.
export async function loggedIn(context, role, options = {}) {
  const page = await context.newPage();
  await logInAs(page, 'fr', role, options);
  await page.close();
}

/// Until the page's script has its texts. Without a script nobody waits.
const settled = (page) => page.waitForSelector('html.has-script');

/// Presses what leads to another page, and waits for that page.
export async function send(page, button) {
  await settled(page);
  await Promise.all([page.waitForNavigation(), button.click()]);
  await settled(page);
}

/// Somebody new of a role, logged in on this page and able to work. `script`: whether pages run theirs; `site`: the address
/// of the server, `organisation`: whom they work for.
export async function logInAs(page, lang, role, { script = true, ...where } = {}) {
  const settle = script ? settled : async () => {};
  const { email, link } = invitation(lang, role, where);
  await choosePassword(page, buttons[lang], link);
  await settle(page);
  await enter(page, buttons[lang], email);
  await page.waitForURL(`**/${lang}/${buttons[lang].account}`);
  await settle(page);
  if (['manager', 'administrator'].includes(role)) await startFactor(page, lang);
}
