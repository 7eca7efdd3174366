"""Which name of a body a page shows: the rule, its words in each language, and the check of what an editor writes."""

from datetime import date

import pytest

from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.model.names import heading_language, own_name
from hub.model.records import Actor, NameStatus
from hub.model.values import Name
from hub.pages.rendering import item
from hub.views.names import actor_item, other_names
from tests.frozen import ROOT
from tests.registries import copy_small, join_small, messages_of

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}

BRAND = Actor(name=Name({"fr": "Inria"}))
CITY = Actor(
    name=Name({"fr": "Ville de Rijeka", "en": "City of Rijeka", "hr": "Grad Rijeka"}),
    name_status=NameStatus(own="hr", official=("hr", "en"), ours=("fr",)),
)
REGION = Actor(
    name=Name({"it": "Regione Toscana", "fr": "Région Toscane", "fi": "Toscanan alue"}),
    name_status=NameStatus(own="it", official=("it",), established=("fr",), ours=("fi",)),
)
UNCONFIRMED = Actor(
    name=Name({"hu": "Ügynökség", "en": "Agency", "fr": "Agence"}),
    name_status=NameStatus(own="hu", official=("en",), ours=("hu", "fr")),
)


@pytest.mark.parametrize(
    ("body", "lang", "heading"),
    [
        (BRAND, "fr", "Inria"), (BRAND, "en", "Inria"), (BRAND, "hu", "Inria"),
        (CITY, "hr", "Grad Rijeka"), (CITY, "en", "City of Rijeka"), (CITY, "fr", "Grad Rijeka"),
        (CITY, "fi", "Grad Rijeka"),
        (REGION, "it", "Regione Toscana"), (REGION, "fr", "Région Toscane"), (REGION, "fi", "Regione Toscana"),
        (REGION, "en", "Regione Toscana"),
        (UNCONFIRMED, "hu", "Ügynökség"), (UNCONFIRMED, "en", "Agency"), (UNCONFIRMED, "fr", "Ügynökség"),
    ],
)  # fmt: skip
def test_a_name_in_use_is_the_heading_else_the_one_in_the_bodys_own_language(body, lang, heading):
    assert body.name.words[heading_language(body, lang)] == heading


@pytest.mark.parametrize(
    ("body", "name"),
    [(BRAND, "Inria"), (CITY, "Grad Rijeka"), (REGION, "Regione Toscana"), (UNCONFIRMED, "Ügynökség")],
)
def test_the_own_language_is_the_one_that_the_status_names_whatever_the_order(body, name):
    assert own_name(body) == name


def localizer(code):
    return Localizer(LANGUAGES[code], LANGUAGES, join_small(), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("body", "lang", "others"),
    [
        (BRAND, "fr", []),
        (CITY, "hr", []),
        (CITY, "en", [("Grad Rijeka", "hr", "")]),
        (CITY, "fr", [("Ville de Rijeka", None, "notre traduction, pas un nom officiel")]),
        (CITY, "fi", [("City of Rijeka", "en", "")]),
        (REGION, "fi", [("Toscanan alue", None, "oma käännöksemme, ei virallinen nimi")]),
        (REGION, "hu", []),
        (UNCONFIRMED, "hu", [("Agency", "en", "hivatalos név; az első a saját megfogalmazásunk")]),
        (UNCONFIRMED, "en", [("Ügynökség", "hu", "our wording; the registered name is not confirmed")]),
        (
            UNCONFIRMED,
            "fr",
            [
                ("Agency", "en", "nom officiel\u202f; le premier est notre formulation"),
                ("Agence", None, "notre traduction, pas un nom officiel"),
            ],
        ),
    ],
)
def test_below_the_heading_stand_the_other_names_and_what_they_are(body, lang, others):
    found = [(other.name.text, other.name.lang, other.note) for other in other_names(localizer(lang), body)]

    assert found == others


def test_an_actor_without_a_page_has_its_other_names_in_brackets():
    shown = item(actor_item(localizer("fr"), CITY))

    assert shown == '<span lang="hr">Grad Rijeka</span> (Ville de Rijeka – notre traduction, pas un nom officiel)'


STATUS = "  name_status:\n    own: {own}\n    official: [{official}]\n"


@pytest.mark.parametrize(
    ("own", "official", "message"),
    [
        ("fr", "fr, en", ""),
        ("hr", "fr, en", "data/partners.yml:6: north: `name_status` names 'hr', but there is no name in 'hr': add the name, or take the code away"),
        ("fr", "fr", "data/partners.yml:5: north: the name in 'en' has no status: add 'en' to `official`, `established` or `ours`"),
        ("fr", "fr, en, it", "data/partners.yml:7: north: `name_status` names 'it', but there is no name in 'it': add the name, or take the code away"),
        ("fr", "fr, en]\n    ours: [en", "data/partners.yml:8: north: the name in 'en' has two statuses: leave one"),
    ],
)  # fmt: skip
def test_each_language_of_a_name_has_one_status(tmp_path, own, official, message):
    name = "  name: {en: North Agency, fr: Agence du Nord}\n"
    folder = copy_small(tmp_path, "partners.yml", name, name + STATUS.format(own=own, official=official))

    assert messages_of(folder) == ([message] if message else [])
