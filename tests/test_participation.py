"""What is told of those who take part in an event: documented, or only announced."""

from dataclasses import replace
from datetime import date

import pytest

from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.model.events import Documented
from hub.views.events import event_view
from hub.views.records import organisation_view, partner_view
from tests.frozen import ROOT
from tests.registries import join_small

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
TOGETHER = {"partners": ("north", "south"), "visited": ("club",), "speakers": ("club",)}


def localizer(code, **changes):
    """A localizer over the small registries, with the event `opening` changed."""
    joined = join_small()
    entry = joined.entries["events"]["opening"]
    changed = replace(entry, record=replace(entry.record, **{**TOGETHER, **changes}))
    events = {**joined.entries["events"], "opening": changed}
    joined = replace(joined, entries={**joined.entries, "events": events})
    return Localizer(LANGUAGES[code], LANGUAGES, joined, date(2026, 12, 1))


def told(speaking):
    view = event_view(speaking, speaking.joined.events["opening"])
    facts = [(fact.term, [link.label.text for link in fact.items]) for fact in view.facts if "partners" in fact.key]
    return facts, [section.heading for section in view.sections]


@pytest.mark.parametrize(
    ("documented", "facts", "headings"),
    [
        (
            None,
            [("Project partners announced", ["North Agency", "Agence du Sud"])],
            ["Visits announced", "Speakers announced"],
        ),
        (
            Documented(partners=("south",), speakers=("club",)),
            [("Project partners", ["Agence du Sud"]), ("Project partners announced", ["North Agency"])],
            ["Visits announced", "Who spoke"],
        ),
        (
            Documented(partners=("north", "south"), visited=("club",), speakers=("club",)),
            [("Project partners", ["North Agency", "Agence du Sud"])],
            ["Who was visited", "Who spoke"],
        ),
    ],
)
def test_who_is_documented_stands_apart_from_who_was_announced(documented, facts, headings):
    found, sections = told(localizer("en", documented=documented))

    assert found == facts
    assert [heading for heading in sections if heading.startswith(("Visit", "Who", "Speaker"))] == headings


@pytest.mark.parametrize(
    ("words", "heading", "labels"),
    [
        (("announced", "announced"), "Programme annoncé", ["", ""]),
        (("announced", "documented"), "Programme", ["annoncée", "attestée"]),
        (("documented", "documented"), "Programme", ["", ""]),
    ],
)
def test_the_programme_says_what_is_documented_where_it_differs(words, heading, labels):
    (day,) = localizer("fr").joined.events["opening"].programme
    sessions = tuple(replace(day.sessions[0], evidence=word) for word in words)
    speaking = localizer("fr", programme=(replace(day, sessions=sessions),))

    view = event_view(speaking, speaking.joined.events["opening"])
    (programme,) = [section for section in view.sections if section.id == "programme"]

    assert programme.heading == heading
    assert [session.evidence for session in programme.items[0].sessions] == labels


@pytest.mark.parametrize(
    ("word", "words"), [("announced", "participation announced"), ("documented", "participation documented")]
)
def test_a_delegation_and_the_pages_of_those_in_it_say_whether_it_came(word, words):
    (delegation,) = localizer("en").joined.events["opening"].delegations
    changes = {"delegations": (replace(delegation, evidence=word),), "partners": (), "visited": (), "speakers": ()}
    speaking = localizer("en", **changes)

    view = event_view(speaking, speaking.joined.events["opening"])
    (section,) = [section for section in view.sections if section.id == "delegations"]

    assert [item.evidence for item in section.items] == [words]
    assert kicker(partner_view(speaking, speaking.joined.partners["south"])) == f"Rennes, France · {words}"
    assert kicker(organisation_view(speaking, speaking.joined.organisations["club"])) == f"Rennes, France · {words}"


def test_an_organiser_needs_no_word_on_its_part():
    speaking = localizer("en", partners=())

    assert kicker(partner_view(speaking, speaking.joined.partners["north"])) == "Rennes, France"


def kicker(view):
    (section,) = [section for section in view.sections if section.id == "events"]
    (card,) = [card for card in section.items if card.href.endswith("/opening/")]
    return card.kicker
