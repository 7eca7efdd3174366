"""What a machine can say of the content: complete, equal figures and links, right language, typography, sources."""

import re
from collections import Counter
from functools import cache

import pytest
from lingua import IsoCode639_1, Language, LanguageDetectorBuilder

from hub.rules import Matching
from hub.walking import walk
from tests import text_sources
from tests.conftest import BASE_PATH
from tests.pages import LANGUAGES, page_files, parse, target_of
from tests.text_sources import CODES, SOURCE, all_entries, all_passages, markdown_links, page_paths, written_page
from tests.typography import EVERYWHERE, QUOTES, RULES, faults

OTHERS = tuple(code for code in CODES if code != SOURCE)
LEAST_LETTERS = 60
"""Shorter texts hold too few words to tell their language."""
LEAST_INTERFACE_LETTERS = 12
LEAST_PAGE = 250
"""Characters in the main part of a page with something to say."""

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

BY_LANGUAGE = {
    r"(https://creativecommons\.org/licenses/by/4\.0/)(?:deed\.[a-z]{2})?": "the licence has a page in each language",
    r"(https://eur-lex\.europa\.eu/legal-content/)[A-Z]{2}(?=/)": "EU law is published in each language",
    r"https://interoperable-europe\.ec\.europa\.eu/collection/eupl/eupl-text-eupl-12()"
    r"|https://eur-lex\.europa\.eu/legal-content/TXT/\?uri=CELEX:32017D0863()": "the EUPL: text in English, or EU law",
}
"""External addresses that differ by language: the groups of each pattern are what stays, and why."""


def letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def excerpt(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:160]}…"


# 1. Completeness


@pytest.mark.parametrize("lang", CODES)
def test_every_text_of_the_registries_is_in_every_language(lang):
    passages = text_sources.registry_passages()

    assert [p.name(lang) for p in passages if not p.words.get(lang, "").strip()] == []
    assert len(passages) > 500


@pytest.mark.parametrize("lang", CODES)
def test_every_written_page_is_in_every_language(lang):
    assert [f"docs/{lang}/{path}" for path in page_paths() if not written_page(path, lang)] == []


@pytest.mark.parametrize("lang", OTHERS)
def test_written_pages_have_the_same_headings_lists_and_paragraphs(lang):
    assert [m for path in page_paths() if (m := difference(path, lang, "kinds"))] == []


# 2. Figures


def figures(text: str, lang: str) -> Counter[str]:
    """The numbers of a text as digits with a decimal point."""
    thousands = "[ \u00a0\u202f,]" if lang == "en" else "[ \u00a0\u202f.]"
    joined = re.sub(
        rf"(?<![\d.,])\d{{1,3}}(?:{thousands}\d{{3}})+(?!\d)",
        lambda match: re.sub(r"\D", "", match[0]),
        text_sources.without_addresses(text),
    )
    return Counter(number.replace(",", ".") for number in re.findall(r"\d+(?:[.,]\d+)*", joined))


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
    assert figures(text, lang) == Counter(expected)


def other_figures(passage, lang: str) -> str:
    """What differs, or nothing."""
    own = figures(passage.words[passage.own], passage.own)
    here = figures(passage.words[lang], lang)
    missing, more = sorted((own - here).elements()), sorted((here - own).elements())
    return f"{passage.name(lang)}: missing {missing}, more {more}: {excerpt(passage.words[lang])}" if own != here else ""


@pytest.mark.parametrize("lang", CODES)
def test_figures_are_equal_in_every_language(lang):
    passages = [*text_sources.registry_passages(), *text_sources.interface_passages()]
    found = {
        p.key: message
        for p in passages
        if lang in p.words and p.own in p.words and (message := other_figures(p, lang))
    }
    spelled = {key for key, code in SPELLED_OUT if code == lang}

    assert [message for key, message in found.items() if key not in spelled] == []
    assert spelled - set(found) == set(), "no longer needed in SPELLED_OUT"


@pytest.mark.parametrize("lang", OTHERS)
def test_figures_of_written_pages_are_equal_in_every_language(lang):
    wrong = []
    for path in page_paths():
        own, here = written_page(path, SOURCE), written_page(path, lang)
        if own and here:
            before, after = figures("\n".join(own.blocks), SOURCE), figures("\n".join(here.blocks), lang)
            if before != after:
                wrong.append(f"{here.where}: missing {dict(before - after)}, more {dict(after - before)}")

    assert wrong == []


# 3. Links and macro calls


def difference(path: str, lang: str, part: str) -> str:
    """How a page differs from the original in its kinds of blocks, its links or its calls; nothing where it is absent."""
    own, here = written_page(path, SOURCE), written_page(path, lang)
    if not own or not here:
        return ""
    before, after = ([same_address(word) for word in getattr(page, part)] for page in (own, here))
    missing, more = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return f"{here.where}: missing {dict(missing)}, more {dict(more)}, else their order" if before != after else ""


def same_address(address: str) -> str:
    for pattern in BY_LANGUAGE:
        address = re.sub(pattern, lambda match: next((group for group in match.groups() if group), ""), address)
    return address


@pytest.mark.parametrize("part", ["links", "calls"])
@pytest.mark.parametrize("lang", OTHERS)
def test_written_pages_have_the_same_links_and_macro_calls(lang, part):
    assert [m for path in page_paths() if (m := difference(path, lang, part))] == []


@pytest.mark.parametrize("lang", CODES)
def test_links_within_texts_of_the_registries_are_equal(lang):
    passages = [p for p in text_sources.registry_passages() if lang in p.words and p.own in p.words]

    assert [p.name(lang) for p in passages if markdown_links(p.words[lang]) != markdown_links(p.words[p.own])] == []


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

    assert [message for key, message in found.items() if key not in known] == []
    assert known - set(found) == set(), "no longer needed in OTHER_LANGUAGE"
    assert len(long) > 300


# 5. Typography


@pytest.mark.parametrize("lang", CODES)
def test_every_text_keeps_the_typography_of_its_language(lang):
    found = [
        f"{p.name(lang)}: {fault}"
        for p in all_passages()
        for fault in faults(text_sources.without_addresses(p.words.get(lang, "")), lang)
    ]

    assert found == []


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


def addresses(entry) -> list[tuple[str, str]]:
    """Every address of an entry with its path, whether a field or an item of a list."""
    record = entry.record
    fields = [(leaf.path, leaf.value) for leaf in walk(record) if Matching("url") in leaf.rules]
    listed = [(leaf.path, leaf.value) for leaf in walk(record) if re.search(r"\bsources\.\d+$", leaf.path)]
    return sorted({*fields, *listed})


def test_every_source_and_every_link_is_an_address_of_the_web():
    found = [(entry, path, value) for entry in all_entries() for path, value in addresses(entry)]
    wrong = [f"{e.file}:{e.line_of(p)} {p}: {v}" for e, p, v in found if not re.fullmatch(r"https?://[\w.-]+\.\w{2,}(?:[/?#]\S*)?", v)]

    assert wrong == []
    assert len(found) > 200


def test_every_record_with_a_page_names_a_source():
    records = [e for listed in ("practices", "events", "partners", "organisations") for e in text_sources.registries().entries[listed]]

    assert [f"{e.file}:{e.line} {e.name}" for e in records if not any(".source" in f".{path}" for path, _ in addresses(e))] == []
