// Bundles the page into dist/: scripts, style, texts and the map's background, each with .br and .gz beside it.
import { build } from 'esbuild';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBackground } from './background.mjs';
import { compressFolder } from './compress.mjs';
import { makeGuides } from './guides.mjs';
import { hasCore, makeOffline } from './offline.mjs';
import { makeTexts } from './texts.mjs';

const K_FIRST_VIEW_LIMIT = 200 * 1000; // bytes of script and style as sent, map included

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(web, 'dist');

async function bundle() {
  await build({
    absWorkingDir: web,
    entryPoints: { app: 'src/main.js' },
    outdir: 'dist', bundle: true, splitting: true, format: 'esm', minify: true, charset: 'utf8',
    target: ['es2020', 'chrome87', 'firefox78', 'safari14'], chunkNames: 'app-[hash]', legalComments: 'none', logLevel: 'warning',
    define: { HAS_CORE: String(hasCore(web)) },
  });
  await build({
    absWorkingDir: web,
    entryPoints: { app: 'src/app.css' },
    outdir: 'dist', bundle: true, minify: true, charset: 'utf8', loader: { '.png': 'dataurl' }, logLevel: 'warning',
    target: ['chrome87', 'firefox78', 'safari14'],
  });
}

async function main() {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await bundle();
  const sources = await Promise.all((await readdir(join(web, 'src'))).filter((name) => name.endsWith('.js'))
    .map((name) => readFile(join(web, 'src', name), 'utf8')));
  for (const [lang, texts] of await makeTexts(join(web, 'i18n'), sources)) {
    await writeFile(join(dist, `texts.${lang}.json`), JSON.stringify(texts));
  }
  await writeFile(join(dist, 'base.json'), JSON.stringify(await makeBackground(web)));
  await cp(join(web, 'src', 'icon.svg'), join(dist, 'icon.svg'));
  await makeGuides(join(web, '..', 'docs', 'guides'), dist);
  await makeOffline(web);
  const sizes = await compressFolder(dist);
  let firstView = 0;
  for (const { name, raw, brotli, gzip } of sizes) {
    const counts = /\.(js|css)$/.test(name) && !['sw.js', 'stick.js'].includes(name); // fetched by the browser after the page; exported only
    firstView += counts ? gzip : 0;
    console.log(`${name.padEnd(26)} ${String(raw).padStart(8)} B  gzip ${String(gzip).padStart(7)} B  brotli ${String(brotli).padStart(7)} B${counts ? '  first view' : ''}`);
  }
  console.log(`First view, script and style, map included: ${firstView} B by gzip (limit ${K_FIRST_VIEW_LIMIT} B)`);
  if (firstView > K_FIRST_VIEW_LIMIT) throw new Error('The first view is too heavy: see the sizes above.');
}

main().catch((failure) => {
  console.error(failure.message ?? failure);
  process.exitCode = 1;
});
