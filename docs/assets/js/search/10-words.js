// What the index does not forgive: letters that are no accented ones, a wrong letter, a stem that changes.
// Whether its numbers are right, tests/test_search_queries.py says: real queries in seven languages.
const LETTERS = { œ: "oe", æ: "ae", ß: "ss", đ: "d", ł: "l", ø: "o", ı: "i" };

/** A word without accents, in lower case. */
const fold = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[œæßđłøı]/g, (c) => LETTERS[c]);

const SHORTEST = 3; // letters of a word that the list has
const PART = 5; // letters of a word that is looked for at the end of others: `kampus` in `kyberkampus`

const sharedStart = (one, other) => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
};

/** Whether two words differ by one letter too many, too few, wrong, or by two that changed places. */
const isNear = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false;
  const start = sharedStart(one, other);
  const [a, b] = [one.slice(start), other.slice(start)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
};

/** Whether two words share so long a start that only an ending tells them apart. */
const isVariant = (one, other) => {
  const start = sharedStart(one, other);
  return start >= 4 && Math.max(one.length, other.length) - start <= Math.min(5, start / 2);
};

/** A word list, the most frequent first, that can be asked for words like another. */
class Words {
  constructor(list) {
    this.list = list.map((word) => [word, fold(word)]);
    this.all = new Set(list);
    this.folded = new Set(this.list.map(([, folded]) => folded));
  }

  /** The most frequent word with the same letters, accents apart. */
  same(word) {
    const folded = fold(word);
    return this.all.has(word) ? word : this.list.find(([, other]) => other === folded)?.[0];
  }

  /** A word as pages have it, with its accents, or as the beginning of others unless it is one of them misspelt; or empty. */
  exact(word) {
    const folded = fold(word);
    const isBegun = () => this.list.some(([, other]) => other.startsWith(folded))
      && !this.isNear(folded, (other) => !other.startsWith(folded) && !folded.startsWith(other));
    return this.same(word) ?? (folded.length < SHORTEST || isBegun() ? word : "");
  }

  /** Whether a word is one letter away from one that pages have. */
  isNear(folded, isMeant = () => true) {
    return this.list.some(([, other]) => isNear(folded, other) && isMeant(other));
  }

  /** Words that end with this one, as compound words do. */
  ending(folded) {
    return folded.length < PART ? [] : this.list.filter(([, other]) => other.endsWith(folded)).map(([word]) => word);
  }

  /** Another form of a word that pages have; empty if they do not, or if the word looks misspelt rather. */
  form(word) {
    const folded = fold(word);
    const [found, other] = this.variants(folded)[0] ?? ["", ""];
    const isClose = Math.max(folded.length, other.length) - sharedStart(folded, other) < 2;
    return isClose || !this.list.some(([, near]) => isNear(folded, near) && !isVariant(folded, near)) ? found : "";
  }

  /** Words with another ending, those that share most first. */
  variants(folded) {
    const found = this.list.filter(([, other]) => isVariant(folded, other));
    return found.sort(([, a], [, b]) => sharedStart(folded, b) - sharedStart(folded, a));
  }

  /** Words at one edit's distance, then those with another ending, then those whose start or end is near. */
  like(word) {
    const folded = fold(word);
    if (folded.length < 5) return [];
    const others = this.list.filter(([, other]) => other !== folded);
    const near = others.filter(([, other]) => isNear(folded, other));
    const longer = others.filter(([, other]) => folded.length > PART && other.length > folded.length + 1);
    const partly = longer.filter(([, other]) => [-1, 0, 1].some((more) =>
      isNear(folded, other.slice(0, folded.length + more)) || isNear(folded, other.slice(-folded.length - more))));
    return [...new Set([...near, ...this.variants(folded), ...partly].map(([other]) => other))];
  }
}
