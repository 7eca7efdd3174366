"""GitHub's API as the commands call it, against a server that answers like it."""

from __future__ import annotations

import re

import pytest

from hub.github.api import (
    GitHubError,
    Pull,
    Repository,
    keep_comment,
    keep_issue,
    pull,
    pulls_of,
    reply,
    repository_of,
)
from hub.github.limits import LIMIT, shortened
from tests.github_server import BOT, NAME, TOKEN, running_github

SHA = "a" * 40
PERSON = {"login": "someone", "type": "User"}
IMITATOR = {"login": "github-actions-bot", "type": "Bot"}


@pytest.fixture
def github():
    with running_github() as server:
        yield server


def test_the_environment_of_a_workflow_names_the_repository(github):
    assert repository_of(github.environment) == github.repository


def test_a_missing_token_is_said_and_a_token_is_never_shown(github):
    with pytest.raises(GitHubError, match=r"^GITHUB_TOKEN must be set in the environment$"):
        repository_of({"GITHUB_REPOSITORY": NAME})
    assert TOKEN not in repr(github.repository)


def test_proposals_are_found_by_their_commit_on_any_page_from_forks_too(github):
    for number in range(1, 151):
        github.add_pull(number, f"{number:040x}")
    github.add_pull(151, SHA, head="someone/hub", base="draft")
    github.add_pull(152, SHA, head="another/hub")
    github.add_pull(153, SHA, head=None)
    github.add_pull(154, SHA, head="someone/hub", state="closed")

    found = pulls_of(github.repository, SHA, "someone/hub")

    assert found == [
        Pull(number=151, open=True, base="draft", sha=SHA),
        Pull(number=154, open=False, base="main", sha=SHA),
    ]
    assert pull(github.repository, 154) == found[1]
    assert pulls_of(github.repository, SHA, "nobody/hub") == []


def test_the_comment_is_written_once_and_then_kept_up_to_date(github):
    for number in range(120):
        github.add_comment(7, f"talk {number}", PERSON)

    keep_comment(github.repository, 7, "gate", "first")
    keep_comment(github.repository, 7, "gate", "first")
    keep_comment(github.repository, 7, "gate", "second")
    keep_comment(github.repository, 7, "other", "another one")

    assert github.bodies(7)[120:] == ["<!-- gate -->\nsecond", "<!-- other -->\nanother one"]
    assert github.changes == [
        "POST /issues/7/comments",
        "PATCH /issues/comments/121",
        "POST /issues/7/comments",
    ]


@pytest.mark.parametrize("user", [PERSON, IMITATOR, {"login": BOT["login"], "type": "User"}])
def test_a_comment_that_imitates_ours_is_never_touched(github, user):
    github.add_comment(7, "<!-- gate -->\nimitated", user)

    keep_comment(github.repository, 7, "gate", "ours")

    assert github.bodies(7) == ["<!-- gate -->\nimitated", "<!-- gate -->\nours"]


def test_our_comment_that_quotes_the_marker_further_down_is_another_one(github):
    github.add_comment(7, "about <!-- gate -->")

    keep_comment(github.repository, 7, "gate", "ours")

    assert github.bodies(7) == ["about <!-- gate -->", "<!-- gate -->\nours"]


def test_an_issue_is_opened_updated_and_closed_with_a_word(github):
    github.add_issue("imitated", "<!-- links -->\nmine", user=PERSON)

    keep_issue(github.repository, "links", "Two links", "one\ntwo")
    keep_issue(github.repository, "links", "Two links", "one\ntwo")
    keep_issue(github.repository, "links", "One link", "two")
    opened = dict(github.issues[1])
    keep_issue(github.repository, "links", "No link", "")
    keep_issue(github.repository, "links", "No link", "")

    assert opened["labels"] == [{"name": "links"}]
    assert [opened["title"], opened["body"]] == ["One link", "<!-- links -->\ntwo"]
    assert github.issues[1]["state"] == "closed"
    assert github.issues[0] == {**github.issues[0], "state": "open", "body": "<!-- links -->\nmine"}
    assert [body.partition(".")[0] for body in github.bodies(2)] == ["Il ne reste rien à faire ici"]
    assert github.changes == ["POST /issues", "PATCH /issues/2", "POST /issues/2/comments", "PATCH /issues/2"]


def test_a_new_issue_is_opened_after_the_last_one_was_closed(github):
    github.add_issue("Old", "<!-- links -->\nold", state="closed")

    keep_issue(github.repository, "links", "New", "new")

    assert [(item["title"], item["state"]) for item in github.issues] == [("Old", "closed"), ("New", "open")]


def test_an_issue_without_its_label_is_found_by_its_first_line(github):
    github.add_issue("Links", "<!-- links -->\nold", labels=[])

    keep_issue(github.repository, "links", "Links", "new")

    assert [item["body"] for item in github.issues] == ["<!-- links -->\nnew"]


def test_a_body_that_is_too_long_loses_whole_lines_and_says_so():
    text = "first\n\n<details>\n\n" + "é" * 99 + ("\n" + "é" * 99) * 1000

    short = shortened(text)
    body, _, rest = short.partition("\n\n</details>\n\n")

    assert len(short.encode()) <= LIMIT
    assert {len(line) for line in body.split("\n")[4:]} == {99}
    assert [line[:14] for line in rest.split("\n\n")] == ["*Ce texte étai", "*This text was"]
    assert shortened("short") == "short"


def test_a_comment_of_any_length_is_taken(github):
    reply(github.repository, 7, "a line\n" * 20_000)

    assert len(github.bodies(7)) == 1


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (500, "GitHub refused POST /issues/7/comments: 500 Server Error"),
        (403, "GitHub refused POST /issues/7/comments: 403 Server Error"),
        (302, "GitHub refused POST /issues/7/comments: 302 Server Error"),
    ],
)
def test_a_refusal_is_one_sentence_and_no_redirect_is_followed_with_the_token(github, status, sentence):
    github.broken = status

    with pytest.raises(GitHubError, match=f"^{re.escape(sentence)}$"):
        reply(github.repository, 7, "hello")


def test_a_wrong_token_is_refused(github):
    wrong = Repository(api=github.url, name=NAME, token="wrong")

    with pytest.raises(GitHubError, match="401 Bad credentials"):
        reply(wrong, 7, "hello")


def test_a_server_that_is_not_there_is_one_sentence():
    with running_github() as server:
        gone = server.repository

    with pytest.raises(GitHubError, match=r"^GitHub did not answer GET /pulls/1: "):
        pull(gone, 1)
