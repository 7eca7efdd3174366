// From the parts of a query to pages in order: practices, other records, terms, pages by hand.
// Whether the numbers are right, tests/test_search_queries.py says: real queries in seven languages.
const KINDS = { practices: 1.5, partners: 1.2, organisations: 1.2, events: 1.2, helplines: 1.2, documents: 0.5, glossary: 0.8 };
const SHORT = ["documents", "glossary"]; // pages of one sentence: Pagefind would always have them best
const ESSAYS = "syntheses/"; // pages that say again what records say come after them
const URGENT = "helplines"; // who asks for them has no time for anything else
const WRITTEN = 0.3; // a page by hand
const TITLED = 0.7; // one whose title says it
const LAST = 0.15; // one that names nearly every word
const ASKED = 3; // a page of the kind that was asked for
const TYPED = 0.5; // a page that has what was typed, at least; twice as much if no other has it more
const SAME_IDEA = 0.5; // one that has other words for it, at most: what was typed wins; twice as much if none has that
const FEW = 3; // from so many results on, those that hold half of the query are left out, and nothing is suggested

/** The pages for a query that was read; `some` when none holds all of it. */
async function rank(index, { parts, kinds, pages, last }) {
  const found = Object.entries(pages).map(([id, path]) => ({ id, path, found: [], score: 0, count: 0, titled: 0 }));
  const needed = parts.filter(({ spare }) => !spare).length;
  for (const part of parts) await add(index, found, part);
  const isAsked = ({ path }) => kinds.has(path.split("/")[0]);
  for (const page of found) {
    if (!needed && isAsked(page)) page.score += 1;
    page.score *= (page.count / needed || 1) ** 2 * factor(page, last) * (isAsked(page) ? ASKED : 1);
  }
  const full = found.filter(({ score, count }) => score && count === needed);
  const isMany = full.filter(isRecord).length >= FEW;
  const most = Math.max(0, ...found.map(({ count }) => count));
  const results = found.filter(({ score, count }) => score && (isMany ? count > most / 2 || !needed : count >= most / 2));
  const isNamed = (page) => isRecord(page) || (page.titled > 0 && !page.path.startsWith(ESSAYS));
  results.sort((one, other) => isNamed(other) - isNamed(one) || other.score - one.score || one.path.length - other.path.length);
  const lists = found.filter(({ path }) => kinds.has(path.slice(0, -1)));
  const named = needed > 1 && results.find((page) => !isRecord(page) && page.titled === needed);
  const isAhead = needed && !kinds.has(URGENT);
  return { results: withPages(results, named ? [...lists, named] : lists, isAhead), some: !full.length };
}

/** Adds to pages what they score by one part of a query; what many pages hold tells less than what few do. */
async function add(index, pages, { typed, forms, others, records, spare }) {
  const own = typed ? await shares(index, typed, pages) : new Map();
  const same = await Promise.all(others.map((words) => shares(index, words, pages)));
  const filed = new Map(pages.filter(({ path }) => records.has(path)).map(({ id }) => [id, 1]));
  const held = pages.filter(({ id }) => [own, filed, ...same].some((scores) => scores.has(id)));
  const titled = new Set((await Promise.all(forms.map((words) => index.titled(words)))).flat());
  const rarity = ({ size }) => Math.log(1 + pages.length / size);
  const weight = (scores, id) => (scores.has(id) ? scores.get(id) * rarity(scores) / rarity({ size: 1 }) : 0);
  const sameIdea = own.size ? SAME_IDEA : 2 * SAME_IDEA;
  for (const page of held) {
    const each = same.map((scores) => weight(scores, page.id));
    const sum = each.reduce((all, one) => all + one, weight(filed, page.id));
    page.score += rarity({ size: held.length }) * ((own.has(page.id) ? TYPED * (1 + own.get(page.id)) : 0) + (sameIdea * sum) / (0.5 + sum));
    page.count += spare ? 0 : 1;
    page.titled += titled.has(page.id);
    const words = own.has(page.id) ? typed : others[each.findIndex((score) => score && score === Math.max(...each))];
    if (words) page.found.push(words); // a record may be filed under it without a word of it
  }
}

/** The pages that hold words, each with its score as a share of the best, short pages aside. */
async function shares(index, words, pages) {
  const results = new Map((await index.search(words)).map((one) => [one.id, one]));
  const held = pages.filter(({ id }) => results.has(id));
  const most = Math.max(0, ...held.filter(({ path }) => !SHORT.includes(path.split("/")[0])).map(({ id }) => results.get(id).score));
  return new Map(held.map(({ id }) => [id, Math.min(1, results.get(id).score / most)]));
}

/** Results with pages that were asked for by name or title: after the best result, or before it. */
function withPages(results, pages, isAhead) {
  const rest = results.filter((page) => !pages.includes(page));
  return [...new Set([...(isAhead ? rest.splice(0, 1) : []), ...pages, ...rest])];
}

const isRecord = ({ path }) => path.split("/")[0] in KINDS && Boolean(path.split("/")[1]);

function factor(page, last) {
  if (last.includes(page.path)) return LAST;
  return isRecord(page) ? KINDS[page.path.split("/")[0]] : page.titled ? TITLED : WRITTEN;
}
