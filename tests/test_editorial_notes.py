"""The editorial notes: told at file, line and language, in both languages, and never a refusal."""

import builtins

import pytest

from hub.checks.checking import check_data, has_problems
from hub.cli import main
from hub.editorial.notes import check_texts, editorial_notes
from hub.reading.loading import load_registries
from hub.settings import read_settings
from hub.written.pages import WrittenPage
from tests.registries import copy_small, load_small, write_list_pages

HEAD = "---\ntitle: {}\ndescription: {}\n---\n\n"
CONFIG = "plugins:\n  - i18n:\n      languages:\n        - {locale: en, default: true}\n        - {locale: fr}\n"
NBSP = "\u00a0"


def page(lang: str, body: str) -> WrittenPage:
    text = HEAD.format(*(("One", "What it says.") if lang == "en" else ("Un", "Ce qu’elle dit."))) + body
    return WrittenPage(file=f"docs/{lang}/index.md", lang=lang, path="index.md", text=text)


def noted(*pages: WrittenPage) -> list[str]:
    found = editorial_notes(load_small(), pages, ("en", "fr"))
    return [note.message("en") for note in found if note.file.startswith("docs/")]


@pytest.mark.parametrize(
    ("english", "french", "message"),
    [
        ("Of 15 firms.", "Sur 16 entreprises.", "docs/fr/index.md:1: the page in fr has other figures than in en (missing: 15; more: 16): correct the page that is wrong"),
        ("[a](x/)", "[b](y/)", "docs/fr/index.md:1: the page in fr has other links than in en (missing: x/; more: y/), or has them in another order: follow one of the two"),
        ("{{ partners() }}", "{{ events() }}", "docs/fr/index.md:1: the page in fr calls other macros than in en (missing: partners(); more: events()): follow one of the two"),
        ("## One\n\nText", "Text seul", "docs/fr/index.md:1: the page in fr has other headings, lists or paragraphs than in en (first: h2 / p): give both the same parts"),
        ("Digital campuses", "Digital campuses", "docs/fr/index.md:6: fr: the words are those in en, 'Digital campuses': translate them, or delete the line until there is a translation"),
        ("First.\n\nWhy not?", "Oui.\n\nPourquoi ?", "docs/fr/index.md:8: fr: in French ; ! and ? follow a narrow no-break space (U+202F): 'Pourquoi ?'"),
        ("Nobody's text", "Le texte", "docs/en/index.md:6: en: straight apostrophe: write ’: \"Nobody's text\""),
    ],
)  # fmt: skip
def test_a_page_that_differs_from_its_original_is_noted(english, french, message):
    assert noted(page("en", english), page("fr", french)) == [message]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Of fifteen firms, [all](https://a.eu/)", "Sur 15 entreprises, [toutes](https://a.eu/)"),
        ('A {{ link("partner", "north", text="north") }}', 'Un {{ link("partner", "north", text="nord") }}'),
        ("`it's` and {{ built() }}", "`it's` et {{ built() }}"),
        ("## Use {: #use }", "## Usage {: #use }"),
        ('The name *Zakon o nečemu*{: lang="hr" }.', 'Le nom *Zakon o nečemu*{: lang="hr" }.'),
        ("One page alone", None),
    ],
)
def test_what_says_the_same_is_not_noted(english, french):
    assert noted(page("en", english), *([page("fr", french)] if french else [])) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("events.yml", "title: {fr: Annulé}", "title: {fr: Annulé}", "no-source"),
        (
            "events.yml",
            "title: {fr: Annulé}",
            'title: {fr: "Annulé en 2025", en: "Called off in 2026"}',
            "other-figures",
        ),
        (
            "events.yml",
            "title: {fr: Annulé}",
            "title: {fr: Une visite annulée, en: Une visite annulée}",
            "not-translated",
        ),
        ("events.yml", "title: {fr: Annulé}", "title: {fr: Annulé, en: 'Called off, ...'}", "typography"),
        ("events.yml", "title: {fr: Annulé}", "title: {fr: Annulé, en: Passer au contenu}", "interface-words"),
        (
            "practices/school-day.yml",
            "{en: Pupils, fr: Élèves}",
            '{en: "2025: pupils", fr: "Élèves, 2025"}',
            "number-first",
        ),
    ],
)
def test_a_record_is_noted_and_not_refused(tmp_path, file, old, new, message):
    from hub.editorial.interface import interface_pieces

    if message == "interface-words":
        words = next(
            word for word in sorted(interface_pieces("fr")) if " " in word and "’" not in word and len(word) < 30
        )
        new = new.replace("Passer au contenu", f'"{words}"')
    before = {note.code for note in editorial_notes(load_small(), [], ("en", "fr"))}
    registries, _ = load_registries(copy_small(tmp_path, file, old, new), ("en", "fr"))

    found = list(editorial_notes(registries, [], ("en", "fr")))

    assert message in {note.code for note in found} or message in before
    assert all(note.level == "note" and note.file == f"data/{file}" for note in found if note.code not in before)


def test_a_term_of_the_glossary_may_be_the_english_one(tmp_path):
    (tmp_path / "data").mkdir()
    text = (
        "- id: cyber-range\n  language: en\n  term: {en: cyber range, fr: cyber range}\n"
        "  definition: {en: A place to train., fr: A place to train.}\n"
    )
    (tmp_path / "data/glossary.yml").write_text(text)
    registries, _ = load_registries(tmp_path / "data", ("en", "fr"))

    notes = [(note.line, note.code) for note in editorial_notes(registries, [], ("en", "fr"))]

    assert notes == [(4, "not-translated")]


def project(tmp_path):
    copy_small(tmp_path, "project.yml", "emblem: eu-emblem.svg", "emblem: eu-emblem.svg")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/eu-emblem.svg").touch()
    write_list_pages(tmp_path, "en", "fr")
    for code, body in (("en", "Of 15 firms.\n"), ("fr", "Sur 16 entreprises.\n")):
        (tmp_path / f"docs/{code}/index.md").write_text(page(code, body).text)
    return read_settings(tmp_path, {})


def test_editorial_notes_are_given_to_those_who_ask(tmp_path, monkeypatch, capsys):
    settings = project(tmp_path)
    monkeypatch.chdir(tmp_path)

    assert main(["check", "--lang", "en"]) == 0
    plain = capsys.readouterr().out
    assert main(["check", "--lang", "en", "--editorial", "--github"]) == 0
    asked = capsys.readouterr().out

    assert "other figures" not in plain
    assert "docs/fr/index.md:1: the page in fr has other figures than in en (missing: 15; more: 16)" in asked
    assert "::notice file=docs/fr/index.md,line=1::" in asked
    registries, found = check_data(settings)
    assert not has_problems([*found, *check_texts(settings, registries, None)])


def test_without_the_detector_one_sentence_says_what_to_install(tmp_path, monkeypatch, capsys):
    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    real = builtins.__import__

    def without(name, *rest, **more):
        if name == "lingua":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)

    assert main(["check", "--lang", "fr", "--editorial"]) == 0
    said = capsys.readouterr()
    assert said.err == (
        f"la langue des textes n’a pas été examinée{NBSP}: installer ce qui la reconnaît, `pip install --group editorial`\n"
    )
    assert "d’autres chiffres" in said.out
