"""What the built pages say: nothing foreign, nothing empty, and the source of each figure one link away."""

import re

import pytest

from hub.editorial.interface import interface_pieces
from hub.editorial.passages import excerpt, without_addresses
from tests.conftest import BASE_PATH
from tests.pages import LANGUAGES, page_files, parse, target_of

CODES = tuple(LANGUAGES)
SOURCE, *OTHERS = CODES

LEAST_PAGE = 250
"""Characters in the main part of a page, menus, notices and colophon left out."""
LEAST_DOCUMENT = 150
"""The same for the page of a document, whose title is in another language: it leads to the document itself."""


SILENT = ("script", "style", "template", "code")


def words_of(element, tag: str, skip: tuple[str, ...] = SILENT) -> list[str]:
    """The words that a reader or a listener gets in one language, by piece; parts in another language left out."""
    if not isinstance(element.tag, str) or element.tag in skip or element.get("lang", tag) != tag:
        return []
    said = [element.get(name) for name in ("aria-label", "title", "alt", "placeholder")]
    found = [*said, element.text]
    for child in element:
        found += [*words_of(child, tag, skip), child.tail]
    return [words for words in found if words and words.strip()]


def files_in(site, lang: str) -> list:
    """The pages of a language; those of the first one stand at the top of the site."""
    firsts = [(file, file.relative_to(site).parts[0]) for file in page_files(site)]
    return [file for file, first in firsts if (first if first in OTHERS else SOURCE) == lang]


def none_of(found: list[str]) -> None:
    """Fails with every message on a line of its own."""
    if found:
        pytest.fail(f"{len(found)} found:\n" + "\n".join(found), pytrace=False)


@pytest.mark.parametrize("lang", CODES)
def test_no_page_holds_words_of_the_interface_in_another_language(site, lang):
    own = "\n".join(interface_pieces(lang))
    foreign = {words: code for code in CODES for words in interface_pieces(code) if words not in own}
    found = []
    for file in files_in(site, lang):
        text = without_addresses("\n".join(words_of(parse(file), LANGUAGES[lang].tag)))
        found += [f"{file.relative_to(site)}: {words!r} is {code}" for words, code in foreign.items() if words in text]

    assert len(foreign) > 300
    none_of(found)


@pytest.mark.parametrize("lang", CODES)
def test_every_page_says_something_and_holds_no_filler(site, lang):
    found = []
    for file in files_in(site, lang):
        (main,) = parse(file).xpath("//main")
        text = " ".join(" ".join(words_of(main, LANGUAGES[lang].tag, (*SILENT, "nav", "footer"))).split())
        filler = re.findall(r"(?i)\b(?:lorem|ipsum|fixme|tbd)\b|\bTODO\b|\bXXX+\b", text)
        found += [f"{file.relative_to(site)}: {word!r}" for word in filler]
        if len(text) < (LEAST_DOCUMENT if file.parent.parent.name == "documents" else LEAST_PAGE):
            found.append(f"{file.relative_to(site)}: only {len(text)} characters in {lang!r}: {excerpt(text)}")

    none_of(found)


SOURCES = "//section[.//*[@id='sources']]//a[starts-with(@href, 'http')]"
FIGURES = "//*[contains(concat(' ', @class, ' '), ' hub-figure ')] | //tr[@class='hub-series__row']"
CARDS = "//*[contains(concat(' ', @class, ' '), ' hub-card__figure ')]"


def figures_without_source(file) -> list[str]:
    tree = parse(file)
    bare = [one for one in tree.xpath(FIGURES) if not one.xpath(".//a[starts-with(@href, 'http')]")]
    return [] if tree.xpath(SOURCES) else [" ".join(one.text_content().split()) for one in bare]


@pytest.mark.parametrize("lang", CODES)
def test_from_every_figure_its_source_is_one_link_away(site, lang):
    files = files_in(site, lang)

    assert sum(len(parse(file).xpath(FIGURES)) for file in files) > 50
    none_of([f"{file.relative_to(site)}: {figure}" for file in files for figure in figures_without_source(file)])


@pytest.mark.parametrize("lang", CODES)
def test_every_card_with_a_figure_leads_to_a_page_with_its_source(site, lang):
    cards = [(file, figure) for file in files_in(site, lang) for figure in parse(file).xpath(CARDS)]
    found = []
    for file, figure in cards:
        hrefs = figure.xpath("ancestor::*[contains(concat(' ', @class, ' '), ' hub-card ')][1]//a/@href")
        targets = [target_of(site, file, href, BASE_PATH) for href in hrefs]
        if not any(t and parse(t).xpath(FIGURES) and not figures_without_source(t) for t in targets):
            found.append(f"{file.relative_to(site)}: {' '.join(figure.text_content().split())}")

    assert len(cards) > 20
    none_of(found)
