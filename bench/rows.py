"""The rows of the table: each measures something, on both sides where that can be, and holds it against its target."""

from __future__ import annotations

import gzip
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.generator_alone import build_alone
from bench.hugo_site import practice_file, write_hugo_site
from bench.processes import run
from bench.results import Result
from bench.sides import (
    HUGO,
    build_hub,
    build_hugo,
    check_texts,
    compare_sites,
    empty,
    settings,
    some_practice,
    write_both,
    write_data,
)
from bench.watching import serving, time_saves
from hub.model.kinds import REGISTRIES

_STYLES = re.compile(r"<link rel=(?:\"?)stylesheet\"? href=\"?([^\" >]+)")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Where is measured, and how much."""

    root: Path
    scratch: Path
    practices: int
    more: int
    rounds: int

    @property
    def data(self) -> Path:
        """A copy of the real registries, which rows edit."""
        target = self.scratch / "data"
        if not target.exists():
            shutil.copytree(self.root / "data", target)
        return target

    def kept(self, name: str) -> Path:
        """The folder of what the builds of a row keep."""
        return self.scratch / f"kept-{name}"

    def settings(self, name: str, data: Path) -> Mapping[str, str]:
        """The environment of the builds of a row."""
        return settings(self.kept(name), HUB_DATA=str(data))


def page_weight(plan: Plan) -> Iterator[Result]:
    """The heaviest page of a record of the real content, with its stylesheet, compressed."""
    site = plan.scratch / "site"
    build_hub(plan.root, site, plan.settings("site", plan.data))
    pages = [page for registry in REGISTRIES for page in site.glob(f"**/{registry}/*/index.html")]
    heaviest = max(map(_weight, pages)) / 1024
    name = "HTML and stylesheet of the heaviest page of a record, compressed"
    yield Result(name=name, ours=f"{heaviest:.1f} KiB", target="≤ 18 KiB", met=heaviest <= 18)


def check(plan: Plan) -> Iterator[Result]:
    """The check of the real content."""
    command = [sys.executable, "-m", "hub", "check"]
    cpu = median(run(command, folder=plan.root).cpu for _ in range(plan.rounds))
    yield Result(name="`hub check`, real content", ours=f"{cpu:.2f} CPU s", target="≤ 0.4 CPU s", met=cpu <= 0.4)


def site(plan: Plan) -> Iterator[Result]:
    """Builds of the real content without search: nothing kept, and after a change of the registries alone."""
    target, kept, environment = plan.scratch / "site", plan.kept("site"), plan.settings("site", plan.data)
    file = plan.data / "practices" / "cyberocc.yml"
    alone, nothing, changed = [], [], []
    for number in range(plan.rounds):
        cost, pages = build_alone(plan.root, plan.scratch / "alone")
        alone.append(cost.cpu)
        empty(target, kept)
        nothing.append(build_hub(plan.root, target, environment).cpu)
        file.write_text(re.sub(r'(\n  en: "?)..', rf"\g<1>Q{number % 10}", file.read_text("utf-8"), count=1), "utf-8")
        changed.append(build_hub(plan.root, target, environment).cpu)
    least = median(alone)
    yield Result(name=f"MkDocs alone, {pages} pages, empty macros", ours=f"{least:.1f} CPU s")
    cpu = median(changed)
    name = "`make site`, only `data/` changed, without search"
    yield Result(name=name, ours=f"{cpu:.1f} CPU s", target="≤ 4 CPU s", met=cpu <= 4)
    cpu = median(nothing)
    name = "`make site`, nothing kept, without search"
    target_text = f"≤ {least + 2:.1f} CPU s (MkDocs alone + 2)"
    yield Result(name=name, ours=f"{cpu:.1f} CPU s", target=target_text, met=cpu <= least + 2)


def save(plan: Plan) -> Iterator[Result]:
    """From saving to the new text, real content."""
    project = plan.scratch / "hugo-real"
    write_hugo_site(project, plan.root, plan.data)
    targets = (_Target("practices/cyberocc/", "a practice", 0.15), _Target("practices/", "its list"))
    yield from _saves(plan, "site", (plan.data, project), "cyberocc", targets, "real content", plan.rounds)


def save_many(plan: Plan) -> Iterator[Result]:
    """From saving to the new text, with many practices."""
    folders = write_both(plan.root, plan.scratch, plan.practices)
    practice = some_practice(folders[0]).stem
    targets = (
        _Target(f"practices/{practice}/", "a practice", 0.25, share=3),
        _Target("practices/", "its list", 0.6, share=3),
    )
    yield from _saves(plan, "many", folders, practice, targets, f"{plan.practices:,} × 7", min(plan.rounds, 3))


def many(plan: Plan) -> Iterator[Result]:
    """Whole builds with many practices, nothing kept on either side."""
    data, project = write_both(plan.root, plan.scratch, plan.practices)
    site, other = plan.scratch / "many", plan.scratch / "many-hugo"
    empty(site, other, plan.kept("many"))
    ours = build_hub(plan.root, site, plan.settings("many", data))
    theirs = build_hugo(project, other)
    counts = compare_sites(site, other)
    check_texts(site, other, some_practice(data))
    empty(site, other)
    pages, size = sum(counts.values()), f"{plan.practices:,} × 7"
    listed = ", ".join(f"{count:,} {kind}" for kind, count in counts.items())
    yield Result(name=f"pages at {size}", ours=f"{pages:,} ({listed})", theirs=f"{pages:,}")
    ratio = ours.wall / theirs.wall
    yield Result(
        name=f"{size}, nothing kept: the whole",
        ours=f"{ours.wall:.1f} s, {ours.cpu:.1f} CPU s",
        theirs=f"{theirs.wall:.1f} s, {theirs.cpu:.1f} CPU s",
        ratio=f"{ratio:.2f} × (CPU {ours.cpu / theirs.cpu:.2f} ×)",
        target="wall ≤ 1 × (aim 0.6 ×)",
        met=ratio <= 1,
    )
    each = [1000 * cost.wall / pages for cost in (ours, theirs)]
    yield Result(name=f"{size}, nothing kept: each page", ours=f"{each[0]:.2f} ms", theirs=f"{each[1]:.2f} ms")
    share = ours.memory / theirs.memory if theirs.memory else 0
    yield Result(
        name=f"{size}: memory of all processes",
        ours=f"{ours.memory:.0f} MiB",
        theirs=f"{theirs.memory:.0f} MiB",
        ratio=f"{share:.2f} ×",
        target="≤ 1/3",
        met=share <= 1 / 3,
    )


def growth(plan: Plan) -> Iterator[Result]:
    """How the cost of a build grows with the number of practices."""
    costs = []
    for practices in (plan.practices, plan.more):
        data, site = plan.scratch / f"data-{practices}", plan.scratch / "growth"
        write_data(plan.root, data, practices)
        empty(site, plan.kept("growth"))
        costs.append(build_hub(plan.root, site, plan.settings("growth", data)))
        empty(site)
    times, factor = costs[1].cpu / costs[0].cpu, plan.more / plan.practices
    yield Result(
        name=f"{plan.practices:,} → {plan.more:,} practices, nothing kept",
        ours=f"{costs[0].cpu:.0f} → {costs[1].cpu:.0f} CPU s, {costs[0].memory:.0f} → {costs[1].memory:.0f} MiB",
        ratio=f"{times:.2f} ×",
        target=f"≤ {factor * 1.1:.1f} × (linear + 10 %)",
        met=times <= factor * 1.1,
    )


class _Target(NamedTuple):
    """A page, what it is, and the most seconds until it shows what was saved, also as a part of Hugo's."""

    page: str
    told: str
    most: float = 0.0
    share: int = 0


def _saves(
    plan: Plan,
    kept: str,
    folders: tuple[Path, Path],
    practice: str,
    targets: Sequence[_Target],
    size: str,
    rounds: int,
) -> Iterator[Result]:
    """The time from saving a practice to each page, with both servers."""
    data, project = folders
    pages = [target.page for target in targets]
    hub, hugo = [sys.executable, "-m", "hub", "serve", "--port"], [HUGO, "server", "--bind", "127.0.0.1", "--port"]
    with serving(hub, "built in", folder=plan.root, environment=plan.settings(kept, data)) as server:
        ours = [time_saves(server, data / "practices" / f"{practice}.yml", page, rounds) for page in pages]
    with serving(hugo, "Web Server is available", folder=project) as server:
        theirs = [time_saves(server, practice_file(project, practice), page, rounds) for page in pages]
    for target, own, other in zip(targets, ours, theirs, strict=True):
        wanted = [f"≤ {target.most} s"] * bool(target.most) + [f"≤ 1/{target.share} of Hugo’s"] * bool(target.share)
        met = (not target.most or own <= target.most) and (not target.share or own <= other / target.share)
        yield Result(
            name=f"save → new text of {target.told} served, {size}",
            ours=f"{own:.2f} s",
            theirs=f"{other:.2f} s",
            ratio=f"{own / other:.2f} ×",
            target=", ".join(wanted) or "–",
            met=met if wanted else None,
        )


def _weight(page: Path) -> int:
    """Bytes of a page and its stylesheets, compressed as GitHub Pages does."""
    text = page.read_bytes()
    styles = [page.parent / address for address in _STYLES.findall(text.decode())]
    return sum(len(gzip.compress(one, 6)) for one in (text, *(style.read_bytes() for style in styles)))


ROWS: Mapping[str, Callable[[Plan], Iterator[Result]]] = {
    "page": page_weight,
    "check": check,
    "site": site,
    "save": save,
    "many": many,
    "save-many": save_many,
    "growth": growth,
}
"""In the order of the table; `--rows` chooses among them."""
