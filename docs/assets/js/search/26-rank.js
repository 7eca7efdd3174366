// From the parts of a query to pages in order: practices, other records, terms, pages by hand.
// Whether the numbers are right, tests/test_search_queries.py says: real queries in seven languages.
const KINDS = { practices: 1.5, partners: 1.2, organisations: 1.2, events: 1.2, helplines: 1.2, glossary: 0.8 };
const WRITTEN = 0.3; // a page by hand
const TITLED = 0.7; // one whose title says it
const LAST = 0.15; // one that names nearly every word
const ASKED = 3; // a page of the kind that was asked for
const TYPED = 0.5; // a page that has what was typed, at least; twice as much if no other has it more
const SAME_IDEA = 0.5; // one that has other words for it, at most: what was typed wins; twice as much if none has that
const FEW = 3; // from so many results on, those that hold half of the query are left out, and nothing is suggested

/** The pages for a query that was read; `some` when none holds all of it. */
async function rank(index, { parts, kinds, pages, last }) {
  const found = Object.entries(pages).map(([id, path]) => ({ id, path, found: [], score: 0, count: 0 }));
  const needed = parts.filter(({ spare }) => !spare).length;
  for (const part of parts) await add(index, found, part);
  const isAsked = ({ path }) => kinds.has(path.split("/")[0]);
  for (const page of found) {
    if (!needed && isAsked(page)) page.score += 1;
    page.score *= (page.count / needed || 1) ** 2 * factor(page, last) * (isAsked(page) ? ASKED : 1);
  }
  const full = found.filter(({ score, count }) => score && count === needed);
  const most = Math.max(0, ...found.map(({ count }) => count));
  const results = found.filter(({ score, count }) => score && (full.length < FEW ? count >= most / 2 : count > most / 2 || !needed));
  results.sort((one, other) => other.score - one.score || one.path.length - other.path.length);
  return { results: withLists(results, found.filter(({ path }) => kinds.has(path.slice(0, -1))), needed), some: !full.length };
}

/** Adds to pages what they score by one part of a query; rare parts tell more than those that many pages hold. */
async function add(index, pages, { typed, others, spare }) {
  const own = typed ? await shares(index, typed, pages) : new Map();
  const same = await Promise.all(others.map((words) => shares(index, words, pages)));
  const held = pages.filter(({ id }) => own.has(id) || same.some((scores) => scores.has(id)));
  const sameIdea = own.size ? SAME_IDEA : 2 * SAME_IDEA;
  const rarity = Math.log(1 + pages.length / held.length);
  for (const page of held) {
    const each = same.map((scores) => scores.get(page.id) ?? 0);
    const sum = each.reduce((all, one) => all + one, 0);
    page.score += rarity * ((own.has(page.id) ? TYPED * (1 + own.get(page.id)) : 0) + (sameIdea * sum) / (0.5 + sum));
    page.count += spare ? 0 : 1;
    page.found.push(own.has(page.id) ? typed : others[each.indexOf(Math.max(...each))]);
  }
}

/** The pages that hold words, each with its score as a share of the best, terms aside: they are short and always best. */
async function shares(index, words, pages) {
  const results = new Map((await index.search(words)).map((one) => [one.id, one]));
  const held = pages.filter(({ id }) => results.has(id));
  const most = Math.max(0, ...held.filter(({ path }) => !path.startsWith(TERM)).map(({ id }) => results.get(id).score));
  for (const page of held) page.titled ||= results.get(page.id).matchedMetaFields?.includes("title");
  return new Map(held.map(({ id }) => [id, Math.min(1, results.get(id).score / most)]));
}

/** Results with the lists of what was asked for, after the best of them; before them where nothing else was asked. */
function withLists(results, lists, needed) {
  const rest = results.filter((page) => !lists.includes(page));
  const first = needed ? rest.splice(0, 1) : [];
  return [...first, ...lists, ...rest];
}

function factor({ path, titled }, last) {
  const [folder, identifier] = path.split("/");
  if (last.includes(path)) return LAST;
  return identifier ? KINDS[folder] ?? 1 : titled ? TITLED : WRITTEN;
}
