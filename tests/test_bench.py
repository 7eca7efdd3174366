"""The benchmark compares like with like: registries that pass the check, the same pages on both sides."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.generator import known_ids, linked_ids, sizes, write_registries
from bench.measuring import BenchError, Plan, Run, check_pages, judge
from bench.obvious import write_obvious
from hub.checks.registries import check_registries
from hub.languages import language_codes
from hub.reading.loading import load_registries
from tests.frozen import SEVEN, copy_project

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]
REAL = SEVEN / "data"


def contents(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def run(side: str, practices: int, cpu: float, memory: float = 100.0) -> Run:
    return Run(side=side, practices=practices, cpu=cpu, wall=cpu, memory=memory, pages=frozenset())


def test_the_same_seed_gives_the_same_registries(tmp_path: Path) -> None:
    write_registries(tmp_path / "a", 3, real=REAL, seed=7)
    write_registries(tmp_path / "b", 3, real=REAL, seed=7)
    write_registries(tmp_path / "c", 3, real=REAL, seed=8)

    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a") != contents(tmp_path / "c")


@pytest.mark.parametrize("seed", [1, 2])
def test_registries_pass_the_check_with_every_translation(tmp_path: Path, seed: int) -> None:
    languages = language_codes(ROOT / "mkdocs.yml")
    write_registries(tmp_path / "data", 120, real=REAL, seed=seed, given=known_ids(SEVEN))

    registries, problems = load_registries(tmp_path / "data", languages)

    assert [*problems, *check_registries(registries, languages)] == []
    assert {name: len(registries.entries[name]) for name in sizes(120)} == sizes(120)


def test_ids_that_pages_link_to_come_first(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(
        'x {{ link("partner", "lead-one") }}\n\n{{ practice("first") }}\n\n{{ key_figure("second", 1) }}\n\n{{ events() }}\n',
        encoding="utf-8",
    )

    assert linked_ids(tmp_path) == {
        "practices": ["first", "second"],
        "partners": ["lead-one"],
        "organisations": [],
        "events": [],
    }


def test_the_obvious_set_up_has_one_stub_a_record_and_language(tmp_path: Path) -> None:
    write_registries(tmp_path / "data", 3, real=REAL)
    write_obvious(
        tmp_path / "obvious",
        copy_project(tmp_path / "project"),
        tmp_path / "data",
        [("en", "English"), ("fr", "Français")],
    )

    for registry, count in sizes(3).items():
        for code in ("en", "fr"):
            stubs = set((tmp_path / "obvious" / "docs" / code / registry).glob("*.md"))
            assert len(stubs - {tmp_path / "obvious" / "docs" / code / registry / "index.md"}) == count


def test_the_obvious_set_up_asks_for_words_that_are_there() -> None:
    sources = [path for path in (ROOT / "bench" / "obvious_main").rglob("*") if path.suffix in (".md", ".py")]
    asked = {key for path in sources for key in re.findall(r'\bword\("([\w.]+)"', path.read_text(encoding="utf-8"))}
    strings = yaml.safe_load((ROOT / "hub" / "strings" / "en.yml").read_text(encoding="utf-8"))

    assert len(asked) > 20
    assert [key for key in sorted(asked) if not is_word(strings, key)] == []


def is_word(strings: Any, key: str) -> bool:
    """Whether a dotted key is a word, or the beginning of some where it ends with a dot."""
    for part in key.rstrip(".").split("."):
        if part not in strings:
            return False
        strings = strings[part]
    return isinstance(strings, dict) == key.endswith(".")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [({"practices/a/index.html"}, set()), (set(), {"practices/a/index.html"}), (set(), {"fr/index.html"})],
)
def test_different_pages_cannot_be_compared(ours: set[str], theirs: set[str]) -> None:
    with pytest.raises(BenchError, match="the pages differ"):
        check_pages(frozenset(ours), frozenset(theirs))


def test_pages_of_ours_that_are_no_records_may_be_more() -> None:
    check_pages(frozenset({"index.html", "data/index.html"}), frozenset({"index.html"}))


@pytest.mark.parametrize(
    ("cpu", "more_cpu", "memory", "met"),
    [
        (6.0, 14.0, 249.0, [True, True, True]),
        (8.0, 16.0, 250.0, [False, True, False]),
        (6.0, 24.0, 100.0, [True, False, True]),
    ],
)
def test_targets_are_judged(cpu: float, more_cpu: float, memory: float, met: list[bool]) -> None:
    runs = [
        run("hub", 200, cpu),
        run("obvious", 200, 40.0),
        run("hub", 1000, more_cpu, memory),
        run("obvious", 400, 85.0),
    ]

    verdicts = judge(runs, Plan(common=200, ours=1000, theirs=400))

    assert [verdict.met for verdict in verdicts] == met
