"""Puts the form into a site: its program, its configuration and the page that starts it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from hub.admin.configuration import FORM_LANGUAGES, configuration, repository
from hub.loading import Registries
from hub.site import Site

BUNDLE = Path("build", "admin")
"""Where `make admin` puts the program, below the root of the project."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' blob: data:; connect-src 'self' data: blob: https://api.github.com; "
    "base-uri 'none'; form-action 'none'"
)
"""The one page that talks to another host, and only to GitHub: a token lies in its storage. The program sets styles
while it runs, and loads its own logo and icons as data."""


def write_form(site: Site, registries: Registries, folder: Path) -> None:
    """Writes admin/ into a built site: only for a repository on GitHub, and only when the program was made."""
    program, repo = site.settings.root / BUNDLE, repository(site.settings.repo_url)
    if not repo or not (program / "main.js").is_file():
        return
    target = folder / "admin"
    shutil.copytree(program, target)
    for lang in FORM_LANGUAGES:
        content = configuration(registries, repo, tuple(site.languages), lang)
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (target / f"config.{lang}.json").write_text(text, encoding="utf-8")
    page = site.renderer.render("partials/admin.html", policy=POLICY)
    (target / "index.html").write_text(f"{page}\n", encoding="utf-8")
