// What a language says of words: which tell nothing, which ask for a kind of page, which mean the same.
const TERM = "glossary/#"; // how the address of a term begins
const CALL = "helplines/";
const NEAR = 3; // themes that are offered

const foldedWords = (phrase) => fold(phrase).match(WORD) ?? [];
const isForm = (one, other) => one === other || isVariant(one, other);

/** The phrases of a list, `words, parted by commas`, each with what it stands for. */
const phrasesOf = (list, value) => list.split(",").map((phrase) => ({ words: foldedWords(phrase), value }));

/** The lexicon of one language; `ideas` are lists of words for one thing, `found` those of them that pages have. */
class Lexicon {
  constructor({ words, ideas, pages }, { words: { ignored, ...said }, last }, elisions) {
    this.words = new Words(words);
    this.elisions = elisions;
    this.pages = pages;
    this.last = last;
    this.ideas = ideas;
    this.ignored = phrasesOf(ignored);
    const asks = Object.entries(said).filter(([key]) => key.startsWith("asks."));
    this.asks = asks.flatMap(([key, list]) => phrasesOf(list, key.slice("asks.".length)));
    this.said = ideas.flatMap((idea) => [...idea.said, ...idea.found].map((phrase) => ({ words: foldedWords(phrase), value: idea })));
  }

  /** A query as its parts, each with the words that pages may have for it, and the kinds of pages that it asks for. */
  read(asked) {
    const query = asked.replaceAll("ʼ", "’"); // Unicode has the first one among the letters
    const [typed, kinds, parts] = [query.match(WORD) ?? [], new Set(), []];
    const [folded, kept] = [typed.map(fold), this.elisions.drop(query).match(WORD) ?? []];
    for (let place = 0, length; place < typed.length; place += length) {
      const said = longest(this.said, folded, place);
      const wanted = longest(this.asks, folded, place);
      const ignored = longest(this.ignored, folded, place, (one, other) => one === other);
      length = Math.max(said.length, wanted.length, ignored.length, 1);
      const own = typed.slice(place, place + length).filter((word) => word === kept[0] && kept.shift());
      if (!own.length && said.length < length && wanted.length < length) continue;
      if (wanted.length === length) {
        wanted.values.forEach((kind) => kinds.add(kind));
        if (length === 1) parts.push({ ...this.part(own, []), spare: true }); // `events`: a name may have it
      } else if (said.length === length) parts.push(this.part(own, said.values));
      else if (!ignored.length && own.join("").length > 1) parts.push(this.part(own, []));
    }
    if (!parts.length && !kinds.size) parts.push(...typed.map((word) => this.part([word], [])));
    return { parts, kinds, pages: this.pages, last: this.last };
  }

  /** A part of a query: its `text`, as pages have it in `typed`, empty if none does, and `others` for the same thing. */
  part(words, ideas) {
    const exact = words.map((word) => this.words.exact(word.toLowerCase()));
    const forms = words.map((word, place) => exact[place] || this.words.form(word.toLowerCase()));
    const [known, near] = [exact, forms].map((found) => (found.every(Boolean) ? found.join(" ") : ""));
    const others = new Set([...ideas.flatMap((idea) => idea.found), near].filter(Boolean));
    const typed = ideas.length ? known : near; // another form is no exact word
    others.delete(typed);
    return { text: words.join(" "), typed, others: [...others].map((other) => (other.includes(" ") ? `"${other}"` : other)) };
  }

  /** Where somebody may go on: the themes whose words look most like those of a query, and the page of whom to call. */
  near(query) {
    const typed = foldedWords(query);
    const likeness = ({ said, found }) =>
      Math.max(0, ...[...said, ...found].flatMap(foldedWords).flatMap((word) => typed.map((other) => sharedStart(word, other))));
    const themes = this.ideas.filter(({ theme }) => theme).map((idea) => [likeness(idea), idea]);
    const near = themes.sort(([one], [other]) => other - one).slice(0, NEAR).map(([, idea]) => idea);
    return { near, call: Object.values(this.pages).find((path) => path === CALL) };
  }
}

/** The longest phrases that stand at a place among words, in the form that was typed if there are such: length and values. */
function longest(phrases, folded, place, isSame = isForm) {
  let found = { length: 0, exact: false, values: [] };
  for (const { words, value } of phrases) {
    if (!words.length || words.length < found.length || !words.every((word, at) => isSame(word, folded[place + at] ?? ""))) continue;
    const exact = words.every((word, at) => word === folded[place + at]);
    if (words.length > found.length || (exact && !found.exact)) found = { length: words.length, exact, values: [] };
    if (exact === found.exact) found.values.push(value);
  }
  return found;
}
