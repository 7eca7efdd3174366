// Shows changes in an open page: where only its text has changed, in place, so that scroll, focus and open filters stay.
// A hidden tab holds no connection, because browsers allow six for each host. Styles are set by script, because the
// policy of the pages (hub/pages/csp.py) refuses `style` attributes.
(() => {
  const own = document.currentScript, banner = document.createElement("pre");
  let version = own.dataset.version, events;
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

  const loads = (page) => [...page.querySelectorAll("script, link[rel=stylesheet], meta[http-equiv]")]
    .map((one) => one.outerHTML).join("\n");
  const hasModule = (element) => element.closest("[data-module]") || element.querySelector("[data-module]");

  // Brings a node from what was sent to what is sent now; false where only loading the page anew would do.
  function change(live, was, now) {
    if (was.isEqualNode(now)) return true;
    if (live?.nodeName !== was.nodeName || was.nodeName !== now.nodeName) return false;
    if (live.nodeType !== Node.ELEMENT_NODE) {
      live.nodeValue = now.nodeValue;
      return true;
    }
    for (const { name, value } of now.attributes) if (was.getAttribute(name) !== value) live.setAttribute(name, value);
    for (const { name } of was.attributes) if (!now.hasAttribute(name)) live.removeAttribute(name);
    const [present, before, after] = [live, was, now].map((one) => [...one.childNodes]);
    if (present.length !== before.length) return false; // a script has added something
    if (before.length === after.length && before.every((child, place) => child.nodeName === after[place].nodeName)) {
      return before.every((child, place) => change(present[place], child, after[place]));
    }
    if (hasModule(live) || hasModule(now)) return false;
    live.replaceChildren(...after.map((child) => document.importNode(child, true)));
    return true;
  }

  async function follow(told) {
    const [before, now] = [await sent, await ask()];
    own.remove();
    banner.remove();
    document.body.normalize();
    const inPlace = before.version === version && !isOlder(version, told.reload) && loads(before.page) === loads(now.page);
    if (!inPlace || !change(document.documentElement, before.page.documentElement, now.page.documentElement)) {
      location.reload();
      return;
    }
    sent = now;
    version = now.version;
    document.body.append(own);
  }

  function listen() {
    events?.close();
    events = document.hidden ? undefined : new EventSource("/__events");
    events?.addEventListener("message", async ({ data }) => {
      const told = JSON.parse(data);
      if (told.version !== version) await follow(told);
      banner.textContent = told.problems;
      if (told.problems) document.body.append(banner);
      else banner.remove();
    });
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
