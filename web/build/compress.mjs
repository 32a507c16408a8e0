import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/// Writes name.br and name.gz beside every file; answers the sizes, largest first.
export async function compressFolder(folder) {
  const sizes = [];
  for (const name of await readdir(folder)) {
    const bytes = await readFile(join(folder, name));
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    const gzip = gzipSync(bytes, { level: 9 });
    await writeFile(join(folder, `${name}.br`), brotli);
    await writeFile(join(folder, `${name}.gz`), gzip);
    sizes.push({ name, raw: bytes.length, brotli: brotli.length, gzip: gzip.length });
  }
  return sizes.sort((a, b) => b.raw - a.raw);
}
