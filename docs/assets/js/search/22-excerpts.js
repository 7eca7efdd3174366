// The text below a result: what the page says around the words that were found, from where a sentence starts, if that is near.
// The title stands above it, so it is not said again, and no excerpt starts within it.
const LONGEST = 26; // words of an excerpt
const LEAD = 16; // words of a sentence before the first word that was found, at most
const CONTEXT = 5; // words before it where the sentence starts farther away
const ITEM = "·"; // what parts the items of a list (hub/pages/searching.py)
const SENTENCE_END = /[.!?…·][\p{Pe}\p{Pf}\p{Po}]*$/u;

/** The HTML of an excerpt, found words marked; `raw_content` and places of words as Pagefind has them. */
function excerptOf({ raw_content: text, weighted_locations: found, meta }) {
  const words = text.includes("\u200B") ? text.split("\u200B") : text.split(/\s+/);
  const title = meta.title.split(/\s+/);
  const after = title.every((word, place) => words[place]?.startsWith(word)) ? title.length : 0;
  const weights = new Map(found.filter(({ location }) => location >= after).map(({ location, balanced_score }) => [location, balanced_score]));
  const start = bestStart(words, weights, after);
  const end = Math.min(words.length, start + LONGEST);
  const shown = words.slice(start, end).map((word, place) => (weights.has(start + place) ? `<mark>${word}</mark>` : word));
  const isKept = (word, place) => word !== ITEM || (place && shown[place - 1] !== ITEM && place < shown.length - 1);
  return [isStart(words, start, after) ? "" : "… ", shown.filter(isKept).join(" "), isStart(words, end, after) ? "" : " …"].join("");
}

/** The place of the word from which on an excerpt says most of what was found, in sentences rather than in lists; after
    the title if nothing was found. */
function bestStart(words, weights, after) {
  let best = { start: after, worth: 0 };
  for (const place of weights.keys()) {
    const start = sentenceStart(words, place, after);
    let [weight, items] = [0, 0];
    for (let at = start; at < start + LONGEST; at++) {
      weight += weights.get(at) ?? 0;
      items += words[at] === ITEM;
    }
    if (weight / (1 + items) > best.worth) best = { start, worth: weight / (1 + items) };
  }
  return best.start;
}

/** Where the sentence of a word starts; a few words before it where that is too far away. */
function sentenceStart(words, place, after) {
  let start = place;
  while (start > Math.max(after, place - LEAD) && !isStart(words, start, after)) start--;
  return isStart(words, start, after) ? start : Math.max(after, place - CONTEXT);
}

const isStart = (words, place, after) => place <= after || place >= words.length || SENTENCE_END.test(words[place - 1]);
