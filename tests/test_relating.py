"""Related practices: who comes first, what counts, and the reason in words."""

from dataclasses import replace

import pytest

from hub.joined.relating import MINIMUM, Relation, distinctive_values, relate
from hub.languages import load_languages
from hub.localization.localizer import LocalizedText, Localizer
from hub.model.practices import Practice
from hub.model.records import Location, Region
from hub.model.values import Name, Text
from hub.pages.rendering import reasons
from hub.views.related import related_section
from hub.views.view_parts import Reason
from tests.frozen import ROOT
from tests.registries import join_small

SIGNS = {"signs.list": ", ", "signs.dot": " · "}


def practice(identifier, themes="", audiences="", areas="", nuts=""):
    region = Region(name=Name({"fr": f"Région {nuts}"}), nuts=nuts) if nuts else None
    return Practice(
        id=identifier,
        language="en",
        title=Text({"en": identifier}),
        summary=Text({"en": identifier}),
        owners=(),
        location=Location(country="FR", region=region),
        problem=Text({"en": "x"}),
        what_it_does=(),
        evidence_level="none_found",
        themes=tuple(themes.split()),
        audiences=tuple(audiences.split()),
        areas=tuple(areas.split()),
        levers=(),
    )


def related(*practices, **chosen):
    """Ids of related practices by id, for practices with fillers that share nothing."""
    fillers = [practice(f"z-{number}", f"filler-{number}") for number in range(20)]
    named = [replace(one, related=tuple(chosen.get(one.id, ()))) for one in practices]
    known = {one.id: one for one in [*named, *fillers]}
    relations = relate(known, {key: [known[i] for i in ids] for key, ids in chosen.items()})
    return {key: [one.practice.id for one in relations(key)] for key in known}


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ({"themes": "youth"}, False),
        ({"audiences": "schools"}, False),
        ({"nuts": "FRH0"}, False),
        ({"areas": "industry", "nuts": "FRH0"}, False),
        ({"themes": "youth", "areas": "industry"}, False),
        ({"themes": "youth", "audiences": "schools"}, True),
        ({"themes": "youth", "nuts": "FRH0"}, True),
        ({"themes": "youth skills"}, True),
        ({"audiences": "schools smes", "areas": "industry"}, True),
    ],
)
def test_practices_are_related_when_they_share_enough(shared, expected):
    found = related(practice("a", **shared), practice("b", **shared))

    assert found["a"] == (["b"] if expected else [])
    assert found["b"] == (["a"] if expected else [])


def test_the_nearest_comes_first_and_ties_stand_in_the_order_of_ids():
    found = related(
        practice("a", "youth skills", "schools"),
        practice("d", "youth skills"),
        practice("c", "youth skills", "schools"),
        practice("b", "youth skills"),
    )

    assert found["a"] == ["c", "b", "d"]


def test_the_editors_choice_comes_first_and_four_are_shown_at_most():
    near = [practice(f"near-{n}", "youth skills") for n in range(6)]
    chosen = [practice(f"own-{n}", f"other-{n}") for n in range(5)]
    a, b = practice("a", "youth skills"), practice("b", "youth skills")
    found = related(a, b, *near, *chosen, a=["own-1", "near-5"], b=[one.id for one in chosen])

    assert found["a"] == ["own-1", "near-5", "b", "near-0"]
    assert found["b"] == [one.id for one in chosen[:4]]


def test_of_those_that_name_a_practice_the_most_similar_are_shown():
    own = practice("a", "youth skills", "schools")
    others = [practice("b"), practice("c", "youth"), practice("d", "youth skills"), practice("e", "youth", "schools")]
    known = {one.id: one for one in (replace(own, related=("b",)), *others)}

    found = relate(known, {"a": [known[key] for key in ("c", "e", "b", "d")]})

    assert [one.practice.id for one in found("a")] == ["b", "d", "e", "c"]


def test_what_most_practices_have_in_common_says_nothing():
    known = {f"p{n}": practice(f"p{n}", "everywhere often", "everyone") for n in range(10)}
    rare = {key: replace(one, themes=("rare",)) for key, one in known.items() if key in ("p1", "p2")}

    assert distinctive_values({**known, **rare}.values())["themes"] == {"rare"}
    assert relate({**known, **rare}, {})("p1") == ()


def test_a_relation_counts_what_it_names():
    relation = Relation(practice("a"), False, ("youth",), ("schools",), ("industry",), True)

    assert relation.points == 3 + 2 + 1 + 2
    assert Relation(practice("a"), False, ("youth",)).points < MINIMUM


def test_each_card_says_why_it_stands_there_in_the_language_of_the_page():
    joined = join_small()
    own = replace(joined.practices["school-day"], related=("second",))
    second = replace(own, id="second", related=())
    entries = {p.id: replace(joined.entries["practices"]["school-day"], record=p) for p in (own, second)}
    more = replace(joined, entries={**joined.entries, "practices": entries})
    languages = {one.code: one for one in load_languages(ROOT / "mkdocs.yml")}
    english, french = (shown(Localizer(languages[code], languages, more, None)) for code in ("en", "fr"))

    assert english == [
        (
            "../second/",
            'Same owners: North Agency, <span lang="fr">Le Club</span> · Same theme: Skills · Same audience: Schools'
            " · Same area: Digital for industry · Same region: Bretagne",
        )
    ]
    assert french[0][1].startswith("Mêmes porteurs\u00a0: Agence du Nord, Le Club · Même thème\u00a0: ")


def test_where_they_share_nothing_the_choice_of_the_editors_is_the_reason():
    joined = join_small()
    own = replace(joined.practices["school-day"], related=("second",))
    bare = practice("second")
    entries = {p.id: replace(joined.entries["practices"]["school-day"], record=p) for p in (own, bare)}
    more = replace(joined, entries={**joined.entries, "practices": entries})
    languages = {one.code: one for one in load_languages(ROOT / "mkdocs.yml")}

    assert shown(Localizer(languages["en"], languages, more, None)) == [("../second/", "Chosen by the editors")]


def shown(localizer):
    """Address and reason of each related card of the school day."""
    [section] = related_section(localizer.at("../../"), localizer.joined.practices["school-day"])
    return [
        (item.card.href.replace("../../practices", ".."), str(reasons(item.reasons, localizer.word)))
        for item in section.items
    ]


def test_a_reason_is_escaped_and_marks_a_foreign_language():
    reason = Reason("Same themes:", (LocalizedText("R&D <x>"), LocalizedText("Jeunes", "fr")))

    assert reasons([Reason("Chosen"), reason], SIGNS.__getitem__) == (
        'Chosen · Same themes: R&amp;D &lt;x&gt;, <span lang="fr">Jeunes</span>'
    )
