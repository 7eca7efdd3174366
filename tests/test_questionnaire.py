"""The questionnaire of a partner: what it asks follows from the models and the records, in each language."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from hub.languages import KNOWN_LANGUAGES, load_strings
from hub.model.fields import parts, written_fields
from hub.model.kinds import KINDS
from hub.questionnaire.document import letter_file
from hub.questionnaire.letter import NoLetterError, letter
from hub.questionnaire.theirs import is_asked, is_asked_about, is_theirs, is_watched
from hub.reading.loading import load_registries
from tests.frozen import ALL_CODES
from tests.questionnaires import make_project

KINDS_ASKED = ("partners", "practices", "organisations", "events", "helplines")
NEW_FIGURE = ("value", "label.fi", "label.en", "kind", "period", "source")


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return make_project(tmp_path_factory.mktemp("questionnaire"))


@pytest.fixture(scope="module")
def registries(settings):
    found, problems = load_registries(settings.data, ALL_CODES)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def ask(settings, registries):
    return lambda partner, lang: letter(settings, registries, partner, lang)


@pytest.fixture(scope="module")
def word(ask):
    """The questionnaire in Finnish as a Word file."""
    return letter_file(ask("tamk", "fi"))


def questions(asked):
    return [question for _, question in asked.numbered.values()]


def test_what_only_the_partner_knows_is_asked_first(ask):
    found = questions(ask("tamk", "fi"))

    missing = [question.place for question in found if question.missing]
    assert missing == [
        "partners/tamk: contact",
        "partners/tamk: policy_instrument.fi",
        "partners/tamk: policy_instrument.en",
        "partners/tamk: stakeholders",
        "partners/tamk: sources.+",
        "events/kickoff-rennes-2025: sources.+",
        "helplines/fi-desk: number",
        "helplines/fi-desk: number_note.fi",
        "helplines/fi-desk: number_note.en",
        "helplines/fi-desk: contact",
        "helplines/fi-desk: sources.+",
    ]
    assert [question.missing for question in found[: len(missing)]] == [True] * len(missing)


def test_what_is_there_is_shown_to_be_confirmed(ask):
    found = {question.place: question for question in questions(ask("tamk", "fi")) if not question.missing}

    assert [place for place in found if place.startswith("partners/")] == [
        "partners/tamk: name.fi",
        "partners/tamk: full_name.fi",
        "partners/tamk: short",
        "partners/tamk: location.city.fi",
        "partners/tamk: summary.fi",
        "partners/tamk: description.fi",
        "partners/tamk: reviewed",
    ]
    assert found["partners/tamk: short"].shown[0].text == "TAMK"
    assert found["partners/tamk: summary.fi"].shown[0].text.startswith("TAMK eli Tampereen ammattikorkeakoulu")
    assert found["project: publisher.helplines_confirmed.+FI"].ticked == {
        "country": "FI",
        "partner": "tamk",
        "date": "2026-12-01",
    }


def test_a_text_that_is_missing_is_asked_in_the_language_of_its_record_too_and_once_in_english(ask):
    places = [question.place for question in questions(ask("tamk", "en"))]

    assert [place for place in places if "policy_instrument" in place] == ["partners/tamk: policy_instrument.en"]


def test_a_practice_without_counted_results_is_asked_for_a_figure(ask):
    found = [question.path for question in questions(ask("bretagne-next", "fi"))]

    unproven = [path for path in found if path.startswith("figures.+")]
    assert unproven
    assert unproven == [f"figures.+.{name}" for name in NEW_FIGURE] * (len(unproven) // len(NEW_FIGURE))


def test_of_a_past_event_a_partner_is_asked_whether_it_came_and_the_host_what_was_announced(ask):
    guest = [q.path for q in questions(ask("tamk", "fi")) if q.registry == "events"]
    host = [q.path for q in questions(ask("bretagne-next", "fi")) if q.record == "kickoff-rennes-2025"]

    assert guest == ["sources.+", "documented.partners.+tamk"]
    assert "outcomes.+.fi" in host
    assert [path for path in host if path.startswith("documented.")]
    assert [path for path in host if path.startswith("programme.") and path.endswith(".evidence")]


@pytest.mark.parametrize("lang", ALL_CODES)
def test_each_question_leads_to_its_field(ask, settings, lang):
    asked = ask("bretagne-next", lang)
    found = questions(asked)
    lines = {q.file: (settings.root / q.file).read_text(encoding="utf-8").splitlines() for q in found}

    for question in found:
        named = [step for step in question.path.split(".") if not step.isdigit()]
        if question.shown:
            assert re.search(rf"\b{named[-1]}:|^ *- ", lines[question.file][question.line - 1]), question.place
        assert question.edit == f"https://github.com/example/hub/edit/main/{question.file}#L{question.line}"
        assert question.form.startswith("https://hub.example.org/campus/admin/#/collections/")
        assert question.label
    assert len({question.place for question in found}) == len(found) == len(asked.numbered)


def test_the_form_opens_a_record_of_a_list_at_its_place(ask):
    forms = {question.place: question.form for question in questions(ask("tamk", "fi"))}

    base = "https://hub.example.org/campus/admin/#/collections"
    assert forms["partners/tamk: contact"] == f"{base}/records/entries/partners?field=records.2.contact"
    assert forms["project: publisher.helplines_confirmed.+FI"] == (
        f"{base}/project/entries/project?field=publisher.helplines_confirmed"
    )


@pytest.mark.parametrize("lang", KNOWN_LANGUAGES)
def test_every_field_that_may_be_asked_has_a_word(lang):
    asked = {
        field.closed_list or field.name
        for name in KINDS_ASKED
        for part in parts(KINDS[name].record)
        if is_asked_about(part)
        for field in written_fields(part)
        if is_theirs(field, name)
        and (is_asked(field) or not is_watched(field) or field.listed)
        and (field.listed or not field.is_part)
    }

    assert {f"questions.fields.{name}" for name in asked} - load_strings(lang).keys() == set()


@pytest.mark.parametrize(("partner", "lang"), [("nobody", "fi"), ("tamk", "xx"), ("inria", "fi")])
def test_there_is_no_letter_to_others_or_in_other_languages(ask, partner, lang):
    with pytest.raises(NoLetterError):
        ask(partner, lang)


def test_the_file_is_the_same_when_nothing_changed(ask, word):
    assert letter_file(ask("tamk", "fi")) == word
    with ZipFile(BytesIO(word)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_the_file_has_its_language_headings_and_repeated_heads(ask, word):
    document = docx.Document(BytesIO(word))

    languages = {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))}
    assert languages == {document.core_properties.language} == {"fi-FI"}
    assert document.core_properties.title == "Kysymyksiä: Tampereen ammattikorkeakoulu"
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Mitä puuttuu", "Mitä sivusto kertoo"]
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 2"][:1] == [
        "Kumppani: Tampereen ammattikorkeakoulu"
    ]
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_each_row_is_whole_as_word_wants_it(ask):
    document = docx.Document(BytesIO(letter_file(ask("digital-innovation-zone", "ro"))))

    for table in document.tables:
        columns = len(table.columns)
        for row in table._tbl.tr_lst:
            assert sum(cell.grid_span for cell in row.tc_lst) == columns
            assert [child.tag for cell in row.tc_lst for child in cell][-1] == qn("w:p")
            order = [child.tag for child in row.trPr]
            assert order == sorted(order, key=[qn("w:cantSplit"), qn("w:tblHeader")].index)


def test_every_question_stands_in_the_file_with_its_address(ask, word):
    document = docx.Document(BytesIO(word))
    text = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells[:1])

    for place, (number, question) in ask("tamk", "fi").numbered.items():
        assert f"{number} · {place} · {question.state}" in text
        assert f"{question.file}:{question.line}" in text
