// Practices side by side: `?ids=a,b` in the address says which, their own pages in this language say what.
for (const place of document.querySelectorAll("[data-module=comparison]")) {
  const find = (selector) => place.querySelector(selector);
  const [none, said, shown] = [find(".hub-comparison__none"), find(".hub-comparison__said"), find(".hub-comparison__shown")];
  const skeleton = find("table").cloneNode(true);
  const most = said.children.length;
  const tray = document.querySelector(".hub-tray__link");
  let records = [];

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Nodes of another page of this site, never text as HTML: no ids twice, links that lead on from here, and of terms
  // that are explained there only the words.
  const take = (nodes, url) => [...nodes].map((node) => {
    const copy = document.importNode(node, true);
    for (const note of copy.querySelectorAll?.("[popover]") ?? []) note.remove();
    for (const term of copy.querySelectorAll?.(".hub-term, .hub-term__held") ?? []) term.replaceWith(...term.childNodes);
    const all = copy.querySelectorAll ? [copy, ...copy.querySelectorAll("*")] : [];
    for (const element of all) {
      for (const name of ["id", "aria-labelledby", "aria-describedby", "data-module"]) element.removeAttribute(name);
      if (element.hasAttribute("href")) element.href = new URL(element.getAttribute("href"), url);
    }
    return copy;
  });

  const load = async (id, moved = false) => {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return { id, fault: "unknown" };
    const url = new URL(`${place.dataset.practices}${id}/`, location.href);
    try {
      const answer = await fetch(url);
      if (!answer.ok) return { id, fault: answer.status === 404 ? "unknown" : "failed" };
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const record = page.querySelector(".hub-record--practices");
      const title = page.querySelector("h1");
      if (record?.matches(".hub-record--withdrawn")) return { id, fault: "withdrawn", name: title.textContent };
      if (record) return { id, url, page, title };
      const now = page.querySelector("link[rel=canonical]")?.href.split("/").at(-2); // a former address names the present one
      return now && !moved ? load(now, true) : { id, fault: "unknown" };
    } catch {
      return { id, fault: "failed" };
    }
  };

  const content = ({ badge, fact, part }, { page, url }) => {
    if (badge !== undefined) return take(page.querySelectorAll(".hub-short .hub-badge"), url);
    if (fact) {
      const items = page.querySelectorAll(`[data-fact=${fact}] dd`);
      return [...items].map((dd) => make("p", { className: "hub-comparison__item" }, ...take(dd.childNodes, url)));
    }
    return take(page.querySelectorAll(`section:has(> [id|=${part}]) > :not(h2):not(.hub-band__fold)`), url); // also "figures-more"
  };

  const head = (record) => {
    const link = make("a", { href: record.url }, ...take(record.title.childNodes, record.url));
    const address = make("span", { className: "hub-comparison__address" }, record.url.href);
    return make("th", { className: "hub-comparison__title", scope: "col" }, link, address);
  };

  const tail = (record) => {
    const hint = make("span", { className: "hub-hidden" }, place.dataset.colon + record.title.textContent.trim());
    const acts = { className: "hub-button", type: "button", onclick: () => remove(record) };
    return make("td", {}, make("button", acts, place.dataset.remove, hint));
  };

  const body = (row, record) => {
    if (row.matches(".hub-comparison__notes")) return make("td", {});
    const nodes = content(row.dataset, record);
    return nodes.length ? make("td", {}, ...nodes) : make("td", { className: "hub-comparison__gap" }, place.dataset.notKnown);
  };

  const ask = ({ title, page, url }) => [
    make("p", { className: "hub-sheet__whose" }, ...take(title.childNodes, url)),
    ...take(page.querySelectorAll("section:has(> #ask) > dl"), url),
  ];

  const draw = () => {
    const box = find("[data-box=ask]");
    box.replaceChildren(box.firstElementChild, ...records.flatMap(ask));
    const table = skeleton.cloneNode(true);
    const [heads, tails] = table.tHead.rows;
    heads.append(...records.map(head));
    tails.append(...records.map(tail));
    for (const row of table.tBodies[0].rows) row.append(...records.map((record) => body(row, record)));
    place.dispatchEvent(new CustomEvent("hub-compared", { detail: table }));
    table.dataset.columns = records.length;
    find("table").replaceWith(table);
    shown.hidden = !records.length;
    none.hidden = Boolean(records.length);
    find("[data-fault=alone]").hidden = records.length !== 1;
    said.hidden = !records.length;
    for (const words of said.children) words.hidden = Number(words.dataset.number) !== records.length;
  };

  const keepAddress = () => {
    const search = records.length ? `?ids=${records.map(({ id }) => id)}` : "";
    history.replaceState(null, "", location.pathname + search);
    for (const link of document.querySelectorAll(".hub-languages a")) link.search = search;
  };

  const choose = () => document.dispatchEvent(new CustomEvent("hub:choose", { detail: records.map(({ id }) => id) }));

  const remove = (record) => {
    const own = tray.search === location.search; // a comparison that was sent leaves the reader's own choice alone
    records = records.filter((other) => other !== record);
    draw();
    keepAddress();
    if (own) choose();
    (find("thead button") ?? none.querySelector("a")).focus();
  };

  const tell = (fault, names) => {
    const words = find(`[data-fault=${fault}]`);
    words.hidden = !names.length;
    if (words.querySelector("bdi")) words.querySelector("bdi").textContent = names.join(place.dataset.comma);
  };

  const start = async () => {
    const given = [location, tray].map(({ search }) => new URLSearchParams(search).get("ids"));
    const ids = [...new Set((given[0] ?? given[1] ?? "").split(",").map((id) => id.trim()).filter(Boolean))];
    const found = await Promise.all(ids.slice(0, most).map((id) => load(id)));
    records = found.filter(({ fault }) => !fault);
    for (const fault of ["unknown", "withdrawn", "failed"]) {
      tell(fault, found.filter((one) => one.fault === fault).map(({ id, name }) => name ?? id));
    }
    tell("too_many", ids.slice(most));
    if (!ids.length) return;
    draw();
    if (!found.some(({ fault }) => fault)) keepAddress(); // else the address stays: what failed may load the next time
  };

  find(".hub-comparison__print").addEventListener("click", () => print());
  find(".hub-comparison__more").addEventListener("click", choose);
  start();
}
