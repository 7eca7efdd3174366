// Shows changes in an open page: where only its text has changed, in place, so that scroll, focus and open filters stay.
// A hidden tab holds no connection, because browsers allow six for each host. Styles are set by script, because the
// policy of the pages (hub/pages/csp.py) refuses `style` attributes.
(() => {
  const own = document.currentScript, banner = document.createElement("pre");
  let version = own.dataset.version, events, turn = Promise.resolve();
  banner.setAttribute("role", "status");
  Object.assign(banner.style, {
    position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "9999", margin: "0", padding: "1rem",
    maxBlockSize: "40vh", overflow: "auto", whiteSpace: "pre-wrap", font: "14px/1.5 monospace",
    color: "#fff", background: "#7a1020",
  });

  // The page as the server sends it, before any script of the page, and without this one.
  async function ask() {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const script = page.querySelector(`script[src="${own.getAttribute("src")}"]`);
    script?.remove();
    page.body.normalize();
    return { page, version: script?.dataset.version };
  }
  let sent = ask();

  // Versions are a number behind the name of a run of the server; another run knows nothing of this page.
  function isOlder(one, other) {
    const [[run, number], [otherRun, otherNumber]] = [one.split("-"), other.split("-")];
    return run !== otherRun || Number(number) < Number(otherNumber);
  }

  const loads = (page) => [...page.querySelectorAll("script:not([type$=json]), link[rel=stylesheet], meta[http-equiv]")]
    .map((one) => [one.src, one.href, one.content, one.textContent].join("\n")).join("\n");
  const hasModule = (node) => node.matches?.("[data-module]") || node.querySelector?.("[data-module]");
  const isText = (node) => node.nodeType === Node.TEXT_NODE;
  const children = (node) => [...node.childNodes].filter((child) => !isText(child) || child.data.trim());
  const key = (node) => [node.nodeName, node.id, node.rel, node.classList?.[0], node.dataset?.places].join();

  // The live nodes that stand for those that were sent: scripts may have added others, or sorted them.
  function standing(live, before) {
    const found = Map.groupBy(children(live), key);
    const nodes = before.map((node) => found.get(key(node))?.shift());
    return nodes.every(Boolean) && nodes;
  }

  // Brings a node from what was sent to what is sent now; false where only loading the page anew would do.
  function change(live, was, now) {
    if (was.isEqualNode(now)) return true;
    if (live.nodeType !== Node.ELEMENT_NODE) {
      live.nodeValue = now.nodeValue;
      return true;
    }
    for (const { name, value } of now.attributes) if (was.getAttribute(name) !== value) live.setAttribute(name, value);
    for (const { name } of was.attributes) if (!now.hasAttribute(name)) live.removeAttribute(name);
    const [before, after] = [children(was), children(now)], present = standing(live, before);
    if (!present) return false;
    const shorter = Math.min(before.length, after.length), same = (i, j) => key(before.at(i)) === key(after.at(j ?? i));
    let first = 0, last = 0;
    while (first < shorter && same(first)) first += 1;
    while (last < shorter - first && same(-1 - last)) last += 1;
    const gone = before.slice(first, before.length - last), come = after.slice(first, after.length - last);
    if (gone.length + come.length && !replace(live, now, present, [first, gone, come])) return false;
    const pairs = before.map((node, place) => [present[place], node, after[place < first ? place : place + after.length - before.length]]);
    return pairs.every(([node, one, other], place) => (place >= first && place < first + gone.length) || change(node, one, other));
  }

  // Takes away the children that are gone, and puts in those that have come.
  function replace(live, now, present, [first, gone, come]) {
    if (live.closest("[data-module]") || [...gone, ...come].some(hasModule)) return false;
    for (const node of present.slice(first, first + gone.length)) node.remove();
    const next = present[first + gone.length] ?? null;
    for (const node of come) live.insertBefore(document.importNode(node, true), next);
    return !children(now).some(isText); // spaces between words would be missing
  }

  async function follow(told) {
    const [before, now] = [await sent, await ask()];
    own.remove();
    banner.remove();
    document.body.normalize();
    const inPlace = before.version === version && !isOlder(version, told.reload)
      && loads(before.page) === loads(now.page);
    if (!inPlace || !change(document.documentElement, before.page.documentElement, now.page.documentElement)) {
      location.reload();
      return;
    }
    sent = now;
    version = now.version;
    document.body.append(own);
  }

  async function hear(told) {
    if (told.version !== version) await follow(told);
    banner.textContent = told.problems;
    if (told.problems) document.body.append(banner);
    else banner.remove();
  }

  // What is told waits until the page follows what was told before: two at once would change the same nodes twice.
  function listen() {
    events?.close();
    events = document.hidden ? undefined : new EventSource("/__events");
    events?.addEventListener("message", ({ data }) => {
      turn = turn.then(() => hear(JSON.parse(data)));
    });
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
