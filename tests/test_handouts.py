"""Sheets and pictures of records: the figures of the page, accessible, small, made once, and text whatever it says."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import struct
import time
from datetime import date
from typing import Any

import pypdf
import pytest
import typst

from hub.assembly.outputs import OUTPUTS
from hub.handouts import record_picture, sheet
from hub.joined.joining import join
from hub.model.fields import walk
from hub.model.values import Text
from hub.pages.site import Site
from hub.settings import Settings
from hub.typesetting.kept import Shelf
from hub.typesetting.letters import without_letter
from hub.typesetting.setting import typeset
from hub.views.practices import practice_view
from tests.frozen import ROOT
from tests.pages import SEVEN_LANGUAGES
from tests.registries import copy_small, load_small, problems_of
from tests.verapdf import hold

HOSTILE = {
    "call": '#panic("x") #import "x"',
    "reference": "@ref <label> = h",
    "emphasis": "*x _y `z [l]( =m - + 1.",
    "mathematics": "$x^2$ \\ \\u{41} // /* c */",
    "right-to-left": "العربية עברית",
    "emoji": "😀 🚀 👩‍💻 ❤️",
    "long": "a" * 3000,
}
DAY = date(2026, 12, 1)


def make_site(folder: Any, registries: Any = None, **settings: Any) -> Site:
    given = {"site_url": "https://example.org/", "repo_url": "", "today": DAY, "clock": DAY, **settings}
    options = Settings(root=folder, data=folder / "data", **given)
    languages = tuple(SEVEN_LANGUAGES[code] for code in ("en", "fr"))
    return Site(options, languages, join(registries or load_small()), outputs=OUTPUTS)


@pytest.fixture
def project(tmp_path):
    """A folder with what documents need of a project; what is kept lies in it."""
    for name in ("docs", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def files_of(site: Site, name: str) -> dict[str, Any]:
    return {page.file: page for page in site.outputs[name].pages(site)}


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    """A text without spaces and marks of lines, which a page adds."""
    return re.sub(r"[\s\u200b-\u200f\u00ad]", "", text)


def test_each_published_practice_has_a_sheet_in_each_language(project):
    files = files_of(make_site(project), "sheet")

    assert list(files) == ["practices/school-day/sheet.pdf", "fr/practices/school-day/sheet.pdf"]


def test_a_build_without_documents_has_none_and_no_page_offers_one(project):
    site = make_site(project, documents=False)

    assert [name for name in ("sheet", "picture") if files_of(site, name)] == []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_figures_of_a_sheet_are_those_of_the_page(code, project):
    site = make_site(project)
    page = next(page for page in files_of(site, "sheet").values() if page.language == code)
    view = practice_view(site.localizer(code, page.path), site.joined.practices["school-day"])

    text = squeezed(text_of(site.render(page)))

    assert view.figures
    assert [one for one in view.figures if squeezed(one.number.text) not in text] == []
    assert squeezed(view.title.text) in text


def test_sheets_meet_pdf_ua_and_a_file_without_tags_does_not(project, tmp_path):
    site = make_site(project, hostile_registries())
    for name, page in files_of(site, "sheet").items():
        (tmp_path / name.replace("/", "-")).write_bytes(site.render(page))
    (tmp_path / "untagged.pdf").write_bytes(typst.compile(b"= Title", pdf_tags=False))

    *sheets, planted = hold(tmp_path.glob("*.pdf"))

    assert [one for one in sheets if not one.compliant or one.rules <= 100 or one.checks < 1000] == []
    assert len(sheets) == 2
    assert planted.failed


def hostile_registries() -> Any:
    """The small registries, each text of a practice one of the hostile ones, by turns."""
    registries = load_small()
    entry = next(one for one in registries.entries["practices"] if one.record.id == "school-day")
    attacks = [words for name, words in HOSTILE.items() if name != "long"]
    practice = poisoned(entry.record, iter(attacks * 50))
    others = [one for one in registries.entries["practices"] if one is not entry]
    entries = {**registries.entries, "practices": [*others, dataclasses.replace(entry, record=practice)]}
    return dataclasses.replace(registries, entries=entries)


def poisoned(value: Any, attacks: Any) -> Any:
    if isinstance(value, Text):
        return Text(dict.fromkeys(value.words, next(attacks)))
    if isinstance(value, tuple):
        return tuple(poisoned(one, attacks) for one in value)
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value) if field.init]
        return type(value)(**{name: poisoned(getattr(value, name), attacks) for name in names})
    return value


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_out_as_text_in_place_and_on_the_page(words, project):
    registries = load_small()
    entry = next(one for one in registries.entries["practices"] if one.record.id == "school-day")
    texts = [leaf.path for leaf in walk(entry.record) if isinstance(leaf.value, Text)]
    practice = dataclasses.replace(entry, record=poisoned(entry.record, iter([words] * 100)))
    entries = {**registries.entries, "practices": [practice]}
    site = make_site(project, dataclasses.replace(registries, entries=entries))

    reader = pypdf.PdfReader(io.BytesIO(site.render(files_of(site, "sheet")["practices/school-day/sheet.pdf"])))
    text = squeezed("".join(one.extract_text() for one in reader.pages))

    # The reader turns the order of words from right to left, and pages part the long word: there, letters are counted.
    sign = words[-1]
    found = text.count(squeezed(words)) if words.isascii() and " " in words else text.count(sign) // words.count(sign)
    assert found >= len(texts), text[:2000]
    for one in reader.pages:
        assert widest(one) <= float(one.mediabox.width)


def widest(page: Any) -> float:
    """The right end of the texts of a page, from where each begins."""
    found: list[float] = [0]
    page.extract_text(
        visitor_text=lambda text, cm, tm, font, size: found.append(cm[0] * tm[4] + cm[4]) if text.strip() else None
    )
    return max(found)


def test_a_picture_has_the_size_of_a_card_and_few_bytes(project):
    site = make_site(project)
    files = files_of(site, "picture")
    pictures = {
        name: site.render(files[name]) for name in ("practices/school-day/picture.png", "fr/partners/north/picture.png")
    }

    assert {struct.unpack(">II", data[16:24]) for data in pictures.values()} == {(1200, 630)}
    assert max(map(len, pictures.values())) <= record_picture.LIMIT


def test_what_was_set_is_kept_until_its_data_changes(project, monkeypatch):
    site = make_site(project)
    page = files_of(site, "sheet")["practices/school-day/sheet.pdf"]
    first = site.render(page)
    monkeypatch.setattr("hub.typesetting.setting._compile", lambda *_: b"anew")

    assert site.render(page) == first
    assert (
        typeset("sheet", {**sheet.data(site, page), "title": "Another"}, "pdf", Shelf(project / "build" / "documents"))
        == b"anew"
    )


def test_what_no_build_has_asked_for_in_two_months_goes(tmp_path):
    shelf, now = Shelf(tmp_path), time.time()
    old, young = shelf.key("old"), shelf.key("young")
    for key, days in ((old, 62), (young, 3)):
        shelf.keep(key, b"set")
        os.utime(tmp_path / key[:2] / key[2:], (now - days * 86400,) * 2)

    shelf.sweep()

    assert (shelf.read(old), shelf.read(young)) == (None, b"set")


def test_what_was_kept_and_then_cut_off_is_set_anew(project, monkeypatch):
    site = make_site(project)
    page = files_of(site, "sheet")["practices/school-day/sheet.pdf"]
    first = site.render(page)
    for file in (project / "build" / "documents").glob("*/*"):
        file.write_bytes(file.read_bytes()[:-100])

    assert site.render(page) == first


def test_a_letter_that_no_font_has_is_named_with_its_record_and_left_out(project, tmp_path):
    data = copy_small(tmp_path, "practices/school-day.yml", "Pupils learn in a day.", "Pupils learn 漢字 in a day.")

    notes = [problem.message("en") for problem in problems_of(data) if problem.code == "no-letter"]

    assert len(notes) == 1
    assert "school-day" in notes[0]
    assert "漢 字" in notes[0]


def test_letters_of_the_seven_languages_and_signs_have_a_font():
    assert without_letter("ăâîșțéèêœçåäöčćđšžőűàìòù „”«»–… €→≤∞✓★ Ωж עברית 😀🚀\u200d\ufe0f") == []
