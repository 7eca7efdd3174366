/** Opens the form at the field that an address names: `#/collections/practices/entries/cyberocc?field=contact`. */

/** The name that the program gives to the one version that an entry has. */
const VERSION = '_default';
/** Milliseconds between two looks: signing in, reading an entry and drawing its fields take their time. */
const PAUSE = 250;
/** How many looks that change nothing end the search: the field is not there, such as a text that nobody has begun. */
const IDLE = 6;

/** The path of the field that an address names; empty without one. */
export function fieldOf(hash) {
  return new URLSearchParams(hash.split('?')[1] ?? '').get('field') ?? '';
}

/** A path and those of the parts around it, the innermost first. */
export function pathsAround(keyPath) {
  const steps = keyPath.split('.');
  return steps.map((_, place) => steps.slice(0, steps.length - place).join('.'));
}

/** The elements of the fields that are drawn, by their paths. */
function drawnFields(document) {
  const drawn = document.querySelectorAll('.content-editor [data-key-path]');
  return new Map([...drawn].map((element) => [element.dataset.keyPath, element]));
}

/** Brings the field nearer, since the program draws a field only when it comes into view, and opens what is closed
 *  around it. Returns how far that has led. */
function approach(page, drawn, keyPath) {
  const around = pathsAround(keyPath).find((path) => drawn.has(path)) ?? '';
  const within = [...drawn.keys()].filter((path) => !around || path.startsWith(`${around}.`));
  drawn.get(around === keyPath ? keyPath : (within.at(-1) ?? around)).scrollIntoView();
  for (const path of within.length > 0 ? [keyPath] : [keyPath, around]) {
    const payload = { locale: VERSION, keyPath: path };
    page.postMessage({ type: 'highlight-editor-field', payload }, page.location.origin);
  }
  return `${around} ${within.length}`;
}

/** Leads to the field of the address once its entry is open, and again whenever the address changes. */
export function focusing(page) {
  const look = (hash, before, idle) => {
    const keyPath = fieldOf(hash);
    const drawn = drawnFields(page.document);
    const isThere = drawn.get(keyPath)?.contains(page.document.activeElement);
    if (!keyPath || isThere || idle === IDLE || page.location.hash !== hash) {
      return;
    }
    const now = drawn.size > 0 ? approach(page, drawn, keyPath) : '';
    page.setTimeout(() => look(hash, now, now && now === before ? idle + 1 : 0), PAUSE);
  };
  const begin = () => look(page.location.hash, '', 0);
  page.addEventListener('hashchange', begin);
  begin();
}
