/** Bundles the form into a folder: `node admin/build.mjs FOLDER`. Only what it needs, and nothing that asks another host. */
import { build } from 'esbuild';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adapted } from './adapting.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2]);
const packaged = join(here, 'node_modules', '@sveltia', 'cms', 'npm');

/** Interface languages that are kept; American English is part of the program, and stands in for all others. */
const LANGUAGES = ['en-GB', 'fi', 'fr', 'hr', 'it'];
/** What no field of ours uses: code highlighting, maps, pictures of all kinds, React, Markdown from HTML. */
const UNUSED = /^(@shikijs\/|leaflet|terra-draw|svgo|exifr|turndown|immutable)|\/(heic|webp_enc|webp_enc_simd|shiki-engine|react-dom)-[\w-]+\.js$/;
const ASSETS = /(material-symbols-outlined|noto-mono|source-sans-3)[^/]*\.(woff2|txt)$|npm\/assets$/;

const pruning = {
  name: 'pruning',
  setup(bundler) {
    bundler.onResolve({ filter: /locales\/[\w-]+\.json$/ }, ({ path, resolveDir }) => {
      const language = path.match(/([\w-]+)\.json$/)[1];
      const kept = LANGUAGES.includes(language) ? language : 'en-GB';
      return { path: join(resolveDir, '..', 'locales', `${kept}.json`) };
    });
    bundler.onResolve({ filter: UNUSED }, () => ({ path: 'unused', namespace: 'unused' }));
    bundler.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'export default undefined;' }));
    bundler.onLoad({ filter: /locales[\\/]fr\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(completed(await readJson(path), await readJson(join(here, 'fr.json')))),
      loader: 'json',
    }));
    bundler.onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, async ({ path }) => ({
      contents: adapted(await readFile(path, 'utf8')),
    }));
  },
};

async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** The French words of the program with those that it does not have yet. */
function completed(words, ours) {
  const added = Object.entries(ours).map(([key, value]) => {
    const theirs = words[key];
    if (typeof theirs === 'string') {
      throw new Error(`fr.json: ${key}: the program has its own words now`);
    }
    return [key, typeof value === 'object' ? completed(theirs ?? {}, value) : value];
  });
  return { ...words, ...Object.fromEntries(added) };
}

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await build({
  entryPoints: [join(here, 'main.js')],
  outdir: target,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [pruning],
});
await cp(join(packaged, 'assets'), join(target, 'assets'), { recursive: true, filter: (path) => ASSETS.test(path) });
