// Asks the index of one language, and its word list where that gives few results.
const FEW = 3;
const WORD = /[\p{L}\p{N}]+/gu;
const SUGGESTIONS = 3;

const loadJson = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

/** The index of one language; `bundle` is the address of its folder. */
class Index {
  constructor(bundle) {
    this.bundle = bundle;
  }

  async open() {
    const address = new URL("pagefind.js", this.bundle);
    this.opened ??= Promise.all([import(address), this.about()]).then(async ([pagefind]) => {
      await pagefind.options({ noWorker: true, excerptLength: 26 });
      await pagefind.init();
      return pagefind;
    });
    return this.opened;
  }

  /** The interface words of the search, the other languages, the name of the word list. */
  about() {
    this.described ??= loadJson(new URL("about.json", this.bundle));
    return this.described;
  }

  async words() {
    this.listed ??= this.about().then(({ list }) => loadJson(new URL(list, this.bundle))).then((list) => new Words(list));
    return this.listed;
  }

  async search(query) {
    return (await (await this.open()).search(query)).results;
  }

  /** The results of a query; the query that gave them where accents differ; other queries that would give more. */
  async find(asked) {
    let query = asked;
    let results = await this.search(query);
    if (results.length >= FEW) return { asked, query, results, suggestions: [] };
    const words = await this.words();
    const same = asked.replace(WORD, (word) => words.same(word.toLowerCase()) ?? word);
    if (same.toLowerCase() !== asked.toLowerCase()) {
      const found = await this.search(same);
      if (found.length > results.length || (found.length && !results.length)) [query, results] = [same, found];
    }
    return { asked, query, results, suggestions: results.length < FEW ? await this.suggest(query, words, results.length) : [] };
  }

  /** Queries with other words that give more results than there are. */
  async suggest(query, words, least) {
    const found = [];
    for (const other of otherQueries(query, words)) {
      if ((await this.search(other)).length > least) found.push(other);
      if (found.length === SUGGESTIONS) break;
    }
    return found;
  }
}

/** A query with unknown words replaced, then with known ones varied, then its words one by one. */
function otherQueries(query, words) {
  const parts = query.match(WORD) ?? [];
  const unknown = parts.filter((part) => !words.same(part.toLowerCase()));
  const changed = (part, other) => query.replace(part, other);
  const best = (part) => words.like(part.toLowerCase()).slice(0, 2 * SUGGESTIONS);
  const repaired = unknown.reduce((text, part) => text.replace(part, best(part)[0] ?? part), query);
  const others = (unknown.length ? unknown : parts).flatMap((part) => best(part).map((other) => changed(part, other)));
  const single = parts.length > 1 ? parts.filter((part) => part.length > 3 && !unknown.includes(part)) : [];
  return [...new Set([repaired, ...others, ...single])].filter((other) => other !== query);
}
