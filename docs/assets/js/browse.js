// Lists narrowed and sorted in the page: the form says what is chosen, and so does the address.
for (const browse of document.querySelectorAll("[data-module=browse]")) {
  const find = (name) => browse.querySelector(`.hub-browse__${name}`);
  const { remove, looser, see, forms } = browse.dataset;
  const select = find("select"), chips = browse.querySelector(".hub-chips");
  const { lang } = document.documentElement;
  const plurals = new Intl.PluralRules(lang), patterns = JSON.parse(forms);
  const say = (n) => (patterns[plurals.select(n)] ?? patterns.other).replace("{n}", n.toLocaleString(lang));

  const facets = [...browse.querySelectorAll("[data-facet]")].map((group) => ({ id: group.dataset.facet, group }));
  const values = facets.flatMap((facet) => [...facet.group.querySelectorAll("input")].map((box) => ({
    facet, box, words: box.nextElementSibling, count: box.parentElement.lastElementChild,
  })));
  // Records carry the numbers of their values, counted as these stand in the page, and their place in each order.
  const records = [...browse.querySelectorAll("[data-places]")].map((item) => ({
    item,
    list: item.parentElement,
    places: item.dataset.places.split(" "),
    values: item.dataset.values.split(" ").filter(Boolean).map((number) => values[number]),
  }));

  function readAddress() {
    const asked = new URLSearchParams(location.search);
    for (const { box } of values) box.checked = asked.getAll(box.name).some((id) => id.toLowerCase() === box.value);
    for (const { group } of facets) group.open ||= !!group.querySelector(":checked");
    const order = [...select.options].find(({ value }) => value === asked.get("sort"));
    (order ?? select.options[0]).selected = true;
  }

  function writeAddress() {
    const address = new URL(location.href);
    for (const { id } of facets) address.searchParams.delete(id);
    for (const { box } of values) if (box.checked) address.searchParams.append(box.name, box.value);
    address.searchParams.delete("sort");
    if (select.selectedIndex) address.searchParams.set("sort", select.value);
    history.replaceState(history.state, "", address); // Back leads to the page before, not through every choice
  }

  // A record that fails one facet alone counts for the other values of that facet, and for doing without it.
  function narrow() {
    for (const facet of facets) Object.assign(facet, { chosen: new Set(), gain: 0 });
    for (const value of values) {
      value.found = 0;
      if (value.box.checked) value.facet.chosen.add(value);
    }
    const active = facets.filter(({ chosen }) => chosen.size);
    let shown = 0;
    for (const { item, values: own } of records) {
      const failed = active.filter(({ chosen }) => !own.some((value) => chosen.has(value)));
      item.hidden = failed.length > 0;
      if (!failed.length) shown += 1;
      else if (failed.length === 1) failed[0].gain += 1;
      if (failed.length < 2) for (const value of own) if (!failed.length || failed[0] === value.facet) value.found += 1;
    }
    tell(active, shown);
  }

  function tell(active, shown) {
    for (const { box, count, found } of values) {
      count.textContent = found.toLocaleString(lang);
      box.disabled = !found && !box.checked && box !== document.activeElement; // disabled, it would lose the focus
    }
    for (const pick of browse.querySelectorAll("[data-pick]")) {
      pick.parentElement.hidden = values[pick.dataset.pick].box.checked || !values[pick.dataset.pick].found;
    }
    for (const group of browse.querySelectorAll(".hub-browse__group")) {
      group.hidden = active.length > 0 && !group.querySelector(".hub-cards > :not([hidden])");
    }
    find("count").textContent = say(shown);
    find("none").hidden = shown > 0;
    if (find("done")) find("done").textContent = see.replace("{count}", say(shown));
    chips.replaceChildren(...values.filter(({ box }) => box.checked).map(chip));
    find("chosen").hidden = !active.length;
    const best = active.reduce((one, other) => (other.gain > (one?.gain ?? 0) ? other : one), null);
    find("looser").hidden = shown > 0 || !best;
    find("looser").textContent = looser.replace("{facet}", best?.group.ariaLabel).replace("{count}", say(best?.gain ?? 0));
    // The property, which holds one: listeners would add up.
    find("looser").onclick = () => drop(values.filter(({ facet }) => facet === best));
    for (const link of document.querySelectorAll(".hub-languages__list a")) link.search = location.search;
  }

  function chip(value) {
    const item = document.createElement("li"), button = document.createElement("button"), hint = document.createElement("span");
    hint.className = "hub-hidden";
    hint.textContent = `${remove} `;
    Object.assign(button, { type: "button", className: "hub-chip" });
    button.append(hint, ...value.words.cloneNode(true).childNodes);
    button.addEventListener("click", () => drop([value], [...chips.children].indexOf(item)));
    item.append(button);
    return item;
  }

  // Takes choices back. Their button goes, so the focus moves to the chip in its place, or to the head of the form.
  function drop(some, place = 0) {
    for (const { box } of some) box.checked = false;
    change();
    const next = chips.children[Math.min(place, chips.children.length - 1)];
    (next?.firstElementChild ?? find("open")).focus();
  }

  function sort() {
    const ordered = [...records].sort((one, other) => one.places[select.selectedIndex] - other.places[select.selectedIndex]);
    for (const { list, item } of ordered) list.append(item);
  }

  function change() {
    writeAddress();
    narrow();
    browse.dispatchEvent(new CustomEvent("hub-narrowed"));
  }

  function restore() {
    readAddress();
    sort();
    narrow();
    if (select.selectedIndex || values.some(({ box }) => box.checked)) browse.dispatchEvent(new CustomEvent("hub-narrowed"));
  }

  for (const pick of browse.querySelectorAll("[data-pick]")) {
    pick.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // asked for in a tab of its own
      event.preventDefault();
      values[pick.dataset.pick].box.checked = true;
      change();
      chips.lastElementChild.firstElementChild.focus(); // the link has gone
    });
  }
  browse.addEventListener("change", ({ target }) => {
    if (target === select) sort();
    change();
  });
  find("clear").addEventListener("click", () => drop(values));
  addEventListener("popstate", restore);
  find("sort").hidden = false;
  restore();
}
