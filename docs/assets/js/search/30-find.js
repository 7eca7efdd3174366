// From what was asked to what is shown: forgiving where the index is not.
const FEW = 3; // from so many results on, nothing is repaired and nothing suggested
const SUGGESTIONS = 3;

/** An answer with what was `asked`, the `query` that it is for, and `suggestions`: queries that give more. */
async function find(index, asked) {
  const plain = (await index.elisions()).drop(asked);
  const found = await findPlain(index, plain);
  return { ...found, asked, query: found.query === plain ? asked : found.query };
}

async function findPlain(index, asked) {
  let answer = await index.answer(asked);
  if (answer.results.length >= FEW && !isPoor(answer)) return { ...answer, suggestions: [] };
  const words = await index.words();
  if (isPoor(answer)) answer = { query: asked, results: [], shown: [] };
  const same = asked.replace(WORD, (word) => words.same(word.toLowerCase()) ?? word);
  if (same.toLowerCase() !== asked.toLowerCase()) {
    const other = await index.answer(same);
    if (other.results.length > answer.results.length && !isPoor(other)) answer = other;
  }
  if (answer.results.length >= FEW) return { ...answer, suggestions: [] };
  let suggestions = await suggest(index, words, answer);
  if (!answer.results.length && unknownWords(asked, words).length && suggestions.length) {
    const [first, ...rest] = suggestions;
    answer = await index.answer(first);
    suggestions = answer.results.length < FEW ? await suggest(index, words, answer) : rest;
  }
  if (!answer.results.length && wordsOf(asked).length > 1) answer = await index.answerSome(asked);
  return { ...answer, suggestions };
}

const unknownWords = (query, words) => (query.match(WORD) ?? []).filter((word) => !words.same(word.toLowerCase()));

/** Queries with other words that give more results than an answer has. */
async function suggest(index, words, { query, results }) {
  const found = [];
  for (const other of otherQueries(query, words)) {
    if ((await index.search(other)).length > results.length) found.push(other);
    if (found.length === SUGGESTIONS) break;
  }
  return found;
}

/** A query with its unknown words repaired, then with one word changed: an unknown one where there is any. */
function otherQueries(query, words) {
  const unknown = unknownWords(query, words);
  const best = (word) => words.like(word.toLowerCase()).slice(0, 2 * SUGGESTIONS);
  const repaired = unknown.reduce((text, word) => text.replace(word, best(word)[0] ?? word), query);
  const changed = unknown.length ? unknown : (query.match(WORD) ?? []);
  const others = changed.flatMap((word) => best(word).map((other) => query.replace(word, other)));
  return [...new Set([repaired, ...others])].filter((other) => other !== query);
}
