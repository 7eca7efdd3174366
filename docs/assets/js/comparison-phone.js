// A table of the comparison for a phone too: heads that are short enough to stay in view, long texts folded, and what
// differs before what is the same.
for (const place of document.querySelectorAll("[data-module=comparison]")) {
  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  const wide = matchMedia("(width >= 64rem)");

  const label = (className, text, like) => {
    const words = Object.assign(document.createElement("p"), { className, textContent: text, lang: like.lang, dir: like.dir });
    words.ariaHidden = "true"; // a screen reader hears the whole head of the column
    return words;
  };

  // The name before the colon of a title or, without one, its first words; a phone shows the rest of it below the heads.
  const split = (link) => {
    const own = link.firstElementChild ?? link, text = own.textContent, rest = document.createElement("span");
    const [name] = /^.{2,29}?(?=\s?: )/u.exec(text) ?? /^.{1,29}(?=\s|$)/u.exec(text) ?? [text];
    rest.className = "hub-comparison__rest";
    rest.textContent = text.slice(name.length);
    own.replaceChildren(name, rest);
    const cut = rest.textContent && !/^\s?: /u.test(rest.textContent);
    own.classList.toggle("hub-comparison__cut", cut);
    if (cut) return { name: `${name} …`, rest: `…${rest.textContent}`, own };
    return { name, rest: rest.textContent.replace(/^\s?: /u, ""), own };
  };

  const isAlike = ({ cells }) => {
    const values = [...cells].slice(1).map(({ textContent }) => textContent.trim());
    return values.length > 1 && new Set(values).size === 1;
  };

  place.addEventListener("hub-compared", ({ detail: table }) => {
    const [heads, tails] = table.tHead.rows, [differing, same] = table.tBodies;
    const alike = [...differing.querySelectorAll("tr:not([data-part], .hub-comparison__notes)")].filter(isAlike);
    same.hidden = !alike.length;
    same.rows[0].cells[0].colSpan = heads.cells.length;
    same.append(...alike);

    [...heads.cells].slice(1).forEach((cell, place) => {
      const { name, rest, own } = split(cell.firstElementChild);
      tails.cells[place + 1].prepend(label("hub-comparison__tail", rest, own));
      for (const row of differing.rows) row.cells[place + 1].prepend(label("hub-comparison__whose", name, own));
    });
    // Laid out as a grid it is no table any more to browsers, unless its parts say so.
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, td, th")]) {
      part.setAttribute("role", ROLES[part.tagName] ?? (part.scope === "col" ? "columnheader" : "rowheader"));
    }
    for (const fold of table.querySelectorAll(".hub-comparison__fold")) fold.open = wide.matches;
  });
}
