"""The Interreg good-practice form: its fields in order, its lengths, what is missing, and its Word document."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from hub.handouts.form_fields import FilledField, fill, missing
from hub.handouts.practice_form import render_word
from tests.frozen import ROOT
from tests.test_handouts import files_of, make_site

ORDER = [
    *("Author contact information", "Title of the practice", "Interreg Europe project", "Main institution in charge"),
    *("Location of the good practice", "Short summary", "Detailed information on the practice", "Resources needed"),
    *("Evidence of success", "Challenges encountered", "Potential for learning or transfer", "Start and end dates"),
    *("Further information (link)", "Image"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("form")
    for name in ("docs", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    return make_site(folder)


@pytest.fixture(scope="module")
def form(site):
    return fill(site.localizers["en"], site.joined.practices["school-day"], "https://example.org/x/")


@pytest.fixture(scope="module")
def word(site):
    (page,) = files_of(site, "practice-form-word").values()
    return render_word(site, page)


def test_the_fields_stand_in_the_order_of_the_programme(form):
    assert [field.label for field in form] == ORDER


def test_what_is_missing_is_named(form):
    assert missing(form) == ["Author contact information", *ORDER[7:11], "Image"]


@pytest.mark.parametrize(
    ("paragraphs", "limit", "count"),
    [
        (["abc", "de"], None, "6 characters, limit not known"),
        (["abc"], 100, "3 characters, of at most 100"),
        (["a" * 101], 100, "101 characters, of at most 100: too long"),
        ([], 100, "Missing"),
    ],
)
def test_a_length_is_counted_against_the_limit_where_one_is_known(paragraphs, limit, count):
    assert FilledField(group="x", label="y", paragraphs=paragraphs, limit=limit).count == count


def test_the_word_document_has_language_headings_repeated_heads_and_alternative_texts(word):
    document = docx.Document(io.BytesIO(word))
    styles = [paragraph.style.name for paragraph in document.paragraphs]

    assert document.core_properties.language == "en-GB"
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 5
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_word_document_is_the_same_each_time(site, word, monkeypatch):
    monkeypatch.setattr("hub.typesetting.kept.Shelf.read", lambda *_: None)
    (page,) = files_of(site, "practice-form-word").values()

    assert render_word(site, page) == word


def test_the_page_says_what_the_word_document_says(site, word, form, monkeypatch):
    monkeypatch.setattr(site, "whole", lambda page, head, main: str(main).encode())

    page = site.render(files_of(site, "practice-form")["fr/practices/school-day/form/index.html"]).decode()
    cells = [cell.text for table in docx.Document(io.BytesIO(word)).tables for row in table.rows for cell in row.cells]

    assert [field.label for field in form if field.label not in page or field.label not in cells] == []
    assert 'lang="en"' in page
