"""Make every file of the catalogue, on all cores, and look at the links of each while it is at hand."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from hub.assembly.written_pages import PageError
from hub.localization.lemmas import keep_answers
from hub.pages.catalogue import Page
from hub.pages.site import Site
from hub.pages.site_links import SiteLinks
from hub.problems import Problem

FillShare = Callable[[Sequence["Page"]], "Filled"]


@dataclass
class Filled:
    """The outcome of making some files."""

    problems: list[Problem] = field(default_factory=list)
    """Macro calls that cannot be answered."""
    suspect: bool = False
    """Whether a link may be broken."""
    wanted: set[tuple[str, str]] = field(default_factory=set)
    """Files and places in them that links lead to."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes files into a folder. A file that an earlier site has with the same bytes is not written but linked to."""

    folder: Path
    earlier: Path | None = None
    made: set[str] = field(default_factory=set)
    """The folders that are there: asking the system for each file took a twentieth of the time of a build."""

    def write(self, file: str, data: bytes) -> None:
        """Write a file."""
        target, parent = self.folder / file, file.rpartition("/")[0]
        if parent not in self.made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(parent)
        if not (self.earlier and _link(self.earlier / file, target, data)):
            target.write_bytes(data)


def _link(before: Path, target: Path, data: bytes) -> bool:
    """Link to a file of these bytes; false where there is none, or where the file system has no links."""
    try:
        if before.stat().st_size != len(data) or before.is_symlink() or before.read_bytes() != data:
            return False
        os.link(before, target)
    except OSError:
        return False
    return True


def fill(site: Site, writer: Writer, left_out: Iterable[str] = ()) -> Filled:
    """Make every file of the site, except those of some outputs."""
    pages = [page for page in site.catalogue.values() if page.output not in set(left_out)]
    whole = Filled()
    for part in _run(site, partial(_fill, site, writer), shares(site, pages, workers())):
        whole.problems += part.problems
        whole.suspect = whole.suspect or part.suspect
        whole.wanted |= part.wanted
    return whole


def workers() -> int:
    """The number of processes that fill: one a core where processes can be forked safely (Linux), else one."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def shares(site: Site, pages: Sequence[Page], number: int) -> list[list[Page]]:
    """The pages in shares for so many processes. A language stays whole, since its pages share views of cards and the
    forms of terms; only the languages that are left over are shared out."""
    order = ["", *site.languages]
    by_language = {code: [page for page in pages if page.language == code] for code in order}
    left_over = len(site.languages) % number
    whole = order[1 : len(order) - left_over]
    split = order[len(order) - left_over :] if left_over else []
    found = [by_language[code] for code in whole]
    found += [by_language[code][start::number] for code in split for start in range(number)]
    return [share for share in (*found, by_language[""]) if share]


def _run(site: Site, fill_share: FillShare, shares: Sequence[Sequence[Page]]) -> Iterator[Filled]:
    if (number := min(workers(), len(shares))) < 2:
        yield from map(fill_share, shares)
        return
    site.renderer.compile_all()
    site.work_out_translations()
    gc.collect()
    gc.freeze()  # what all processes share stays shared: the collector would write into it
    global _TASK
    _TASK = fill_share
    with ProcessPoolExecutor(number, mp_context=multiprocessing.get_context("fork")) as pool:
        yield from pool.map(_run_task, shares)
    gc.unfreeze()


_TASK: FillShare
"""What a forked process does: a site is inherited, since it cannot be sent."""


def _run_task(pages: Sequence[Page]) -> Filled:
    return _TASK(pages)


def _fill(site: Site, writer: Writer, pages: Sequence[Page]) -> Filled:
    links = SiteLinks(site.settings.site_url, frozenset(site.catalogue))
    found = Filled(wanted=links.wanted)
    for page in pages:
        try:
            data = site.render(page)
        except PageError as error:
            found.problems.append(error.problem)
            continue
        writer.write(page.file, data)
        found.suspect = found.suspect or not links.all_good(page.file, data)
    for code in {page.language for page in pages if page.language}:
        site.forget(code)
    keep_answers()
    return found
