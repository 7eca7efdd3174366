"""Build the same pages in both ways, each in a process of its own, and compare the costs with the targets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.generator import known_ids, write_registries
from bench.obvious import REGISTRIES, write_obvious
from hub.languages import load_languages

SHARE_OF_WHOLE = 1 / 6
"""The target for our CPU seconds at the common size, as a share of those of the obvious set-up."""
SHARE_OF_FURTHER = 1 / 20
"""The target for our CPU seconds per further practice, as a share of those of the obvious set-up."""
MOST_MEMORY = 250.0
"""The target for our largest process, in MiB."""
TODAY = "2026-01-01"
"""A fixed day, so that two runs build the same pages."""
_MACRO_FAILED = "Macro Rendering Error"
"""mkdocs-macros writes these words into a page instead of failing; such a page would cost less than a real one."""


class BenchError(Exception):
    """A build failed, or the two sides do not give the same pages, so nothing can be compared."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Numbers of practices: one size built in both ways, and a larger one for each side."""

    common: int
    ours: int
    theirs: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One build: seconds, MiB of the largest process, and its pages."""

    side: str
    practices: int
    cpu: float
    wall: float
    memory: float
    pages: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """A target, the measured value, and whether the target was met."""

    name: str
    target: str
    measured: str
    met: bool


def compare(root: Path, scratch: Path, plan: Plan, *, short_nav: bool = False) -> Iterator[Run]:
    """Build both sides at the common size, then each at its larger one.

    Raises BenchError when a build fails or when the pages differ.
    """
    ours = build_ours(root, scratch, plan.common)
    yield ours
    theirs = build_obvious(root, scratch, plan.common, short_nav=short_nav)
    yield theirs
    check_pages(ours.pages, theirs.pages)
    yield build_ours(root, scratch, plan.ours)
    yield build_obvious(root, scratch, plan.theirs, short_nav=short_nav)


def build_ours(root: Path, scratch: Path, practices: int) -> Run:
    """Build a generated registry with the hub, its check included."""
    data, site = _data(root, scratch, practices), scratch / f"ours-{practices}"
    environment = {**os.environ, "HUB_DATA": str(data), "HUB_TODAY": TODAY, "HUB_SEARCH": "off"}
    return _measure(
        "hub", practices, [sys.executable, "-m", "hub", "build", "--into", str(site)], root, environment, site
    )


def build_obvious(root: Path, scratch: Path, practices: int, *, short_nav: bool = False) -> Run:
    """Build the same registry with the obvious set-up."""
    folder, site = scratch / f"obvious-{practices}", scratch / f"theirs-{practices}"
    languages = [(language.code, language.name) for language in load_languages(root / "mkdocs.yml")]
    write_obvious(folder, root, _data(root, scratch, practices), languages, short_nav=short_nav)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    run = _measure("obvious", practices, command, folder, environment, site, refused=_MACRO_FAILED)
    shutil.rmtree(folder)
    return run


def check_pages(ours: frozenset[str], theirs: frozenset[str]) -> None:
    """Check that every page of the obvious set-up is one of ours, and that both have the same pages of records."""
    missing = sorted(theirs - ours)
    extra = sorted(page for page in ours - theirs if _is_record(page))
    if missing or extra:
        raise BenchError(f"the pages differ: only theirs {missing[:5]}, only ours {extra[:5]}")


def judge(runs: Sequence[Run], plan: Plan) -> list[Verdict]:
    """Compare the four runs of `compare` with the targets."""
    ours, theirs, more_ours, more_theirs = runs
    whole = ours.cpu / theirs.cpu
    further = _further(ours, more_ours) / _further(theirs, more_theirs)
    memory = max(ours.memory, more_ours.memory)
    each = f"{_further(ours, more_ours) * 1000:.1f} ms of {_further(theirs, more_theirs) * 1000:.0f} ms"
    return [
        Verdict(
            name=f"CPU at {plan.common} practices",
            target=f"at most 1/{1 / SHARE_OF_WHOLE:.0f}",
            measured=f"1/{1 / whole:.1f}",
            met=whole <= SHARE_OF_WHOLE,
        ),
        Verdict(
            name="CPU for each further practice",
            target=f"at most 1/{1 / SHARE_OF_FURTHER:.0f}",
            measured=f"1/{1 / further:.1f} ({each})",
            met=further <= SHARE_OF_FURTHER,
        ),
        Verdict(
            name=f"memory at {plan.ours} practices",
            target=f"under {MOST_MEMORY:.0f} MiB",
            measured=f"{memory:.0f} MiB",
            met=memory < MOST_MEMORY,
        ),
    ]


def profile_ours(root: Path, scratch: Path, practices: int, lines: int = 40) -> str:
    """The report of cProfile on the generator's process, by own time: where our build spends its time."""
    data, stats = _data(root, scratch, practices), scratch / "profile"
    environment = {
        **os.environ,
        "HUB_DATA": str(data),
        "HUB_TODAY": TODAY,
        "HUB_SEARCH": "off",
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "cProfile", "-o", str(stats), "-m", "mkdocs", "build", "--quiet"]
    subprocess.run([*command, "--site-dir", str(scratch / "profiled")], cwd=root, env=environment, check=True)
    show = f"import pstats; pstats.Stats({str(stats)!r}).sort_stats('tottime').print_stats({lines})"
    return subprocess.run([sys.executable, "-c", show], check=True, capture_output=True, text=True).stdout


def _data(root: Path, scratch: Path, practices: int) -> Path:
    folder = scratch / f"data-{practices}"
    if not folder.exists():
        write_registries(folder, practices, real=root / "data", given=known_ids(root))
    return folder


def _measure(
    side: str,
    practices: int,
    command: Sequence[str],
    cwd: Path,
    environment: Mapping[str, str],
    site: Path,
    *,
    refused: str = "",
) -> Run:
    """Run a build; the system counts the process together with its finished children."""
    start = time.monotonic()
    with (site.parent / f"{site.name}.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=log, stderr=subprocess.STDOUT)
        # `resource.getrusage` would give the sum, and the maximum, of all builds so far.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        log.seek(0)
        if process.returncode != 0:
            raise BenchError(f"{side}: {' '.join(command)} ended with {process.returncode}\n{log.read()[-2000:]}")
    pages = _pages(site, refused)
    shutil.rmtree(site)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, KiB on Linux
    cpu, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit
    return Run(side=side, practices=practices, cpu=cpu, wall=wall, memory=memory, pages=pages)


def _pages(site: Path, refused: str) -> frozenset[str]:
    """The addresses of all pages except the 404 page. Raises BenchError when a page contains the refused words."""
    found = set()
    for file in site.rglob("*.html"):
        page = file.relative_to(site).as_posix()
        if refused and refused in file.read_text(encoding="utf-8"):
            raise BenchError(f"{page} says {refused!r}")
        found.add(page)
    return frozenset(found - {"404.html"})


def _is_record(page: str) -> bool:
    """Whether a page is `practices/<id>/index.html` or the like, in any language."""
    parts = page.split("/")
    return len(parts) >= 3 and parts[-3] in REGISTRIES


def _further(less: Run, more: Run) -> float:
    """CPU seconds for each further practice, with the records that belong to it."""
    return (more.cpu - less.cpu) / (more.practices - less.practices)
