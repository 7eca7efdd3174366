"""A filled questionnaire taken back: the registries with its answers, or complaints and nothing written."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hub.cli import main
from hub.questionnaire.document import letter_file
from hub.questionnaire.letter import letter
from hub.reading.loading import load_registries
from tests.frozen import ALL_CODES
from tests.questionnaires import ENVIRONMENT, TODAY, answer_cells, filled, make_project, repacked, saved

OWN = "partners/tamk: "
HOSTED = "practices/cyberbreakfast: "


def word_file(settings, partner, lang):
    registries, problems = load_registries(settings.data, ALL_CODES)
    assert problems == []
    return letter_file(letter(settings, registries, partner, lang))


@pytest.fixture(scope="module")
def word(tmp_path_factory):
    """TAMK's questionnaire in Finnish."""
    return word_file(make_project(tmp_path_factory.mktemp("letter")), "tamk", "fi")


@pytest.fixture(scope="module")
def french(tmp_path_factory):
    """The lead partner's questionnaire in French."""
    return word_file(make_project(tmp_path_factory.mktemp("lead")), "bretagne-next", "fr")


@pytest.fixture
def project(tmp_path, monkeypatch):
    settings = make_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name, value in {**ENVIRONMENT, "LC_ALL": "C.UTF-8"}.items():
        monkeypatch.setenv(name, value)
    return settings


@pytest.fixture
def take(project, capsys):
    """Gives the command a file: its exit status, what it printed, what it complained of."""

    def run(data, *arguments):
        path = project.root / "back.docx"
        path.write_bytes(data)
        return main(["questions", "--answers", "back.docx", *arguments]), *capsys.readouterr()

    return run


def contents(settings):
    return {path: path.read_text(encoding="utf-8") for path in sorted(settings.data.rglob("*.yml"))}


def changes(settings, before):
    """The lines that went and those that came, file by file."""
    found = []
    for path, text in contents(settings).items():
        old, new = before[path].splitlines(), text.splitlines()
        found += [f"- {line.strip()}" for line in old if line not in new]
        found += [f"+ {line.strip()}" for line in new if line not in old]
    return found


TEXT = 'Suunnitelma <b>"A"</b> {{ x }} =cmd() # ei: kommentti'


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param(
            {f"{OWN}contact": " mailto:info@example.org "}, ["+ contact: info@example.org"], id="an address of a role"
        ),
        pytest.param(
            {f"{OWN}policy_instrument.fi": TEXT, f"{OWN}policy_instrument.en": "Plan"},
            ["+ policy_instrument:", '+ fi: "Suunnitelma <b>\\"A\\"</b> {{ x }} =cmd() # ei: kommentti"', '+ en: "Plan"'],
            id="a text in two languages",
        ),
        pytest.param({f"{OWN}stakeholders": "Le Poool\n• le-poool"}, ["+ stakeholders: [le-poool]"], id="a record by name"),
        pytest.param({f"{OWN}stakeholders": "Breizh Cyber\nLe Poool"}, ["+ stakeholders: [breizh-cyber, le-poool]"], id="two records"),
        pytest.param(
            {f"{OWN}description.fi": "Yksi.\nKaksi.\n- a\n- b"}, ['+ fi: "Yksi.\\n\\nKaksi.\\n\\n- a\\n- b"'], id="paragraphs"
        ),
        pytest.param({f"{OWN}reviewed": "Kyllä."}, [], id="all is right"),
        pytest.param(
            {f"{OWN}sources.+": "https://example.org/a, https://example.org/b"},
            ["+ - https://example.org/a", "+ - https://example.org/b"],
            id="sources",
        ),
        pytest.param(
            {"helplines/fi-desk: number": "0800 123 456", "project: publisher.helplines_confirmed.+FI": "x"},
            [
                '+ number: "0800 123 456"',
                "+ publisher:",
                "+ helplines_confirmed:",
                "+ - country: FI",
                "+ partner: tamk",
                f'+ date: "{TODAY}"',
            ],
            id="a helpline",
        ),
    ],
)  # fmt: skip
def test_an_answer_changes_its_lines_alone(take, project, word, answers, expected):
    before = contents(project)

    status, said, complaints = take(filled(word, answers))

    stamp = re.compile(r'[+-] (?:updated|reviewed): "[0-9-]+"')
    changed = [line for line in changes(project, before) if not stamp.fullmatch(line)]
    removed = [line for line in changed if line.startswith("-")]
    assert (status, complaints) == (0, "")
    assert sorted(line for line in changed if line.startswith("+")) == sorted(expected)
    assert len(removed) == (1 if f"{OWN}description.fi" in answers else 0)
    assert len(said.splitlines()) >= len(answers) + 1
    assert main(["check", "--no-notes"]) == 0


def test_answers_in_the_language_leave_the_others_and_the_comments(take, project, french):
    before = contents(project)
    answers = {
        "practices/breizh-cyber: summary.fr": "Un autre résumé\u00a0: bref.",
        "practices/breizh-cyber: figures.1.period": "2024 – 2025",
        "practices/breizh-cyber: start": "1er mars 2023",
        "events/kickoff-rennes-2025: outcomes.+.fr": "Un bilan.",
        "events/kickoff-rennes-2025: outcomes.+.en": "An outcome.",
    }

    status, said, complaints = take(filled(french, answers), "--lang", "fr")

    assert (status, complaints) == (0, "")
    found = changes(project, before)
    assert '+ fr: "Un autre résumé\u00a0: bref."' in found
    assert '+ period: "2024/2025"' in found
    assert '+ start: "2023-03-01"' in found
    assert [line for line in found if "outcome" in line.lower() or "bilan" in line] == [
        "+ outcomes:",
        '+ - fr: "Un bilan."',
        '+ en: "An outcome."',
    ]
    assert "les textes en en, ro, fi, hr, it, hu disent encore" in said
    comments = {path: text.count("#") for path, text in before.items()}
    assert {path: text.count("#") for path, text in contents(project).items()} == comments


def test_a_file_without_answers_changes_nothing(take, project, word):
    before = contents(project)

    status, said, _ = take(word)

    assert (status, said) == (0, "There is no answer in the file: nothing to change.\n")
    assert contents(project) == before


def test_what_is_only_said_again_changes_nothing(take, project, word):
    before = contents(project)

    assert take(filled(word, {f"{OWN}short": "TAMK"}))[0] == 0
    assert contents(project) == before


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({f"{OWN}contact": "soita meille"}, "question 1, partners/tamk: contact: 'soita meille' is neither an e-mail"),
        ({f"{OWN}stakeholders": "Joku muu"}, "question 4, partners/tamk: stakeholders: 'Joku muu' has no record in"),
        ({f"{OWN}sources.+": "javascript:alert(1)"}, "'javascript:alert(1)' is no web address"),
        ({f"{OWN}reviewed": "ehkä"}, "partners/tamk: reviewed: 'ehkä' is no tick: write x, or leave it empty"),
        ({f"{OWN}policy_instrument.fi": "Vain suomeksi"}, "policy_instrument is missing in en, the language of the"),
        ({f"{OWN}summary.fi": "a" * 401}, "summary.fi: the check would say: data/partners.yml:"),
        ({"helplines/fi-desk: number": "yksi"}, "helplines/fi-desk: number: the check would say: data/helplines.yml:"),
    ],
)
def test_what_cannot_be_read_is_told_by_question_and_nothing_is_written(take, project, word, answers, told):
    before = contents(project)

    status, said, complaints = take(filled(word, {**answers, f"{OWN}short": "Toinen"}))

    assert (status, said) == (1, "")
    assert told in complaints
    assert complaints.endswith("hub questions: Nothing was written: 1 to mend.\n")
    assert contents(project) == before


def test_a_field_that_has_changed_since_is_refused_by_name(take, project, word):
    path = project.data / "partners.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("TAMK is the", "TAMK is now the"), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    before = contents(project)

    status, _, complaints = take(filled(word, {f"{OWN}summary.fi": "Uusi.", f"{OWN}contact": "a@example.org"}))

    assert status == 1
    assert re.findall("^question [0-9]+, (.*?): the registry has changed", complaints, re.MULTILINE) == [
        "partners/tamk: summary.fi"
    ]
    assert contents(project) == before


def without_row(data, place):
    document = docx.Document(BytesIO(data))
    row = answer_cells(document)[place]._tc.getparent()
    row.getparent().remove(row)
    return saved(document)


def with_row_twice(data, place):
    document = docx.Document(BytesIO(data))
    row = answer_cells(document)[place]._tc.getparent()
    row.addnext(parse_xml(row.xml))
    return saved(document)


def with_address(data, place, other):
    document = docx.Document(BytesIO(data))
    row = answer_cells(document)[place]
    row.paragraphs[0].add_run("x")
    for text in row._tc.getparent().iter("{*}t"):
        text.text = text.text.replace(place, other)
    return saved(document)


def with_xml(data, place, xml):
    document = docx.Document(BytesIO(data))
    paragraph = answer_cells(document)[place].paragraphs[0]._p
    paragraph.append(
        parse_xml(xml.format(w=nsdecls("w"), m='xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'))
    )
    return saved(document)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: without_row(data, f"{OWN}contact"), "some rows are gone (numbers 1): put them back"),
        (lambda data: with_row_twice(data, f"{OWN}contact"), "partners/tamk: contact: the row is there more than once"),
        (lambda data: with_address(data, f"{OWN}contact", "nothing/tamk: contact"), "no field has this address"),
        (
            lambda data: with_xml(data, f"{OWN}contact", "<w:r {w}><w:instrText>=1+1</w:instrText></w:r>"),
            "a computed field of Word cannot be read",
        ),
        (
            lambda data: with_xml(data, f"{OWN}contact", "<m:oMath {m}><m:r><m:t>x</m:t></m:r></m:oMath>"),
            "a formula cannot be read",
        ),
        (lambda data: with_xml(data, f"{OWN}contact", "<w:r {w}><w:drawing/></w:r>"), "a picture or an embedded object"),
        (lambda data: data[: len(data) // 2], "this is no Word file (.docx) that can be read"),
        (lambda data: b"%PDF-1.7", "this is no Word file (.docx) that can be read"),
        (lambda data: b"", "this is no Word file (.docx) that can be read"),
        (lambda data: repacked(data, lambda name, part: part, **{"word/vbaProject.bin": b"x"}), "holds macros"),
        (
            lambda data: repacked(data, lambda name, part: part.replace(b"document.main+xml", b"document.macroEnabled.main+xml")),
            "holds macros",
        ),
        (
            lambda data: repacked(data, lambda name, part: part if name != "word/document.xml" else bytes(40_000_000)),
            "has more than 30 MB or too many parts",
        ),
        (
            lambda data: repacked(data, lambda name, part: part if name != "word/document.xml" else b"<w:document"),
            "this is no Word file (.docx) that can be read",
        ),
        (
            lambda data: repacked(data, lambda name, part: None if name == "word/document.xml" else part),
            "this is no Word file (.docx) that can be read",
        ),
        (
            lambda data: repacked(data, lambda name, part: part.replace(b"hub questions", b"hub")),
            "this is no questionnaire",
        ),
    ],
    ids=[
        *("a row removed", "a row twice", "another address", "a computed field", "a formula", "a picture"),
        *("cut off", "a PDF", "empty", "a macro", "macros declared", "a zip bomb", "broken XML", "no document"),
        "no head",
    ],
)  # fmt: skip
def test_a_strange_file_is_told_and_nothing_is_written(take, project, word, change, told):
    before = contents(project)

    status, said, complaints = take(change(word))

    assert (status, said) == (1, "")
    assert told in complaints
    assert contents(project) == before


ENTITIES = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def test_entities_are_never_resolved(take, project, word):
    def declare(name, part):
        if name != "word/document.xml":
            return part
        head, _, rest = part.partition(b"?>")
        return head + b"?>" + ENTITIES + rest

    status, _, complaints = take(repacked(word, declare))

    assert status == 1
    assert "declares XML entities" in complaints


def test_invisible_signs_are_left_out_and_writing_from_right_to_left_stays_text(take, project, word):
    before = contents(project)

    status, _, complaints = take(filled(word, {f"{OWN}summary.fi": "\u202eSana\u200b ja عربي.\u202c"}))

    assert (status, complaints) == (0, "")
    assert '+ fi: "Sana ja عربي."' in changes(project, before)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give a partner"),
        (["tamk", "--answers", "a.docx"], "give a partner"),
        (["nobody"], "there is no partner 'nobody'"),
        (["tamk", "--lang", "xx"], "or none in the language 'xx'; partners are: bretagne-next"),
        (["--answers", "missing.docx"], "missing.docx: No such file or directory"),
    ],
)
def test_wrong_use_is_told(project, capsys, arguments, told):
    assert main(["questions", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_the_command_writes_the_file_and_takes_it_back(project, capsys):
    assert main(["questions", "tamk", "--lang", "fi", "--into", "letters/tamk.docx"]) == 0
    said = capsys.readouterr().out
    assert "Written: letters/tamk.docx – " in said
    assert main(["questions", "--answers", "letters/tamk.docx"]) == 0


def test_broken_registries_come_first(take, project, word):
    path = project.data / "partners.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("role: lead", "role: leader"), encoding="utf-8")

    status, _, complaints = take(word)

    assert status == 1
    assert "the registries have problems" in complaints


def test_a_file_in_another_formatting_is_not_touched(take, project, word):
    path = project.data / "partners.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("  short: TAMK", '  short: "TAMK"'), encoding="utf-8")
    before = contents(project)

    status, _, complaints = take(filled(word, {f"{OWN}contact": "a@example.org"}))

    assert status == 1
    assert "data/partners.yml is not in the standard formatting: run `hub fix` first" in complaints
    assert contents(project) == before
