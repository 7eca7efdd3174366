"""The benchmark compares like with like: registries that pass the check, the same pages on both sides."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.generator import known_ids, linked_ids, sizes, write_registries
from bench.hugo_site import practice_file, write_hugo_site
from bench.processes import BenchError, run
from bench.results import Result, page
from bench.sides import check_texts, compare_sites
from hub.checks.registries import check_registries
from hub.languages import language_codes
from hub.model.kinds import REGISTRIES
from hub.reading.loading import load_registries
from tests.frozen import ALL_CODES, SEVEN, copy_project

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]
REAL = SEVEN / "data"


def contents(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


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


def test_hugo_is_given_the_same_practices_and_what_belongs_together(tmp_path: Path) -> None:
    write_registries(tmp_path / "data", 3, real=REAL, given=known_ids(SEVEN))
    write_hugo_site(tmp_path / "hugo", copy_project(tmp_path / "project", SEVEN), tmp_path / "data")

    practices = sorted((tmp_path / "data" / "practices").glob("*.yml"))
    given = [practice_file(tmp_path / "hugo", path.stem) for path in practices]
    assert [path.read_bytes() for path in given] == [path.read_bytes() for path in practices]
    adapters = sorted((tmp_path / "hugo" / "content").glob("*/*/_content.gotmpl"))
    assert len(adapters) == len(REGISTRIES) * len(ALL_CODES)
    assert not any(word in path.read_text("utf-8") for path in adapters for word in ("REGISTRY", "LANGUAGE", "CALLED"))
    assert not [path for path in (tmp_path / "hugo" / "content").rglob("*.md") if "{{" in path.read_text("utf-8")]
    facets = json.loads((tmp_path / "hugo" / "data" / "facets.json").read_text("utf-8"))
    assert set(facets["practices"]) == {path.stem for path in practices}


def test_templates_of_hugo_ask_for_words_that_are_there() -> None:
    templates = (ROOT / "bench" / "hugo").rglob("*.html")
    asked = {key for path in templates for key in re.findall(r"\$w\.([a-z_.]+)", path.read_text(encoding="utf-8"))}
    strings = yaml.safe_load((ROOT / "hub" / "strings" / "en.yml").read_text(encoding="utf-8"))

    assert len(asked) > 20
    assert [key for key in sorted(asked) if not is_there(strings, key)] == []


def is_there(strings: Any, key: str) -> bool:
    for part in key.split("."):
        if part not in strings:
            return False
        strings = strings[part]
    return True


def written(site: Path, *pages: str) -> Path:
    for path in pages:
        (site / path).mkdir(parents=True)
        (site / path / "index.html").write_text("<h1>It&#39;s <b>A</b>\u00a0title</h1>", encoding="utf-8")
    return site


def test_pages_of_both_sides_are_counted_by_kind(tmp_path: Path) -> None:
    ours = written(tmp_path / "ours", "fr/practices/a", "practices/theme/x", "about", "admin/form")
    theirs = written(tmp_path / "theirs", "fr/practices/a", "practices-theme/x", "about")

    assert compare_sites(ours, theirs) == {"record": 1, "value": 1, "other": 1}


@pytest.mark.parametrize("page", ["practices/b", "practices-theme/x", "legal"])
def test_different_pages_cannot_be_compared(tmp_path: Path, page: str) -> None:
    ours = written(tmp_path / "ours", "practices/a")
    theirs = written(tmp_path / "theirs", "practices/a", page)

    with pytest.raises(BenchError, match="the pages differ"):
        compare_sites(ours, theirs)


def test_pages_of_other_records_cannot_be_compared(tmp_path: Path) -> None:
    ours, theirs = written(tmp_path / "ours", "practices/a"), written(tmp_path / "theirs", "practices/b")

    with pytest.raises(BenchError, match="only one side has"):
        compare_sites(ours, theirs)


def test_a_text_that_one_side_lacks_is_told(tmp_path: Path) -> None:
    site, file = written(tmp_path / "site", "practices/a", "fr/practices/a"), tmp_path / "a.yml"

    file.write_text(
        'summary:\n  en: "**It\'s** [A](https://example.org) title"\n  fr: "Its A title"\n', encoding="utf-8"
    )
    check_texts(site, site, file)
    file.write_text(
        'summary: {en: title, fr: title}\nparts: [{label: {en: "another title", fr: autre}}]\n', encoding="utf-8"
    )
    with pytest.raises(BenchError, match="another title"):
        check_texts(site, site, file)


def test_what_a_command_costs_counts_its_children(tmp_path: Path) -> None:
    busy = "sum(range(3_000_000))"
    command = [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{busy}'])"]

    assert run(command, folder=tmp_path).cpu > 2 * run([sys.executable, "-c", ""], folder=tmp_path).cpu
    with pytest.raises(BenchError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], folder=tmp_path)


def test_the_results_are_a_table_with_what_was_missed() -> None:
    results = [Result(name="a", ours="2 s", target="≤ 1 s", met=False), Result(name="b", ours="1 s", theirs="3 s")]

    text = page(results, day="2026-12-01", versions="hub 1, hugo 2", machine="2 cores", load="Idle.", notes=["None."])

    assert "2026-12-01: hub 1, hugo 2; 2 cores." in text
    assert "| a | 2 s | – | – | ≤ 1 s | **missed** |\n| b | 1 s | 3 s | – | – | – |\n\n- None.\n" in text
