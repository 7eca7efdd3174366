// Elided words (`l'`, `dell'`): the index has them apart (hub/localization/elision.py), so queries go without and results get them back.
// No lookbehind: Safari knows it from 16.4 on only.
class Elisions {
  constructor({ words, apostrophes }) {
    const before = `(^|(?:^|[^\\p{L}\\p{N}])[${apostrophes}]|[^\\p{L}\\p{N}${apostrophes}])`; // not within `rock'n'roll`
    const elided = `(?:${words.join("|")})[${apostrophes}]`;
    this.asked = new RegExp(`${before}${elided}\\s*(?=\\S)`, "giu");
    this.parted = new RegExp(`${before}(${elided}(?:</mark>)?) (?=\\S)`, "giu");
  }

  /** A query without them; a hyphen before one goes too, as in `Côtes-d'Armor`. */
  drop(query) {
    return query.replace(this.asked, (_, before) => (before === "-" ? " " : before));
  }

  /** The text, or the HTML of an excerpt, as the page has it. */
  join(text) {
    return text.replace(this.parted, "$1$2");
  }
}
