// What a language says of words: which tell nothing, which ask for a kind of page, which mean the same.
const CALL = "helplines/";
const NEAR = 3; // themes that are offered
const HEAD = 3; // letters at least of the first part of a compound word

const foldedWords = (phrase) => fold(phrase).match(WORD) ?? [];

/** Phrases, each with its words and what it stands for. */
const phrasesOf = (list, value) => list.map((phrase) => ({ phrase, words: foldedWords(phrase), value }));

/** The lexicon of one language; `ideas` are lists of words for one thing, `found` those of them that pages have, `records`
    the records that are filed under it. */
class Lexicon {
  constructor({ words, ideas, pages }, { words: { ignored, ...said }, last }, elisions) {
    this.words = new Words(words);
    this.elisions = elisions;
    this.pages = pages;
    this.last = last;
    this.ideas = ideas;
    this.ignored = phrasesOf(ignored.split(/, /));
    const asks = Object.entries(said).filter(([key]) => key.startsWith("asks."));
    this.asks = asks.flatMap(([key, list]) => phrasesOf(list.split(/, /), key.slice("asks.".length)));
    this.said = ideas.flatMap((idea) => phrasesOf([...idea.said, ...idea.found], idea));
    const single = [...this.said, ...this.asks].filter((one) => one.words.length === 1 && one.phrase.length >= SHORTEST);
    const all = new Set([...words, ...single.map(({ phrase }) => phrase)]);
    this.meaningful = new Words([...all]); // what a misspelt word may have been
  }

  /** Whether a typed word is a form of another; of the words of pages, hub/pages/lexicon.py has found those that are. */
  isForm = (one, other) => one === other || (isVariant(one, other) && (!this.words.folded.has(other) || other.startsWith(one)));

  /** A query as its parts, each with the words that pages may have for it, and the kinds of pages that it asks for. */
  read(asked) {
    const query = asked.replaceAll("ʼ", "’"); // Unicode has the first one among the letters
    const [typed, kinds, parts] = [query.match(WORD) ?? [], new Set(), []];
    const [folded, kept] = [typed.map(fold), this.elisions.drop(query).match(WORD) ?? []];
    for (let place = 0, length; place < typed.length; place += length) {
      const said = longest(this.said, folded, place, this.isForm);
      const wanted = longest(this.asks, folded, place, this.isForm);
      const ignored = longest(this.ignored, folded, place);
      length = Math.max(said.length, wanted.length, ignored.length, 1);
      const own = typed.slice(place, place + length).filter((word) => word === kept[0] && kept.shift());
      if (!own.length && said.length < length && wanted.length < length) continue;
      if (wanted.length === length) {
        wanted.values.forEach((kind) => kinds.add(kind));
        if (said.length === length) parts.push(this.part(own, said.values));
        else if (length === 1) parts.push({ ...this.part(own, []), spare: true }); // `events`: a name may have it
      } else if (said.length === length) parts.push(this.part(own, said.values));
      else if (!ignored.length && own.join("").length > 1) parts.push(...this.plain(own));
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
    const [text, folded] = [words.join(" "), fold(words.join(" "))];
    return {
      text, typed,
      forms: [typed, ...others].filter((other) => other && (other === typed || isVariant(fold(other), folded))),
      others: [...others].map((other) => (other.includes(" ") ? `"${other}"` : other)),
      records: new Set(ideas.flatMap(({ records }) => records)),
      spare: text.length < SHORTEST, // `IT`: the list has no such words
    };
  }

  /** The parts for a word that no list has: itself, or words that end with it, or the words that it is made of. */
  plain(words) {
    const part = this.part(words, []);
    if (part.typed || part.others.length || words.length > 1) return [part];
    const longer = this.words.ending(fold(words[0]));
    if (longer.length) return [{ ...part, others: longer }];
    const made = this.words.isNear(fold(words[0])) ? [] : this.compound(words[0]);
    return made.length ? made : [part];
  }

  /** The parts of a compound word whose end means something: `aamiais` and `tapaaminen`; empty for another word. */
  compound(word) {
    for (let place = HEAD; place <= word.length - PART; place++) {
      const end = this.meant(word.slice(place), (one, other) => this.isForm(one, other));
      const start = end && this.meant(word.slice(0, place), (one, other) => place > HEAD && one.startsWith(other));
      if (end) return start ? [start, end] : [end];
    }
    return [];
  }

  /** The part for a word that a list or a page has; undefined for another. */
  meant(word, isSame) {
    const { length, values } = longest(this.said, [fold(word)], 0, isSame);
    return length || this.words.same(word.toLowerCase()) ? this.part([word], values) : undefined;
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
function longest(phrases, folded, place, isSame = (one, other) => one === other) {
  let found = { length: 0, exact: false, values: [] };
  for (const { words, value } of phrases) {
    if (!words.length || words.length < found.length || !words.every((word, at) => isSame(word, folded[place + at] ?? ""))) continue;
    const exact = words.every((word, at) => word === folded[place + at]);
    if (words.length > found.length || (exact && !found.exact)) found = { length: words.length, exact, values: [] };
    if (exact === found.exact) found.values.push(value);
  }
  return found;
}
