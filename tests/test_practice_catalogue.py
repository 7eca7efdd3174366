"""The catalogue of practices and the transfer sheet: their pages, their selection, their command."""

from __future__ import annotations

import io

import pypdf
import pytest
from markupsafe import Markup

from hub.cli import main
from hub.handouts.practice_catalogue import catalogue
from hub.handouts.selection import UnknownFilterError, named, select
from hub.handouts.transfer_sheet import transfer_sheet
from hub.problems import Phrase
from hub.views.practices import practice_view
from tests.frozen import ROOT
from tests.test_handouts import files_of, make_site, squeezed, text_of
from tests.verapdf import hold


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("catalogue")
    for name in ("docs", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    return make_site(folder)


def bookmarks(pdf: bytes) -> list[str]:
    return [one.title for one in pypdf.PdfReader(io.BytesIO(pdf)).outline if not isinstance(one, list)]


@pytest.mark.parametrize(
    ("code", "titles"),
    [
        ("en", ["Contents", "A school day", "By theme", "By country"]),
        ("fr", ["Sommaire", "Une journée à l’école", "Par thème", "Par pays"]),
    ],
)
def test_a_catalogue_has_contents_each_practice_and_indexes_in_its_bookmarks(code, titles, site):
    assert bookmarks(catalogue(site, code, {})) == titles


def test_the_cover_has_the_statement_and_the_contents_the_page_of_each_practice(site):
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(catalogue(site, "en", {}))).pages]
    project = site.joined.project

    assert project.statement.words["en"] in pages[0]
    assert squeezed("A school day 3") in squeezed(pages[1].replace(".", "").replace(" ", ""))
    assert "A school day" in pages[2]


def test_the_figures_of_a_catalogue_and_of_a_transfer_sheet_are_those_of_the_page(site):
    practice = site.joined.practices["school-day"]
    view = practice_view(site.localizer("fr", ""), practice)
    both = [squeezed(text_of(made)) for made in (catalogue(site, "fr", {}), transfer_sheet(site, "fr", [practice] * 2))]

    assert [one for one in view.figures for text in both if squeezed(one.number.text) not in text] == []


def test_a_catalogue_and_a_transfer_sheet_meet_pdf_ua(site, tmp_path):
    (tmp_path / "catalogue.pdf").write_bytes(catalogue(site, "en", {}))
    practice = site.joined.practices["school-day"]
    (tmp_path / "transfer.pdf").write_bytes(transfer_sheet(site, "fr", [practice, practice]))

    assert [one for one in hold(tmp_path.glob("*.pdf")) if not one.compliant] == []


def test_filters_choose_by_every_facet(site):
    localizer = site.localizers["en"]

    assert [one.id for one in select(localizer, {"theme": ["skills"], "country": ["FR"]})] == ["school-day"]
    assert named(localizer, {"country": ["FR"]}) == "France"


def test_an_unknown_filter_names_the_nearest(site):
    with pytest.raises(UnknownFilterError) as raised:
        select(site.localizers["en"], {"theme": ["skils"]})

    assert isinstance(raised.value.hint, Phrase)
    assert "'skills'" in raised.value.hint.text("en")


def test_the_page_of_the_catalogue_names_each_language_with_its_size(site, monkeypatch):
    monkeypatch.setattr(site, "whole", lambda page, head, main: Markup(main).encode())

    page = site.render(files_of(site, "catalogue-page")["fr/catalogue/index.html"]).decode()

    assert 'href="../../catalogue/catalogue.pdf"' in page
    assert 'href="../../fr/catalogue/catalogue.pdf"' in page
    assert page.count("Mo)") == 2


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--lang", "fx"], 2, "--lang: 'fx' is not known"),
        (["--compare", "school-dy", "x"], 2, "perhaps 'school-day'"),
        (["--compare", "school-day"], 2, "at least two"),
        (["--theme", "skils"], 2, "--theme: 'skils' is not known; perhaps 'skills'"),
    ],
)
def test_the_command_says_what_is_wrong_with_its_arguments(arguments, status, said, site, monkeypatch, capsys):
    monkeypatch.setattr("hub.assembly.loading.load_site", lambda settings: site)
    monkeypatch.setenv("LANG", "C")

    assert main(["catalogue", *arguments]) == status
    assert said in capsys.readouterr().err


def test_the_command_writes_the_document(site, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("hub.assembly.loading.load_site", lambda settings: site)
    target = tmp_path / "meeting.pdf"

    assert main(["catalogue", "--lang", "fr", "--theme", "skills", "--into", str(target)]) == 0
    assert bookmarks(target.read_bytes())[1] == "Une journée à l’école"
    assert str(target) in capsys.readouterr().out
