/**
 * The linters on texts, for tests/test_lint_browser.py, in one process: reads stylesheets and scripts `[name, text]` from
 * the standard input, and writes the rules that each text breaks.
 */
import { fileURLToPath } from "node:url";
import eslint from "../lint/node_modules/eslint/lib/api.js";
import stylelint from "../lint/node_modules/stylelint/lib/index.mjs";

const { styles, scripts } = JSON.parse(await new Response(process.stdin).text());
const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const scriptLinter = new eslint.ESLint({ cwd: at(".."), overrideConfigFile: at("../lint/eslint.config.mjs") });

const found = { styles: [], scripts: [] };
for (const code of styles) {
  const { results: [{ warnings }] } = await stylelint.lint({ code, configFile: at("../lint/stylelint.config.mjs") });
  found.styles.push(warnings.map(({ rule }) => rule));
}
for (const [filePath, text] of scripts) {
  const [{ messages }] = await scriptLinter.lintText(text, { filePath: at(`../${filePath}`) });
  found.scripts.push(messages.map(({ ruleId }) => ruleId));
}
console.log(JSON.stringify(found));
