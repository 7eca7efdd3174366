// On the first page of a visit: this page in the language that the browser prefers, if the site has it. Stores nothing.
for (const menu of document.querySelectorAll("[data-module=offer]")) {
  const first = (tag) => tag.toLowerCase().split("-")[0];
  const links = [...menu.querySelectorAll("[hreflang]")];
  const wanted = navigator.languages.map(first).find((code) => links.some(({ hreflang }) => first(hreflang) === code));
  const link = links.find(({ hreflang }) => first(hreflang) === wanted);
  // A page announces as alternates only the languages in which it is translated.
  const translated = link && document.querySelector(`link[rel=alternate]:not([type])[hreflang="${link.hreflang}"]`);
  const visiting = document.referrer && new URL(document.referrer).origin === location.origin;
  if (!translated || visiting || link.hasAttribute("aria-current")) continue;

  const part = (tag, name, text, parent) => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const offer = document.createElement("div");
  offer.className = "hub-offer";
  offer.lang = link.lang;
  offer.dir = link.dir;
  offer.role = "status";
  document.querySelector(".hub-header").after(offer);
  const inner = part("div", "hub-offer__inner hub-width", "", offer);
  const change = part("a", "hub-offer__link", link.dataset.offer, inner);
  change.href = link.pathname + location.search + location.hash;
  change.hreflang = link.hreflang;
  const close = part("button", "hub-offer__close", link.dataset.close, inner);
  close.type = "button";
  close.addEventListener("click", () => {
    offer.remove();
    document.querySelector("main").focus({ preventScroll: true });
  });
}
