"""Names in the order of each language's alphabet."""

import pytest

from hub.views.ordering import sort_key


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "cafe Café2 case"),
        ("fr", "essai État euro"),
        ("ro", "strategie sus ștafetă tun Țară"),
        ("fi", "sana šakki taito zeniitti Åbo äly öljy"),
        ("hr", "cijena čas ćup dan dum džep đak list luka ljeto noga nula njega"),
        ("hu", "cél CSIRT cukor csalás Csiga dél dzéta dzsem gép guru gyakorlat öröm őz só suta szó ukrán út üzem zár zsák"),
        ("hu", "hossz hosszan hosszú hoszt"),
    ],
)  # fmt: skip
def test_words_are_sorted_as_the_language_sorts(lang, words):
    right = words.split()
    shuffled = sorted(right)  # by code point

    assert sorted(shuffled, key=lambda word: sort_key(word, lang)) == right


def test_signs_and_capitals_do_not_matter():
    assert sort_key("L’État (2)", "fr") == sort_key("l etat 2", "fr")
