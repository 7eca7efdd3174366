/** One content out of two that began as the same: what two people did to one file, when they did it in two places. */
import { isEmpty, isObject, isSame } from './values.js';

/** Where both changed the same thing: `paths`, such as `records › tamk-visit › title › fr`. */
export class Clash extends Error {
  constructor(paths) {
    super(paths.join(', '));
    this.paths = paths;
  }
}

/** What stood there with what either did to it; throws a Clash. */
export function reconcile(base, mine, theirs) {
  const clashes = [];
  const value = both(base, mine, theirs, [], clashes);
  if (clashes.length) {
    throw new Clash(clashes.map((path) => path.join(' › ')));
  }
  return value;
}

function both(base, mine, theirs, path, clashes) {
  if (isAlike(mine, theirs) || isAlike(base, theirs)) {
    return mine;
  }
  if (isAlike(base, mine)) {
    return theirs;
  }
  if (isObject(mine) && isObject(theirs)) {
    const from = isObject(base) ? base : {};
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    return Object.fromEntries(keys.map((key) => [key, both(from[key], mine[key], theirs[key], [...path, key], clashes)]));
  }
  if ([base, mine, theirs].every(hasIds)) {
    return bothLists(base, mine, theirs, path, clashes);
  }
  clashes.push(path);
  return mine;
}

/** Nothing, an empty text and an absent key are the same. */
function isAlike(one, other) {
  return isSame(one, other) || (isEmpty(one) && isEmpty(other));
}

function hasIds(list) {
  return Array.isArray(list) && new Set(list.map((item) => item?.id).filter(Boolean)).size === list.length;
}

/** In the order of the one who moved records, with those that the other added after the same neighbours. */
function bothLists(base, mine, theirs, path, clashes) {
  const [before, ours, others] = [base, mine, theirs].map((list) => new Map(list.map((item) => [item.id, item])));
  const isMoved = !isSame(shared(mine, before), shared(base, ours));
  const [leading, adding] = isMoved ? [mine, theirs] : [theirs, mine];
  return inserted(leading, adding)
    .map((id) => both(before.get(id), ours.get(id), others.get(id), [...path, id], clashes))
    .filter((item) => !isEmpty(item));
}

function shared(list, known) {
  return list.map(({ id }) => id).filter((id) => known.has(id));
}

function inserted(leading, adding) {
  const ids = leading.map(({ id }) => id);
  adding.forEach(({ id }, index) => {
    if (!ids.includes(id)) {
      ids.splice(ids.indexOf(adding[index - 1]?.id) + 1, 0, id);
    }
  });
  return ids;
}
