"""The form in a browser, against a repository on GitHub that a local mock answers for: token, branch, draft, review."""

import json
from contextlib import contextmanager
from difflib import unified_diff

import pytest

from tests.admin_form import EVENTS, HEIGHT, Form, Watch, clean_page, some_files
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


class Desk:
    """A person at the form, signed in: opened when first asked for, and anew when a test left it in the middle."""

    def __init__(self, browser, address):
        self._browser, self._address = browser, address
        self._form = self.form = None

    def get(self, repository):
        if self.form is None:
            self.repository = repository
            self._form = signed_in(self._browser, self._address, repository)
            self.form = self._form.__enter__()
        return self

    def close(self):
        if self.form is not None:
            self._form.__exit__(None, None, None)
        self.form = None


@pytest.fixture(scope="module")
def desk(browser, address):
    """To sign in is most of the work of a test, so tests share one form and its repository."""
    one = Desk(browser, address)
    yield one
    one.close()


@pytest.fixture
def form(desk):
    """The form; fails when the page asked another host or its policy stopped something."""
    yield desk.get(FakeRepository("example/hub", FILES)).form
    faults = desk.form.watch.faults()
    if not desk.form.is_at_rest:
        desk.close()
    assert [fault for fault in faults if REFUSED not in fault] == []


@pytest.fixture
def repository(desk, form):
    return desk.repository


@contextmanager
def signed_in(browser, address, repository):
    with clean_page(browser, viewport={"width": 1280, "height": HEIGHT}) as page:
        repository.answer_in(page)
        form = Form(page, address)
        form.watch = Watch(page, address, f"{API}/")
        sign_in(form)
        yield form


@pytest.fixture
def second(browser, address, repository):
    """The form of somebody else, opened at the same time on the same repository."""
    with signed_in(browser, address, repository) as form:
        yield form


@pytest.fixture
def own_repository():
    return FakeRepository("example/hub", FILES)


@pytest.fixture
def own_form(browser, address, own_repository):
    """A form and a repository that no other test uses."""
    with signed_in(browser, address, own_repository) as form:
        yield form


@pytest.fixture
def own_second(browser, address, own_repository):
    """The form of somebody else on that repository."""
    with signed_in(browser, address, own_repository) as form:
        yield form


def sign_in(form):
    page = form.page
    page.goto(f"{form.address}index.html")
    page.get_by_role("button", name="Se connecter avec un jeton d’accès").click()
    page.get_by_role("textbox", name="Jeton d’accès personnel").fill(TOKEN)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_text("Breizh Cyber : un").first.wait_for()  # one of its titles, as a draft may have another


def changed(before, after):
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


def test_the_page_for_a_token_asks_for_the_two_rights_that_are_needed_and_a_wrong_token_is_told(browser, address):
    with clean_page(browser) as page:
        FakeRepository("example/hub", FILES).answer_in(page)
        page.goto(f"{address}admin/")
        page.get_by_role("button", name="Se connecter avec un jeton d’accès").click()

        link = page.get_by_role("link", name="page des paramètres utilisateur")
        assert link.get_attribute("href") == (
            "https://github.com/settings/personal-access-tokens/new?name=Sveltia+CMS&contents=write&pull_requests=write"
        )

        page.get_by_role("textbox", name="Jeton d’accès personnel").fill("wrong")
        page.get_by_role("button", name="Se connecter", exact=True).click()
        page.get_by_role("alert").first.wait_for()


def test_a_saved_change_is_a_branch_with_a_commit_and_a_draft_and_the_next_one_sends_it_for_review(form, repository):
    form.open("practices/entries/breizh-cyber")
    form.unfold("title")
    form.write("title.fr", "Breizh Cyber : un premier titre")
    form.save(answer="Plus tard")

    assert repository.calls[-4:] == [
        f"createRef refs/heads/{BRANCH}",
        f"createCommitOnBranch {BRANCH}",
        "POST /repos/example/hub/pulls",
        f"POST /repos/example/hub/issues/{len(repository.pulls)}/labels",
    ]
    (pull,) = (one for one in repository.pulls if one["head"] == BRANCH)
    assert pull == {
        "title": "Update Bonne pratique “breizh-cyber”",
        "head": BRANCH,
        "base": "main",
        "draft": True,
        "body": "Proposé avec le formulaire du site. / Proposed with the form of the site.",
        "labels": ["sveltia-cms/draft"],
    }
    old = next(line for line in FILES[PRACTICE].splitlines() if line.startswith("  fr:"))
    branch, main = repository.branches[BRANCH], repository.branches["main"]
    assert changed(main[PRACTICE], branch[PRACTICE]) == [f"-{old}", '+  fr: "Breizh Cyber : un premier titre"']
    assert {path: text for path, text in branch.items() if path != PRACTICE} == {
        path: text for path, text in main.items() if path != PRACTICE
    }
    assert main[PRACTICE] == FILES[PRACTICE]

    form.open("practices/entries/breizh-cyber")
    form.unfold("title")
    form.write("title.hu", "Breizh Cyber: második cím")
    form.save(answer="Envoyer en révision")

    text = repository.branches[BRANCH][PRACTICE]
    assert [line for line in changed(FILES[PRACTICE], text) if line.startswith("+")] == [
        '+  fr: "Breizh Cyber : un premier titre"',
        '+  hu: "Breizh Cyber: második cím"',
    ]
    (pull,) = (one for one in repository.pulls if one["head"] == BRANCH)
    assert (pull["draft"], pull["labels"]) == (False, ["sveltia-cms/pending_review"])


@pytest.mark.audit  # the next change to the same proposal finds it too
def test_a_draft_is_found_again_when_the_form_is_opened_anew(own_form, own_repository):
    own_form.page.set_viewport_size({"width": 1280, "height": 5000})  # all fields of a practice are in view
    own_form.open("practices/entries/breizh-cyber")
    own_form.unfold("title")
    own_form.write("title.fr", "Breizh Cyber : un premier titre")
    own_form.save(answer="Plus tard")
    own_form.page.reload()
    own_form.page.get_by_text("Breizh Cyber : un premier titre").first.wait_for()
    own_form.open("practices/entries/breizh-cyber")
    own_form.write("updated", "2026-11-22")
    own_form.save(answer="Plus tard")

    text = own_repository.branches[BRANCH][PRACTICE]
    assert [line for line in changed(FILES[PRACTICE], text) if line.startswith("+")] == [
        '+  fr: "Breizh Cyber : un premier titre"',
        '+updated: "2026-11-22"',
    ]
    assert len(own_repository.pulls) == 1


@pytest.mark.audit  # test_admin_format.py asks the same of the script
def test_a_new_practice_is_a_new_file_with_the_line_that_names_its_schema(own_form, own_repository):
    own_form.open("practices/new")
    own_form.write("title.fr", "Une ligne d’appel pour les associations")
    own_form.save()

    (branch,) = (name for name in own_repository.branches if name != "main")
    added = {path: text for path, text in own_repository.branches[branch].items() if path not in FILES}
    assert added == {
        "data/practices/une-ligne-d-appel-pour-les-associations.yml": (
            "# yaml-language-server: $schema=../../schema/practices.json\n"
            'language: fr\ntitle:\n  fr: "Une ligne d’appel pour les associations"\n'
        )
    }


@pytest.mark.audit  # what the program does by itself
def test_the_token_lies_in_the_browser_until_one_signs_out(own_form):
    page = own_form.page
    assert json.loads(page.evaluate("localStorage.getItem('sveltia-cms.user')"))["token"] == TOKEN

    page.get_by_role("button", name="Afficher le menu du compte").click()
    page.get_by_role("menuitem", name="Se déconnecter").click()
    page.get_by_role("button", name="Se connecter avec un jeton d’accès").wait_for()

    assert TOKEN not in page.evaluate("JSON.stringify(localStorage)")


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
    assert [one["head"] for one in repository.pulls].count(EVENTS_BRANCH) == 1


@pytest.mark.audit  # test_admin_saving.py brings such changes together
def test_two_persons_who_change_the_same_place_do_not_overwrite_each_other(own_form, own_second, own_repository):
    write_end(own_form, 2, "2025-11-21")
    write_end(own_second, 2, "2025-11-22")
    own_form.save(answer="Plus tard")

    message = said_of_failure(own_second)

    assert REFUSED in message
    assert " › end)" in message
    text = own_repository.branches[EVENTS_BRANCH][EVENTS]
    assert [line for line in changed(FILES[EVENTS], text) if line[0] == "+"] == ['+  end: "2025-11-21"']
    own_second.page.get_by_role("button", name="OK").click()
    assert own_second.field("records.2.end").get_by_role("textbox").input_value() == "2025-11-22"


def accept(repository, branch_kept):
    (number,) = (number for number, one in enumerate(repository.pulls, 1) if one["head"] == EVENTS_BRANCH)
    repository.close(number, merged=True, branch_kept=branch_kept)
    repository.branches["main"]["data/practices/new.yml"] = "id: new\n"


def test_a_title_is_needed_even_of_a_draft_and_a_change_to_a_proposal_that_was_accepted_is_told(form, repository):
    form.open("records/entries/events")
    form.unfold("records", item=2)
    form.unfold("records.2.title")
    title = form.field("records.2.title.en").get_by_role("textbox").input_value()
    form.write("records.2.title.en", "")
    commits = [call for call in repository.calls if "Commit" in call]
    form.page.get_by_role("button", name="Enregistrer", exact=True).click()

    form.field("records.2.title.en").get_by_text("Ce champ est obligatoire").wait_for()
    assert [call for call in repository.calls if "Commit" in call] == commits

    form.write("records.2.title.en", title)
    form.write("records.2.end", "2025-11-23")
    form.save(answer="Plus tard")
    write_end(form, 3, "2025-11-24")
    accept(repository, branch_kept=True)

    assert "la proposition a été acceptée ou fermée entre-temps" in said_of_failure(form)


@pytest.mark.audit  # the branch that is kept is the harder case
def test_a_change_to_a_proposal_whose_branch_has_gone_is_told(own_form, own_repository):
    write_end(own_form, 2, "2025-11-23")
    own_form.save(answer="Plus tard")
    write_end(own_form, 3, "2025-11-24")
    accept(own_repository, branch_kept=False)

    assert "la proposition a été acceptée ou fermée entre-temps" in said_of_failure(own_form)


@pytest.mark.audit  # test_admin_saving.py brings such changes together
def test_what_main_got_meanwhile_stays_in_a_new_proposal(own_form, own_repository):
    write_end(own_form, 2, "2025-11-21")
    main = FILES[EVENTS].replace('end: "2025-11-13"', 'end: "2025-11-12"')
    own_repository.branches["main"][EVENTS] = main
    own_form.save(answer="Plus tard")

    text = own_repository.branches[EVENTS_BRANCH][EVENTS]
    assert [line for line in changed(main, text) if line[0] == "+"] == ['+  end: "2025-11-21"']
