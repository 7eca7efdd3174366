"""Write the form into a site: its program, its configuration and the page that starts it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from hub.admin.configuration import FORM_LANGUAGES, configuration, repository
from hub.pages.site import Site
from hub.reading.entries import Registries
from hub.settings import Settings

BUNDLE = Path("build", "admin")
"""Where `make admin` writes the program, below the root of the project."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' blob: data:; connect-src 'self' data: blob: https://api.github.com; "
    "base-uri 'none'; form-action 'none'"
)
"""The content security policy of the form. It is the only page that contacts another host, and it contacts only GitHub,
because its storage holds a token. The program sets styles while it runs and loads its own logo and icons as data."""


def form_texts(settings: Settings, registries: Registries, languages: tuple[str, ...]) -> dict[str, str]:
    """The configurations by file name; none where the repository is not on GitHub or the program was not built.

    They are written as soon as the registries are read: keeping the registries until the end would double the memory of
    a build.
    """
    repo = repository(settings.repo_url)
    if not repo:
        return {}
    if not (settings.root / BUNDLE / "main.js").is_file():
        print("  admin/ is left out: `make admin` makes its program", flush=True)
        return {}
    return {
        f"config.{lang}.json": json.dumps(
            configuration(registries, repo, languages, lang), ensure_ascii=False, separators=(",", ":")
        )
        for lang in FORM_LANGUAGES
    }


def write_form(site: Site, texts: Mapping[str, str], folder: Path) -> None:
    """Write admin/ into a built site when there is a configuration."""
    if not texts:
        return
    target = folder / "admin"
    shutil.copytree(site.settings.root / BUNDLE, target)
    for name, text in texts.items():
        (target / name).write_text(text, encoding="utf-8")
    page = site.renderer.render("partials/admin.html", policy=POLICY)
    (target / "index.html").write_text(f"{page}\n", encoding="utf-8")
