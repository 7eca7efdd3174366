// The index of one language, what comes with it, and the pages that hold a word.
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
    this.asked = new Map();
  }

  open() {
    this.opened ??= import(new URL("pagefind.js", this.bundle)).then(async (pagefind) => {
      // The worker is a file that the bundle does without (hub/pages/searching.py); length of page is left out of account at
      // 0, short pages come first at 1.
      await pagefind.options({ noWorker: true, ranking: { pageLength: 0.3, metaWeights: { title: 3 } } });
      await pagefind.init();
      return pagefind;
    });
    return this.opened;
  }

  /** The interface words of the search, the other languages, the name of the lexicon, pages that come last. */
  about() {
    this.described ??= loadJson(new URL("about.json", this.bundle));
    return this.described;
  }

  elisions() {
    this.parted ??= this.about().then(({ elided }) => new Elisions(elided));
    return this.parted;
  }

  /** What this language says of words and pages (hub/pages/lexicon.py). */
  lexicon() {
    this.read ??= this.about()
      .then(async (about) => new Lexicon(await loadJson(new URL(about.lexicon, this.bundle)), about, await this.elisions()));
    return this.read;
  }

  /** The pages that hold all words of a query, as Pagefind ranks them; all pages for null. */
  async search(query) {
    if (!this.asked.has(query)) this.asked.set(query, this.open().then((pagefind) => pagefind.search(query)));
    return (await this.asked.get(query)).results;
  }

  /** The pages whose title holds all words of a query, by the names of their fragments. */
  async titled(query) {
    return (await this.search(query)).filter((one) => one.matchedMetaFields?.includes("title")).map(({ id }) => id);
  }

  /** What is shown of some results. */
  async load(results) {
    const [elisions, { pages }] = [await this.elisions(), await this.lexicon()];
    const loaded = await Promise.all(results.map((one) => this.data(one)));
    return loaded.map((page, place) => ({
      path: pages[results[place].id],
      excerpt: elisions.join(excerptOf(page)),
      meta: Object.fromEntries(Object.entries(page.meta).map(([name, words]) => [name, elisions.join(words)])),
    }));
  }

  /** What Pagefind says of a page, with the places of the words by which it was found. */
  async data({ id, found }) {
    for (const query of [found.join(" "), ...found, null]) {
      const one = query !== "" && (await this.search(query)).find((other) => other.id === id);
      if (one) return one.data();
    }
    throw new Error(`${id} is not in the index`);
  }

  /** The results of a query, the first of them loaded. */
  async answer(query) {
    const { results, some } = await rank(this, (await this.lexicon()).read(query));
    return { query, results, some, shown: await this.load(results.slice(0, AT_ONCE)) };
  }
}
