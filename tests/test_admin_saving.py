"""What the form does while it saves: which boxes must not be empty, and how two changes of one file come together."""

import json
import subprocess
from pathlib import Path

import pytest

from hub.admin.required_texts import required_texts
from hub.model.kinds import KINDS
from scripts.node import NODE

pytestmark = pytest.mark.long


SCRIPT = Path(__file__).parent / "admin_saving.mjs"


@pytest.fixture(scope="module")
def result(program):
    """Runs one task through the script."""

    def run(task):
        given = json.dumps([task])
        done = subprocess.run([NODE, SCRIPT], input=given, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)[0]

    return run


A, B, C = ({"id": name, "title": {"fr": name.upper()}, "start": "2027"} for name in "abc")
A2, B2 = {**A, "start": "2028"}, {**B, "title": {"fr": "B", "en": "B"}}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ([A, B], [A2, B], [A, B2], [A2, B2]),
        ([A, B], [A2, B], [{**A, "title": {"fr": "Un"}}, B], [{**A2, "title": {"fr": "Un"}}, B]),
        ([A, B], [A2, B], [A2, B], [A2, B]),
        ([A, B], [A, B, C], [A, B2], [A, B2, C]),
        ([A], [A, B], [A, C], [A, B, C]),
        ([A, C], [A, B, C], [A, C], [A, B, C]),
        ([A, B], [A], [A2, B], [A2]),
        ([A, B], [A2, B], [A], [A2]),
        ([A, B, C], [C, A, B], [A, B2, C], [C, A, B2]),
        ([A, B, C], [A, B2, C], [C, A, B], [C, A, B2]),
        ([A], [{**A, "venue": ""}], [{**A, "end": "2029"}], [{**A, "end": "2029", "venue": ""}]),
        ([A], [{**A, "partners": ["x"]}], [{**A, "hosts": ["y"]}], [{**A, "hosts": ["y"], "partners": ["x"]}]),
        ([A, B], [A2, B], [{**A, "start": "2029"}, B], {"clash": ["a › start"]}),
        ([A, B], [A], [A, B2], {"clash": ["b"]}),
        ([A, B], [A, B2], [A], {"clash": ["b"]}),
        ([A], [{**A, "partners": ["x"]}], [{**A, "partners": ["y"]}], {"clash": ["a › partners"]}),
    ],
)
def test_what_two_persons_did_comes_together_or_says_where_it_does_not(result, base, mine, theirs, expected):
    assert result({"reconcile": [base, mine, theirs]}) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"language": "fr", "title.fr": "", "title.en": ""}, ["title.fr"]),
        ({"language": "fi", "title.fr": "Un", "title.fi": ""}, ["title.fi"]),
        ({"language": "fi", "title.fr": "Un", "title.fi": "Yksi"}, ["title.fi"]),
        ({"title.fr": "", "title.en": ""}, ["title.fr"]),
        ({"language": "fr", "evidence.fr": "", "evidence.en": " "}, []),
        ({"language": "fr", "evidence.fr": "", "evidence.en": "One"}, ["evidence.fr"]),
        ({"language": "fr", "location.region.name.fr": "", "location.region.name.hr": ""}, ["location.region.name.fr"]),
        ({"language": "fr", "location.region.name.fr": "", "location.region.name.hr": "Istra"}, []),
        ({"language": "fr", "figures.12.label.fr": "", "figures.12.label.en": ""}, ["figures.12.label.fr"]),
        ({"language": "fr", "what_it_does.0.fr": "", "what_it_does.0.en": ""}, []),
        ({"language": "fr", "verified.fr": ""}, []),
    ],
)
def test_a_text_needs_words_in_the_language_of_its_record_and_a_name_in_any(result, values, expected):
    files = {"practices": {"list": False, "needed": required_texts(KINDS["practices"].record)}}

    assert result({"values": values, "files": files, "lists": []}) == [expected, []]


def test_a_record_in_a_list_has_its_own_language_and_lists_are_counted(result):
    values = {
        "records.0.language": "fi",
        "records.0.title.fi": "",
        "records.1.language": "it",
        "records.1.title.fi": "",
        "records.1.title.it": "",
        "records.1.partners.0": "a",
        "records.1.partners.1": "b",
        "records.10.partners": [],
    }
    files = {"events": {"list": True, "needed": required_texts(KINDS["events"].record)}}
    lists = ["records", "records.1.partners", "records.0.partners", "records.10.partners"]

    assert result({"values": values, "files": files, "lists": lists}) == [
        ["records.0.title.fi", "records.1.title.it"],
        [[3, 3], [2, 2], [0, 0], [0, 0]],
    ]
