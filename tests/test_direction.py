"""Languages written from right to left say so wherever a page says their language."""

import json

import pytest
from lxml import etree, html

from hub.localization.localizer import LocalizedProse, LocalizedText
from hub.pages.rendering import prose, say
from hub.text.direction import dir_attribute, direction_of, isolate, language_attributes
from tests.awkward import NAMES, awkward

__all__ = ["awkward"]

RTL = (
    *(
        "he",
        "iw",
        "yi",
        "ji",
        "ar",
        "arz",
        "ary",
        "ar-EG",
        "fa",
        "fas",
        "ur",
        "ps",
        "sd",
        "ug",
        "ckb",
        "dv",
        "syr",
        "nqo",
    ),
    *("az-Arab", "az_Arab", "az-IR", "pa-Arab", "pa-PK", "ku-Arab", "ks", "uz-AF", "uz-Arab-AF", "ff-Adlm", "ha-Arab"),
    *("lad", "rhg", "sr-Hebr", "en-Hebr", "HE", "He-il", "ms-Arab", "prs", "bal", "lrc", "mzn", "arc"),
)
LTR = (
    *(
        "en",
        "fr",
        "ro",
        "fi",
        "hr",
        "it",
        "hu",
        "sr",
        "sr-Latn",
        "sr-Cyrl",
        "az",
        "az-Latn",
        "pa",
        "ku",
        "ku-Latn",
        "uz",
    ),
    *(
        "ks-Deva",
        "sd-Deva",
        "ff",
        "he-Latn",
        "ar-Latn",
        "fa-Latn",
        "zh",
        "ja",
        "ko",
        "hi",
        "th",
        "am",
        "el",
        "ka",
        "hy",
    ),
    *("en-IL", "fr-MA", "en-US", "x", "", "qqq", "mt", "tr", "de-1996", "sl-rozaj-biske"),
)


@pytest.mark.parametrize("tag", RTL)
def test_from_right_to_left(tag):
    assert direction_of(tag) == "rtl"


@pytest.mark.parametrize("tag", LTR)
def test_from_left_to_right(tag):
    assert direction_of(tag) == "ltr"


@pytest.mark.parametrize(
    ("tag", "around", "expected"),
    [("he", "en", "rtl"), ("fr", "en", None), ("fr", "ar", "ltr"), ("fa", "ar", "rtl"), ("ar", "ar", "rtl")],
)
def test_a_direction_is_told_unless_all_runs_from_left_to_right(tag, around, expected):
    assert dir_attribute(tag, around) == expected


def test_one_place_writes_both_attributes():
    assert language_attributes("he", "rtl") == ' lang="he" dir="rtl"'
    assert language_attributes('"><b>', None) == ' lang="&#34;&gt;&lt;b&gt;"'
    assert language_attributes(None, None) == ""
    assert say(LocalizedText("שלום.", "he", "rtl")) == '<span lang="he" dir="rtl">שלום.</span>'
    assert say(LocalizedText("Bonjour", "fr")) == '<span lang="fr">Bonjour</span>'
    assert say(LocalizedText("A & B")) == "A &amp; B"
    assert prose(LocalizedProse(say(LocalizedText("A")), "ar", "rtl")) == '<div lang="ar" dir="rtl">A</div>'


def test_where_no_element_can_stand_signs_keep_a_text_apart():
    assert LocalizedText("שלום.", "he", "rtl").plain == "\u2067שלום.\u2069"
    assert LocalizedText("Brest", "fr", "ltr").plain == "\u2066Brest\u2069"
    assert LocalizedText("Brest", "fr").plain == isolate("Brest", None) == "Brest"


@pytest.mark.build
def test_every_element_in_such_a_language_says_how_it_runs(awkward):
    seen = set()
    for file in awkward.rglob("*.html"):
        for element in html.fromstring(file.read_bytes().decode()).iter(etree.Element):
            if "lang" in element.attrib:
                expected = "rtl" if direction_of(element.get("lang")) == "rtl" else None
                told = None if element.tag == "code" else element.get("dir")  # code runs from left to right anywhere
                assert told == expected, (file, etree.tostring(element, encoding="unicode")[:200])
                seen.add(element.get("lang"))
    assert seen >= {"en", "fr", "hu", *NAMES}


@pytest.mark.build
def test_such_a_name_never_stands_bare_in_a_title_or_attribute(awkward):
    """Nor between other words: each is in an element or signs of its own."""
    found = 0
    for file in awkward.rglob("*.html"):
        for element in html.fromstring(file.read_bytes().decode()).iter(etree.Element):
            bare = [*element.attrib.values(), element.tail or ""]
            if element.get("dir") != "rtl" and element.tag != "script":  # a block of data holds names alone
                bare.append(element.text or "")
            for text in bare:
                for words in NAMES.values():
                    if words in text:
                        assert f"\u2067{words}\u2069" in text, (file, element.tag, text)
                        found += 1
    assert found


@pytest.mark.build
def test_the_search_knows_the_direction_of_the_other_languages(awkward):
    about = json.loads((awkward / "pagefind" / "about.json").read_text(encoding="utf-8"))

    assert [(one["tag"], one["dir"]) for one in about["others"]] == [("fr", "ltr"), ("hu", "ltr")]
