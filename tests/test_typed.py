"""What people type into forms and questionnaires, read without guessing."""

import pytest

from hub.reading import typed


@pytest.mark.parametrize(
    ("lang", "answer", "expected"),
    [
        ("en", "4 March 2027", "2027-03-04"),
        ("en", "March 2027", "2027-03"),
        ("en", "04/03/2027", "04/03/2027"),
        ("fr", "1er mars 2027", "2027-03-01"),
        ("fr", "04/03/2027", "2027-03-04"),
        ("ro", "4 martie 2027", "2027-03-04"),
        ("ro", "04.03.2027", "2027-03-04"),
        ("fi", "4. maaliskuuta 2027", "2027-03-04"),
        ("fi", "maaliskuu 2027", "2027-03"),
        ("hr", "4. ožujka 2027.", "2027-03-04"),
        ("hr", "ožujak 2027.", "2027-03"),
        ("it", "1º marzo 2027", "2027-03-01"),
        ("hu", "2027. március 4.", "2027-03-04"),
        ("hu", "2027. március", "2027-03"),
        ("hu", "04.03.2027", "04.03.2027"),
        ("hu", "„2027-03-04”", "2027-03-04"),
        ("hr", "uskoro", "uskoro"),
    ],
)
def test_a_day_is_read_as_its_language_writes_it(lang, answer, expected):
    assert typed.day(answer, lang) == expected
