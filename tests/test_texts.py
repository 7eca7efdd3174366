"""What a machine can say of the content: complete, equal figures and links, right language, typography, sources."""

import re
from collections import Counter
from functools import cache

import pytest
from lingua import IsoCode639_1, Language, LanguageDetectorBuilder

from hub.rules import REGISTRIES, Matching
from hub.walking import walk
from tests import text_sources
from tests.text_sources import CODES, SOURCE, all_entries, all_passages, excerpt, page_paths, written_page
from tests.typography import EVERYWHERE, QUOTES, RULES, faults

OTHERS = tuple(code for code in CODES if code != SOURCE)
LEAST_LETTERS = 45
"""Shorter texts hold too few words to tell their language."""
ADDRESS = r"https?://[\w.-]+\.\w{2,}(?:[/?#]\S*)?"

SPELLED_OUT = {
    ("data/practices/breizh-cyber.yml transfer_potential", "fi"): "15 in words, since a year stands right before it",
    ("data/practices/csirt-open-data-scan.yml summary", "ro"): "eleven weeks, in figures",
    ("data/practices/osmose-occitanie.yml summary", "fi"): "twenty-one, which begins the sentence in English only",
}
"""Texts that write a number as a word where the original has figures, or the other way round, and why."""

OTHER_LANGUAGE = {
    ("data/practices/cyberocc.yml figures.0.note", "en"): "short, with the name of a French newspaper",
}
"""Texts that the detector takes for another language, and why."""

SAME_WORDS = {
    "data/glossary.yml capture-the-flag term": "the English term is used in several languages",
    "data/glossary.yml cyber-range term": "the English term is used in several languages",
    "data/glossary.yml interreg-europe term": "the name of the programme",
}
"""Texts of several words that other languages may repeat as they are, and why."""


def letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def none_of(found: list[str]) -> None:
    """Fails with every message on a line of its own."""
    if found:
        pytest.fail(f"{len(found)} found:\n" + "\n".join(found), pytrace=False)


# 1. Completeness


@pytest.mark.parametrize("lang", CODES)
def test_every_text_of_the_registries_is_in_every_language(lang):
    passages = text_sources.registry_passages()

    assert len(passages) > 500
    none_of([f"{p.name(lang)} is missing" for p in passages if not p.words.get(lang, "").strip()])


@pytest.mark.parametrize("lang", CODES)
def test_every_written_page_is_in_every_language(lang):
    none_of([f"docs/{lang}/{path} is missing" for path in page_paths() if not written_page(path, lang)])


@pytest.mark.parametrize("lang", OTHERS)
def test_written_pages_have_the_same_headings_lists_and_paragraphs(lang):
    none_of([m for path in page_paths() if (m := text_sources.difference(path, lang, "kinds"))])


# 2. Figures


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("In 2024, 15 centres handled 1,387 events", "en", ["2024", "15", "1387"]),
        ("1\u202f387 événements, 1,53 million, de 2021-2027", "fr", ["1387", "1.53", "2021", "2027"]),
        ("15.–17. syyskuuta 2025 klo 9–12", "fi", ["15", "17", "2025", "9", "12"]),
        ("1.387 događaja 21. studenoga 2025.", "hr", ["1387", "21", "2025"]),
        ("EN 301 549 V3.2.1, NIS2, 0 800 200 008", "en", ["301549", "3.2.1", "2", "0800200008"]),
        ("https://example.org/2020 Article 21(2), 24/7", "it", ["21", "2", "24", "7"]),
    ],
)
def test_figures_are_read_as_each_language_writes_them(text, lang, expected):
    assert text_sources.figures(text, lang) == Counter(expected)


@pytest.mark.parametrize("lang", CODES)
def test_figures_are_equal_in_every_language(lang):
    passages = [*text_sources.registry_passages(), *text_sources.interface_passages()]
    found = {
        p.key: message
        for p in passages
        if lang in p.words and p.own in p.words and (message := text_sources.other_figures(p, lang))
    }
    spelled = {key for key, code in SPELLED_OUT if code == lang}

    none_of([message for key, message in found.items() if key not in spelled])
    none_of([f"{key}: no longer needed in SPELLED_OUT" for key in spelled - set(found)])


@pytest.mark.parametrize("lang", OTHERS)
def test_figures_of_written_pages_are_equal_in_every_language(lang):
    wrong = []
    for path in page_paths():
        own, here = written_page(path, SOURCE), written_page(path, lang)
        if own and here:
            before, after = (
                text_sources.figures("\n".join(own.blocks), SOURCE),
                text_sources.figures("\n".join(here.blocks), lang),
            )
            if before != after:
                wrong.append(f"{here.where}: missing {dict(before - after)}, more {dict(after - before)}")

    none_of(wrong)


# 3. Links and macro calls


@pytest.mark.parametrize("part", ["links", "calls"])
@pytest.mark.parametrize("lang", OTHERS)
def test_written_pages_have_the_same_links_and_macro_calls(lang, part):
    none_of([m for path in page_paths() if (m := text_sources.difference(path, lang, part))])


@pytest.mark.parametrize("lang", CODES)
def test_links_within_texts_of_the_registries_are_equal(lang):
    passages = [p for p in text_sources.registry_passages() if lang in p.words and p.own in p.words]

    none_of(
        [
            p.name(lang)
            for p in passages
            if text_sources.markdown_links(p.words[lang]) != text_sources.markdown_links(p.words[p.own])
        ]
    )


# 4. Language


@pytest.fixture(scope="module")
def detect():
    """Tells the code of a text's language, among those of the site."""
    known = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper())) for code in CODES]
    detector = LanguageDetectorBuilder.from_languages(*known).with_preloaded_language_models().build()

    @cache
    def tell(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else ""

    return tell


@pytest.mark.parametrize("lang", CODES)
def test_every_text_is_in_its_language(detect, lang):
    bare = [(p, text_sources.without_names(p.words[lang])) for p in all_passages() if lang in p.words]
    long = [(p, text) for p, text in bare if letters(text) >= LEAST_LETTERS]
    found = {p.key: f"{p.name(lang)} reads like {code!r}: {excerpt(t)}" for p, t in long if (code := detect(t)) != lang}
    known = {key for key, code in OTHER_LANGUAGE if code == lang}

    assert len(long) > 300
    none_of([message for key, message in found.items() if key not in known])
    none_of([f"{key}: no longer needed in OTHER_LANGUAGE" for key in known - set(found)])


@pytest.mark.parametrize("lang", CODES)
def test_no_text_repeats_the_words_of_its_original(lang):
    found = {
        p.key: f"{p.name(lang)} is as in {p.own!r}: {excerpt(p.words[lang])}"
        for p in all_passages()
        if lang != p.own and p.words.get(lang) == p.words.get(p.own, "") and has_several_words(p.words[lang])
    }

    none_of([message for key, message in found.items() if key not in SAME_WORDS])


def has_several_words(text: str) -> bool:
    """Whether the first line holds more than one word that is no name and no placeholder."""
    line = re.sub(r"\{[^}]*\}", " ", text_sources.without_names(text.split("\n")[0]))
    return len(re.findall(r"[^\W\d_]{2,}", line)) > 1


# 5. Typography


@pytest.mark.parametrize("lang", CODES)
def test_every_text_keeps_the_typography_of_its_language(lang):
    none_of(
        [
            f"{p.name(lang)}: {fault}"
            for p in all_passages()
            for fault in faults(text_sources.without_addresses(p.words.get(lang, "")), lang)
        ]
    )


@pytest.mark.parametrize(
    ("lang", "rule"),
    [("", rule) for rule in EVERYWHERE] + [(lang, rule) for lang, rules in RULES.items() for rule in rules],
)
def test_every_rule_of_typography_finds_its_sample(lang, rule):
    assert any(fault.startswith(f"{rule.message}: ") for fault in faults(rule.sample, lang))


@pytest.mark.parametrize("lang", CODES)
def test_other_quotation_marks_and_hidden_characters_are_found(lang):
    first, last = QUOTES[lang]
    wrong = [f"{first}a", f"a{last}", f"{first}a{first}b" if first != last else "«a»", "‚a‘", "a\u200bb", "e\u0301"]

    assert faults(f"a {first}\u00a0b\u00a0{last} c", lang) == []
    assert [text for text in wrong if not faults(text, lang)] == []


# 6. Sources


def url_fields() -> set[str]:
    """The names of the fields of the registries that hold addresses."""
    leaves = [leaf for entry in all_entries() for leaf in walk(entry.record) if Matching("url") in leaf.rules]
    return {re.sub(r"[.\d]+$", "", leaf.path).rpartition(".")[2] for leaf in leaves}


def test_every_source_and_every_link_is_an_address_of_the_web():
    found = list(text_sources.raw_values(url_fields()))

    assert len(found) > 200
    none_of([f"{file}: {value!r}" for file, value in found if not re.fullmatch(ADDRESS, str(value))])


def test_every_record_with_a_page_names_a_source():
    entries = [entry for name in REGISTRIES for entry in text_sources.registries().entries[name]]

    none_of([f"{e.file}:{e.line} {e.name} names no source" for e in entries if not e.record.sources])
