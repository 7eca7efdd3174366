"""The table of kinds: a row that lacks something is refused with a sentence that says what, and where it belongs."""

from dataclasses import dataclass, replace

import pytest

from hub.languages import ConfigurationError
from hub.model.fields import fields_of
from hub.model.kinds import IN_MENU, KINDS, IncompleteKindError, complete, name_field
from hub.model.records import Record
from hub.model.values import Text
from hub.schemas.completeness import missing_words, require_words
from hub.views import kinds as shown
from tests.pages import SEVEN_LANGUAGES


@dataclass(frozen=True, kw_only=True, slots=True)
class Story(Record):
    """A kind that the hub does not have."""

    title: Text
    told_by: str


WHOLE = replace(
    KINDS["events"], name="stories", one="story", record=Story, menu=9, asked=("title", "told_by"), begun=()
)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "events"}, "the kind 'events' stands there twice"),
        ({"menu": 2}, "the kind 'stories' has the `menu` of another one, 2"),
        ({"record": Text}, "the kind 'stories' is made of Text, which is no Record"),
        ({"one": ""}, "the kind 'stories' has no word for one record: give it `one`"),
        ({"called": ""}, "the kind 'stories' does not say which field names a record: give it `called`"),
        ({"called": "name"}, "the kind 'stories' names fields that Story does not have: name"),
        ({"begun": ("end",)}, "the kind 'stories' names fields that Story does not have: end"),
        (
            {"asked": ("title", "told_by", "place.city")},
            "the kind 'stories' names fields that Story does not have: place",
        ),
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


def test_a_whole_row_is_taken():
    assert complete([*KINDS.values(), WHOLE])["stories"] is WHOLE


def test_a_kind_without_view_and_card_is_refused():
    with pytest.raises(IncompleteKindError) as caught:
        shown.complete({name: how for name, how in shown.SHOWN.items() if name != "events"})

    assert str(caught.value) == "hub/views/kinds.py: the kind 'events' has no view and no card: add its line"


def test_the_menu_has_every_kind_once():
    assert IN_MENU == ("practices", "events", "partners", "organisations", "glossary", "project", "taxonomy")


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
        require_words(("en",), {"stories": WHOLE})
    assert str(caught.value) == lacking[0]
