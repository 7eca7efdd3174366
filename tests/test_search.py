"""The index of the search: one bundle for each language, of its own pages alone, and a build that fails with it."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

from hub.pages import searching
from hub.pages.lexicon import word_list
from hub.pages.searching import SearchError, about_bundle, run_pagefind
from hub.pages.site import make_site
from hub.settings import read_settings
from tests.builds import build, build_well
from tests.frozen import SEVEN
from tests.live_project import make_project
from tests.pages import LANGUAGES, ROOT, SEVEN_LANGUAGES, expected_paths, record_values
from tests.registries import load_small

SIGNATURE = b"pagefind_dcd"


def fragments(bundle: Path) -> dict[str, dict]:
    """What the index holds of each page, by its address after the language."""
    texts = [gzip.decompress(file.read_bytes()) for file in (bundle / "fragment").iterdir()]
    pages = [json.loads(text.removeprefix(SIGNATURE)) for text in texts]
    return {page["url"].removeprefix("/"): page for page in pages}


def program(folder: Path, script: str) -> Path:
    """A program that stands in for Pagefind."""
    file = folder / "pagefind"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_a_language_has_a_bundle_of_all_its_pages_and_terms_but_lists_and_the_search_itself(seven_site, code):
    bundle = seven_site / SEVEN_LANGUAGES[code].prefix / "pagefind"

    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    pages = sorted(fragments(bundle))

    lists = {f"{name}/{value}/" for name, values in record_values().items() for value in values}
    terms = re.findall(r"(?m)^- id: (.*)$", (SEVEN / "data" / "glossary.yml").read_text(encoding="utf-8"))
    expected = {path for path in expected_paths() if path != "search/" and path not in lists}
    assert pages == sorted({*expected, *(f"glossary/{term}/" for term in terms)})
    assert entry["languages"].keys() == {SEVEN_LANGUAGES[code].tag.lower()}


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_a_bundle_holds_only_what_the_hub_loads(seven_site, code):
    bundle = seven_site / SEVEN_LANGUAGES[code].prefix / "pagefind"
    stemmer = {"hr": "sr"}.get(code, code)
    about = json.loads((bundle / "about.json").read_text(encoding="utf-8"))

    names = {path.name for path in bundle.iterdir() if path.suffix != ".pf_meta"}

    assert names == {
        "about.json", about["lexicon"], "fragment", "index", "pagefind-entry.json", "pagefind.js",
        f"wasm.{stemmer}.pagefind",
    }  # fmt: skip


def test_a_record_is_found_by_its_own_text_and_says_its_country_and_themes(site):
    pages = fragments(site / "hu" / "pagefind")

    practice, partner = pages["practices/taisto/"], pages["partners/tamk/"]

    assert practice["meta"]["country"] == "Finnország"
    assert practice["meta"]["themes"]
    assert practice["meta"]["title"].startswith("TAISTO")
    assert "Tamperei Alkalmazott" in partner["content"]
    assert "Kyberturvaaja:" not in partner["content"], "cards are other records"
    assert LANGUAGES["hu"].strings["sections.problem"] not in practice["content"], "headings are everywhere the same"


def test_no_page_that_only_names_everything_is_indexed_like_the_others(site):
    about = json.loads((site / "pagefind" / "about.json").read_text(encoding="utf-8"))

    assert set(about["last"]) <= set(expected_paths())
    assert "legal/" in about["last"]


def test_the_word_list_holds_the_words_of_the_pages_the_frequent_first(seven_site):
    bundle = seven_site / "hr" / "pagefind"
    words = json.loads(next(bundle.glob("lexicon.*.json")).read_text(encoding="utf-8"))["words"]

    assert {"događanja", "sigurnost"} <= set(words)
    assert words == list(dict.fromkeys(words))
    assert [word for word in words if word != word.lower() or word.isdigit()] == []


def test_words_are_counted_by_text_and_short_ones_and_numbers_left_out():
    assert word_list(["Port, port & porti <b>", "Port 2024 NIS2 l’œuvre", "iz"]) == ["port", "nis2", "porti", "œuvre"]


def test_signs_of_html_in_facts_and_titles_stay_text(tmp_path):
    html = searching._document(
        '<h1>Ports &lt;b&gt; &amp; "quays"</h1><p>Adriatic</p>', {"country": '<i> & "Croatia"'}, light=False
    )
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/index.html").write_text(html, encoding="utf-8")

    run_pagefind(tmp_path / "pages", tmp_path / "bundle", "en")
    (page,) = fragments(tmp_path / "bundle").values()

    assert page["meta"] == {"title": 'Ports <b> & "quays"', "country": '<i> & "Croatia"'}


def test_the_same_pages_give_the_same_bundle(site, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for bundle in (first, second):
        run_pagefind(site / "fr", bundle, "fr")

    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert [file for file in files if (first / file).read_bytes() != (second / file).read_bytes()] == []


def test_the_other_languages_are_named_in_themselves_with_the_way_to_their_bundles(project):
    languages = make_site(read_settings(project, {}), load_small())

    about = about_bundle(languages, LANGUAGES["hu"], "words.json")

    assert [(one["tag"], one["name"], one["bundle"]) for one in about["others"]][:2] == [
        ("en", "English", "../../pagefind/"),
        ("fr", "Français", "../../fr/pagefind/"),
    ]
    assert about["words"]["kinds.practices"] == "Jó gyakorlat"


@pytest.mark.build
def test_a_broken_index_fails_the_build_and_leaves_everything_as_it_was(tmp_path):
    root = make_project(tmp_path / "project", whole=True)
    broken = program(tmp_path, "echo no space left >&2; exit 3")
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    done = build(root, tmp_path / "site", HUB_SEARCH="on", PAGEFIND_BINARY_PATH=str(broken), TMPDIR=str(scratch))

    assert done.returncode == 1
    assert "the index of the search was not made: Pagefind failed for 'en': no space left" in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()
    assert list(scratch.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pagefind", "project", "scratch"]


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("sleep 60", "Pagefind took more than 0.2 s for 'fi'"),
        ("exit 0", "Pagefind failed for 'fi'"),
    ],
)
def test_an_index_that_takes_too_long_or_writes_nothing_is_an_error(tmp_path, monkeypatch, script, message):
    monkeypatch.setenv(
        "PAGEFIND_BINARY_PATH", str(program(tmp_path, f"exec {script}" if "sleep" in script else script))
    )
    monkeypatch.setattr(searching, "TIME_LIMIT", 0.2)

    with pytest.raises(SearchError, match=message):
        run_pagefind(tmp_path, tmp_path / "bundle", "fi")


def test_a_program_that_is_not_there_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "none"))

    with pytest.raises(SearchError, match="Pagefind does not start"):
        run_pagefind(tmp_path, tmp_path / "bundle", "fi")


@pytest.mark.build
def test_the_index_can_be_left_out(tmp_path):
    root = make_project(tmp_path / "project", whole=True)

    built = build_well(root, tmp_path / "site", HUB_SEARCH="off")

    assert list(built.rglob("pagefind*")) == []
    assert (built / "search/index.html").is_file()


def test_the_program_is_the_one_that_is_pinned():
    found = subprocess.run([searching.get_executable(), "--version"], capture_output=True, text=True, check=True)

    assert f'"pagefind=={found.stdout.split()[-1]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
