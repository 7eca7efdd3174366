"""From recorded issues to records, or to what has to be mended; whatever somebody typed stays an answer."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hub.checks.checking import check_data, has_problems
from hub.issues.forms import Form
from hub.issues.intake import Accepted, Issue, NoIssueError, Refused, load_issue, read_issue, take_in
from hub.issues.replies import proposal_body, proposal_title, refusal_text
from hub.settings import read_settings
from tests.frozen import THREE
from tests.issue_payloads import issue_body, issue_event, small_settings
from tests.registries import DATA, load_small
from tests.roads import guide_event

pytestmark = pytest.mark.long


ROOT = Path(__file__).parent.parent
RECORDED = DATA / "github"
TODAY = date(2026, 11, 21)
EVENT = load_issue(RECORDED / "issue-events-fr.json").body


@pytest.fixture
def settings(tmp_path):
    return small_settings(tmp_path)


def taken(body, settings, number=12):
    return take_in(Issue(number=number, body=body, waiting=True, labelled=True), settings)


def entry_of(result):
    """The last entry of a registry, or a whole file."""
    return result.text.rpartition("\n\n")[2]


def complaints_of(result):
    assert isinstance(result, Refused)
    return [tuple(complaint) for complaint in result.complaints]


@pytest.mark.parametrize("name", ["practices", "events", "partners", "organisations"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_recorded_issue_gives_the_record_that_stands_beside_it(settings, name, lang):
    result = take_in(load_issue(RECORDED / f"issue-{name}-{lang}.json"), settings)

    assert isinstance(result, Accepted)
    wanted = (RECORDED / f"record-{name}-{lang}.yml").read_text(encoding="utf-8")
    assert result.text == (result.path.read_text(encoding="utf-8") + "\n" if result.path.exists() else "") + wanted
    result.path.write_text(result.text, encoding="utf-8")
    assert not has_problems(check_data(settings)[1])


def test_an_edited_issue_replaces_the_record_that_it_gave_first(settings):
    first = take_in(load_issue(RECORDED / "issue-events-fr.json"), settings)
    edited = load_issue(RECORDED / "issue-events-fr-edited.json")
    second = take_in(edited, settings)

    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert second.text == first.text.replace("2027-02-04", "2027-02-11")
    assert edited.branch == load_issue(RECORDED / "issue-events-fr.json").branch == "intake/issue-13"


def test_all_that_has_to_be_mended_is_said_at_once_in_the_words_of_the_form(settings):
    result = take_in(load_issue(RECORDED / "issue-events-fr-to-mend.json"), settings)

    wanted = (RECORDED / "reply-events-fr-to-mend.md").read_text(encoding="utf-8")
    assert isinstance(result, Refused)
    assert refusal_text(result.form, result.complaints) == wanted


def test_the_event_of_the_guide_is_the_same_record_as_by_the_other_roads(tmp_path, project):
    data = tmp_path / "data"
    shutil.copytree(THREE / "data", data)
    settings = replace(read_settings(project, {}), data=data, today=TODAY)
    registries, _ = check_data(settings)
    answers = {
        "title": "Webinaire sur les campus cyber régionaux",
        "kind": "webinar",
        "scope": "project",
        "status": "planned",
        "start": "04/02/2027",
        "start_time": "10:00",
        "end_time": "11:30",
        "zone": "Europe/Paris",
        "online": "https://www.example.org/webinar",
        "organisers": "Bretagne Next",
        "partners": "bretagne-next tamk",
        "summary": "Présentation de deux campus cyber et échange avec les régions.",
        "sources": "https://www.example.org/webinar",
        "id": "example-webinar-2027",
    }
    result = taken(issue_body(Form("events", "fr"), answers, registries), settings)

    assert isinstance(result, Accepted)
    assert result.text == (data / "events.yml").read_text(encoding="utf-8") + "\n" + guide_event()


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Webinaire d’été : œuvres", "webinaire-d-ete-oeuvres"),
        ("Opening", "opening-2"),
        ("Compare", "compare-2"),
        ("Кибер-кампус", "event-12"),
        (
            "Un titre dont les mots vont bien au-delà des soixante caractères",
            "un-titre-dont-les-mots-vont-bien-au-dela-des-soixante",
        ),
    ],
)
def test_an_id_is_proposed_from_the_title_in_whole_words_and_is_free(settings, title, identifier):
    result = taken(changed("Titre", title).replace("example-webinar-2027", "_No response_"), settings)

    assert isinstance(result, Accepted)
    assert result.identifier == identifier


def test_a_former_id_is_not_proposed_again(settings):
    body = load_issue(RECORDED / "issue-practices-en.json").body.replace("One number for schools", "Day at school")

    assert isinstance(result := taken(body, settings), Accepted)
    assert result.identifier == "day-at-school-2"


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("../../../etc/passwd", "must be in small letters"),
        ("school-day", "is already used at data/practices/school-day.yml:2"),
        ("index", "is reserved for an address of the site"),
        ("a" * 61, "must be in small letters"),
        ("a b\n\n.yml", "must be in small letters"),
    ],
)
def test_an_id_that_somebody_chose_never_leads_to_a_file_before_it_was_checked(settings, identifier, said):
    before = sorted(path.name for path in settings.data.rglob("*"))
    body = changed("Id", identifier, load_issue(RECORDED / "issue-practices-en.json").body.replace("\r\n", "\n"))
    ((label, sentence),) = complaints_of(taken(body, settings))

    assert label == "Id"
    assert said in sentence
    assert sorted(path.name for path in settings.data.rglob("*")) == before


def test_problems_in_the_files_themselves_are_not_laid_at_the_submitters_door(settings):
    (settings.data / "events.yml").write_text("- id: [", encoding="utf-8")

    ((label, sentence),) = complaints_of(taken(EVENT, settings))

    assert (label, sentence[:34]) == ("", "les fichiers du site contiennent e")


def test_a_second_lead_partner_is_refused_in_the_words_of_the_form(settings):
    body = load_issue(RECORDED / "issue-partners-fr.json").body.replace("Partenaire (partner)", "Chef de file (lead)")

    assert [sentence for _, sentence in complaints_of(taken(body, settings))] == [
        "le projet a déjà un chef de file\u00a0: choisir un autre rôle"
    ]


@pytest.mark.parametrize(
    ("issue", "outcome"),
    [
        ({"state": "closed"}, None),
        ({"pull_request": {"url": "https://api.github.com/pulls/12"}}, None),
        ({"labels": [], "body": "### Steps to reproduce\n\nNone"}, None),
        ({"labels": [], "body": None}, None),
        ({"body": None}, Refused(None, ())),
        ({"body": "Bonjour"}, Refused(None, ())),
        ({"labels": [{"name": "bug"}], "body": "Nouvel événement"}, None),
    ],
)
def test_an_issue_that_asks_for_no_record_is_left_alone_or_told_of_the_forms(settings, issue, outcome):
    event = issue_event(**{"body": EVENT, **issue})

    assert take_in(read_issue(event), settings) == outcome


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        {},
        {"issue": []},
        {"issue": {"number": "12; id"}},
        {"issue": {"number": True}},
        {"issue": {"number": -1}},
        {"issue": {"number": 1, "labels": 1}},
        {"issue": {"number": 1, "labels": ["intake"]}},
        {"issue": {"number": 1}, "repository": ["hub"]},
    ],
)
def test_what_is_no_event_of_an_issue_is_refused(event):
    with pytest.raises(NoIssueError):
        read_issue(event)


def test_the_proposal_quotes_nothing_that_was_typed(settings):
    result = taken(EVENT, settings)

    assert isinstance(result, Accepted)
    assert proposal_title(result.form, result.identifier) == "Nouvel événement\u00a0: example-webinar-2027"
    assert proposal_body(result.form, 12, "data/events.yml").splitlines()[-1] == "Closes #12"
    assert "Webinaire" not in proposal_body(result.form, 12, "data/events.yml")


def changed(label, answer, body=EVENT):
    """The event of the French form with another answer to one question."""
    text, count = re.subn(
        rf"(### {label}\n\n).*?(?=\n\n###|\Z)", lambda match: match[1] + answer, body, flags=re.DOTALL
    )
    assert count == 1
    return text


def test_the_forms_are_made_from_the_same_small_registries(settings):
    assert "Lancement (launch)" in issue_body(Form("events", "fr"), {"kind": "launch"}, load_small())
