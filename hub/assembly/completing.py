"""Write the whole site: every file of the catalogue, and the search; then look at every link of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from hub.assembly.filling import Filled, Writer, fill
from hub.handouts.frame import shelf_of
from hub.pages.link_attributes import ids_in
from hub.pages.link_report import link_report
from hub.pages.searching import SearchError, write_search
from hub.pages.site import Site
from hub.pages.site_links import broken_links
from hub.problems import sort_problems
from hub.settings import message_language


def complete(site: Site, folder: Path, *, earlier: Path | None = None, left_out: Iterable[str] = ()) -> None:
    """Write the site into a folder. The process ends with a report when a page or a link is wrong.

    Unchanged files are taken from an earlier site. Outputs are left out that the generator has written itself.
    """
    filled = fill(site, Writer(folder, earlier), left_out)
    if filled.problems:
        lines = [problem.message(message_language()) for problem in sort_problems(filled.problems)]
        _stop("\n".join(dict.fromkeys(lines)))
    if site.settings.documents:
        shelf_of(site).sweep()
    if site.settings.search:
        try:
            write_search(site, folder)
        except SearchError as error:
            _stop(f"the index of the search was not made: {error}")
    if left_out or not _links_are_good(filled, folder):
        broken = broken_links(folder, site.settings.site_url)
        if broken:
            docs = site.settings.root / "docs"
            _stop(link_report(broken, docs, tuple(site.languages.values()), message_language()))


def _links_are_good(filled: Filled, folder: Path) -> bool:
    """Whether no link was suspect when its page was made, and every place in a page that links lead to is there."""
    ids = {file: ids_in((folder / file).read_bytes()) for file in {file for file, _ in filled.wanted}}
    return not filled.suspect and all(place in ids[file] for file, place in filled.wanted)


def _stop(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    sys.exit(1)
