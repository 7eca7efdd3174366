/** Starts the form: reads what the hub made from its models, teaches it how our files are written, opens it. */
import { init, registerCustomFormat } from '@sveltia/cms';
import { format } from './format.js';

const lang = navigator.language.startsWith('fr') ? 'fr' : 'en';
const { form, files, official } = await (await fetch(`config.${lang}.json`)).json();

for (const [name, file] of Object.entries(files)) {
  const { fromFile, toFile } = format({ ...file, official });
  registerCustomFormat(`hub-${name}`, 'yml', { fromFile, toFile });
}
document.documentElement.lang = lang;
init({ config: form });
