/** Starts the form: reads what the hub made from its models, teaches it how our files are written, opens it. */
import { init, registerCustomFormat } from '@sveltia/cms';
import { format } from './format.js';

const { forms, files, official } = await (await fetch('config.json')).json();

for (const [name, file] of Object.entries(files)) {
  const { fromFile, toFile } = format({ ...file, official });
  registerCustomFormat(`hub-${name}`, 'yml', { fromFile, toFile });
}

const lang = navigator.language.slice(0, 2) === 'fr' ? 'fr' : 'en';
document.documentElement.lang = lang;
init({ config: forms[lang] });
