"""What the comment in an issue suggests for a day, an hour or a zone that cannot be read, by the form's own labels."""

import re

import pytest

from hub.issues.intake import Issue, Refused, load_issue, take_in
from hub.issues.issue_body import parse_body
from hub.issues.questions import questions
from tests.issue_payloads import small_settings
from tests.registries import DATA

BODIES = {lang: load_issue(DATA / "github" / f"issue-events-{lang}.json").body for lang in ("fr", "en")}


def answered(lang: str, path: str, answer: str) -> str:
    """The body of a form with another answer to the question of this path."""
    answers = parse_body(BODIES[lang])
    assert answers is not None
    label = next(question.label(lang) for question in questions("events") if question.path == path)
    body, count = re.subn(
        rf"(### {re.escape(label)}\n\n).*?(?=\n\n### |\Z)",
        lambda found: found[1] + answer,
        BODIES[lang],
        flags=re.DOTALL,
    )
    assert count == 1
    return body


ROWS = [
    ("en", "start", "4-6 February 2027", "; perhaps 2027-02-04 here, and 2027-02-06 as the answer to “End”"),
    ("en", "start", "July 5th, 2027", "; perhaps 2027-07-05"),
    ("en", "start", "04/05/2027", "; is it 2027-05-04 or 2027-04-05?"),
    ("en", "start", "2027-04-27 17:30", "; perhaps 2027-04-27 here, and 17:30 as the answer to “Start time”"),
    ("en", "start", "31/02/2027", "; that month has only 28 days"),
    ("en", "start_time", "10:00 - 12:00", "; perhaps 10:00 here, and 12:00 as the answer to “End time”"),
    ("en", "start_time", "5:30 pm", "; perhaps 17:30"),
    ("en", "zone", "CEST", "; perhaps Europe/Paris"),
    ("fr", "start", "du 4 au 6 février 2027",
     "\u202f; peut-être 2027-02-04 ici, et 2027-02-06 comme réponse à «\u00a0Fin\u00a0»"),
    ("fr", "start", "4.–6. helmikuuta 2027",
     "\u202f; peut-être 2027-02-04 ici, et 2027-02-06 comme réponse à «\u00a0Fin\u00a0»"),
    ("fr", "start_time", "de 10h à 12h",
     "\u202f; peut-être 10:00 ici, et 12:00 comme réponse à «\u00a0Heure de fin\u00a0»"),
    ("fr", "zone", "heure d’Europe centrale", "\u202f; peut-être Europe/Paris"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "path", "answer", "hint"), ROWS)
def test_an_answer_that_cannot_be_read_gets_a_suggestion(tmp_path, lang: str, path: str, answer: str, hint: str):
    issue = Issue(number=12, body=answered(lang, path, answer), waiting=True, labelled=True)

    result = take_in(issue, small_settings(tmp_path))

    assert isinstance(result, Refused)
    assert [complaint.sentence for complaint in result.complaints if complaint.sentence.endswith(hint)]
