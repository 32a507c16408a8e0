// WCAG 2.2 AA beyond what axe sees: reflow at 320 px, zoom 200 %, text spacing, target size, focus that is seen, and the
// tree a screen reader walks (dumped beside the screenshots, to be read).
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserTest, open, overflow, someProvider } from './browser.mjs';

const shots = join(dirname(fileURLToPath(import.meta.url)), 'shots');
const K_TARGET = 24; // CSS px, WCAG 2.5.8

const pages = {
  fr: ['/fr/', '/fr/?q=maroua&need=legal_aid', '/fr/offres', '/fr/parcours', '/fr/couverture?need=individual_counselling', '/fr/chevauchements', '/fr/a-propos', '/fr/guides/agent', '/fr/connexion', '/fr/membres'],
  en: ['/en/', '/en/?q=maroua&need=legal_aid', '/en/offers', '/en/flowchart', '/en/coverage?need=individual_counselling', '/en/overlap', '/en/about', '/en/guides/caseworker', '/en/login', '/en/members'],
};

/// Each page once, and what a check says of it.
async function onEveryPage(page, lang, check) {
  const faults = [];
  const provider = (await someProvider(lang)).url;
  for (const address of [...pages[lang], provider]) {
    const answer = await open(page, address);
    if (answer.status() !== 200) faults.push(`${address}: ${answer.status()}`);
    faults.push(...(await check(address)).map((fault) => `${address}: ${fault}`));
  }
  assert.deepEqual(faults, []);
}

const wider = async (page) => {
  const pixels = await overflow(page);
  return pixels > 0 ? [`${pixels} px wider than the window`] : [];
};

/// Text cut off by its own box under the spacing of WCAG 1.4.12.
const spaced = (page) => page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }' })
  .then(() => wider(page), () => ['the style was refused']);

/// Visible targets that are too small and are neither inside a sentence nor the browser's own.
const small = (page) => page.evaluate((least) => {
  const isInSentence = (element) => {
    const block = element.closest('p, li, td, th, dd, dt, figcaption, label, summary');
    return element.tagName === 'A' && getComputedStyle(element).display === 'inline' && block && block.textContent.trim().length > element.textContent.trim().length;
  };
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, textarea, [tabindex="0"]')].flatMap((element) => {
    const box = (element.matches('input[type=checkbox], input[type=radio]') ? element.closest('label') ?? element : element).getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || !element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) || isInSentence(element)) return [];
    if (element.closest('.leaflet-container') || element.classList.contains('skip')) return [];
    return box.width < least || box.height < least ? [`${element.tagName} "${(element.textContent || element.name || '').trim().slice(0, 30)}" ${Math.round(box.width)}×${Math.round(box.height)}`] : [];
  });
}, K_TARGET);

/// Walks by the Tab key: what has the focus shows it and is not hidden behind anything fixed.
async function focusFaults(page) {
  const faults = [];
  for (let i = 0; i < 25; i += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const styles = [element, element.closest('label'), element.nextElementSibling, element.parentElement].filter(Boolean).map((one) => getComputedStyle(one));
      const isSeen = styles.some((style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
      const box = element.getBoundingClientRect();
      const isInside = box.bottom > 0 && box.top < innerHeight;
      const name = `${element.tagName} "${(element.textContent || element.getAttribute('aria-label') || element.id || '').trim().slice(0, 30)}"`;
      return isSeen && isInside ? null : `${name}: ${isSeen ? 'outside the window' : 'its focus is not seen'}`;
    });
    if (fault) faults.push(fault);
  }
  return faults;
}

/// "heading 2: Contact", one line a node that says something.
async function readerTree(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const walk = (node, depth) => {
    const role = node.role?.value;
    const name = node.name?.value ?? '';
    const level = node.properties?.find((property) => property.name === 'level')?.value.value;
    const isSaid = !node.ignored && !['generic', 'none', 'InlineTextBox', 'StaticText', 'LineBreak', 'ListMarker'].includes(role);
    if (isSaid) lines.push({ depth, role, level, name });
    for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id), depth + (isSaid ? 1 : 0));
  };
  walk(nodes[0], 0);
  return lines;
}

function treeFaults(lines) {
  const faults = [];
  const of = (role) => lines.filter((line) => line.role === role);
  for (const [role, count] of [['banner', 1], ['main', 1], ['contentinfo', 1]]) {
    if (of(role).length !== count) faults.push(`${of(role).length} × ${role}`);
  }
  const headings = of('heading');
  if (headings.filter(({ level }) => level === 1).length !== 1) faults.push('not one heading of level 1');
  headings.forEach(({ level, name }, i) => {
    if (i > 0 && level > headings[i - 1].level + 1) faults.push(`heading ${level} "${name}" after ${headings[i - 1].level}`);
  });
  for (const { role, name } of lines) {
    if (['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'slider', 'image', 'navigation'].includes(role) && !name.trim()) faults.push(`a ${role} without a name`);
  }
  return faults;
}

for (const lang of ['fr', 'en']) {
  browserTest(`pages reflow in 320 px, whatever the spacing (${lang})`, { viewport: { width: 320, height: 640 }, bypassCSP: true }, (page) =>
    onEveryPage(page, lang, async () => [...await wider(page), ...await spaced(page)]));

  browserTest(`pages can be zoomed to 200 % (${lang})`, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, (page) =>
    onEveryPage(page, lang, () => wider(page)));

  browserTest(`targets are large enough for a thumb (${lang})`, { viewport: { width: 360, height: 740 } }, (page) =>
    onEveryPage(page, lang, () => small(page)));

  browserTest(`the focus is seen wherever it is (${lang})`, { viewport: { width: 1280, height: 800 }, timeout: 120_000 }, (page) =>
    onEveryPage(page, lang, () => focusFaults(page)));

  browserTest(`a screen reader finds landmarks, headings in order and a name for all that can be used (${lang})`, { viewport: { width: 360, height: 740 } }, async (page) => {
    mkdirSync(shots, { recursive: true });
    await onEveryPage(page, lang, async (address) => {
      const lines = await readerTree(page);
      const text = lines.map(({ depth, role, level, name }) => `${'  '.repeat(depth)}${role}${level ? ` ${level}` : ''}${name ? `: ${name}` : ''}`).join('\n');
      writeFileSync(join(shots, `tree${address.replace(/\W+/g, '-')}.txt`), `${text}\n`);
      return treeFaults(lines);
    });
  });
}
