// Light or dark: kept in the browser only after the visitor has chosen (nothing is stored on loading).
for (const chooser of document.querySelectorAll("[data-module=scheme]")) {
  const chosen = document.documentElement.dataset.scheme;
  chooser.hidden = false;
  for (const input of chooser.querySelectorAll("input")) {
    input.checked = input.value === chosen;
    input.addEventListener("change", () => {
      document.documentElement.dataset.scheme = input.value; // first: what follows throws where storage is switched off
      if (input.value === "auto") localStorage.removeItem("hub-scheme");
      else localStorage.setItem("hub-scheme", input.value);
    });
  }
}
