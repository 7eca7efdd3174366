"""Files for translators: round trips without loss, what may come back, and what is refused by name."""

from __future__ import annotations

import shutil
import threading
import zipfile
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import polib
import pytest
from lxml import etree

from hub.checks.checking import check_data
from hub.cli import main
from hub.disk.packages import MAX_PART, PackageError
from hub.editorial.term_use import TermUse
from hub.github.attachments import AttachmentError, fetch_attachment
from hub.issues.proposing import parse_proposal
from hub.model.rules import Limit
from hub.settings import read_settings
from hub.translations.state import read_translations
from hub.translations.units import PAGES, STRINGS, Key, Unit
from hub.translators.catalogue_words import with_words
from hub.translators.filled import Row
from hub.translators.formats import FORMATS, read_file
from hub.translators.items import Item, item_id, items_for
from hub.translators.page_words import with_fields
from hub.translators.remarks import Remarks
from hub.translators.taking import Change, take
from hub.translators.writing import changed_files
from tests.frozen import SEVEN
from tests.pages import SEVEN_LANGUAGES
from tests.proposals import commit, git
from tests.registries import copy_small, write_list_pages

CONFIG = (
    "plugins:\n  - i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n"
    "        - {locale: fr, name: Français}\n"
)
ROOT = Path(__file__).parent.parent
ENGLISH = Remarks(SEVEN_LANGUAGES["en"].strings)
FORMULA = '=HYPERLINK("http://evil.example";"x")'
PAIRS = [("xlsx", "fi"), ("xliff", "hr"), ("po", "hu")]


def item(**values) -> Item:
    given = {"id": "events/opening:title", "record": "opening", "field": "title", "label": "Title"}
    return Item(**{**given, "source_language": "en", "source": "Opening", **values})


def written(name: str, *items: Item) -> bytes:
    return FORMATS[name].write(items, "fr", ENGLISH)


@pytest.fixture(scope="module")
def seven(tmp_path_factory):
    """All frozen content, its translations, and the items of a language."""
    root = tmp_path_factory.mktemp("seven")
    shutil.copytree(SEVEN / "data", root / "data")
    shutil.copytree(SEVEN / "docs", root / "docs")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    settings = read_settings(root, {})
    registries, _ = check_data(settings)
    translations = read_translations(settings, registries)
    terms = TermUse(registries)

    def items(lang):
        return [*items_for(translations, SEVEN_LANGUAGES[lang], "https://example.org/", terms)]

    return SimpleNamespace(settings=settings, translations=translations, items=items)


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_all_content_goes_out_and_comes_back_the_same(seven, name, lang):
    items = seven.items(lang)

    filled = FORMATS[name].read(FORMATS[name].write(items, lang, Remarks(SEVEN_LANGUAGES[lang].strings)))

    assert filled.lang == lang
    assert [tuple(row) for row in filled.rows] == [(one.id, one.source, one.target) for one in items]
    assert len(items) > 500
    taken = take(seven.translations.units, SEVEN_LANGUAGES[lang], filled.rows)
    assert (taken.changes, taken.refused) == ([], [])


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_words_put_into_all_registries_give_identical_yaml(seven, tmp_path, name, lang):
    """Every translation is overwritten, and comes back from a file of translators: not a byte differs."""
    rows = FORMATS[name].read(FORMATS[name].write(seven.items(lang), lang, ENGLISH)).rows
    shutil.copytree(seven.settings.data, tmp_path / "data")
    settings = replace(seven.settings, data=tmp_path / "data")
    units = [
        unit
        for unit in seven.translations.units
        if unit.key.registry not in (STRINGS, PAGES) and lang in unit.texts and unit.source != lang
    ]
    gone = [
        Change(unit, "X" if isinstance(unit.texts[lang], str) else dict.fromkeys(unit.texts[lang], "{n} X"))
        for unit in units
    ]
    for path, text in changed_files(settings, gone, lang).items():
        path.write_text(text, encoding="utf-8")
    overwritten = [replace(unit, texts={**unit.texts, lang: words}) for unit, words in gone]

    taken = take(overwritten, SEVEN_LANGUAGES[lang], rows)

    assert {refusal.code for _, refusal in taken.refused} == {"unknown-text"}  # those of pages and of the interface
    assert len(taken.changes) == len(units) > 300
    for path, text in changed_files(settings, taken.changes, lang).items():
        original = seven.settings.data / path.relative_to(settings.data)
        assert text == original.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("name", FORMATS)
def test_texts_of_every_kind_keep_each_sign(name):
    texts = [
        FORMULA,
        "+1",
        "@a",
        "-2",
        "<b>&amp;</b>",
        '"„”',
        "one\ntwo\n\n- three",
        "a\tb",
        "مرحبا 👩‍💻",
        "12",
        "{n} a",
    ]
    items = [item(id=f"events/a:{number}", source=text, target=text) for number, text in enumerate(texts)]

    filled = FORMATS[name].read(written(name, *items))

    assert [(row.source, row.target) for row in filled.rows] == [(text, text) for text in texts]


def test_what_begins_like_a_formula_is_a_text_for_excel():
    book = openpyxl.load_workbook(BytesIO(written("xlsx", item(source=FORMULA, target=FORMULA))))

    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value} == {"s"}
    assert {cell.number_format for row in book.worksheets[0].iter_rows() for cell in row} == {"@"}


BEHIND = {"state": ("behind",), "limit": 160, "page": "https://example.org/fr/events/opening/"}
RICH = item(target="Ouverture", earlier="Start", terms=(("opening", "ouverture"),), **BEHIND)


def test_xliff_has_context_limit_state_and_the_earlier_source():
    root = etree.fromstring(written("xliff", RICH))
    namespace = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
    (unit,) = root.findall(".//x:trans-unit", namespace)

    assert (unit.get("maxwidth"), unit.get("size-unit")) == ("160", "char")
    assert unit.find("x:target", namespace).get("state") == "needs-adaptation"
    assert unit.find("x:alt-trans[@alttranstype='previous-version']/x:source", namespace).text == "Start"
    assert [note.text for note in unit.findall("x:note", namespace)] == [
        "Characters at most: 160",
        "Page: https://example.org/fr/events/opening/",
        "Terms of the glossary: opening → ouverture",
    ]
    assert [one.text for one in unit.findall(".//x:context", namespace)][:2] == ["opening", "Title"]


def test_po_has_context_limit_state_and_the_earlier_source():
    (entry,) = polib.pofile(written("po", RICH).decode())

    assert (entry.msgctxt, entry.previous_msgid, entry.flags) == (RICH.id, "Start", ["fuzzy", "max-length:160"])
    assert "opening: Title" in entry.comment
    assert "Terms of the glossary: opening → ouverture" in entry.comment


def test_a_sheet_has_it_in_columns_with_headings_in_words():
    page = openpyxl.load_workbook(BytesIO(written("xlsx", RICH))).worksheets[0]
    headings, values = ([cell.value for cell in row] for row in page.iter_rows())

    assert headings[:6] == ["Record", "Field", "Original", "Translation", "State", "Original as it was translated"]
    assert values[:6] == ["opening", "Title", "Opening", "Ouverture", "behind its original", "Start"]
    assert page.freeze_panes == "A2"
    assert page["D2"].alignment.wrap_text


@pytest.mark.parametrize("name", FORMATS)
def test_an_earlier_source_that_nobody_knows_is_said(name):
    data = written(name, item(state=("behind",), earlier=None))
    said = "The original has changed; how it read before is not known."
    text = " ".join(openpyxl_texts(data)) if name == "xlsx" else data.decode()

    assert said in text


def openpyxl_texts(data: bytes) -> list[str]:
    page = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    return [str(cell.value) for row in page.iter_rows() for cell in row]


UNIT = Unit(
    key=Key("events", "opening"),
    path="summary",
    source="en",
    texts={"en": "See [all](https://a.eu/) 15 firms.", "fr": "Voir [les](https://a.eu/) 15 entreprises."},
    rules=(Limit(60),),
)
PHRASE = Unit(key=Key(STRINGS, STRINGS), path="search.none", source="en", texts={"en": "Nothing for {q}"})
PAGE = Unit(key=Key(PAGES, "docs/index.md"), path="text.0", source="en", texts={"en": "Of {{ count('partners') }}"})


@pytest.mark.parametrize(
    ("unit", "source", "target", "codes"),
    [
        (UNIT, "See [all](https://a.eu/) 15 firms.", "Voyez [les](https://a.eu/) 15 firmes.", []),
        (UNIT, "See [all](https://a.eu/)  15 firms.", "Voyez [les](https://a.eu/) 15 firmes.", []),
        (UNIT, "See [all](https://a.eu/) 14 firms.", "Voyez [les](https://a.eu/) 14 firmes.", ["older-source"]),
        (UNIT, "See [all](https://a.eu/) 15 firms.", "Voyez [les](https://a.eu/) quinze firmes.", []),
        (UNIT, "See [all](https://a.eu/) 15 firms.", "Voyez [les](https://a.eu/) les firmes.", ["lost-figure"]),
        (UNIT, "See [all](https://a.eu/) 15 firms.", "Voyez les 15 firmes.", ["lost-link"]),
        (UNIT, "See [all](https://a.eu/) 15 firms.", "[a](https://a.eu/) 15" + " x" * 30, ["too-long"]),
        (UNIT, "See [all](https://a.eu/) 15 firms.", "Voyez [les](https://a.eu/)\x07 15.", ["control-character"]),
        (PHRASE, "Nothing for {q}", "Rien pour {q}", []),
        (PHRASE, "Nothing for {q}", "Rien", ["lost-placeholder"]),
        (PHRASE, "Nothing for {q}", "Rien pour {q} {z}", ["unknown-placeholder"]),
        (PAGE, "Of {{ count('partners') }}", "De {{ count('partners') }}", []),
        (PAGE, "Of {{ count('partners') }}", "De dix", ["lost-placeholder"]),
    ],
)
def test_only_what_loses_something_is_refused(unit, source, target, codes):
    row = Row(item_id(unit), source, target)

    taken = take([unit], SEVEN_LANGUAGES["fr"], [row])

    assert [refusal.code for _, refusal in taken.refused] == codes
    assert [change.words for change in taken.changes] == ([] if codes else [target])


@pytest.mark.parametrize("identifier", ["events/../../etc/passwd:title", "events/opening:__class__", "", "x"])
def test_a_foreign_id_is_refused_by_name(identifier):
    taken = take([UNIT], SEVEN_LANGUAGES["fr"], [Row(identifier, "a", "b")])

    assert [(name, refusal.code) for name, refusal in taken.refused] == [(identifier, "unknown-text")]


def zipped(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(written("xlsx", item()))) as own, zipfile.ZipFile(buffer, "w", 8) as archive:
        for name in own.namelist():
            archive.writestr(name, own.read(name))
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_formula() -> bytes:
    book = openpyxl.load_workbook(BytesIO(written("xlsx", item())))
    book.worksheets[0]["D2"] = "=1+1"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_a_cell_far_away() -> bytes:
    book = openpyxl.load_workbook(BytesIO(written("xlsx", item())))
    book.worksheets[0]["XFD1048576"] = "x"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def foreign_book() -> bytes:
    buffer = BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", b"PK\x03\x04 cut", "unreadable"),
        ("a.xlsx", lambda: zipped(**{"xl/bomb.xml": b" " * (MAX_PART + 1)}), "too-large"),
        ("a.xlsx", lambda: zipped(**{"xl/vbaProject.bin": b"x"}), "macros"),
        ("a.xlsx", lambda: zipped(**{"xl/other.xml": DOCTYPE + b"<x>&a;</x>"}), "entities"),
        ("a.xlsx", with_formula, "formula"),
        ("a.xlsx", foreign_book, "not-ours"),
        ("a.xlsx", with_a_cell_far_away, "too-many-cells"),
        ("a.xlf", DOCTYPE + b"<xliff><file/></xliff>", "entities"),
        ("a.xlf", b"<html/>", "not-ours"),
        ("a.xliff", b"no xml", "unreadable"),
        ("a.po", b"/etc/passwd", "not-ours"),
        ("a.po", b"\xff\xfe\x00", "unreadable"),
        ("a.po", b'msgid "a"\nmsg x y\n', "not-ours"),
        ("a.po", b'msgid ""\nmsgstr ""\n\nmsg x y\n', "unreadable"),
        ("a.docx", b"x", "ending"),
    ],
)
def test_a_hostile_or_foreign_file_is_refused_by_name(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data() if callable(data) else data)

    with pytest.raises(PackageError) as refused:
        read_file(tmp_path / name)

    assert refused.value.code == code


@pytest.fixture
def project(tmp_path, monkeypatch):
    copy_small(tmp_path, "project.yml", "emblem: eu-emblem.svg", "emblem: eu-emblem.svg")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/eu-emblem.svg").touch()
    write_list_pages(tmp_path, "en", "fr")
    monkeypatch.chdir(tmp_path)
    assert main(["fix"]) == 0
    return tmp_path


def test_three_texts_mended_in_a_sheet_come_back(project, capsys):
    before = (project / "data/events.yml").read_text(encoding="utf-8")
    assert main(["translations", "export", "fr", "--lang", "en"]) == 0
    book = openpyxl.load_workbook("translations-fr.xlsx")
    page = book.worksheets[0]
    mended = {"events/opening:title": "Lancement", "events/opening:summary": "=La première", "events/a:b": "x"}
    for row in page.iter_rows(min_row=2):
        if row[-1].value in mended:
            row[3].value, row[3].data_type = mended[row[-1].value], "s"
    page.move_range("A2:J2", rows=page.max_row)  # sorted, or moved about
    book.save("back.xlsx")

    assert main(["translations", "import", "back.xlsx", "--lang", "en"]) == 0

    after = (project / "data/events.yml").read_text(encoding="utf-8")
    expected = before.replace('"Ouverture"', '"Lancement"').replace('"La première réunion."', '"=La première"')
    assert after == expected
    said = capsys.readouterr().out
    assert "data/events.yml:9 – opening, title" in said
    assert "Written: 2 texts in 1 files; refused: 0." in said


def test_what_is_refused_does_not_stop_the_rest(project, capsys):
    assert main(["translations", "export", "fr", "--format", "po", "--into", "a.po"]) == 0
    file = polib.pofile("a.po")
    for entry in file:
        if entry.msgctxt == "events/opening:title":
            entry.msgid, entry.msgstr = "An older title", "Un titre"
        if entry.msgctxt == "events/opening:summary":
            entry.msgstr = "La toute première réunion."
    file.save("a.po")

    assert main(["translations", "import", "a.po", "--lang", "en"]) == 1

    said = capsys.readouterr()
    assert "events/opening:title: the original has changed since the file was made" in said.err
    assert "La toute première réunion." in (project / "data/events.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["export", "xx"], 2, "'xx' is no language of the site: en, fr"),
        (["import", "absent.xlsx"], 2, "absent.xlsx: No such file or directory"),
        (["import", "mkdocs.yml"], 2, "mkdocs.yml: the ending of the name tells the format"),
    ],
)
def test_wrong_use_is_told(project, capsys, arguments, status, said):
    assert main(["translations", *arguments, "--lang", "en"]) == status
    assert said in capsys.readouterr().err


CATALOGUE = "# Words.\nsite:\n  name: CAMPUS # the name\nsearch:\n  count: {one: '{n} a', other: '{n} b'}\n"


def test_interface_words_change_where_they_stand():
    words = {"site.name": 'A "b"', "search.count": {"one": "{n} c", "other": "{n} d"}, "search.title": "Search"}

    text = with_words(CATALOGUE, words)

    assert text == (
        '# Words.\nsite:\n  name: "A \\"b\\"" # the name\nsearch:\n  title: "Search"\n'
        '  count: {one: "{n} c", other: "{n} d"}\n'
    )


def test_interface_words_of_a_group_that_is_not_there_yet():
    assert with_words(CATALOGUE, {"menu.label": "Menu"}) == CATALOGUE.replace(
        "search:", 'menu:\n  label: "Menu"\nsearch:'
    )


PAGE_TEXT = "---\ntitle: One\ndescription: Two.\n---\n\n# One\n\nText.\n\n## Two\n\nMore.\n"


def test_a_page_changes_by_sections():
    text = with_fields(PAGE_TEXT, {"title": "Un: un", "text.1": "## Deux\n\nPlus.\n\nEncore."})

    assert text == ('---\ntitle: "Un: un"\ndescription: Two.\n---\n\n# One\n\nText.\n\n## Deux\n\nPlus.\n\nEncore.\n')


def test_a_page_that_is_not_there_yet_is_made_of_all_its_texts():
    fields = {"title": "Un", "description": "Deux.", "text.0": "# Un\n\nTexte.", "text.1": "## Deux\n\nPlus."}

    assert with_fields("", fields) == (
        "---\ntitle: Un\ndescription: Deux.\n---\n\n# Un\n\nTexte.\n\n## Deux\n\nPlus.\n"
    )


def test_a_file_becomes_a_proposal_with_what_was_taken(project, monkeypatch, capsys):
    monkeypatch.setenv("GITHUB_OUTPUT", "outputs.txt")
    main(["translations", "export", "fr", "--format", "po", "--into", "a.po"])
    file = polib.pofile("a.po")
    for entry in file:
        if entry.msgctxt == "events/opening:title":
            entry.msgstr = "Lancement"
        if entry.msgctxt == "events/opening:summary":
            entry.msgid = "An older text."
            entry.msgstr = "Un vieux texte."
    file.save("a.po")
    before = (project / "data/events.yml").read_text(encoding="utf-8")

    assert main(["translations", "import", "a.po", "--proposal", "taken/proposal.json", "--lang", "en"]) == 0

    proposal = parse_proposal(Path("taken/proposal.json").read_text(encoding="utf-8"))
    assert proposal.files == {"data/events.yml": before.replace('"Ouverture"', '"Lancement"')}
    assert "events/opening:summary: the original has changed" in proposal.body
    assert (project / "data/events.yml").read_text(encoding="utf-8") == before
    assert Path("outputs.txt").read_text(encoding="utf-8") == "outcome=proposal\nbranch=translations/fr\n"


def test_a_file_that_changes_nothing_makes_no_proposal(project, monkeypatch, capsys):
    main(["translations", "export", "fr", "--into", "a.xlsx"])

    assert main(["translations", "import", "a.xlsx", "--proposal", "taken/proposal.json"]) == 0

    assert "outcome=nothing" in capsys.readouterr().out
    assert not Path("taken").exists()


class Files(BaseHTTPRequestHandler):
    """Serves one attachment of GitHub."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * 10)

    def log_message(self, *_):
        """Nothing is printed."""


@pytest.fixture
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def test_an_attachment_of_github_is_fetched_and_nothing_else(server):
    own = {"GITHUB_SERVER_URL": server}
    good = f"{server}/user-attachments/files/12/fi.xlsx"

    assert fetch_attachment(good, own, 100) == ("fi.xlsx", b"x" * 10)
    for address, code in [
        (f"{server}/user-attachments/files/12/../../x", "no-attachment"),
        (f"{server}.evil.example/user-attachments/files/12/fi.xlsx", "no-attachment"),
        (f"{server}/other/fi.xlsx", "no-attachment"),
        ("https://evil.example/user-attachments/files/12/fi.xlsx", "no-attachment"),
        ("http://127.0.0.1:1/user-attachments/files/12/fi.xlsx", "no-attachment"),
    ]:
        with pytest.raises(AttachmentError) as refused:
            fetch_attachment(address, own, 100)
        assert refused.value.code == code, address
    with pytest.raises(AttachmentError) as refused:
        fetch_attachment(good, own, 5)
    assert refused.value.code == "too-large"


def test_a_translation_that_is_behind_comes_with_the_source_it_was_made_from(project):
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project)
    events = project / "data/events.yml"
    events.write_text(events.read_text(encoding="utf-8").replace('"The first meeting."', '"The very first meeting."'))
    commit(project)

    assert main(["translations", "export", "fr", "--only", "behind", "--format", "po", "--into", "a.po"]) == 0

    (entry,) = polib.pofile("a.po")
    assert (entry.msgid, entry.previous_msgid) == ("The very first meeting.", "The first meeting.")
    assert "fuzzy" in entry.flags


def test_a_tool_may_add_a_country_to_the_language(project, capsys):
    main(["translations", "export", "fr", "--format", "xliff", "--into", "a.xlf"])
    text = Path("a.xlf").read_text(encoding="utf-8").replace('target-language="fr"', 'target-language="fr-FR"')
    Path("a.xlf").write_text(text.replace(">Ouverture<", ">Lancement<"), encoding="utf-8")

    assert main(["translations", "import", "a.xlf"]) == 0

    assert 'fr: "Lancement"' in (project / "data/events.yml").read_text(encoding="utf-8")
