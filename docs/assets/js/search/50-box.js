// The box of the search: input to results, and the keys.
const PAUSE = 150; // ms after the last key

/** Makes a box work; `bundle` is where the index of the page's language lies. */
export async function start(box, bundle) {
  const part = (name) => box.querySelector(`.hub-search__${name}`);
  const [input, status, more, list, end] = ["input", "status", "more", "results", "end"].map(part);
  const index = new Index(bundle);
  const { words, others } = await index.about();
  const root = new URL("../", bundle);
  let turn = 0;

  const run = async (query) => {
    const mine = ++turn; // an answer that comes after a newer question is not shown
    const asked = query.trim();
    part("failed").hidden = true;
    try {
      const found = asked ? await find(index, asked) : undefined;
      if (mine === turn) show(found);
    } catch {
      if (mine === turn) part("failed").hidden = false;
    }
  };

  const show = (found) => {
    box.dataset.shown = found?.asked ?? ""; // tests wait for it
    list.replaceChildren(...(found?.shown ?? []).map((data) => resultItem(data, words, root)));
    more.replaceChildren();
    end.replaceChildren();
    status.replaceChildren(found ? summary(found) : "");
    if (!found) return;
    const { suggestions, results, shown } = found;
    if (suggestions.length) {
      more.append(make("p", "hub-search__meant", say(words, "did_you_mean")));
      more.append(make("ul", "hub-search__suggestions", ...suggestions.map((query) => make("li", "", button(query, () => ask(query))))));
    }
    if (!results.length) more.append(...offers(found, words, root));
    if (results.length > shown.length) end.append(button(say(words, "more"), () => showRest(results, shown.length)));
    if (results.length < FEW) end.append(button(say(words, "others"), () => searchOthers(found.asked)));
  };

  const summary = ({ asked, query, results, some }) => {
    if (!results.length) return say(words, "none", { q: asked });
    const count = say(words, "count", { n: results.length });
    if (some) return say(words, "some", { count });
    return query === asked ? count : say(words, "instead", { count, right: query });
  };

  const showRest = async (results, from) => {
    const rest = await index.load(results.slice(from));
    list.append(...rest.map((data) => resultItem(data, words, root)));
    list.children[from].querySelector("a").focus();
    end.replaceChildren();
  };

  const searchOthers = async (query) => {
    const mine = turn;
    const parts = await Promise.all(others.map((other) => resultsIn(other, query)));
    if (mine !== turn) return;
    const found = parts.filter(Boolean);
    end.replaceChildren(...found);
    status.textContent = say(words, found.length ? "others_found" : "others_none");
    (end.querySelector("a") ?? input).focus();
  };

  const resultsIn = async ({ tag, dir, name, bundle: folder }, query) => {
    const address = new URL(folder, bundle);
    const other = new Index(address);
    const { shown } = await find(other, query);
    const theirs = (await other.about()).words;
    const items = shown.slice(0, FEW).map((data) => resultItem(data, theirs, new URL("../", address)));
    const section = make("section", "hub-search__other", make("h2", "hub-search__language", name), make("ol", "hub-search__results", ...items));
    section.lang = tag;
    section.dir = dir;
    return items.length ? section : undefined;
  };

  const ask = (query) => {
    input.value = query;
    input.focus();
    return run(query);
  };

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => run(input.value), PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [input, ...box.querySelectorAll(".hub-search__more :is(button, a), li a, .hub-search__end button")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next || !stops.includes(document.activeElement)) return;
    event.preventDefault();
    next.focus();
  });
  if (!box.closest("dialog")) {
    box.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `?${new URLSearchParams({ q: input.value })}`);
      run(input.value);
    });
  }
  await run(input.value);
}
