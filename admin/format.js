/**
 * The file format of the form: YAML that stays as its editors wrote it, save for what was changed.
 *
 * The text of a file travels with its content under a hidden key. To save, that text is opened again and only what
 * differs is set, so that comments, order, quotes and keys that the form does not know survive. What is new is written
 * in the style of `hub fix`; the shapes that the hub makes from its models say how (hub/admin/shapes.py).
 */
import { Document, Pair, Scalar, YAMLMap, YAMLSeq, isMap, isScalar, isSeq, parse, parseDocument } from 'yaml';

export const RECORDS = 'records';
export const ORIGINAL = '_original';

const WRITING = {
  lineWidth: 0,
  flowCollectionPadding: false,
  singleQuote: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};
const CEDILLAS = { ş: 'ș', ţ: 'ț', Ş: 'Ș', Ţ: 'Ț' };

/** The reading and the writing of one kind of file, as `registerCustomFormat` takes them. */
export function format(file) {
  return { fromFile: (text) => fromFile(text, file), toFile: (content) => toFile(content, file) };
}

/** What the form shows of a file; throws what `yaml` throws for a text that is no YAML. */
export function fromFile(text, file) {
  const root = open(text).contents;
  const content = read(root, shapeOf(file));
  return { ...(file.list ? { [RECORDS]: content ?? [] } : content), [ORIGINAL]: `${text.trim()}\n` };
}

/** The text of a file from what the form holds. */
export function toFile(content, file) {
  const { [ORIGINAL]: original = '', ...values } = content;
  const shape = shapeOf(file);
  const value = prune(file.list ? values[RECORDS] : values, shape, { own: [], official: file.official ?? {} });
  const document = original ? open(original) : new Document();
  document.contents = document.contents ? merge(document.contents, value, shape) : create(value, shape);
  return document.toString(WRITING);
}

function shapeOf({ list, shape }) {
  return list ? { item: shape, apart: true } : shape;
}

function open(text) {
  const document = parseDocument(text);
  if (document.errors.length) {
    throw document.errors[0];
  }
  return document;
}

/** A node as plain data: what the hub reads as text stays text, such as `false` where it is a choice. */
function read(node, shape) {
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

function name(key) {
  return isScalar(key) ? String(key.source ?? key.value) : String(key);
}

/**
 * A value without what is empty: an absent value is an absent key. Words without spaces at their ends.
 *
 * In a name the language of its country comes first, for its first language but English tells which is the official one.
 */
function prune(value, shape, around) {
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

function isName(shape) {
  return Boolean(shape?.words && shape.flow);
}

/** English says nothing of where a name comes from, so it may stand first. */
function ownFirst(entries, own) {
  const rank = ([lang]) => (lang === 'en' ? 0 : own.includes(lang) ? 1 : 2);
  return [...entries].sort((one, other) => rank(one) - rank(other));
}

function clean(text, key) {
  const lines = text.replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim();
  return key === 'ro' ? lines.replace(/[şţŞŢ]/g, (letter) => CEDILLAS[letter]) : lines;
}

function isEmpty(value) {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && !Object.keys(value).length);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one, other) {
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
function written(node, shape) {
  return prune(read(node, shape), shape, { own: [], official: {} });
}

/** The node with what differs set; a new one where the kind of value changed. */
function merge(node, value, shape, flow) {
  if (isSame(written(node, shape), value)) {
    return node;
  }
  if (isMap(node) && isObject(value)) {
    return mergeMap(node, value, shape);
  }
  if (isSeq(node) && Array.isArray(value)) {
    return mergeList(node, value, shape);
  }
  return withComments(create(value, shape, flow), node);
}

function withComments(created, node) {
  for (const key of ['comment', 'commentBefore', 'spaceBefore']) {
    if (node?.[key]) {
      created[key] = node[key];
    }
  }
  return created;
}

/** Keys that the shape does not know are left as they are, in their place. */
function mergeMap(node, value, shape) {
  const order = Object.keys(shape?.keys ?? {});
  for (const key of order) {
    const at = node.items.findIndex((pair) => name(pair.key) === key);
    const given = value[key];
    if (at >= 0 && isEmpty(given)) {
      drop(node, at, shape.keys[key]);
    } else if (at >= 0) {
      node.items[at].value = merge(node.items[at].value, given, shape.keys[key], node.flow || undefined);
    } else if (!isEmpty(given) && given !== false) {
      node.items.splice(place(node, key, order, shape), 0, pair(key, given, shape.keys[key], node.flow || undefined));
    }
  }
  return node;
}

function drop(node, at, shape) {
  if (!isEmpty(written(node.items[at].value, shape))) {
    node.items.splice(at, 1);
  }
}

/** Where a new key belongs: after the nearest key that comes before it in the order. */
function place(node, key, order, shape) {
  if (isName(shape)) {
    return node.items.length;
  }
  const names = node.items.map((item) => name(item.key));
  const before = order.slice(0, order.indexOf(key)).reverse();
  const nearest = before.find((one) => names.includes(one));
  return nearest === undefined ? 0 : names.indexOf(nearest) + 1;
}

/** Items that stay keep their nodes; the others are matched by id, or by their place between two that stay. */
function mergeList(node, value, shape) {
  const flow = node.flow || undefined;
  const old = node.items.map((item) => written(item, shape?.item));
  const partners = hasIds(old) && hasIds(value) ? byId(old, value) : byPlace(old, value);
  node.items = value.map((item, index) => {
    const from = partners[index];
    return from === undefined ? apart(create(item, shape?.item, flow), shape, index) : merge(node.items[from], item, shape?.item, flow);
  });
  return node;
}

/** Entries of a registry stand apart from each other by an empty line. */
function apart(created, shape, index) {
  created.spaceBefore = Boolean(shape?.apart) && index > 0;
  return created;
}

function hasIds(items) {
  const ids = items.map((item) => item?.id);
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}

function byId(old, value) {
  const places = new Map(old.map((item, index) => [item.id, index]));
  const ids = new Set(value.map((item) => item.id));
  return value.map((item, index) => places.get(item.id) ?? renamed(old, index, ids));
}

/** An entry whose id was changed still stands at its place. */
function renamed(old, index, ids) {
  return old[index] && !ids.has(old[index].id) ? index : undefined;
}

function byPlace(old, value) {
  const partners = longestCommon(old, value);
  let start = 0;
  let from = 0;
  for (let index = 0; index <= value.length; index += 1) {
    if (index === value.length || partners[index] !== undefined) {
      const until = index === value.length ? old.length : partners[index];
      for (let step = 0; start + step < index && from + step < until; step += 1) {
        partners[start + step] = from + step;
      }
      start = index + 1;
      from = until + 1;
    }
  }
  return partners;
}

/** For each new item the old one that equals it, in one order with the others (longest common subsequence). */
function longestCommon(old, value) {
  const lengths = Array.from({ length: value.length + 1 }, () => new Array(old.length + 1).fill(0));
  for (let i = value.length - 1; i >= 0; i -= 1) {
    for (let j = old.length - 1; j >= 0; j -= 1) {
      lengths[i][j] = isSame(value[i], old[j]) ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const partners = new Array(value.length).fill(undefined);
  for (let i = 0, j = 0; i < value.length && j < old.length; ) {
    if (isSame(value[i], old[j])) {
      partners[i++] = j++;
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return partners;
}

/** A node for a new value, in the one style; `flow` within brackets or braces. */
function create(value, shape, flow = Boolean(shape?.flow)) {
  if (isObject(value)) {
    return createMap(value, shape, flow);
  }
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.flow = flow;
    list.items = value.map((item, index) => apart(create(item, shape?.item, flow || undefined), shape ?? {}, index));
    return list;
  }
  return createScalar(value, shape, flow);
}

function createMap(value, shape, flow) {
  const map = new YAMLMap();
  map.flow = flow;
  const order = isName(shape) ? [] : Object.keys(shape?.keys ?? {});
  const keys = [...order.filter((key) => key in value), ...Object.keys(value).filter((key) => !order.includes(key))];
  const written = keys.filter((key) => value[key] !== false);
  map.items = written.map((key) => pair(key, value[key], shape?.keys?.[key], flow || undefined));
  return map;
}

function pair(key, value, shape, flow) {
  return new Pair(createScalar(key, { quotes: 'needed' }, flow), create(value, shape, flow));
}

function createScalar(value, shape, flow) {
  const scalar = new Scalar(value);
  if (typeof value === 'string') {
    const plain = shape?.quotes !== 'always' && isPlain(value, flow);
    scalar.type = plain ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
  }
  return scalar;
}

const NEEDS_QUOTES = /^(?:[\s,[\]{}#&*!|>'"%@`?:=<~-]|\.\.\.|.*(?:[:\s]$|-$|: |:\t| #|\t#))|\n/;
const AMBIGUOUS = new RegExp(
  '^(y|yes|n|no|on|off|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?|[-+]?0[0-9_]+|0[bxo][0-9a-f_]+' +
    '|[-+]?[0-9]+(_[0-9]+)+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?|=|<<)$',
  'i',
);

/** Whether YAML 1.1 and 1.2 both read a text as itself when it stands without quotes (hub/quoting.py). */
function isPlain(text, flow) {
  if (NEEDS_QUOTES.test(text) || AMBIGUOUS.test(text) || (flow && /[,?[\]{}]/.test(text))) {
    return false;
  }
  try {
    return ['1.1', '1.2'].every((version) => parse(text, { version }) === text);
  } catch {
    return false;
  }
}
