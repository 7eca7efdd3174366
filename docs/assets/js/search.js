// The search: a link to its page; script opens a dialog instead, and so does "/". Its module and its styles
// are loaded on first use.
for (const link of document.querySelectorAll("[data-module=search]")) {
  const box = document.querySelector(".hub-search");
  const dialog = box.closest("dialog");
  const page = box.closest(".hub-search-page");
  const input = box.querySelector("input[name=q]");
  const slash = box.querySelector(".hub-search__slash input");
  let begun = false, sheet;

  const begin = async () => {
    if (begun) return;
    begun = true;
    try {
      const module = await import(new URL(link.dataset.script, document.baseURI));
      await module.start(box, new URL(link.dataset.index, document.baseURI));
    } catch {
      begun = false; // the next key tries again
      box.querySelector(".hub-search__failed").hidden = false;
    }
  };
  // Seen as soon as its styles are there; nothing of what is typed until then is lost.
  const dress = () => {
    if (!dialog || sheet?.isConnected) return;
    sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: link.dataset.styles });
    dialog.style.opacity = 0;
    for (const end of ["load", "error"]) sheet.addEventListener(end, () => dialog.style.removeProperty("opacity"));
    document.head.append(sheet);
  };
  const open = () => {
    dress();
    if (dialog && !dialog.open) dialog.showModal();
    input.focus();
    input.select();
    begin();
  };

  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  input.addEventListener("input", begin);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !slash.checked) return;
    if (event.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  // A key of one character must be possible to switch off (WCAG 2.1.4); kept only where the visitor did.
  try {
    slash.checked = localStorage.getItem("hub-slash") !== "off";
  } catch {} // storage is switched off
  slash.addEventListener("change", () => {
    if (slash.checked) localStorage.removeItem("hub-slash");
    else localStorage.setItem("hub-slash", "off");
  });
  dialog?.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close(); // beside it
  });
  if (page) {
    page.hidden = false;
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    if (input.value) begin();
  }
}
