// The index of one language, its word list, and what is said about both.
const AT_ONCE = 10;
const WORD = /[\p{L}\p{N}]+/gu;

const loadJson = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

/** The words of a query or text that are long enough to tell something. */
const wordsOf = (text) => (text.toLowerCase().match(WORD) ?? []).filter((word) => word.length > 2);

/** The index of one language; `bundle` is the address of its folder. */
class Index {
  constructor(bundle) {
    this.bundle = bundle;
  }

  open() {
    this.opened ??= import(new URL("pagefind.js", this.bundle)).then(async (pagefind) => {
      // The worker is a file that the bundle does without (hub/pages/searching.py); an excerpt is counted in words; length of
      // page is left out of account at 0, short pages come first at 1.
      await pagefind.options({ noWorker: true, excerptLength: 26, ranking: { pageLength: 0.3 } });
      await pagefind.init();
      return pagefind;
    });
    return this.opened;
  }

  /** The interface words of the search, the other languages, the name of the word list, pages that come last. */
  about() {
    this.described ??= loadJson(new URL("about.json", this.bundle));
    return this.described;
  }

  elisions() {
    this.parted ??= this.about().then(({ elided }) => new Elisions(elided));
    return this.parted;
  }

  words() {
    this.listed ??= this.about().then(({ list }) => loadJson(new URL(list, this.bundle))).then((list) => new Words(list));
    return this.listed;
  }

  async search(query) {
    return (await (await this.open()).search(query)).results;
  }

  /** What is shown of some results. */
  async load(results) {
    const elisions = await this.elisions();
    const loaded = await Promise.all(results.map((one) => one.data()));
    return loaded.map(({ excerpt, meta, ...rest }) => ({
      ...rest,
      excerpt: elisions.join(excerpt),
      meta: Object.fromEntries(Object.entries(meta).map(([name, words]) => [name, elisions.join(words)])),
    }));
  }

  /** The results of a query; the first of them loaded, pages that name nearly every word after the others. */
  async answer(query, results) {
    results ??= await this.search(query);
    const { last } = await this.about();
    const shown = await this.load(results.slice(0, AT_ONCE));
    const isLast = ({ raw_url }) => last.includes(raw_url.slice(1));
    shown.sort((one, other) => isLast(one) - isLast(other));
    return { query, results, shown };
  }

  /** Pages that hold some of the words of a query, those with most of them first. */
  async answerSome(query) {
    const found = new Map();
    for (const word of wordsOf(query)) {
      for (const one of await this.search(word)) {
        const before = found.get(one.id);
        found.set(one.id, { ...one, score: one.score + (before?.score ?? 0), count: 1 + (before?.count ?? 0) });
      }
    }
    const results = [...found.values()].sort((one, other) => other.count - one.count || other.score - one.score);
    return { ...(await this.answer(query, results)), some: true };
  }
}

/** Whether results hold only the beginning of a word asked for: the index shortens a word until something begins so. */
function isPoor({ query, shown }) {
  const matched = shown.flatMap(({ content, locations, meta }) => {
    const all = content.split(/[\r\n\s]+/);
    const found = locations.length ? locations.map((place) => all[place] ?? "") : Object.values(meta);
    return wordsOf(fold(found.join(" ")));
  });
  return wordsOf(fold(query)).some((word) => !matched.some((other) => sharedStart(word, other) > word.length / 2));
}
