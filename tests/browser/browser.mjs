// What the browser tests share: a Chromium, pages that fail on any script error, axe, screenshots.
// RELAIS_URL names a running `relais serve` with the starter mapping; without it every test is skipped.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, '../../web/package.json'));
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const base = process.env.RELAIS_URL;
export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const skip = !base ? 'RELAIS_URL is not set' : !existsSync(chromium) && `no Chromium at ${chromium}`;

export const laptop = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

let browser;
after(async () => browser?.close());

async function theBrowser() {
  browser ??= await require('playwright-core').chromium.launch({
    executablePath: chromium, args: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage'],
  });
  return browser;
}

/// A test with a page of its own; fails on an error of the script, a refused resource or another host. Answers come from
/// the server alone unless `options` let the service worker in.
export function browserTest(name, options, action) {
  test(name, { skip, timeout: options.timeout ?? 90_000 }, async () => {
    const context = await (await theBrowser()).newContext({ viewport: laptop, locale: 'fr-FR', reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(base) && !request.url().startsWith('data:')) faults.push(`other host: ${request.url()}`);
    });
    try {
      await action(page, context);
      if (faults.length > 0 && !options.faultsExpected) throw new Error(faults.join('\n'));
    } finally {
      await context.close();
    }
  });
}

/// Opens an address of the site and waits until the script has taken over.
export async function open(page, address) {
  const answer = await page.goto(base + address);
  await page.waitForSelector('html.has-script');
  return answer;
}

export async function shot(page, name, options = {}) {
  const folder = join(here, 'shots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), ...options });
}

/// What axe finds wrong, one line each. Cards out of sight (content-visibility) are laid out first, as they are for whoever
/// scrolls there: axe would measure their words where the card's placeholder is not, on the foot of the page for instance.
export async function axeFaults(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets = [sheet];
    const found = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    document.adoptedStyleSheets = [];
    return found;
  });
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).slice(0, 4).join(' | ')})`);
}

/// Pixels the page is wider than its window.
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/// The first provider's address of a search, as the API names it.
export async function someProvider(lang = 'fr', query = '') {
  const answer = await fetch(`${base}/api/v1/search?lang=${lang}&limit=200&${query}`);
  const { providers } = await answer.json();
  return providers.find((one) => one.id.startsWith('site-')) ?? providers[0];
}
