"""A language more by text alone: Serbian, in Latin and in Cyrillic letters, with one record in Serbian."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from tests.builds import build_well
from tests.conftest import SITE_URL
from tests.frozen import copy_project
from tests.pages import LANGUAGES, WRITTEN, parse, record_ids

pytestmark = pytest.mark.build


LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
SCRIPTS = {"sr": ("sr-Latn", "Srpski"), "sr-Cyrl": ("sr-Cyrl", "Српски")}
"""The two scripts of Serbian, each as a language of the site: its tag and its name."""
TAGS = [*(language.tag for language in LANGUAGES.values()), *(tag for tag, _ in SCRIPTS.values())]
TRANSLATED = "practices/cyberocc/"
ENGLISH_ONLY = "practices/osmose-occitanie/"
LETTERS = dict(
    zip(
        "abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ",
        "абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ",
        strict=True,
    )
)
PAIRS = {"lj": "љ", "nj": "њ", "dž": "џ", "Lj": "Љ", "Nj": "Њ", "Dž": "Џ"}


@pytest.fixture(scope="module")
def serbian_site(tmp_path_factory):
    """The site with Serbian in both scripts: a line each in mkdocs.yml, a folder of pages, the texts of one record.

    The interface words in Latin letters come with the hub; those in Cyrillic ones are made of them.
    """
    folder = tmp_path_factory.mktemp("serbian")
    root = copy_project(folder / "project")
    config = root / "mkdocs.yml"
    lines = "".join(f"        - {{locale: {code}, name: {name}}}\n" for code, (_, name) in SCRIPTS.items())
    listed = re.sub(r"( +- \{locale: hu.*\n)", rf"\g<1>{lines}", config.read_text("utf-8"))
    config.write_text(listed, encoding="utf-8")
    words = root / "hub/strings"
    (words / "sr-Cyrl.yml").write_text(in_cyrillic((words / "sr.yml").read_text("utf-8")), encoding="utf-8")
    for code in SCRIPTS:
        shutil.copytree(root / "docs/en", root / "docs" / code)
    record = root / f"data/{TRANSLATED.strip('/')}.yml"
    record.write_text(with_serbian(record.read_text(encoding="utf-8")), encoding="utf-8")
    return build_well(root, folder / "site")


def in_cyrillic(catalogue: str) -> str:
    """Interface words in Cyrillic letters; keys, braces and names of forms stay as they are."""
    tree = yaml.safe_load(catalogue)
    turned = _turned(tree)
    turned["language"] = {"tag": "sr-Cyrl", "babel": "sr_Cyrl"}
    return yaml.safe_dump(turned, allow_unicode=True, sort_keys=False)


def _turned(value):
    if isinstance(value, dict):
        return {key: _turned(one) for key, one in value.items()}
    parts = re.split(r"(\{\w+\})", value)
    return "".join(part if part.startswith("{") else _letters(part) for part in parts)


def _letters(text: str) -> str:
    for pair, letter in PAIRS.items():
        text = text.replace(pair, letter)
    return "".join(LETTERS.get(char, char) for char in text)


def with_serbian(record: str) -> str:
    """The record with its English words as the Serbian ones, in both scripts."""
    for code in SCRIPTS:
        record = re.sub(
            r"(?m)^( +(?:- )?)en: (.*\n)", lambda m, c=code: f"{m[0]}{m[1].replace('-', ' ')}{c}: {m[2]}", record
        )
        record = re.sub(r'\{en: ("[^"]*"|[^,}]*)', rf"{{en: \1, {code}: \1", record)
    return record


def page(site: Path, path: str, code: str = "sr"):
    return parse(site / code / path / "index.html")


def alternates(tree) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@rel='alternate'][not(@type)]")}


def sitemap(site: Path) -> set[str]:
    return {loc.text or "" for loc in ElementTree.parse(site / "sitemap.xml").getroot().iter(LOC)}


def notices(tree) -> list[str]:
    return [" ".join(note.text_content().split()) for note in tree.xpath("//main//*[@role='note']")]


@pytest.mark.parametrize("code", SCRIPTS)
def test_every_page_is_there_in_serbian(serbian_site, code):
    records = [f"{name}/{identifier}/" for name, ids in record_ids().items() for identifier in ids]

    for path in (*WRITTEN, *records):
        assert page(serbian_site, path, code).get("lang") == SCRIPTS[code][0], path


@pytest.mark.parametrize("path", WRITTEN)
def test_hand_written_pages_are_serbian_pages(serbian_site, path):
    english = parse(serbian_site / path / "index.html")

    for code, (tag, _) in SCRIPTS.items():
        assert alternates(english)[tag] == f"{SITE_URL}{code}/{path}"
        assert list(alternates(page(serbian_site, path, code))) == [*TAGS, "x-default"]
        assert f"{SITE_URL}{code}/{path}" in sitemap(serbian_site)
        assert path == "" or notices(page(serbian_site, path, code)) == []  # home says how much is not translated


@pytest.mark.parametrize("path", ["", ENGLISH_ONLY, TRANSLATED])
def test_the_language_menu_lists_both_scripts(serbian_site, path):
    for file in (serbian_site / path / "index.html", *(serbian_site / code / path / "index.html" for code in SCRIPTS)):
        links = parse(file).xpath("//nav[contains(@class, 'hub-languages')]//a")
        assert [link.get("lang") for link in links] == TAGS
        assert [link.text for link in links[-2:]] == [name for _, name in SCRIPTS.values()]


@pytest.mark.parametrize(("code", "words"), [("sr", "Još nije prevedeno."), ("sr-Cyrl", "Још није преведено.")])
def test_a_record_without_serbian_says_so_in_serbian(serbian_site, code, words):
    tree = page(serbian_site, ENGLISH_ONLY, code)

    assert notices(tree)[0].startswith(words)
    assert tree.xpath("//h1/descendant-or-self::*[text()]/@lang") == ["en"]
    assert SCRIPTS[code][0] not in alternates(parse(serbian_site / ENGLISH_ONLY / "index.html"))
    assert f"{SITE_URL}{code}/{ENGLISH_ONLY}" not in sitemap(serbian_site)


@pytest.mark.parametrize("code", SCRIPTS)
def test_a_record_with_all_its_texts_in_serbian_is_a_serbian_page(serbian_site, code):
    english = alternates(parse(serbian_site / TRANSLATED / "index.html"))

    assert english[SCRIPTS[code][0]] == f"{SITE_URL}{code}/{TRANSLATED}"
    assert f"{SITE_URL}{code}/{TRANSLATED}" in sitemap(serbian_site)


@pytest.mark.parametrize(("code", "skip", "month"), [("sr", "Pređite", "novembar"), ("sr-Cyrl", "Пређите", "новембар")])
def test_the_interface_and_the_dates_are_serbian(serbian_site, code, skip, month):
    tree = page(serbian_site, TRANSLATED, code)

    assert tree.xpath("//a[@class='hub-skip']/text()")[0].split()[0] == skip
    assert month in tree.text_content() or "2026." in tree.text_content()


def test_the_404_page_speaks_serbian_too(serbian_site):
    assert [section.get("lang") for section in parse(serbian_site / "404.html").xpath("//main/section")] == TAGS
