// From the parts of a query to pages in order: practices, other records, terms, pages by hand.
// Whether the numbers are right, tests/test_search_queries.py says: real queries in seven languages.
const KINDS = { practices: 1.5, partners: 1.2, organisations: 1.2, events: 1.2, helplines: 1.2, glossary: 0.8 };
const WRITTEN = 0.6; // a page by hand
const LAST = 0.15; // one that names nearly every word
const ASKED = 3; // a page of the kind that was asked for

/** The pages for a query that was read; `some` when none holds all of it. */
async function rank(index, { parts, kinds, pages, last }) {
  const found = new Map(Object.entries(pages).map(([id, path]) => [id, { id, path, found: [], score: 0, count: 0 }]));
  for (const part of parts) {
    for (const [id, { score, way }] of await best(index, part)) {
      const page = found.get(id);
      page.found.push(way);
      page.score += score;
      page.count += 1;
    }
  }
  const isAsked = ({ path }) => kinds.has(path.split("/")[0]);
  const counted = [...found.values()].filter((page) => page.count || (!parts.length && isAsked(page)));
  for (const page of counted) {
    page.score = (page.score || 1) * (page.count / parts.length || 1) ** 2 * factor(page, last) * (isAsked(page) ? ASKED : 1);
  }
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const results = counted.filter(({ count }) => count > most / 2 || !parts.length);
  results.sort((one, other) => other.score - one.score || one.path.length - other.path.length);
  return { results, some: most < parts.length };
}

/** The pages that hold a part of a query, each with its best score and the words that gave it. */
async function best(index, { ways }) {
  const found = new Map();
  for (const [way, weight] of ways) {
    for (const { id, score } of await index.search(way)) {
      if (score * weight > (found.get(id)?.score ?? 0)) found.set(id, { score: score * weight, way });
    }
  }
  return found;
}

function factor({ path }, last) {
  const [folder, identifier] = path.split("/");
  return last.includes(path) ? LAST : identifier ? KINDS[folder] ?? 1 : WRITTEN;
}
