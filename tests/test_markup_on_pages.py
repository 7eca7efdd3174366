"""What the check takes of a text is what stands on its record's page and in the page's description."""

from dataclasses import replace

import pytest
from lxml import html

from hub.addresses import record_path
from hub.diagnosis.markup import faults_of_long
from hub.diagnosis.plain_texts import faults_of_short
from hub.model.values import Text
from hub.pages.records import record_html
from hub.pages.site import make_site
from hub.reading.loading import load_registries
from hub.settings import read_settings
from hub.text.markdown import SCHEMES
from tests.frozen import THREE_CODES
from tests.test_markup import ROWS

WORKING = [row[:2] for row in ROWS if not list(faults_of_long(row[1]))]
SHORT = [row[:2] for row in ROWS if not list(faults_of_short(row[1]))]


@pytest.fixture(scope="module")
def page(project):
    """The page of a partner with these texts, as a tree of its head and one of its main part."""
    settings = read_settings(project, {"HUB_TODAY": "2026-12-01"})
    registries, problems = load_registries(settings.data, THREE_CODES)
    assert not problems
    site = make_site(settings, registries)
    entry = registries.entries["partners"][0]

    def make(**texts):
        record = replace(entry.record, **{name: Text({"en": words}) for name, words in texts.items()}, language="en")
        localizer = site.localizer("en", record_path("partners", record.id))
        parts = record_html(site, localizer, "partners", replace(entry, record=record))
        return tuple(html.fragment_fromstring(str(part), create_parent="div") for part in parts)

    return make


@pytest.mark.parametrize("text", [text for _, text in WORKING], ids=[name for name, _ in WORKING])
def test_a_long_text_that_is_taken_stands_on_the_page_as_it_was_meant(page, text):
    _, main = page(summary="Words.", description=text)
    (shown,) = main.xpath("//section[h2/@id='description']/div[@class='hub-text']")

    expected = next((row[2] for row in ROWS if row[1] == text), None)
    inner = "".join(html.tostring(child, encoding="unicode", with_tail=False) for child in shown)

    if expected:
        wanted = html.fragment_fromstring(expected, create_parent="div")
        assert inner.split() == "".join(html.tostring(c, encoding="unicode", with_tail=False) for c in wanted).split()
    else:
        assert shown.text_content().strip() == text
    assert all(link.get("href").startswith(tuple(f"{name}:" for name in SCHEMES)) for link in shown.iter("a"))


@pytest.mark.parametrize("text", [text for _, text in SHORT], ids=[name for name, _ in SHORT])
def test_a_short_text_that_is_taken_is_the_description_word_for_word(page, text):
    head, main = page(summary=text)

    described = {
        meta.get("content") for meta in head.xpath(".//meta[@name='description' or @property='og:description']")
    }

    assert {" ".join(words.split()) for words in described} == {" ".join(text.split())}
    assert " ".join(text.split()) in " ".join(main.text_content().split())
