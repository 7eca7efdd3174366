"""A number sign that cuts a text is told wherever it stands; a remark is left alone."""

from pathlib import PurePosixPath

import pytest

from hub.fix.mending import mend
from hub.problems import counted
from hub.reading.loading import read_alone
from hub.reading.parsing import TreeError, parse_tree

EVENTS = PurePosixPath("events.yml")
CUT = [
    ("  title:\n    en: Hackathon #3 in Rennes\n", "title.en", 'en: "Hackathon #…"'),
    ("  title:\n    en: A summary of\n      #hashtag things\n", "title.en", 'en: "A summary of #…"'),
    ("  title:\n    en: A summary of\n      # 3 things\n", "title.en", 'en: "A summary of #…"'),
    ("  title:\n    en: one\n      two\n      #three\n    fr: un\n", "title.en", 'en: "one two #…"'),
    ("  title:\n    en: one\n\n      #two\n", "title.en", 'en: "one #…"'),
    ("  title:\n    en:\n      one\n      #two\n", "title.en", 'en: "one #…"'),
    ("  title:\n    en: #EUCyber day\n", "title.en", 'en: "#…"'),
    ("  venue: {en: A\n     #3\n    }\n", "venue.en", 'en: "A #…"'),
    ("  outcomes:\n    - en: one\n        #two\n", "outcomes.1.en", 'en: "one #…"'),
    ("  location:\n    city:\n      en: one\n        #two\n", "location.city.en", 'en: "one #…"'),
    ("  programme:\n    - sessions:\n        - title:\n            en: one\n              #two\n",
     "programme.1.sessions.1.title.en", 'en: "one #…"'),
    ("  sources:\n    - https://a.eu/b\n      #c\n", "sources.1", '- "https://a.eu/b#…"'),
    ("  online: https://a.eu/b\n    #c\n", "online", 'online: "https://a.eu/b#…"'),
    ("  id: one\n    #two\n", "id", 'id: "one#…"'),
]  # fmt: skip
REMARKS = [
    "  title:\n    en: one\n    # a remark\n    fr: un\n",
    "  title:\n    en: one\n    #fr: un\n",
    "  title:\n    en: one\n  # a remark\n",
    '  title:\n    en: "one"\n      # a remark\n',
    '  title:\n    en: "one" # a remark\n',
    "  title: # a remark\n    en: one\n",
    "  title:\n    # a remark\n    en: one\n",
    "  sources:\n    - https://a.eu/b # seen in May\n    # a remark\n    - https://a.eu/c\n      # seen in June\n",
    "  partners:\n    - one # a remark\n    #- two\n    - three\n",
    "  start: 2025 # about\n  # a remark\n",
    "  zone: Europe/Paris\n\n# a remark\n",
    "  zone: Europe/Paris\n\n  #   - an example\n",
]


def cuts(text: str, path: PurePosixPath = EVENTS) -> list[tuple[str, str]]:
    """The fields that the check calls cut, and what it advises."""
    found = read_alone(path, text.encode(), ("en", "fr"))
    return [(counted(problem.path), problem.values["right"]) for problem in found if problem.code == "cut-by-hash"]


@pytest.mark.parametrize(("text", "field", "right"), CUT)
def test_a_text_that_a_number_sign_cuts_is_told(text: str, field: str, right: str):
    assert cuts(f"- kind: a\n{text}") == [(field, right)]


@pytest.mark.parametrize("text", REMARKS)
def test_a_remark_is_no_part_of_a_text(text: str):
    assert cuts(f"- kind: a\n{text}\n- id: b\n") == []


@pytest.mark.parametrize(
    ("file", "text", "field"),
    [
        ("partners.yml", "- short: CAMPUS #2\n", "short"),
        ("project.yml", "acronym: CAMPUS\n  #2\nlanguage: en\n", "acronym"),
        ("project.yml", "publisher:\n  address: Rue A\n    # 3\n", "publisher.address"),
    ],
)
def test_a_text_without_languages_can_be_cut_as_well(file: str, text: str, field: str):
    assert [found for found, _ in cuts(text, PurePosixPath(file))] == [field]


def test_a_short_text_may_have_a_remark():
    assert cuts("- short: CAMPUS # its name\n", PurePosixPath("partners.yml")) == []


@pytest.mark.parametrize("more", ["and more", "and: more", "      and\n      more"])
def test_a_text_that_goes_on_below_the_sign_is_told_at_its_key(more: str):
    text = f"- id: x\n  title:\n    en: A summary of\n      #hashtag things\n      {more.lstrip()}\n"

    with pytest.raises(TreeError) as error:
        parse_tree(text.encode())

    right = 'en: "A summary of #hashtag things …"'
    assert (error.value.code, error.value.line) == ("cut-by-hash", 3)
    assert error.value.values == {"field": "en", "right": right}


@pytest.mark.parametrize(("text", "field", "right"), CUT[:7] + CUT[8:11])
def test_fix_leaves_the_sign_that_the_check_tells(text: str, field: str, right: str):
    mended = mend(f"- id: e\n  kind:   a\n{text}".encode(), EVENTS).text

    assert "  kind: a\n" in mended
    assert cuts(mended) == [(field, right)]
