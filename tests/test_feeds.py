"""Feeds: Atom by the rules of RFC 4287 and JSON Feed 1.1 by a schema; their names stay, and nothing changes by itself."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree, html

from hub.feeds.entries import MOST, Feed, entry_of, newest, stable_id
from hub.feeds.outputs import FEEDS
from hub.feeds.writing import write_atom, write_json_feed
from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.model.values import PartialDate
from hub.pages.rendering import Renderer
from tests.conftest import ROOT, SITE_URL, TODAY
from tests.registries import join_small
from tests.taken import ATTACKS, hostile, small_site

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
ATOM = "{http://www.w3.org/2005/Atom}"
RULES = etree.RelaxNG(
    etree.fromstring("""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed">
    <attribute name="xml:lang"/>
    <interleave>
      <ref name="common"/>
      <oneOrMore><element name="author"><element name="name"><data type="token"><param name="minLength">1</param></data></element></element></oneOrMore>
      <optional><element name="rights"><text/></element></optional>
      <oneOrMore><ref name="link"/></oneOrMore>
      <zeroOrMore><element name="entry">
        <interleave>
          <ref name="common"/>
          <oneOrMore><ref name="link"/></oneOrMore>
          <zeroOrMore><element name="category"><attribute name="term"/></element></zeroOrMore>
          <optional><element name="summary"><text/></element></optional>
          <element name="content"><attribute name="type"><value>html</value></attribute><text/></element>
        </interleave>
      </element></zeroOrMore>
    </interleave>
  </element></start>
  <define name="common">
    <interleave>
      <element name="id"><data type="anyURI"><param name="pattern">urn:uuid:[0-9a-f-]{36}</param></data></element>
      <element name="title"><text/></element>
      <element name="updated"><data type="dateTime"/></element>
    </interleave>
  </define>
  <define name="link"><element name="link">
    <attribute name="href"><data type="anyURI"><param name="pattern">https://.+</param></data></attribute>
    <attribute name="rel"><choice><value>self</value><value>alternate</value></choice></attribute>
    <attribute name="type"/>
    <optional><attribute name="hreflang"><data type="language"/></attribute></optional>
    <empty/>
  </element></define>
</grammar>""")
)
"""What our feeds use of the grammar of RFC 4287, appendix B."""
_TEXT = {"type": "string", "minLength": 1}
_URL = {"type": "string", "pattern": "^https://"}
_SCHEMA = {
    "type": "object",
    "required": ["version", "title", "home_page_url", "feed_url", "language", "items"],
    "propertyNames": {"pattern": "^(version|title|home_page_url|feed_url|language|authors|items|_[a-z]+)$"},
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT,
        "home_page_url": _URL,
        "feed_url": _URL,
        "language": _TEXT,
        "authors": {"type": "array", "items": {"type": "object", "minProperties": 1}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "url", "title", "content_html", "date_modified"],
                "additionalProperties": False,
                "properties": {
                    "id": _TEXT,
                    "url": _URL,
                    "title": _TEXT,
                    "summary": {"type": "string"},
                    "content_html": _TEXT,
                    "date_modified": {"type": "string", "format": "date-time", "pattern": "Z$"},
                    "tags": {"type": "array", "items": _TEXT, "minItems": 1},
                },
            },
        },
    },
}
"""JSON Feed 1.1, as far as our feeds use it."""
VALIDATOR = Draft202012Validator(_SCHEMA, format_checker=FormatChecker())


def read_atom(text: bytes) -> etree._Element:
    """A feed that keeps the rules, those included that no grammar can say (RFC 4287, 4.1.1, 4.2.6)."""
    tree = etree.fromstring(text)
    RULES.assertValid(tree)
    ids = [one.text for one in tree.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert [one.get("rel") for one in tree.findall(f"{ATOM}link")] == ["self", "alternate"]
    return tree


def read_json(text: bytes) -> dict:
    VALIDATOR.validate(feed := json.loads(text))
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    return feed


def speak(code: str = "en", today: str = TODAY) -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, join_small(), date.fromisoformat(today))


def entry(registry, record, code="en", today=TODAY):
    return entry_of(speak(code, today).at(SITE_URL), Renderer(ROOT / "overrides"), SITE_URL, registry, record)


@pytest.fixture(scope="module")
def small(project):
    return small_site(project)


def test_every_feed_of_a_site_keeps_the_rules_in_every_language(small):
    atoms, jsons = ([*output.pages(small)] for output in FEEDS)

    for page in atoms:
        read_atom(small.render(page))
    for page in jsons:
        read_json(small.render(page))
    assert {page.file for page in atoms if page.language == "fr"} == {
        "fr/practices/feed.atom",
        "fr/events/feed.atom",
        "fr/practices/theme/skills/feed.atom",
    }
    assert {page.language for page in (*atoms, *jsons)} == set(small.languages)


def test_both_forms_say_the_same(small):
    for atom, other in zip(*(output.pages(small) for output in FEEDS), strict=True):
        tree, feed = read_atom(small.render(atom)), read_json(small.render(other))
        told = [
            [one.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "content")]
            for one in tree.iter(f"{ATOM}entry")
        ]
        assert told == [[one[key] for key in ("id", "title", "date_modified", "content_html")] for one in feed["items"]]


def test_a_record_keeps_its_name_under_a_new_id_and_on_another_host():
    practice = join_small().practices["school-day"]
    practice, renamed = replace(practice, former_ids=()), replace(practice, former_ids=("first", "second"))

    assert entry("practices", practice).id == stable_id("en", "practices", "school-day")
    assert entry("practices", renamed).id == stable_id("en", "practices", "first")
    assert entry("practices", practice, "fr").id != entry("practices", practice).id
    moved = entry_of(
        speak().at("https://elsewhere.example/"),
        Renderer(ROOT / "overrides"),
        "https://elsewhere.example/",
        "practices",
        practice,
    )
    assert moved.id == entry("practices", practice).id


def test_nothing_in_an_entry_depends_on_the_day():
    for registry in ("practices", "events"):
        for one in join_small().entries[registry].values():
            assert entry(registry, one.record, today="2026-01-01") == entry(registry, one.record, today="2040-01-01")


def test_the_day_of_an_entry_is_that_of_the_record():
    practice = join_small().practices["school-day"]

    assert entry("practices", replace(practice, updated=PartialDate(2026, 5, 4))).changed == date(2026, 5, 4)
    assert entry("practices", replace(practice, updated=None, start=PartialDate(2024, 3))).changed == date(2024, 3, 1)


def test_the_latest_change_comes_first_and_a_feed_ends():
    practice = join_small().practices["school-day"]
    many = [
        replace(practice, id=f"p{day}", updated=PartialDate(2026, 1 + day // 28, 1 + day % 28)) for day in range(60)
    ]

    found = newest(many, speak())

    assert len(found) == MOST
    assert [one.id for one in found[:2]] == ["p59", "p58"]


def test_the_full_text_is_there_with_whole_addresses():
    found = html.fromstring(f"<main>{entry('practices', join_small().practices['school-day']).html}</main>")

    assert "The problem" in found.text_content()
    assert [href for href in found.xpath("//@href") if not re.match("(https?|mailto|tel):", href)] == []
    assert found.xpath("//script | //style | //*[@class][starts-with(@class, 'hub-card')]") == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(attack, project):
    site = small_site(project, hostile(join_small(), attack))
    for output, read in zip(FEEDS, (read_atom, read_json), strict=True):
        text = site.render(next(output.pages(site)))
        read(text)
    feed = read_json(text)
    assert feed["items"][0]["title"].split() == attack.split()
    tree = html.fromstring(f"<main>{feed['items'][0]['content_html']}</main>")
    assert tree.xpath("//script | //img | //@onerror | //a[starts-with(@href, 'javascript')]") == []


def test_characters_that_no_xml_may_hold_are_left_out():
    practice = entry("practices", join_small().practices["school-day"])
    odd = replace(
        practice,
        title="a\x00\x0b\ufffe]]>b",
        summary="\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    )
    feed = Feed(
        id=stable_id("x"),
        title="t\x1f",
        tag="en",
        home="https://a/",
        url="https://a/f",
        author="A",
        changed=date(2026, 1, 1),
        entries=[odd],
    )

    assert read_atom(write_atom(feed)).findtext(f"{ATOM}entry/{ATOM}title") == "a]]>b"
    assert read_json(write_json_feed(feed))
