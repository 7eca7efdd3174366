"""Figures, typography, language: each rule of the editorial notes on literals."""

from collections import Counter

import pytest

from hub.editorial.figures import figures, other_figures
from hub.editorial.links import difference, same_address
from hub.editorial.number_words import WORDS, spelled_out
from hub.editorial.passages import Passage, without_addresses, without_names
from hub.editorial.speech import is_long, load_detector, without_capitalised
from hub.editorial.typography import EVERYWHERE, QUOTES, RULES, faults
from hub.problems import MESSAGE_LANGUAGES, messages
from tests.frozen import ALL_CODES

pytestmark = pytest.mark.long


def passage(words: dict[str, str], own: str = "en") -> Passage:
    return Passage(dict.fromkeys(words, ("data/events.yml", 1)), "x", "summary", own, words)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("In 2024, 15 centres handled 1,387 events", "en", ["2024", "15", "1387"]),
        ("1\u202f387 événements, 1,53 million, de 2021-2027", "fr", ["1387", "1.53", "2021", "2027"]),
        ("15.–17. syyskuuta 2025 klo 9–12", "fi", ["15", "17", "2025", "9", "12"]),
        ("1.387 događaja 21. studenoga 2025.", "hr", ["1387", "21", "2025"]),
        ("EN 301 549 V3.2.1, NIS2, 0 800 200 008", "en", ["301549", "3.2.1", "2", "0800200008"]),
        ("CAMPUS Article 21(2), 24/7", "it", ["21", "2", "24", "7"]),
        ("no figure", "ro", []),
    ],
)
def test_figures_are_read_as_each_language_writes_them(text, lang, expected):
    assert figures(text, lang) == Counter(expected)


@pytest.mark.parametrize(
    ("words", "lang", "expected"),
    [
        ({"en": "15 firms", "fr": "15 entreprises"}, "fr", ([], [])),
        ({"en": "15 firms", "fr": "16 entreprises"}, "fr", (["15"], ["16"])),
        ({"en": "1,200 firms", "fr": "1\u202f200 entreprises"}, "fr", ([], [])),
        ({"en": "15 firms in 2024", "fi": "vuonna 2024 viisitoista yritystä"}, "fi", ([], [])),
        ({"en": "eleven weeks", "ro": "11 săptămâni"}, "ro", ([], [])),
        ({"en": "Twenty-one firms", "fi": "21 yritystä"}, "fi", ([], [])),
        ({"en": "15 firms, 15 schools", "fr": "quinze entreprises, 15 écoles"}, "fr", ([], [])),
        ({"en": "15 firms, 15 schools", "fr": "15 entreprises"}, "fr", (["15"], [])),
        ({"en": "firms", "hu": "https://example.org/2020 cégek"}, "hu", ([], [])),
    ],
)
def test_a_translation_has_the_same_figures_in_digits_or_in_words(words, lang, expected):
    assert other_figures(passage(words), lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("en", "seventy two", "72"), ("fr", "soixante-dix", "70"), ("fr", "soixante et onze", "71"),
        ("fr", "quatre-vingt-dix-neuf", "99"), ("fr", "vingt et une", "21"), ("ro", "douăzeci și cinci", "25"),
        ("ro", "douăsprezece", "12"), ("fi", "viidentoista", "15"), ("fi", "kolmessakymmenessä", "30"),
        ("hr", "dvadeset i jedan", "21"), ("hr", "petnaest", "15"), ("it", "ventuno", "21"), ("it", "trentotto", "38"),
        ("hu", "tizenöt", "15"), ("hu", "huszonegy", "21"), ("hu", "ötven", "50"), ("it", "ventitré", "23"),
    ],
)  # fmt: skip
def test_numbers_in_words_are_known(lang, text, number):
    assert spelled_out(f"Of {text} of", lang, [number]) == Counter([number])


@pytest.mark.parametrize("lang", WORDS)
def test_every_number_up_to_99_has_words(lang):
    assert spelled_out("", lang, [str(number) for number in range(100)]).keys() == {str(n) for n in range(100)}
    assert spelled_out("", lang, ["007", "100", "1.5", "x"]) == Counter()


@pytest.mark.parametrize(
    ("lang", "rule"),
    [("", rule) for rule in EVERYWHERE] + [(lang, rule) for lang, rules in RULES.items() for rule in rules],
)
def test_every_rule_of_typography_finds_its_sample(lang, rule):
    assert rule.code in [slip.code for slip in faults(rule.sample, lang)]


def test_every_rule_of_typography_has_its_sentence():
    codes = {rule.code for rules in (EVERYWHERE, *RULES.values()) for rule in rules}
    codes |= {"typo-invisible", "typo-decomposed", "typo-quotes"}

    for lang in MESSAGE_LANGUAGES:
        assert {code for code in messages(lang) if code.startswith("typo-")} == codes


@pytest.mark.parametrize("lang", QUOTES)
def test_other_quotation_marks_and_hidden_characters_are_found(lang):
    first, last = QUOTES[lang]
    wrong = [f"{first}a", f"a{last}", f"{first}a{first}b" if first != last else "«a»", "‚a‘", "a\u200bb", "e\u0301"]

    assert faults(f"a {first}\u00a0b\u00a0{last} c", lang) == []
    assert [text for text in wrong if not faults(text, lang)] == []


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("../events/#past", "../events/#passes"),
        ("https://creativecommons.org/licenses/by/4.0/deed.en", "https://creativecommons.org/licenses/by/4.0/deed.fr"),
        (
            "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=x",
            "https://eur-lex.europa.eu/legal-content/HU/TXT/?uri=x",
        ),
    ],
)
def test_addresses_that_differ_by_language_are_the_same(address, same):
    assert same_address(address) == same_address(same)


def test_other_addresses_differ():
    assert same_address("https://a.eu/#en") != same_address("https://a.eu/#fr")
    assert difference(["a", "b", "b"], ["b", "c"]) == (["a", "b"], ["c"])


def test_addresses_and_names_are_no_words():
    assert without_addresses("See https://example.org/a, or www.campus.bzh/x.") == "See CAMPUS or CAMPUS"
    assert without_names("By the Ouest Agency, « vu » (so) on a.eu", ["Ouest Agency"]).split() == [
        "By",
        "the",
        ",",
        "on",
    ]
    assert without_capitalised("First reported by La Dépêche for the year.").split() == [
        "First",
        "reported",
        "by",
        "for",
        "the",
        "year.",
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Les collectivités demandent de l’aide quand une attaque interrompt leurs services."),
        ("en", "First reported by La Dépêche for the year before the article; the exact year is not stated."),
        ("hu", "Az önkormányzatok segítséget kérnek, ha egy támadás megszakítja a szolgáltatásaikat."),
    ],
)
def test_the_language_of_a_text_is_told_whatever_names_are_in_it(lang, text):
    detect = load_detector(ALL_CODES)

    assert is_long(without_capitalised(text))
    assert detect(without_capitalised(text)) == lang
