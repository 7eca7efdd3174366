// Scripts (eslint, MIT): what eslint calls a mistake, and little else.
import { readdirSync, readFileSync } from "node:fs";

import js from "@eslint/js";
import globals from "globals";

const SEARCH = new URL("../docs/assets/js/search/", import.meta.url);

/** The names that a part of the search shares with the others: hub/pages/assets.py makes one module of them. */
const shared = readdirSync(SEARCH).flatMap((name) => {
  const text = readFileSync(new URL(name, SEARCH), "utf8");
  return [...text.matchAll(/^(?:const|class|(?:async )?function) (\w+)/gm)].map(([, word]) => [word, "readonly"]);
});

export default [
  // What veraPDF's own engine runs is older than the rules here: it knows neither `let` nor modules.
  { ignores: ["**/node_modules/", "**/build/", "tests/verapdf.js"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "eqeqeq": "error", // `==` has a table of exceptions that nobody knows by heart
      "max-lines": ["error", { max: 120, skipBlankLines: true, skipComments: true }], // one module a component
      "no-empty": ["error", { allowEmptyCatch: true }],
      "no-eval": "error", // the policy of the site forbids it, and so `make lint` says it first
      "no-implied-eval": "error",
      "no-unused-vars": ["error", { vars: "all", args: "after-used", caughtErrors: "all" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      // Text from data is never markup: elements are made, and texts put into them.
      "no-restricted-properties": ["error", ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map(
        (property) => ({ property, message: "Make elements and set their textContent: data is text, never markup." }),
      )],
    },
  },
  {
    files: ["docs/assets/js/*.js", "hub/server/*.js"],
    languageOptions: { sourceType: "script", globals: globals.browser },
  },
  {
    files: ["docs/assets/js/search/*.js"],
    languageOptions: { sourceType: "module", globals: { ...globals.browser, ...Object.fromEntries(shared) } },
    rules: {
      "no-redeclare": ["error", { builtinGlobals: false }], // each shared name is declared in one of the files
      // ... and used in another.
      "no-unused-vars": ["error", { varsIgnorePattern: `^(${shared.map(([word]) => word).join("|")})$`, caughtErrors: "all" }],
    },
  },
  { files: ["admin/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["admin/*.mjs", "lint/*.mjs", "tests/**/*.mjs"], languageOptions: { globals: globals.node } },
];
