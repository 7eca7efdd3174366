"""The table of kinds: a row that lacks something is refused with a sentence that says what, and where it belongs."""

from dataclasses import dataclass, replace
from typing import Annotated, Literal

import pytest

from hub.languages import ConfigurationError, load_strings
from hub.model.facets import Facet, country, of_field
from hub.model.fields import fields_of
from hub.model.kind import IncompleteKindError, complete
from hub.model.kinds import IN_MENU, KINDS, name_field
from hub.model.records import Record
from hub.model.rules import Reference, Term
from hub.model.types import PracticeRef
from hub.model.values import Text
from hub.schemas import completeness
from hub.schemas.completeness import missing_words, require_words
from hub.views import kinds as shown
from tests.pages import SEVEN_LANGUAGES


@dataclass(frozen=True, kw_only=True, slots=True)
class Story(Record):
    """A kind that the hub does not have."""

    title: Text
    told_by: str
    themes: tuple[Annotated[str, Term("themes")], ...] = ()
    about: PracticeRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Lost(Story):
    """Refers to what is not there."""

    nowhere: Annotated[str, Reference("nowhere")] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Wordless(Story):
    """Chooses from a list that is not there."""

    mood: Annotated[str, Term("moods")] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Moody(Story):
    """Has a closed list without a name."""

    mood: Literal["calm", "busy"] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Odd(Story):
    """Has a type that no registry holds."""

    more: dict | None = None


WHOLE = replace(
    KINDS["events"],
    name="stories",
    one="story",
    record=Story,
    menu=19,
    asked=("title", "told_by"),
    begun=(),
    facets=(Facet("theme", of_field("themes"), "themes"), Facet("about", of_field("about"), registry="practices")),
    orders=("title",),
)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "events"}, "the kind 'events' stands there twice"),
        ({"menu": 2}, "the kind 'stories' has the same `menu` as events: give one of them another number than 2"),
        ({"record": Text}, "the kind 'stories' is made of Text, which is no Record"),
        ({"one": ""}, "the kind 'stories' has no word for one record: give it `one`"),
        ({"called": ""}, "the kind 'stories' does not say which field names a record: give it `called`"),
        ({"called": "name"}, "the kind 'stories' names fields that Story does not have: name"),
        ({"begun": ("end",)}, "the kind 'stories' names fields that Story does not have: end"),
        (
            {"asked": ("title", "told_by", "place.city")},
            "the kind 'stories' names fields that Story does not have: place",
        ),
        (
            {"facets": (Facet("country", country),)},
            "the kind 'stories' has the facet 'country', but Story has no field 'location'",
        ),
        (
            {"facets": (Facet("topic", of_field("topic")),)},
            "the kind 'stories' has the facet 'topic', but Story has no field 'topic'",
        ),
        (
            {"facets": (Facet("theme", of_field("themes")),)},
            "the kind 'stories' has the facet 'theme' of terms: give it their list, 'themes'",
        ),
        (
            {"facets": (Facet("about", of_field("about")),)},
            "the kind 'stories' has the facet 'about' of ids: give it `registry='practices'`",
        ),
        ({"orders": ("country",)}, "the kind 'stories' has the order 'country' but no field `location`"),
        ({"parted": "year"}, "the kind 'stories' is parted by no facet: year"),
        ({"facets": ()}, "the kind 'stories' has nothing to narrow its list by: give it `facets`"),
        ({"orders": ()}, "the kind 'stories' has no order for its list: give it `orders`"),
        ({"asked": ()}, "the kind 'stories' is asked for by no form: give it `asked`"),
        ({"asked": ("title",)}, "the kind 'stories' is never asked for what must be there: add to `asked` told_by"),
    ],
)
def test_a_row_that_lacks_something_is_refused(changes, sentence):
    with pytest.raises(IncompleteKindError) as caught:
        complete([*KINDS.values(), replace(WHOLE, **changes)])

    assert str(caught.value) == f"hub/model/kinds.py: {sentence}"


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (Lost, "the kind 'stories': Lost.nowhere refers to 'nowhere', which is no kind"),
        (Moody, "the kind 'stories': Moody.mood has a closed list: name it in hub/model/types.py"),
        (Odd, "the kind 'stories': Odd.more has a type that nothing reads: <class 'dict'>"),
        (Wordless, "the kind 'stories': Wordless.mood names 'moods', no list of the taxonomy"),
    ],
)
def test_a_field_that_nothing_can_read_or_choose_is_refused(record, sentence):
    with pytest.raises(IncompleteKindError) as caught:
        complete([*KINDS.values(), replace(WHOLE, record=record)])

    assert str(caught.value) == sentence


def test_a_count_has_the_plural_forms_of_its_language(monkeypatch):
    strings = load_strings("ro") | {"counts.events": {"one": "{n}", "other": "{n}"}}
    monkeypatch.setattr(completeness, "load_strings", lambda code: strings)

    assert list(missing_words(("ro",))) == [
        "hub/strings/ro.yml: counts.events lacks the plural forms few: the kind 'events' needs them"
    ]


def test_a_whole_row_is_taken():
    assert complete([*KINDS.values(), WHOLE])["stories"] is WHOLE


def test_a_kind_without_view_and_card_is_refused():
    with pytest.raises(IncompleteKindError) as caught:
        shown.complete({name: how for name, how in shown.SHOWN.items() if name != "events"})

    assert str(caught.value) == "hub/views/kinds.py: the kind 'events' has no view and no card: add its line"


def test_the_menu_has_every_kind_once():
    assert IN_MENU == (
        "practices", "events", "partners", "organisations", "glossary", "project", "taxonomy", "helplines",
        "documents", "laws",
    )  # fmt: skip


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.called])
def test_a_record_is_named_by_the_field_that_its_kind_says(name):
    kind = KINDS[name]
    blank = {field.name: None for field in fields_of(kind.record)}

    assert name_field(kind.record(**{**blank, kind.called: "Its name"})) == "Its name"


def test_every_kind_has_its_words():
    assert list(missing_words(SEVEN_LANGUAGES)) == []


def test_a_kind_without_words_names_each_file_and_key():
    lacking = list(missing_words(("en", "hu"), {"stories": WHOLE}))

    assert "hub/fields/en.yml: Story is missing: the kind 'stories' needs it" in lacking
    assert "hub/fields/fr.yml: Story.told_by is missing: the kind 'stories' needs it" in lacking
    assert "hub/messages/intake/fr.yml: marker.stories is missing: the kind 'stories' needs it" in lacking
    assert "hub/messages/admin/en.yml: stories is missing: the kind 'stories' needs it" in lacking
    assert "hub/strings/hu.yml: counts.stories is missing: the kind 'stories' needs it" in lacking
    with pytest.raises(ConfigurationError) as caught:
        require_words(("en", "hu"), {"stories": WHOLE})
    assert str(caught.value).split("\n") == [*lacking[:10], f"… and {len(lacking) - 10} more"]
