"""The form in the browser as files of a site: its program, its configuration and the page that starts it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from hub.admin.configuration import FORM_LANGUAGES, configuration, repository
from hub.pages.catalogue import Page
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


def form_pages(site: Site) -> Iterator[Page]:
    """The files of the form, when there is a configuration: program, configurations, and the page that starts it."""
    if not site.form:
        return
    program = site.settings.root / BUNDLE
    for path in sorted(path for path in program.rglob("*") if path.is_file()):
        name = path.relative_to(program).as_posix()
        yield Page("form", f"admin/{name}", made_from=("program", name))
    for name in site.form:
        yield Page("form", f"admin/{name}", made_from=("configuration", name))
    yield Page("form", "admin/index.html", made_from=("page",))


def form_file(site: Site, page: Page) -> bytes:
    """A file of the form."""
    match page.made_from:
        case ("program", name):
            return (site.settings.root / BUNDLE / name).read_bytes()
        case ("configuration", name):
            return site.form[name].encode()
    return f"{site.renderer.render('partials/admin.html', policy=POLICY)}\n".encode()
