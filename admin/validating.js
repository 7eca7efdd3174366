/** What the program asks us while it looks through what was filled in (adapting.mjs puts the questions into it). */
import { RECORDS } from './format.js';

/** The language whose box comes first, for a record that has no language yet. */
const FIRST = 'fr';
const INDEXES = new WeakMap();
const ITEM = /\.(\d+)(?=\.|$)/g;

/**
 * The values of a record as they stand, with their lists counted once.
 *
 * The program would look through all values for every list: in a file of fifty events that took seconds.
 */
export function snapshot(values) {
  const copy = { ...values };
  INDEXES.set(copy, index(copy));
  return copy;
}

/** How many items a list has. */
export function countItems(values, path) {
  return indexOf(values).items.get(path)?.size ?? 0;
}

/** What each kind of file needs (hub/admin/required_texts.py): set once, when the form starts. */
const NEEDS = new Map();

export function setNeeds(files) {
  for (const [name, { list, needed }] of Object.entries(files)) {
    NEEDS.set(name, new Map(Object.entries(needed).map(([path, need]) => [list ? `${RECORDS}.*.${path}` : path, need])));
  }
}

/**
 * Whether a box for one language must not be empty, as the check sees it (hub/checks/).
 *
 * A text that is needed, or that is there in another language, has words in the language of its record; a name has
 * words in any.
 */
export function isNeeded({ collectionName, fileName, keyPath, valueMap }) {
  const at = keyPath.lastIndexOf('.');
  const text = keyPath.slice(0, at);
  const need = NEEDS.get(fileName ?? collectionName)?.get(text.replace(ITEM, '.*'));
  if (!need || keyPath.slice(at + 1) !== languageOf(text, valueMap)) {
    return false;
  }
  return need === 'always' || indexOf(valueMap).filled.has(text) === (need === 'own');
}

/** The language of the nearest record around a text. */
function languageOf(path, values) {
  const at = path.lastIndexOf('.');
  const around = at < 0 ? '' : path.slice(0, at);
  const language = values[around ? `${around}.language` : 'language'];
  return language || !around ? (language ?? FIRST) : languageOf(around, values);
}

function indexOf(values) {
  return INDEXES.get(values) ?? index(values);
}

function index(values) {
  const items = new Map();
  const filled = new Set();
  for (const [path, value] of Object.entries(values)) {
    for (const { 1: number, index: at } of path.matchAll(ITEM)) {
      const list = path.slice(0, at);
      items.set(list, (items.get(list) ?? new Set()).add(number));
    }
    if (typeof value === 'string' && value.trim()) {
      filled.add(path.slice(0, path.lastIndexOf('.')));
    }
  }
  return { items, filled };
}
