// The 404 page: show the language of the address that was asked for; without script all of them stand.
for (const page of document.querySelectorAll("[data-module=lost]")) {
  const path = location.pathname.slice(page.dataset.base.length);
  const sections = [...page.querySelectorAll("[data-language]")];
  const asked = sections.find(({ dataset }) => dataset.prefix && path.startsWith(dataset.prefix))
    ?? sections.find(({ dataset }) => !dataset.prefix);
  for (const section of sections) section.hidden = section !== asked;
  document.documentElement.lang = asked.lang;
  document.documentElement.dir = asked.dir;
}
