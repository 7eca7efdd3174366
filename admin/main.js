/** Starts the form: reads what the hub made from its models, teaches it how our files are written, opens it. */
import { init, registerCustomFormat } from '@sveltia/cms';
import { focusing } from './focusing.js';
import { fromFile } from './format.js';
import { noting, sharing } from './sharing.js';
import { setNeeds } from './validating.js';

const lang = navigator.language.startsWith('fr') ? 'fr' : 'en';
const { form, files, official, words } = await (await fetch(`config.${lang}.json`)).json();

for (const [name, shaped] of Object.entries(files)) {
  const file = { ...shaped, official };
  registerCustomFormat(`hub-${name}`, 'yml', { fromFile: (text) => fromFile(text, file), toFile: noting(file) });
}
globalThis.fetch = sharing(globalThis.fetch.bind(globalThis), words);
setNeeds(files);
document.documentElement.lang = lang;
init({ config: form });
focusing(globalThis);
