// The guides: a page for each role in both languages, and their pictures, which this test takes anew and holds to those
// of docs/guides/pictures. RELAIS_GUIDE_PICTURES=write puts the new ones in their place.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axeFaults, base, browserTest, laptop, open, overflow, phone, shot, someProvider } from './browser.mjs';
import { logInAs, ready } from './people.mjs';

const pictures = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'guides', 'pictures');
const isWriting = process.env.RELAIS_GUIDE_PICTURES === 'write';
const K_APART = 16; // mean difference of grey, of 255, above which a picture is of another page

const words = {
  fr: { near: 'Près d’une personne', needs: 'Trouver un besoin', asked: 'psychologique individuel', place: 'Ville, village ou quartier', find: 'Trouver qui peut aider', planner: '/fr/couverture?need=individual_counselling&km=30', manager: '/fr/mise-a-jour', partner: '/fr/offres', coordinator: '/fr/parcours', others: 'Tous les guides', exercises: 'S’exercer' },
  en: { near: 'Near a person', needs: 'Find a need', asked: 'individual counselling', place: 'Town, village or neighbourhood', find: 'Find who can help', planner: '/en/coverage?need=individual_counselling&km=30', manager: '/en/upkeep', partner: '/en/offers', coordinator: '/en/flowchart', others: 'All guides', exercises: 'Exercises' },
};

/// What each picture shows.
const scenes = {
  caseworker: async (page, lang) => {
    const text = words[lang];
    await open(page, `/${lang}/`);
    await page.getByRole('button', { name: text.near }).click();
    await page.getByLabel(text.needs).fill(text.asked);
    await page.keyboard.press('Enter');
    await page.getByLabel(text.place).fill('marou');
    await page.getByRole('option', { name: /^Maroua/ }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: text.find }).click();
    await page.locator('.near-results').waitFor();
    await page.locator('.near-results').scrollIntoViewIfNeeded();
  },
  planner: (page, lang) => open(page, words[lang].planner),
  manager: async (page, lang) => {
    await logInAs(page, lang, 'manager');
    await open(page, words[lang].manager);
  },
  focal_point: async (page, lang) => open(page, (await someProvider(lang)).url),
  partner: (page, lang) => open(page, words[lang].partner),
  coordinator: (page, lang) => open(page, words[lang].coordinator),
};

/// Mean difference of two pictures in grey, drawn small.
async function difference(page, one, other) {
  await page.goto('about:blank');
  return page.evaluate(async (sources) => {
    const [width, height] = [36, 64];
    const [a, b] = await Promise.all(sources.map(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0, width, height);
      const { data } = context.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, i) => (data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3);
    }));
    return a.reduce((sum, grey, i) => sum + Math.abs(grey - b[i]), 0) / a.length;
  }, [one, other].map((bytes) => `data:image/jpeg;base64,${bytes.toString('base64')}`));
}

for (const lang of ['fr', 'en']) {
  for (const [role, show] of ready ? Object.entries(scenes) : []) {
    browserTest(`the picture of the guide for ${role} is still true (${lang})`, { viewport: { width: 360, height: 640 } }, async (page) => {
      await show(page, lang);
      await page.waitForLoadState('networkidle');
      const taken = await page.screenshot({ type: 'jpeg', quality: 50 });
      const file = join(pictures, `${lang}-${role}.jpg`);
      if (isWriting) {
        mkdirSync(pictures, { recursive: true });
        writeFileSync(file, taken);
        return;
      }
      assert.ok(existsSync(file), `${file}: RELAIS_GUIDE_PICTURES=write takes it`);
      const apart = await difference(page, readFileSync(file), taken);
      assert.ok(apart < K_APART, `${lang}-${role}.jpg shows another page (${apart.toFixed(1)} apart): look, then RELAIS_GUIDE_PICTURES=write`);
    });
  }

  for (const [width, viewport] of [[360, phone], [1280, laptop]]) {
    browserTest(`every role has its guide, with its picture and exercises (${lang}, ${width})`, { viewport }, async (page) => {
      await open(page, `/${lang}/guides`);
      assert.deepEqual(await axeFaults(page), []);
      const links = await page.locator('.guide-list a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.equal(links.length, 7);
      for (const link of links) {
        await open(page, link);
        assert.equal(await overflow(page), 0, link);
        assert.deepEqual(await axeFaults(page), [], link);
        const loads = await page.locator('.guide img').evaluateAll((all) => Promise.all(all.map((image) => {
          image.loading = 'eager';
          return image.decode().then(() => image.naturalWidth);
        })));
        assert.deepEqual(loads, /tous|everybody/.test(link) ? [] : [360], link);
        if (loads.length > 0) await page.getByRole('heading', { name: words[lang].exercises }).waitFor();
        const other = await fetch(base + await page.locator('a.language').getAttribute('href'));
        assert.equal(other.status, 200, link);
      }
      await shot(page, `guide-${lang}-${width}`, { fullPage: true });
    });
  }
}
