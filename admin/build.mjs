/** Bundles the form into a folder: `node admin/build.mjs FOLDER`. Only what it needs, and nothing that asks another host. */
import { build } from 'esbuild';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

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
    bundler.onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, async ({ path }) => ({
      contents: withoutOtherHosts(await readFile(path, 'utf8')),
    }));
  },
};

/** Fonts of another host, whose local copies win anyway, and the notice about the state of GitHub. */
function withoutOtherHosts(text) {
  const replaced = [
    [/@font-face \{[^}]*https:\/\/cdn\.jsdelivr\.net[^}]*\}/g, ''],
    [/https:\/\/www\.githubstatus\.com\/api\/v2\/status\.json/g, 'data:application/json,{"status":{"indicator":"none"}}'],
  ];
  return replaced.reduce((result, [expression, by]) => {
    if (!result.match(expression)) {
      throw new Error(`${expression}: no longer in the program`);
    }
    return result.replace(expression, by);
  }, text);
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
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [pruning],
});
await cp(join(packaged, 'assets'), join(target, 'assets'), { recursive: true, filter: (path) => ASSETS.test(path) });
