"""A language more by text alone: Serbian in a copy of the project, with one record in Serbian."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.builds import build_well
from tests.conftest import SITE_URL
from tests.frozen import copy_project
from tests.pages import LANGUAGES, WRITTEN, parse, record_ids

pytestmark = pytest.mark.build


LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
TAGS = [*(language.tag for language in LANGUAGES.values()), "sr-Latn"]
TRANSLATED = "practices/cyberocc/"
ENGLISH_ONLY = "practices/osmose-occitanie/"
WORDS = {
    "tag: en": "tag: sr-Latn",
    "babel: en_GB": "babel: sr_Latn",
    "skip: Skip to the content": "skip: Pređi na sadržaj",
    "title: Not yet translated": "title: Još nije prevedeno",
    "record: Parts of this page are not yet translated.": "record: Delovi ove strane još nisu prevedeni.",
}


@pytest.fixture(scope="module")
def serbian_site(tmp_path_factory):
    """The site with Serbian: a line in mkdocs.yml, a catalogue, a folder of pages, the texts of one record."""
    folder = tmp_path_factory.mktemp("serbian")
    root = copy_project(folder / "project")
    config = root / "mkdocs.yml"
    listed = re.sub(r"( +)(- \{locale: hu.*\n)", r"\1\2\1- {locale: sr, name: Srpski}\n", config.read_text("utf-8"))
    config.write_text(listed, encoding="utf-8")
    (root / "hub/strings/sr.yml").write_text(catalogue(root / "hub/strings/en.yml"), encoding="utf-8")
    shutil.copytree(root / "docs/en", root / "docs/sr")
    record = root / f"data/{TRANSLATED.strip('/')}.yml"
    record.write_text(with_serbian(record.read_text(encoding="utf-8")), encoding="utf-8")
    return build_well(root, folder / "site")


def catalogue(english: Path) -> str:
    text = english.read_text(encoding="utf-8")
    for words, serbian in WORDS.items():
        assert words in text
        text = text.replace(words, serbian, 1)
    return re.sub(r'(other: ("[^"]*"))', r"few: \2, \1", text)


def with_serbian(record: str) -> str:
    blocks = re.sub(r"(?m)^( +(?:- )?)en: (.*\n)", lambda m: f"{m[0]}{m[1].replace('-', ' ')}sr: {m[2]}", record)
    return re.sub(r'\{en: ("[^"]*"|[^,}]*)', r"{en: \1, sr: \1", blocks)


def page(site: Path, path: str):
    return parse(site / "sr" / path / "index.html")


def alternates(tree) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@rel='alternate'][not(@type)]")}


def sitemap(site: Path) -> set[str]:
    return {loc.text or "" for loc in ElementTree.parse(site / "sitemap.xml").getroot().iter(LOC)}


def notices(tree) -> list[str]:
    return [" ".join(note.text_content().split()) for note in tree.xpath("//main//*[@role='note']")]


def test_every_page_is_there_in_serbian(serbian_site):
    records = [f"{name}/{identifier}/" for name, ids in record_ids().items() for identifier in ids]

    for path in (*WRITTEN, *records):
        assert page(serbian_site, path).get("lang") == "sr-Latn", path


@pytest.mark.parametrize("path", WRITTEN)
def test_hand_written_pages_are_serbian_pages(serbian_site, path):
    english = parse(serbian_site / path / "index.html")

    assert alternates(english)["sr-Latn"] == f"{SITE_URL}sr/{path}"
    assert list(alternates(page(serbian_site, path))) == [*TAGS, "x-default"]
    assert f"{SITE_URL}sr/{path}" in sitemap(serbian_site)
    assert notices(page(serbian_site, path)) == []


@pytest.mark.parametrize("path", ["", ENGLISH_ONLY, TRANSLATED])
def test_the_language_menu_lists_eight(serbian_site, path):
    for file in (serbian_site / path / "index.html", serbian_site / "sr" / path / "index.html"):
        links = parse(file).xpath("//nav[contains(@class, 'hub-languages')]//a")
        assert [link.get("lang") for link in links] == TAGS
        assert links[-1].text == "Srpski"


def test_a_record_without_serbian_says_so_in_serbian(serbian_site):
    tree = page(serbian_site, ENGLISH_ONLY)

    (notice,) = notices(tree)
    assert notice.startswith("Još nije prevedeno. Delovi ove strane još nisu prevedeni.")
    assert tree.xpath("//h1/descendant-or-self::*[text()]/@lang") == ["en"]
    assert "sr-Latn" not in alternates(parse(serbian_site / ENGLISH_ONLY / "index.html"))
    assert f"{SITE_URL}sr/{ENGLISH_ONLY}" not in sitemap(serbian_site)


def test_a_record_with_all_its_texts_in_serbian_is_a_serbian_page(serbian_site):
    tree = page(serbian_site, TRANSLATED)

    assert notices(tree) == []
    assert alternates(parse(serbian_site / TRANSLATED / "index.html"))["sr-Latn"] == f"{SITE_URL}sr/{TRANSLATED}"
    assert f"{SITE_URL}sr/{TRANSLATED}" in sitemap(serbian_site)


def test_the_interface_and_the_dates_are_serbian(serbian_site):
    tree = page(serbian_site, TRANSLATED)

    assert tree.xpath("//a[@class='hub-skip']/text()") == ["Pređi na sadržaj"]
    assert "novembar" in tree.text_content() or "2026." in tree.text_content()


def test_the_404_page_speaks_serbian_too(serbian_site):
    assert [section.get("lang") for section in parse(serbian_site / "404.html").xpath("//main/section")] == TAGS
