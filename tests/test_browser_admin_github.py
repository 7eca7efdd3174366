"""The form in a browser, against a repository on GitHub that a local mock answers for: token, branch, draft, review."""

import json
from difflib import unified_diff

import pytest

from tests.admin_form import EVENTS, HEIGHT, Form, some_files
from tests.admin_github import API, TOKEN, FakeRepository
from tests.conftest import serve
from tests.frozen import THREE

pytestmark = pytest.mark.browser

EVENTS_BRANCH = "cms/records/events"
PRACTICE = "data/practices/breizh-cyber.yml"
BRANCH = "cms/practices/breizh-cyber"
FILES = some_files(THREE / "data")
REFUSED = "Rien n’a été enregistré"
"""How the form begins to say why it does not save; the program says it to the developer’s console as well."""


@pytest.fixture(scope="module")
def address(form_alone):
    with serve(form_alone) as local:
        yield local


@pytest.fixture
def repository():
    return FakeRepository("example/hub", FILES)


@pytest.fixture
def form(open_page, address, repository):
    """The form, signed in; fails when the page asked another host or its policy stopped something."""
    page = open_page(height=HEIGHT, locale="fr-FR", reduced_motion="reduce")
    requests, messages = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text) if message.type in ("error", "warning") else None)
    repository.answer_in(page)
    signed_in = Form(page, address)
    sign_in(signed_in)
    yield signed_in
    assert [url for url in requests if not url.startswith((address, f"{API}/", "data:", "blob:"))] == []
    assert [message for message in messages if REFUSED not in message] == []


def sign_in(form):
    page = form.page
    page.goto(f"{form.address}index.html")
    page.get_by_role("button", name="Se connecter avec un jeton d’accès").click()
    page.get_by_role("textbox", name="Jeton d’accès personnel").fill(TOKEN)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_text("Breizh Cyber : un numéro d’urgence").first.wait_for()


def changed(before, after):
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


def test_the_page_for_a_token_asks_for_the_two_rights_that_are_needed(open_page, address):
    page = open_page(locale="fr-FR")
    page.goto(f"{address}admin/")
    page.get_by_role("button", name="Se connecter avec un jeton d’accès").click()

    link = page.get_by_role("link", name="page des paramètres utilisateur")
    assert link.get_attribute("href") == (
        "https://github.com/settings/personal-access-tokens/new?name=Sveltia+CMS&contents=write&pull_requests=write"
    )


def test_a_saved_change_is_a_branch_with_a_commit_and_a_draft(form, repository):
    form.open("practices/entries/breizh-cyber")
    form.unfold("title")
    form.write("title.fr", "Breizh Cyber : un premier titre")
    form.save(answer="Plus tard")

    assert repository.calls[-4:] == [
        f"createRef refs/heads/{BRANCH}",
        f"createCommitOnBranch {BRANCH}",
        "POST /repos/example/hub/pulls",
        "POST /repos/example/hub/issues/1/labels",
    ]
    assert repository.pulls == [
        {
            "title": "Update Bonne pratique “breizh-cyber”",
            "head": BRANCH,
            "base": "main",
            "draft": True,
            "body": "Proposé avec le formulaire du site. / Proposed with the form of the site.",
            "labels": ["sveltia-cms/draft"],
        }
    ]
    old = next(line for line in FILES[PRACTICE].splitlines() if line.startswith("  fr:"))
    branch = repository.branches[BRANCH]
    assert changed(FILES[PRACTICE], branch[PRACTICE]) == [f"-{old}", '+  fr: "Breizh Cyber : un premier titre"']
    assert {path: text for path, text in branch.items() if path != PRACTICE} == {
        path: text for path, text in FILES.items() if path != PRACTICE
    }
    assert repository.branches["main"] == FILES


def test_a_second_change_goes_to_the_same_proposal_which_is_then_sent_for_review(form, repository):
    form.page.set_viewport_size({"width": 1280, "height": 5000})  # all fields of a practice are in view
    form.open("practices/entries/breizh-cyber")
    form.unfold("title")
    form.write("title.fr", "Breizh Cyber : un premier titre")
    form.save(answer="Plus tard")
    form.open("practices/entries/breizh-cyber")
    form.write("updated", "2026-11-22")
    form.save(answer="Envoyer en révision")

    text = repository.branches[BRANCH][PRACTICE]
    assert [line for line in changed(FILES[PRACTICE], text) if line.startswith("+")] == [
        '+  fr: "Breizh Cyber : un premier titre"',
        '+updated: "2026-11-22"',
    ]
    (pull,) = repository.pulls
    assert (pull["draft"], pull["labels"]) == (False, ["sveltia-cms/pending_review"])


@pytest.mark.audit  # the next change to the same proposal finds it too
def test_a_draft_is_found_again_when_the_form_is_opened_anew(form, repository):
    form.page.set_viewport_size({"width": 1280, "height": 5000})  # all fields of a practice are in view
    form.open("practices/entries/breizh-cyber")
    form.unfold("title")
    form.write("title.fr", "Breizh Cyber : un premier titre")
    form.save(answer="Plus tard")
    form.page.reload()
    form.page.get_by_text("Breizh Cyber : un premier titre").first.wait_for()
    form.open("practices/entries/breizh-cyber")
    form.write("updated", "2026-11-22")
    form.save(answer="Plus tard")

    text = repository.branches[BRANCH][PRACTICE]
    assert [line for line in changed(FILES[PRACTICE], text) if line.startswith("+")] == [
        '+  fr: "Breizh Cyber : un premier titre"',
        '+updated: "2026-11-22"',
    ]
    assert len(repository.pulls) == 1


@pytest.mark.audit  # test_admin_format.py asks the same of the script
def test_a_new_practice_is_a_new_file_with_the_line_that_names_its_schema(form, repository):
    form.open("practices/new")
    form.write("title.fr", "Une ligne d’appel pour les associations")
    form.save()

    (branch,) = (name for name in repository.branches if name != "main")
    added = {path: text for path, text in repository.branches[branch].items() if path not in FILES}
    assert added == {
        "data/practices/une-ligne-d-appel-pour-les-associations.yml": (
            "# yaml-language-server: $schema=../../schema/practices.json\n"
            'language: fr\ntitle:\n  fr: "Une ligne d’appel pour les associations"\n'
        )
    }


@pytest.mark.audit  # what the program does by itself
def test_the_token_lies_in_the_browser_until_one_signs_out(form):
    page = form.page
    assert json.loads(page.evaluate("localStorage.getItem('sveltia-cms.user')"))["token"] == TOKEN

    page.get_by_role("button", name="Afficher le menu du compte").click()
    page.get_by_role("menuitem", name="Se déconnecter").click()
    page.get_by_role("button", name="Se connecter avec un jeton d’accès").wait_for()

    assert TOKEN not in page.evaluate("JSON.stringify(localStorage)")


def test_a_token_that_github_refuses_is_told(open_page, address, repository):
    page = open_page(locale="fr-FR")
    repository.answer_in(page)
    page.goto(f"{address}admin/")
    page.get_by_role("button", name="Se connecter avec un jeton d’accès").click()
    page.get_by_role("textbox", name="Jeton d’accès personnel").fill("wrong")
    page.get_by_role("button", name="Se connecter", exact=True).click()

    page.get_by_role("alert").first.wait_for()


@pytest.fixture
def second(open_page, address, repository):
    """The form of somebody else, opened at the same time on the same repository."""
    page = open_page(height=HEIGHT, locale="fr-FR", reduced_motion="reduce")
    repository.answer_in(page)
    signed_in = Form(page, address)
    sign_in(signed_in)
    return signed_in


def write_end(form, item, day):
    form.open("records/entries/events")
    form.unfold("records", item=item)
    form.write(f"records.{item}.end", day)


def said_of_failure(form):
    form.page.get_by_role("button", name="Enregistrer", exact=True).click()
    return form.page.get_by_role("alertdialog").inner_text()


def test_two_persons_who_change_a_list_at_the_same_time_both_keep_what_they_wrote(form, second, repository):
    write_end(form, 2, "2025-11-21")
    write_end(second, 3, "2025-11-22")
    form.save(answer="Plus tard")
    second.save(answer="Plus tard")
    write_end(form, 1, "2025-11-14")
    form.save(answer="Plus tard")

    added = [line for line in changed(FILES[EVENTS], repository.branches[EVENTS_BRANCH][EVENTS]) if line[0] == "+"]
    assert added == ['+  end: "2025-11-14"', '+  end: "2025-11-21"', '+  end: "2025-11-22"']
    assert len(repository.pulls) == 1


@pytest.mark.audit  # test_admin_saving.py brings such changes together
def test_two_persons_who_change_the_same_place_do_not_overwrite_each_other(form, second, repository):
    write_end(form, 2, "2025-11-21")
    write_end(second, 2, "2025-11-22")
    form.save(answer="Plus tard")

    message = said_of_failure(second)

    assert REFUSED in message
    assert " › end)" in message
    text = repository.branches[EVENTS_BRANCH][EVENTS]
    assert [line for line in changed(FILES[EVENTS], text) if line[0] == "+"] == ['+  end: "2025-11-21"']
    second.page.get_by_role("button", name="OK").click()
    assert second.field("records.2.end").get_by_role("textbox").input_value() == "2025-11-22"


@pytest.mark.parametrize("branch_kept", [True, pytest.param(False, marks=pytest.mark.audit)])
def test_a_change_to_a_proposal_that_was_accepted_meanwhile_is_told(form, repository, branch_kept):
    write_end(form, 2, "2025-11-21")
    form.save(answer="Plus tard")
    write_end(form, 3, "2025-11-22")
    repository.close(1, merged=True, branch_kept=branch_kept)
    repository.branches["main"]["data/practices/new.yml"] = "id: new\n"

    message = said_of_failure(form)

    assert "la proposition a été acceptée ou fermée entre-temps" in message


@pytest.mark.audit  # test_admin_saving.py brings such changes together
def test_what_main_got_meanwhile_stays_in_a_new_proposal(form, repository):
    write_end(form, 2, "2025-11-21")
    main = FILES[EVENTS].replace('end: "2025-11-13"', 'end: "2025-11-12"')
    repository.branches["main"][EVENTS] = main
    form.save(answer="Plus tard")

    text = repository.branches[EVENTS_BRANCH][EVENTS]
    assert [line for line in changed(main, text) if line[0] == "+"] == ['+  end: "2025-11-21"']


def test_an_event_without_a_title_is_not_saved_even_as_a_draft(form, repository):
    form.open("records/entries/events")
    form.unfold("records", item=2)
    form.unfold("records.2.title")
    form.write("records.2.title.en", "")
    form.page.get_by_role("button", name="Enregistrer", exact=True).click()

    form.field("records.2.title.en").get_by_text("Ce champ est obligatoire").wait_for()
    assert repository.pulls == []
