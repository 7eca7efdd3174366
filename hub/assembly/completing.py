"""Write the whole site: hand-written pages, records, lists, assets, search; then look at every link of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from hub.addresses import page_path, root_of
from hub.admin.page import write_form
from hub.assembly.loading import Loaded
from hub.macros.registry import PageMacros
from hub.pages.link_report import link_report
from hub.pages.page_parts import PageParts
from hub.pages.publishing import publish
from hub.pages.searching import SearchError, write_search
from hub.pages.site import Site
from hub.pages.site_links import broken_links
from hub.pages.skeletons import Generated, GeneratedPage
from hub.settings import message_language
from hub.written.calls import CallError, line_of_call, replace_calls


def complete(loaded: Loaded, generated: Generated, folder: Path) -> None:
    """Write the site into a folder. The process ends with a report when a page or a link is wrong."""
    site = loaded.site
    site.skeletons = generated.skeletons
    for code in site.languages:
        write_written(site, code, generated, folder)
    finish(loaded, folder)


def finish(loaded: Loaded, folder: Path) -> None:
    """Write everything beside the hand-written pages, then look at every link."""
    site = loaded.site
    publish(site, folder)
    write_form(site, loaded.form, folder)
    if site.settings.search:
        try:
            write_search(site, folder)
        except SearchError as error:
            _stop(f"the index of the search was not made: {error}")
    broken = broken_links(folder, site.settings.site_url)
    if broken:
        docs = site.settings.root / "docs"
        _stop(link_report(broken, docs, tuple(site.languages.values()), message_language()))


def write_written(site: Site, code: str, generated: Generated, folder: Path) -> None:
    """Write the hand-written pages of one language."""
    print(f"  {site.languages[code].name} …", flush=True)
    for (language, path), page in generated.pages.items():
        if language == code:
            address = page_path(site.languages[code], path)
            target = folder / address / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            html = site.skeletons[root_of(address)].fill(written_parts(site, code, path, page))
            target.write_bytes(html.encode())


def written_parts(site: Site, code: str, path: str, page: GeneratedPage) -> PageParts:
    """The parts of a hand-written page; the process ends when a macro call of it cannot be answered."""
    macros = PageMacros(site.localizer(code, path), site.renderer, site.files)
    try:
        content = replace_calls(site.explain(code, path, page.content), macros)
    except CallError as error:
        source = (site.settings.root / "docs" / page.source).read_text(encoding="utf-8")
        _stop(error.problem(f"docs/{page.source}", line_of_call(source, error.call)).message(message_language()))
    return site.written_parts(
        code, path, content=content, title=page.title, description=page.description, source=page.source
    )


def _stop(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    sys.exit(1)
