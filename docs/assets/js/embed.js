// Builds the snippet of a card or a list from what is chosen, and shows it; the page of a record leads here with its path.
for (const place of document.querySelectorAll("[data-module=embed]")) {
  const { folder, kinds, language } = place.dataset;
  const [what, page, look] = place.querySelectorAll("select, input");
  const code = place.querySelector("[data-embed=code]");
  const frame = place.querySelector("iframe");
  const here = frame?.src.split("/embed/")[0];

  // The address of a record's page holds its language, its kind and its id; another text names no record.
  const recordAt = (text) => {
    const pattern = new RegExp(`(?:/([a-z]{2}))?/(${kinds})/((?:theme/|country/)?[a-z0-9-]+)$`);
    const found = pattern.exec(text.trim().split(/[?#]/)[0].replace(/\/$/, ""));
    return found && `${folder}${found[1] ?? language}/${found[2]}/${found[3]}/`;
  };
  const show = () => {
    const record = recordAt(page.value);
    const address = (record ?? what.value) + look.value;
    const attributes = {
      src: address,
      title: record ? page.value.trim() : what.selectedOptions[0].text,
      width: "100%",
      height: record ? "360" : "640",
      loading: "lazy",
      style: "border:0",
    };
    // Of another document, where it loads nothing.
    const snippet = new DOMParser().parseFromString("", "text/html").createElement("iframe");
    for (const [name, value] of Object.entries(attributes)) snippet.setAttribute(name, value);
    // eslint-disable-next-line no-restricted-properties -- it is read, and shown as text
    code.textContent = snippet.outerHTML;
    frame.src = address.replace(folder, `${here}/embed/`);
    frame.title = attributes.title;
  };

  const asked = location.hash.slice(1);
  if (frame && asked.startsWith("/")) {
    page.value = new URL("..", location).href.slice(0, -1) + asked;
    show();
  }
  place.addEventListener("input", show);
}
