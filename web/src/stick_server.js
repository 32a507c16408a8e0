// The site opened from a USB stick: what the page asks of a server is answered by the core, from the data beside it
// (static/stick-data.js). A classic script: pages opened from disk may load no module and fetch no file.
import { Core } from './core.js';

const K_PAGES = [
  [/^(fr|en)\/index\.html$/, (lang) => `/${lang}/`],
  [/^(fr|en)\/((?:prestataires|providers|organisations|offres|offers)\/\d+)\.html$/, (lang, page) => `/${lang}/${page}`],
  [/^(fr|en)\/(a-propos|about|offres|offers|parcours|flowchart)\.html$/, (lang, page) => `/${lang}/${page}`],
];

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/// The folder of the site: this script is in its "static".
const root = new URL('..', document.currentScript.src);
const up = '../'.repeat(location.pathname.slice(root.pathname.length).split('/').length - 1);
let opening = null;

async function open(data) {
  const module = await WebAssembly.compile(bytesOf(data.core));
  const core = await Core.open(module, data.parts.map(bytesOf));
  core.linkFiles(up);
  return core;
}

/// What a server would have been asked: "/api/…" and "/static/…" as they are, a file of the folder as its address.
export function addressOf(asked) {
  if (asked.startsWith('/api/') || asked.startsWith('/static/')) return asked;
  const url = new URL(asked, location.href);
  const file = url.pathname.slice(root.pathname.length);
  for (const [pattern, address] of K_PAGES) {
    const found = pattern.exec(file);
    if (found) return address(...found.slice(1)) + url.search;
  }
  return asked;
}

/// The file of an address that a script made ("/fr/prestataires/12-hopital"); the pages' own links are files already.
export function fileOf(address) {
  const [, lang, page = ''] = /^\/(fr|en)\/?([^?#]*)/.exec(address) ?? [, 'fr', 'absent'];
  const record = /^(?:(?:prestataires|providers|organisations|offres|offers)\/\d+|offres$|offers$|parcours$|flowchart$|guides(?:$|\/[a-z-]+$)|a-propos$|about$)/.exec(page);
  const file = !page ? 'index' : record ? record[0] : 'absent';
  return `${up}${lang}/${file}.html`;
}

const jsonAnswer = (value) => new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } });

globalThis.fetch = async (asked, { method = 'GET', body = '', signal } = {}) => {
  const data = globalThis.RELAIS_STICK;
  const address = addressOf(String(asked));
  const texts = /^\/static\/texts\.(fr|en)\.json$/.exec(address);
  if (texts) return jsonAnswer(data.texts[texts[1]]);
  if (address === '/static/base.json') return jsonAnswer(data.base);
  opening ??= open(data);
  const core = await opening;
  signal?.throwIfAborted();
  const { status, type, body: text } = core.answer(method, address, body, new Date());
  return new Response(text, { status: status || 503, headers: { 'Content-Type': type } });
};
