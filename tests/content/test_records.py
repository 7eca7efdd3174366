"""What pages show of records, whatever is in them: the title in the reader's language, or in its own and marked so."""

import pytest

from hub.model.values import Text
from tests.pages import parse

pytestmark = pytest.mark.build


def title_of(record):
    """A text in languages; names are the same in all."""
    title = getattr(record, "title", None)
    return title if isinstance(title, Text) else None


def words(element):
    return " ".join(element.text_content().split())


def test_a_title_stands_in_the_readers_language_or_in_its_own_which_is_named(subject):
    wrong = []
    for registry, record in subject.records():
        if (title := title_of(record)) is None:
            continue
        for code, language in subject.languages.items():
            (heading,) = parse(subject.page(code, f"{registry}/{record.id}")).xpath("//h1")
            shown = code if code in title.words else record.language
            spoken = heading.xpath("string((descendant-or-self::*[@lang] | ancestor::*[@lang])[last()]/@lang)")
            right = " ".join(title.words[shown].split()) in words(heading)
            if not right or spoken != subject.languages[shown].tag:
                wrong.append(f"{language.code} {registry}/{record.id}: {words(heading)!r} in {spoken!r}")

    assert wrong == []


SOURCES = "//section[.//*[@id='sources']]//a[starts-with(@href, 'http')]"
FIGURES = "//*[contains(concat(' ', @class, ' '), ' hub-figure ')]"


def test_figures_of_a_record_with_sources_lead_to_one(subject):
    bare = []
    for registry, record in subject.records():
        for code in subject.languages:
            tree = parse(subject.page(code, f"{registry}/{record.id}"))
            figures = [one for one in tree.xpath(FIGURES) if not one.xpath(".//a[starts-with(@href, 'http')]")]
            if record.sources and figures and not tree.xpath(SOURCES):
                bare.append(f"{code} {registry}/{record.id}: {words(figures[0])}")

    assert bare == []


def test_lists_name_every_record(subject):
    for registry in ("practices", "partners", "organisations", "events"):
        records = {record.id for name, record in subject.records() if name == registry}
        for code in subject.languages:
            hrefs = parse(subject.page(code, registry)).xpath("//main//a/@href")
            assert records <= {href.rstrip("/").rpartition("/")[2] for href in hrefs}, (code, registry)
