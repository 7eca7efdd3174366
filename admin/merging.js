/** Sets in the nodes of a file what differs from a value, and leaves all else as it was written. */
import { isMap, isSeq } from 'yaml';
import { isEmpty, isName, isObject, isSame, name, written } from './values.js';
import { apart, create, pair } from './writing.js';

/** The node with what differs set; a new one where the kind of value changed. */
export function merge(node, value, shape, flow) {
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
    } else if (!isEmpty(given)) {
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
    const kept = node.items[from];
    const merged = kept ? merge(kept, item, shape?.item, flow) : create(item, shape?.item, flow);
    return from > 0 && index > 0 ? merged : apart(merged, shape, index);
  });
  return node;
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

