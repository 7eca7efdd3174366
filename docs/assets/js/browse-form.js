// The links to the pages of facets become a form in place: every link a checkbox with the same words and count.
for (const browse of document.querySelectorAll("[data-module=browse]")) {
  const { filter } = browse.dataset;
  const panel = browse.querySelector(".hub-browse__panel"), nav = browse.querySelector("nav");
  if (!panel) continue;

  for (const group of nav.querySelectorAll("[data-facet]")) {
    group.setAttribute("aria-label", group.querySelector("summary").textContent);
    for (const item of group.querySelectorAll("[data-value]")) {
      const label = document.createElement("label"), box = document.createElement("input");
      const link = item.querySelector("a"), words = document.createElement("span");
      Object.assign(box, { type: "checkbox", name: group.dataset.facet, value: item.dataset.value });
      words.className = link.className;
      words.append(...link.childNodes);
      label.className = "hub-value__choice";
      label.append(box, words, item.querySelector(".hub-value__count"));
      item.replaceChildren(label);
    }
  }

  const form = document.createElement("form"), done = document.createElement("button");
  form.className = nav.className;
  form.setAttribute("aria-label", filter);
  done.type = "button";
  done.className = "hub-browse__done";
  done.addEventListener("click", () => {
    panel.open = false;
    panel.firstElementChild.focus();
  });
  form.append(...nav.childNodes, done);
  form.addEventListener("submit", (event) => event.preventDefault());
  nav.replaceWith(form);
  panel.firstElementChild.textContent = filter;
  const wide = matchMedia("(width >= 64rem)"); // where browse.css puts it beside the results
  const follow = () => (panel.open = wide.matches);
  wide.addEventListener("change", follow);
  follow();
}
