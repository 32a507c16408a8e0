// What makes the page an app that works without a network: the core, the service worker and the app's description.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { guideAddresses } from './guides.mjs';

const digestOf = (bytes) => createHash('sha256').update(bytes).digest('hex').toUpperCase();

const corePath = (web) => process.env.RELAIS_CORE || join(web, '..', 'build', 'wasm', 'relais.wasm');

/// Whether scripts/build-core has been run.
export const hasCore = (web) => existsSync(corePath(web));

/// dist/core-XXXXXXXX.wasm, named by its content.
async function putCore(web, dist) {
  const bytes = await readFile(corePath(web));
  const name = `core-${digestOf(bytes).slice(0, 8)}.wasm`;
  await writeFile(join(dist, name), bytes);
  return name;
}

async function versionOf(dist, files) {
  const all = await Promise.all(files.map(async (name) => `${name} ${digestOf(await readFile(join(dist, name)))}`));
  return digestOf(all.join('\n')).slice(0, 12);
}

async function putManifest(web, dist) {
  const icon = { src: '/static/icon.svg', type: 'image/svg+xml', sizes: 'any' };
  await writeFile(join(dist, 'manifest.webmanifest'), JSON.stringify({
    id: '/', name: 'Relais', short_name: 'Relais', start_url: '/', scope: '/', display: 'standalone',
    background_color: '#f3f6f5', theme_color: '#0b5d57', icons: [{ ...icon, purpose: 'any' }, { ...icon, purpose: 'maskable' }],
  }));
}

/// Writes core, manifest and sw.js into dist, which must hold all other files of the page. Without a core there is no
/// service worker: the page then needs the network, and says so at build time.
export async function makeOffline(web) {
  const dist = join(web, 'dist');
  await putManifest(web, dist);
  if (!hasCore(web)) {
    console.log('No build/wasm/relais.wasm (scripts/build-core): the page is built without its offline copy.');
    return;
  }
  const core = await putCore(web, dist);
  await build({
    absWorkingDir: web, entryPoints: { stick: 'src/stick.js' }, outdir: 'dist', bundle: true, format: 'iife', minify: true,
    charset: 'utf8', target: ['es2020', 'chrome95', 'firefox100', 'safari15.2'], define: { HAS_CORE: 'false' },
    legalComments: 'none', logLevel: 'warning',
  });
  const files = (await readdir(dist)).filter((name) => !['manifest.webmanifest', 'stick.js'].includes(name) && !name.startsWith('guide')).sort();
  const addresses = files.map((name) => `/static/${name}`);
  const guides = ['guides.fr.json', 'guides.en.json'];
  const facts = { version: await versionOf(dist, [...files, ...guides]), files: addresses, core: `/static/${core}`, guides: guideAddresses() };
  await build({
    absWorkingDir: web, entryPoints: { sw: 'src/sw.js' }, outdir: 'dist', bundle: true, format: 'iife', minify: true,
    charset: 'utf8', target: ['es2020', 'chrome95', 'firefox100', 'safari15.2'], define: { BUILD: JSON.stringify(facts) },
    logLevel: 'warning',
  });
}
