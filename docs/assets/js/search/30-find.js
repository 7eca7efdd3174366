// From what was asked to what is shown: forgiving where the index is not.
const SUGGESTIONS = 3;

/** An answer with what was `asked`, the `query` that it is for, `suggestions`, queries that give more, and what is near. */
async function find(index, asked) {
  const lexicon = await index.lexicon();
  const answer = { ...(await index.answer(asked)), asked, suggestions: [], ...lexicon.near(asked) };
  const unknown = lexicon.read(asked).parts.filter(({ typed, others }) => !(typed || others.length) || !answer.results.length).map(({ text }) => text);
  if (!unknown.length && (answer.results.length >= FEW || answer.some)) return answer;
  const [first, ...rest] = await suggest(index, otherQueries(asked, unknown, lexicon.meaningful), answer);
  if (first && unknown.length && !answer.results.length) return { ...answer, ...(await index.answer(first)), suggestions: rest };
  return { ...answer, suggestions: first ? [first, ...rest] : [] };
}

/** Those of some queries that give more results than an answer has, or hold all of their words where it does not. */
async function suggest(index, queries, { results, some }) {
  const lexicon = await index.lexicon();
  const found = [];
  for (const query of queries) {
    const other = await rank(index, lexicon.read(query));
    if (other.some < some || (other.some === some && other.results.length > results.length)) found.push(query);
    if (found.length === SUGGESTIONS) break;
  }
  return found;
}

/** A query with its unknown words repaired, then with one word changed: an unknown one where there is any. */
function otherQueries(query, unknown, words) {
  const best = (word) => words.like(word.toLowerCase()).slice(0, 2 * SUGGESTIONS);
  const repaired = unknown.reduce((text, word) => text.replace(word, best(word)[0] ?? word), query);
  const changed = unknown.length ? unknown : (query.match(WORD) ?? []);
  const others = changed.flatMap((word) => best(word).map((other) => query.replace(word, other)));
  return [...new Set([repaired, ...others])].filter((other) => other !== query);
}
