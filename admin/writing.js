/** Nodes for what is new, in the style of `hub fix`; shapes say how each field is written (hub/admin/shapes.py). */
import { Pair, Scalar, YAMLMap, YAMLSeq, parse } from 'yaml';
import { isName, isObject } from './values.js';

export const STYLE = {
  lineWidth: 0,
  flowCollectionPadding: false,
  singleQuote: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};

/** A node for a new value, in the one style; `flow` within brackets or braces. */
export function create(value, shape, flow = Boolean(shape?.flow)) {
  if (isObject(value)) {
    return createMap(value, shape, flow);
  }
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.flow = flow;
    list.items = value.map((item, index) => apart(create(item, shape?.item, flow || undefined), shape, index));
    return list;
  }
  return createScalar(value, shape, flow);
}

/** Entries of a registry stand apart from each other by an empty line. */
export function apart(node, shape, index) {
  if (shape?.apart) {
    node.spaceBefore = index > 0;
  }
  return node;
}

function createMap(value, shape, flow) {
  const map = new YAMLMap();
  map.flow = flow;
  const order = isName(shape) ? [] : Object.keys(shape?.keys ?? {});
  const keys = [...order.filter((key) => key in value), ...Object.keys(value).filter((key) => !order.includes(key))];
  map.items = keys.map((key) => pair(key, value[key], shape?.keys?.[key], flow || undefined));
  return map;
}

export function pair(key, value, shape, flow) {
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

/** What YAML does not print, with the tab, which some readers refuse outside of quotes. */
const UNPRINTABLE = /[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** Whether YAML 1.1 and 1.2 both read a text as itself when it stands without quotes (hub/style/quoting.py). */
function isPlain(text, flow) {
  if (NEEDS_QUOTES.test(text) || UNPRINTABLE.test(text) || AMBIGUOUS.test(text) || (flow && /[,?[\]{}]/.test(text))) {
    return false;
  }
  try {
    return ['1.1', '1.2'].every((version) => parse(text, { version }) === text);
  } catch {
    return false;
  }
}
