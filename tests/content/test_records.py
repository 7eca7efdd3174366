"""What pages show of records, whatever is in them: the title in the reader's language, or in its own and marked so."""

import pytest

from hub.model.records import NameStatus
from hub.model.values import Name, Text
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


def named_records(subject):
    """The records whose title is a name, with the name and the status of each of its languages."""
    for registry, record in subject.records():
        name = getattr(record, "name", None)
        if isinstance(name, Name):
            yield (
                registry,
                record,
                name,
                getattr(record, "name_status", None) or NameStatus(own=name.own_language, official=(*name.words,)),
            )


def test_the_heading_of_a_body_bears_the_name_that_its_data_say(subject):
    wrong = []
    for registry, record, name, status in named_records(subject):
        for code, language in subject.languages.items():
            tree = parse(subject.page(code, f"{registry}/{record.id}"))
            (heading,) = tree.xpath("//h1")
            shown = code if code in (*status.official, *status.established) else status.own
            spoken = heading.xpath("string((descendant-or-self::*[@lang] | ancestor::*[@lang])[last()]/@lang)")
            tag = subject.languages[shown].tag if shown in subject.languages else shown
            below = " ".join(words(one) for one in tree.xpath("//*[@class='hub-record__subtitle']"))
            translated = code not in status.ours or code == status.own or " ".join(name.words[code].split()) in below
            if words(heading) != " ".join(name.words[shown].split()) or spoken != tag or not translated:
                wrong.append(f"{language.code} {registry}/{record.id}: {words(heading)!r} in {spoken!r}, {below!r}")

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
