try {
  document.documentElement.dataset.scheme = localStorage.getItem("hub-scheme") ?? "auto";
} catch {
  document.documentElement.dataset.scheme = "auto"; // storage is switched off
}
