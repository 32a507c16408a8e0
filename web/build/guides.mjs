// The guides of docs/guides as the page shows them: dist/guides.{fr,en}.json, with their pictures beside.
import MarkdownIt from 'markdown-it';
import { copyFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

// In the order they are listed; the names are those of the files and, in each language, of the addresses.
const K_GUIDES = [
  { role: 'caseworker', fr: 'agent', en: 'caseworker' },
  { role: 'planner', fr: 'planificateur', en: 'planner' },
  { role: 'manager', fr: 'gestionnaire', en: 'manager' },
  { role: 'focal_point', fr: 'point-focal', en: 'focal-point' },
  { role: 'partner', fr: 'employeur', en: 'employer' },
  { role: 'coordinator', fr: 'coordination', en: 'coordination' },
  { role: 'everyone', fr: 'tous', en: 'everybody' },
];

/// The pages of the guides, their list first, as src/server/guide_routes.cpp has them.
export const guideAddresses = () => ['fr', 'en'].flatMap((lang) => [`/${lang}/guides`, ...K_GUIDES.map((guide) => `/${lang}/guides/${guide[lang]}`)]);

const pictureName = (path) => `guide-${basename(path)}`;

/// Pictures lie beside the page's files under another name; their size is known before they come.
function withPictures(markdown, sizes) {
  const usual = markdown.renderer.rules.image;
  markdown.renderer.rules.image = (tokens, i, ...rest) => {
    const source = tokens[i].attrGet('src');
    const { width, height } = sizes.get(basename(source));
    tokens[i].attrSet('src', `/static/${pictureName(source)}`);
    tokens[i].attrSet('width', String(width));
    tokens[i].attrSet('height', String(height));
    tokens[i].attrSet('loading', 'lazy');
    return usual(tokens, i, ...rest);
  };
  return markdown;
}

/// Width and height of a JPEG, from its start-of-frame segment.
export function jpegSize(bytes) {
  for (let at = 2; at < bytes.length - 9;) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc3) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error('no JPEG');
}

/// "# Title", then a sentence that says what it is about, then the rest.
export function readGuide(text, markdown) {
  const [, title] = /^# (.+)\n/.exec(text) ?? [];
  if (!title) throw new Error('a guide begins with "# Title"');
  return { title, html: markdown.render(text.slice(text.indexOf('\n') + 1)) };
}

export async function makeGuides(guides, dist) {
  const pictures = join(guides, 'pictures');
  const sizes = new Map();
  for (const name of (await readdir(pictures)).filter((file) => file.endsWith('.jpg'))) {
    sizes.set(name, jpegSize(await readFile(join(pictures, name))));
    await copyFile(join(pictures, name), join(dist, pictureName(name)));
  }
  const markdown = withPictures(new MarkdownIt({ html: false }), sizes);
  for (const lang of ['fr', 'en']) {
    const all = await Promise.all(K_GUIDES.map(async (guide) => {
      const text = await readFile(join(guides, lang, `${guide.role}.md`), 'utf8');
      return { role: guide.role, slug: guide[lang], ...readGuide(text, markdown) };
    }));
    await writeFile(join(dist, `guides.${lang}.json`), JSON.stringify(all));
  }
}
