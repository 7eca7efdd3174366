/** Opens the form at the field that an address names: `#/collections/practices/entries/cyberocc?field=contact`. */

/** The name that the program gives to the one version that an entry has. */
const VERSION = '_default';
/** Milliseconds between two looks whether the entry is open: signing in and reading it take their time. */
const PAUSE = 250;

/** The path of the field that an address names; empty without one. */
export function fieldOf(hash) {
  return new URLSearchParams(hash.split('?')[1] ?? '').get('field') ?? '';
}

/** Leads to the field of the address once its entry is open, and again whenever the address changes. */
export function focusing(page) {
  const look = () => {
    const { hash } = page.location;
    const keyPath = fieldOf(hash);
    if (!keyPath) {
      return;
    }
    if (page.document.querySelector('.content-editor [data-key-path]')) {
      const payload = { locale: VERSION, keyPath };
      page.postMessage({ type: 'highlight-editor-field', payload }, page.location.origin);
    } else {
      page.setTimeout(() => page.location.hash === hash && look(), PAUSE);
    }
  };
  page.addEventListener('hashchange', look);
  look();
}
