// A long list below its drawing is folded on a phone, unless the address leads into it; without script it stands open.
for (const fold of document.querySelectorAll("details[data-module=fold]")) {
  fold.open = matchMedia("(width >= 48rem)").matches || Boolean(fold.querySelector(":target"));
}
