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
  const escaped = (text) => text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const write = (title) => {
    const record = recordAt(page.value);
    const attributes = {
      src: (record ?? what.value) + look.value,
      title,
      width: "100%",
      height: record ? "360" : "640",
      loading: "lazy",
      style: "border:0",
    };
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
    code.textContent = `<iframe ${written.join(" ")}></iframe>`;
    frame.title = title;
    return attributes.src;
  };
  const show = () => {
    const chosen = recordAt(page.value) ? page.value.trim() : what.selectedOptions[0].text;
    frame.src = write(chosen).replace(folder, `${here}/embed/`);
  };
  // What is shown says itself what it is called.
  frame?.addEventListener("load", () => {
    const heading = frame.contentDocument?.querySelector("h1")?.textContent.trim();
    if (heading) write(heading);
  });

  const asked = location.hash.slice(1);
  if (frame && asked.startsWith("/")) {
    page.value = new URL("..", location).href.slice(0, -1) + asked;
    show();
  }
  place.addEventListener("input", show);
}
