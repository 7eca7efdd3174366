// Copies the address of the page, its citation with today's date, or the template of a record; where that is refused, selects the text instead.
for (const place of document.querySelectorAll("[data-module=copy]")) {
  const said = place.querySelector("[role=status]");

  const citation = () => {
    const words = place.querySelector(".hub-cite__text");
    const date = new Intl.DateTimeFormat(words.dataset.locale, { dateStyle: "long" }).format(new Date());
    const filled = { citation: words.textContent.trim(), date };
    // Dates end with a full stop in Croatian and Hungarian, and so does the sentence.
    return words.dataset.read.replace(/\{(\w+)\}/g, (_, name) => filled[name]).replace(/\.\.$/, ".");
  };
  const select = (text) => {
    const shown = document.createElement("span");
    shown.textContent = text;
    said.replaceChildren(place.dataset.byHand, " ", shown);
    getSelection().selectAllChildren(shown);
  };

  place.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy]");
    if (!button) return;
    const texts = {
      link: () => location.href.split("#")[0],
      citation,
      template: () => place.querySelector("code").textContent,
    };
    const text = texts[button.dataset.copy]();
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = button.dataset.said;
    } catch {
      select(text); // no permission, or no clipboard where the page did not come over HTTPS
    }
  });
}
