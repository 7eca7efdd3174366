// Practices chosen for comparison: kept for the visit (sessionStorage) from the visitor's own act on, shown in a tray.
for (const tray of document.querySelectorAll("[data-module=choice]")) {
  const [text, link, clear] = tray.firstElementChild.children;
  const [full] = text.querySelectorAll(".hub-tray__full");
  const said = tray.previousElementSibling;
  const most = text.querySelectorAll("[data-number]").length;
  const onComparison = document.querySelector("[data-module=comparison]");
  let chosen = [];

  const read = () => {
    let kept = chosen.join();
    try {
      kept = sessionStorage.getItem("hub-compare") ?? "";
    } catch {} // storage is switched off: the choice lasts as long as the page
    // Ids alone: they go into an address, and what is stored could be anything.
    const ids = kept.split(",").filter((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
    chosen = [...new Set(ids)].slice(0, most);
  };
  const show = () => {
    for (const button of document.querySelectorAll(".hub-choose")) {
      button.setAttribute("aria-pressed", chosen.includes(button.value));
    }
    for (const words of text.querySelectorAll("[data-number]")) {
      words.hidden = Number(words.dataset.number) !== chosen.length;
    }
    full.hidden = true;
    link.search = chosen.length ? `?ids=${chosen}` : "";
    tray.hidden = !chosen.length || Boolean(onComparison);
  };
  const keep = (ids) => {
    chosen = ids;
    try {
      if (ids.length) sessionStorage.setItem("hub-compare", ids.join());
      else sessionStorage.removeItem("hub-compare");
    } catch {}
    show();
    said.textContent = ids.length ? text.innerText : "";
  };

  document.addEventListener("click", ({ target }) => {
    const id = target.closest(".hub-choose")?.value;
    if (!id) return;
    const others = chosen.filter((other) => other !== id);
    if (others.length === most) {
      full.hidden = false;
      said.textContent = full.textContent;
    } else keep(others.length < chosen.length ? others : [...chosen, id]);
  });
  clear.addEventListener("click", () => {
    keep([]);
    said.textContent = clear.textContent;
    document.getElementById("main").focus({ preventScroll: true }); // the button that had it is gone
  });
  document.addEventListener("hub:choose", ({ detail }) => keep(detail)); // from the page of the comparison
  window.addEventListener("pageshow", () => { // Back shows a page as it was left, with the choice of then
    read();
    show();
  });
  read();
  show();
}
