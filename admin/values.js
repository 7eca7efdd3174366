/** Values as the form and the files hold them: read from nodes, cleaned, compared. */
import { Scalar, isMap, isScalar, isSeq } from 'yaml';

// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNSEEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]/g;
const CEDILLAS = { ş: 'ș', ţ: 'ț', Ş: 'Ș', Ţ: 'Ț' };

/** A node as plain data: what the hub reads as text stays text, such as `false` where it is a choice. */
export function read(node, shape) {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map(({ key, value }) => [name(key), read(value, shape?.keys?.[name(key)])]));
  }
  if (isSeq(node)) {
    return node.items.map((item) => read(item, shape?.item));
  }
  const bare = isScalar(node) && node.type === Scalar.PLAIN && node.value !== null;
  return bare && isText(shape) ? node.source : (node?.toJSON() ?? null);
}

/** Whether the hub reads a scalar as text, whatever YAML takes it for. */
function isText(shape) {
  return ['always', 'needed', 'choice'].includes(shape?.quotes);
}

export function name(key) {
  return isScalar(key) ? String(key.source ?? key.value) : String(key);
}

/**
 * A value without what is empty: an absent value is an absent key. Words without spaces at their ends.
 *
 * In a name the language of its country comes first, for its first language but English tells which is the official one.
 */
export function prune(value, shape, around) {
  if (Array.isArray(value)) {
    return value.map((item) => prune(item, shape?.item, around)).filter((item) => !isEmpty(item));
  }
  if (isObject(value)) {
    const within = { ...around, own: languagesOf(value, around) };
    const kept = Object.entries(value).map(([key, item]) => [key, prune(item, shape?.keys?.[key], { ...within, key })]);
    const filled = kept.filter(([, item]) => !isEmpty(item));
    return Object.fromEntries(isName(shape) ? ownFirst(filled, within.own) : filled);
  }
  return isText(shape) && value !== null && value !== undefined ? clean(String(value), around.key) : value;
}

function languagesOf(value, { own, official }) {
  return official[value.location?.country ?? value.country] ?? own;
}

export function isName(shape) {
  return Boolean(shape?.words && shape.flow);
}

/** English says nothing of where a name comes from, so it may stand first. */
function ownFirst(entries, own) {
  const rank = ([lang]) => (lang === 'en' ? 0 : own.includes(lang) ? 1 : 2);
  return [...entries].sort((one, other) => rank(one) - rank(other));
}

/** Words as they are kept: one kind of line break, nothing that cannot be seen, no spaces at the ends of lines. */
function clean(text, key) {
  const lines = text.replace(/\r\n?|[\x85\u2028\u2029]/g, '\n').replace(UNSEEN, '').replace(/[ \t]+$/gm, '').trim();
  return key === 'ro' ? lines.replace(/[şţŞŢ]/g, (letter) => CEDILLAS[letter]) : lines;
}

/** What is left out of a file; a flag that is not set is one too. */
export function isEmpty(value) {
  const isNothing = value === undefined || value === null || value === '' || value === false;
  return isNothing || (typeof value === 'object' && !Object.keys(value).length);
}

export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSame(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
  }
  return one === other;
}

/** What a node says, without what is empty. */
export function written(node, shape) {
  return prune(read(node, shape), shape, { own: [], official: {} });
}

