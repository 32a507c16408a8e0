/// The page's texts: the script's part of the catalogues the server uses, one file a language.
let texts = {};
let language = 'fr';

/// Must be awaited before any `t`. Without texts the page stays as the server made it.
export async function loadTexts(lang) {
  language = lang;
  const answer = await fetch(`/static/texts.${lang}.json`);
  if (!answer.ok) throw new Error(`texts: ${answer.status}`);
  texts = await answer.json();
}

const isSingular = (count) => count === 1 || (language === 'fr' && count === 0);

/// The text of a key with its {placeholders} filled; `values.count` chooses between ".one" and ".other".
export function t(key, values = {}) {
  const text = texts[key] ?? texts[key + (isSingular(values.count) ? '.one' : '.other')];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const lang = () => language;
