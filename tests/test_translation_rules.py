"""The rules for every translation: each finds what was planted, in every language, and is silent on what is right."""

import stat

import pytest

from hub.cli import main
from hub.editorial import spelling
from hub.editorial.comparing import Comparison
from hub.editorial.dates import other_dates
from hub.editorial.lengths import other_length
from hub.editorial.passages import Passage, registry_passages
from hub.editorial.speech import LEAST_CHARACTERS, may_be
from hub.editorial.spelling import NoSpellerError, unknown_words, words_of
from hub.editorial.units import other_units
from hub.reading.loading import load_registries
from tests.frozen import ALL_CODES, SEVEN

NBSP = "\u00a0"
OTHERS = ALL_CODES[1:]


def passage(own: str, here: str, lang: str) -> Passage:
    return Passage({}, "", "summary", "en", {"en": own, lang: here})


UNITS = {
    "fr": ("20 %", "3 millions d’euros", "24 heures", "5 km"),
    "ro": ("20 %", "3 milioane de euro", "24 de ore", "5 km"),
    "fi": ("20 %", "3 miljoonaa euroa", "24 tuntia", "5 km"),
    "hr": ("20 %", "3 milijuna eura", "24 sata", "5 km"),
    "it": ("20%", "3 milioni di euro", "24 ore", "5 km"),
    "hu": ("20%", "3 millió euró", "24 óra", "5 km"),
    "sr": ("20%", "3 miliona evra", "24 sata", "5 km"),
}
ENGLISH_UNITS = ("20%", "3 million euros", "24 hours", "5 km")
DATES = {
    "fr": ("le 5 juin 2025", "le mardi matin"),
    "ro": ("5 iunie 2025", "marți dimineața"),
    "fi": ("5. kesäkuuta 2025", "tiistaiaamuna"),
    "hr": ("5. lipnja 2025.", "u utorak ujutro"),
    "it": ("5 giugno 2025", "martedì mattina"),
    "hu": ("2025. június 5-én", "kedd reggel"),
    "sr": ("5. juna 2025.", "u utorak ujutru"),
}


@pytest.mark.parametrize("lang", UNITS)
def test_a_unit_that_differs_is_found_in_every_language(lang):
    for number, (own, here) in enumerate(zip(ENGLISH_UNITS, UNITS[lang], strict=True)):
        wrong = UNITS[lang][(number + 1) % len(UNITS[lang])]

        assert other_units(passage(own, here, lang), lang) == ([], []), here
        missing, more = other_units(passage(own, wrong, lang), lang)
        assert missing, wrong
        assert more, wrong


@pytest.mark.parametrize("lang", DATES)
def test_a_month_or_weekday_that_differs_is_found_in_every_language(lang):
    date, day = DATES[lang]

    assert other_dates(passage("5 June 2025", date, lang), lang) == ([], [])
    assert other_dates(passage("on Tuesday morning", day, lang), lang)[0] == []
    assert other_dates(passage("5 July 2025", date, lang), lang)[0] == ["July"]
    assert other_dates(passage("on Friday morning", day, lang), lang)[0] == ["Friday"]


LONG = "The centre answers calls, works on the repair itself and sends those who call to specialists of the region."


@pytest.mark.parametrize(
    ("own", "here", "far"),
    [
        (LONG, LONG, False),
        (LONG, LONG[:80], False),
        (LONG, LONG[:50], True),
        (LONG, f"{LONG} {LONG}", True),
        (LONG, LONG.replace(".", f" ({LONG})."), False),
        ("Short", "Un texte un peu plus long que cela", False),
    ],
)
def test_a_length_far_from_the_original_is_found(own, here, far):
    assert bool(other_length(passage(own, here, "fr"), "fr")) == far


@pytest.fixture(scope="module")
def compare():
    registries, _ = load_registries(SEVEN / "data", ALL_CODES)
    return Comparison(registries)


NAMES = {"fr": "À Rijeka", "ro": "La Rijeka", "fi": "Rijekassa", "hr": "U Rijeci", "it": "A Rijeka", "hu": "Rijekában"}


@pytest.mark.parametrize("lang", NAMES)
def test_a_name_that_differs_is_found_in_every_language(compare, lang):
    said = NAMES[lang]
    wrong = {"fr": "À Tampere", "hr": "U Tampereu", "fi": "Tampereella"}.get(lang, "Tampere")

    assert codes(compare, passage("In Rijeka", said, lang), lang) == []
    assert codes(compare, passage("In Rijeka", wrong, lang), lang) == ["other-names"]


@pytest.mark.parametrize("lang", OTHERS)
def test_a_brand_that_differs_is_found_in_every_language(compare, lang):
    assert codes(compare, passage("CyberSchool", "CyberSchool", lang), lang) == []
    assert codes(compare, passage("CyberSchool", "Cyber", lang), lang) == ["other-names"]


TERMS = {
    "fr": ("Contre l’hameçonnage", "Contre la fraude"),
    "ro": ("Împotriva phishingului", "Împotriva fraudei"),
    "fi": ("Tietojenkalastelua vastaan", "Huijauksia vastaan"),
    "hr": ("Protiv phishinga", "Protiv prijevara"),
    "it": ("Contro il phishing", "Contro le truffe"),
    "hu": ("Az adathalászat ellen", "A csalás ellen"),
}


@pytest.mark.parametrize("lang", TERMS)
def test_a_term_of_the_glossary_that_is_not_used_is_found_by_its_forms(compare, lang):
    right, wrong = TERMS[lang]

    assert codes(compare, passage("Against phishing", right, lang), lang) == []
    assert codes(compare, passage("Against phishing", wrong, lang), lang) == ["term-unused"]


def codes(compare, text, lang):
    return [note.code for note in compare.of_wording(text, lang)]


def test_at_most_one_note_in_two_hundred_texts_is_false_on_content_whose_notes_were_looked_at(compare):
    """Samples of the notes on the frozen content were read, and no fault was among them: all count as false."""
    registries, _ = load_registries(SEVEN / "data", ALL_CODES)
    texts = [one for one in registry_passages(registries) if one.own in one.words]
    found: dict[tuple[str, str], int] = {}
    for text in texts:
        for lang in set(text.words) - {text.own}:
            for code in set(codes(compare, text, lang)):
                found[code, lang] = found.get((code, lang), 0) + 1

    assert {pair: count for pair, count in found.items() if count > len(texts) / 200} == {}


TEXT = "x" * LEAST_CHARACTERS
BARE = "y" * 60


@pytest.mark.parametrize(
    ("text", "lang", "found", "said"),
    [
        (TEXT, "hr", "fr", "fr"),
        (TEXT, "hr", "hr", ""),
        (TEXT, "hr", "sr", ""),
        (TEXT, "sr", "hr", ""),
        (TEXT, "sr-Cyrl", "hr", ""),
        (TEXT, "fr", "hr", "hr"),
        (TEXT[1:], "hr", "fr", ""),
        (TEXT, "hr", "", ""),
    ],
)
def test_a_wrong_language_is_told_from_eighty_characters_and_never_croatian_against_serbian(text, lang, found, said):
    assert may_be(text, lang, BARE, lambda _: found) == said


@pytest.fixture
def speller(tmp_path, monkeypatch):
    """A program in place of hunspell and voikko, which knows the words of a list."""

    def install(known, *, voikko=False, status=0):
        body = (
            f"import sys\nknown = {known!r}.split()\n"
            "for word in sys.stdin.read().split('\\n'):\n"
            + (
                "    print(('C: ' if word in known else 'W: ') + word) if word else None\n"
                if voikko
                else "    print(word) if word and word not in known else None\n"
            )
            + f"sys.exit({status})\n"
        )
        path = tmp_path / ("voikkospell" if voikko else "hunspell")
        path.write_text(f"#!/usr/bin/env python3\n{body}", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    return install


def test_words_that_no_dictionary_knows_are_found(speller):
    speller("bonjour ordinateur l'ordinateur")

    assert unknown_words("fr", ["bonjour", "ordinatuer", "l’ordinateur", "cyber", "Eurostat"]) == {"ordinatuer"}


def test_voikko_answers_for_finnish(speller):
    speller("talvi", voikko=True)

    assert unknown_words("fi", ["talvi", "talvoi"]) == {"talvoi"}


def test_a_dictionary_that_is_not_there_is_told(speller):
    speller("", status=1)

    with pytest.raises(NoSpellerError) as missing:
        unknown_words("ro", ["cuvânt"])

    assert missing.value.packages == ("hunspell", "hunspell-ro")


def test_names_quotations_and_addresses_are_not_spelled():
    text = Passage({}, "", "a", "fr", {"fr": "Voir « teh », https://a.eu/xyzzy, CSIRTs, Bacău et le mot (of)."})

    assert words_of(text, "fr", ["Bacău"]) == ["Voir"]


def test_without_the_programs_the_command_says_what_to_install(tmp_path, monkeypatch, capsys):
    from tests.test_editorial_notes import project

    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert main(["check", "--spelling", "--lang", "en"]) == 0

    assert capsys.readouterr().err == (
        "the spelling of en, fr was not looked at: install what knows it, "
        "`apt install hunspell hunspell-en-gb hunspell-fr`\n"
    )


def test_a_misspelt_word_is_noted_with_the_list_to_add_it_to(tmp_path, monkeypatch, capsys):
    from tests.test_editorial_notes import project

    project(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(spelling, "_ask", lambda speller, words: frozenset({"meeting"}) & set(words))

    assert main(["check", "--spelling", "--lang", "en"]) == 0

    said = capsys.readouterr().out
    assert "summary.en: words that the dictionary does not know, meeting: correct them, or add them to" in said
