// Results as elements: whatever the index says is text here, never markup.
const make = (name, className, ...children) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

const button = (label, act) => {
  const element = make("button", "hub-search__button", label);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
};

/** The text of HTML. */
const textOf = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;

/** An excerpt with its found words marked, signs beside them not: the text of the index's HTML, its `mark` anew. */
const excerptNodes = (html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].flatMap(({ nodeName, textContent }) => {
    const [, before, word, after] = textContent.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    return nodeName === "MARK" && word ? [before, make("mark", "", word), after] : [textContent];
  });
};

/** One result: title, kind of record with country and themes, excerpt. */
function resultItem(data, words, root) {
  const [folder, identifier] = data.path.split("/");
  const kind = words[`kinds.${folder}`];
  const facts = [identifier && kind ? kind : words["kinds.page"], data.meta.state, data.meta.country, data.meta.themes].filter(Boolean);
  const link = make("a", "hub-result__link", data.meta.title);
  link.href = new URL(data.path, root);
  link.dir = "auto"; // a name may be in a language written the other way; the index has no markup
  return make(
    "li", "hub-result",
    make("p", "hub-result__title", link),
    make("p", "hub-result__facts", ...facts.map((fact) => make("span", "hub-result__fact", fact))),
    make("p", "hub-result__excerpt", ...excerptNodes(data.excerpt)),
  );
}

/** Where to go if nothing was found: the lists of some themes, and whom to call. */
function offers({ near, call }, words, root) {
  const link = (path, label) => Object.assign(make("a", "hub-search__offer", label), { href: new URL(path, root).href });
  const themes = near.map(({ theme, label }) => make("li", "", link(theme, label)));
  return [
    ...(near.length ? [make("p", "hub-search__meant", words.near), make("ul", "hub-search__suggestions", ...themes)] : []),
    ...(call ? [make("p", "hub-search__meant", link(call, words.call))] : []),
  ];
}

/** Words with their braces filled; with a number, the plural form that the language wants. */
function say(words, key, values = {}) {
  const { lang } = document.documentElement;
  let text = words[key];
  if (typeof text === "object") text = text[new Intl.PluralRules(lang).select(values.n)] ?? text.other;
  return text.replace(/{(\w+)}/g, (_, name) => (name === "n" ? values.n.toLocaleString(lang) : values[name]));
}
