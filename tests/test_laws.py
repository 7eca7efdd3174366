"""Laws: each in a block of its country, in its own language, with the dates that are known, in the order of its steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.checks.laws import check_steps
from hub.joined.joining import Joined
from hub.localization.localizer import Link, Localizer
from hub.macros.page import MacroPage
from hub.macros.project import laws, names
from hub.model.laws import Law
from hub.model.values import PartialDate
from hub.pages.rendering import Renderer
from hub.views.laws import laws_view
from hub.views.press import names_to_write
from tests.conftest import TODAY
from tests.frozen import ROOT
from tests.pages import LANGUAGES
from tests.registries import join_small


def speak(code: str, joined: Joined | None = None) -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, joined or join_small(), date.fromisoformat(TODAY))


def act(**changes) -> Law:
    return replace(join_small().laws["act"], **changes)


def with_laws(*found: Law) -> Joined:
    return replace(join_small(), laws={law.id: law for law in found})


def test_a_law_says_what_is_known_of_it_in_the_language_of_the_page():
    (law,) = laws_view(speak("fr"))

    facts = {
        fact.key: [one.href if isinstance(one, Link) else getattr(one, "text", "") for one in fact.items]
        for fact in law.facts
    }
    assert (law.id, law.country, law.summary.text) == ("act", "France", "Une loi sur les attaques.")
    assert facts == {
        "local_authorities": ["Elle nomme les villes."],
        "reference": ["nº 1"],
        "adopted": ["janvier 2025"],
        "in_force": ["1er février 2025"],
        "authorities": ["./fr/organisations/club/", ""],
        "official_page": ["https://example.org/law"],
        "checked": ["31 octobre 2026"],
    }


def test_its_name_and_reference_are_marked_as_those_of_another_language():
    (law,) = laws_view(speak("en"))

    assert (law.name.text, law.name.lang) == ("La Loi & la <Règle>", "fr")
    assert [one.lang for fact in law.facts if fact.key == "reference" for one in fact.items] == ["fr"]


def test_laws_go_by_the_country_in_the_order_of_the_language():
    shown = with_laws(act(id="a", country="FR"), act(id="b", country="FI"), act(id="c", country="HR"))

    assert [law.id for law in laws_view(speak("en", shown))] == ["c", "b", "a"]
    assert [law.id for law in laws_view(speak("hu", shown))] == ["b", "a", "c"]


def render(code: str, macro, joined: Joined | None = None) -> str:
    return str(macro(MacroPage(speak(code, joined), Renderer(ROOT / "overrides"))))


def test_the_block_is_headed_by_the_country_and_nothing_of_a_record_is_markup():
    html = render("en", laws)

    assert '<h3 id="act">France</h3>' in html
    assert '<span lang="fr">La Loi &amp; la &lt;Règle&gt;</span>' in html
    assert "None" not in html


def test_a_registry_without_laws_says_so():
    assert render("en", laws, with_laws()) == f"<p>{speak('en').word('lists.empty')}</p>"


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ({"presented": "2024-10", "adopted": "2025-02", "published": "2025", "in_force": "2025-03-01"}, None),
        ({"presented": "2025-03", "adopted": "2025-02"}, "adopted"),
        ({"adopted": "2025-02-02", "published": "2025-02-01"}, "published"),
        ({"adopted": "2025-02-02", "in_force": "2024"}, "in_force"),
        ({}, None),
    ],
)
def test_a_step_does_not_come_before_the_one_that_it_follows(steps, wrong):
    unknown = dict.fromkeys(("presented", "adopted", "published", "in_force"))
    law = act(**unknown | {name: PartialDate.parse(day) for name, day in steps.items()})

    assert [fault.path for fault in check_steps(law)] == ([wrong] if wrong else [])


def test_the_names_to_write_go_by_country_with_the_name_of_the_heading_first():
    (row,) = names_to_write(speak("en"))

    assert (row.term, [(name.name.text, [other.name.text for other in name.others]) for name in row.items]) == (
        "France",
        [("North Agency", ["Agence du Nord"]), ("Agence du Sud", [])],
    )
    assert '<dd class="hub-rows__item">North Agency (<span lang="fr">Agence du Nord</span>)</dd>' in render("en", names)


def test_a_short_name_is_among_them_where_it_is_another():
    small = join_small()
    entry = small.entries["partners"]["north"]
    entries = {"north": replace(entry, record=replace(entry.record, short="NA"))}
    shown = replace(small, entries={**small.entries, "partners": entries})

    (row,) = names_to_write(speak("fr", shown))

    assert [[other.name.text for other in name.others] for name in row.items] == [["NA"]]
