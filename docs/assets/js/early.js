document.documentElement.dataset.scheme = localStorage.getItem("hub-scheme") || "auto";
