// The menu is a `details` and opens by itself; Escape and a click elsewhere close it, and Escape gives focus back.
for (const menu of document.querySelectorAll("[data-module=menu]")) {
  document.addEventListener("click", ({ target }) => {
    if (!menu.contains(target)) menu.open = false;
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    // None where the window loses the focus, and in Safari at a click on a button or link, even one of the menu.
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
}
