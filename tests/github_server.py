"""A server on 127.0.0.1 that answers like GitHub's REST API; what it knows stands in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from hub.github.api import Repository
from hub.github.limits import LIMIT
from tests.serving import serving

NAME = "campus/hub"
TOKEN = "token-of-this-test"
BOT = {"login": "github-actions[bot]", "type": "Bot"}

Item = dict[str, Any]
Query = dict[str, str]


@dataclass(kw_only=True)
class GitHub:
    """What a repository on GitHub holds, and every request that changed it, as `METHOD path`."""

    url: str = ""
    pulls: list[Item] = field(default_factory=list)
    issues: list[Item] = field(default_factory=list)
    comments: list[Item] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    changes: list[str] = field(default_factory=list)
    broken: int = 0
    """A status that every request gets instead of an answer; 0 for none."""

    @property
    def repository(self) -> Repository:
        """The repository as a command of the hub reaches it."""
        return Repository(api=self.url, name=NAME, token=TOKEN)

    @property
    def environment(self) -> dict[str, str]:
        """What a workflow's environment says of it."""
        return {"GITHUB_API_URL": self.url, "GITHUB_REPOSITORY": NAME, "GITHUB_TOKEN": TOKEN}

    def add_pull(self, number: int, sha: str, *, head: str | None = NAME, base: str = "main", **values: Any) -> Item:
        """A pull request as GitHub shows it, as far as we read it; `head` is None when the fork was deleted."""
        repo = None if head is None else {"full_name": head}
        item = {"number": number, "state": "open", "head": {"sha": sha, "repo": repo}, "base": {"ref": base}, **values}
        self.pulls.append(item)
        return item

    def add_comment(self, number: int, body: str, user: Item | None = None) -> Item:
        """A comment, by the bot unless another user is given."""
        item = {"id": len(self.comments) + 1, "issue": number, "body": body, "user": user or BOT}
        self.comments.append(item)
        return item

    def add_issue(self, title: str, body: str, *, user: Item | None = None, **values: Any) -> Item:
        """An issue, by the bot unless another user is given."""
        number = max((item["number"] for item in (*self.issues, *self.pulls)), default=0) + 1
        item = {"number": number, "state": "open", "title": title, "body": body, "user": user or BOT, "labels": []}
        self.issues.append({**item, **values})
        return self.issues[-1]

    def bodies(self, number: int) -> list[str]:
        """The comments of an issue or a pull request."""
        return [item["body"] for item in self.comments if item["issue"] == number]


class Refusal(Exception):
    """A status and a message in GitHub's form."""


@contextmanager
def running_github() -> Iterator[GitHub]:
    """The server, until the block ends."""
    github = GitHub()

    class Handler(_Handler):
        state = github

    with serving(Handler) as github.url:
        yield github


class _Handler(BaseHTTPRequestHandler):
    state: GitHub

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_PATCH = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the output belongs to the tests."""

    def _answer(self) -> None:
        try:
            status, content = self._found()
        except Refusal as refusal:
            status, content = refusal.args[0], {"message": refusal.args[1]}
        text = json.dumps(content).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", f"{self.state.url}/elsewhere")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _found(self) -> tuple[int, Any]:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else {}
        if self.state.broken:
            raise Refusal(self.state.broken, "Server Error")
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            raise Refusal(401, "Bad credentials")
        parts = urlsplit(self.path)
        path = parts.path.removeprefix(f"/repos/{NAME}")
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        for method, pattern, route in _ROUTES:
            match = re.fullmatch(pattern, path)
            if method == self.command and match:
                if method != "GET":
                    self.state.changes.append(f"{method} {path}")
                return (201 if method == "POST" else 200), route(self.state, query, body, *map(int, match.groups()))
        raise Refusal(404, "Not Found")


def _pulls(github: GitHub, query: Query, body: Item) -> list[Item]:
    state = query.get("state", "open")
    return _page([item for item in github.pulls if state in ("all", item["state"])], query)


def _pull(github: GitHub, query: Query, body: Item, number: int) -> Item:
    return _numbered(github.pulls, number)


def _add_pull(github: GitHub, query: Query, body: Item) -> Item:
    numbers = [item["number"] for item in (*github.issues, *github.pulls)]
    number = max(numbers, default=0) + 1
    address = f"https://github.com/{NAME}/pull/{number}"
    item = github.add_pull(number, "0" * 40, base=body["base"], title=body["title"], html_url=address)
    return item | {"body": body.get("body")}


def _issues(github: GitHub, query: Query, body: Item) -> list[Item]:
    found = [item for item in github.issues if query.get("state", "open") in ("all", item["state"])]
    if "[bot]" in query.get("creator", ""):  # that it takes such a name is written nowhere
        raise Refusal(422, "Validation Failed")
    if "labels" in query:
        found = [item for item in found if query["labels"] in [label["name"] for label in item["labels"]]]
    return _page(found, query)


def _issue(github: GitHub, query: Query, body: Item, number: int) -> Item:
    return _numbered(github.issues, number)


def _add_issue(github: GitHub, query: Query, body: Item) -> Item:
    github.labels |= set(body.get("labels", []))
    labels = [{"name": name} for name in body.get("labels", [])]
    return github.add_issue(body["title"], _fitting(body), labels=labels)


def _change_issue(github: GitHub, query: Query, body: Item, number: int) -> Item:
    item = _numbered(github.issues, number)
    item.update({**body, "body": _fitting({"body": item["body"], **body})})
    return item


def _comments(github: GitHub, query: Query, body: Item, number: int) -> list[Item]:
    return _page([item for item in github.comments if item["issue"] == number], query)


def _add_comment(github: GitHub, query: Query, body: Item, number: int) -> Item:
    return github.add_comment(number, _fitting(body))


def _change_comment(github: GitHub, query: Query, body: Item, number: int) -> Item:
    item = next(item for item in github.comments if item["id"] == number)
    item["body"] = _fitting(body)
    return item


def _page(items: list[Item], query: Query) -> list[Item]:
    size, page = min(int(query.get("per_page", 30)), 100), int(query.get("page", 1))
    return items[(page - 1) * size : page * size]


def _numbered(items: list[Item], number: int) -> Item:
    found = next((item for item in items if item["number"] == number), None)
    if found is None:
        raise Refusal(404, "Not Found")
    return found


def _fitting(body: Item) -> str:
    if len(body["body"]) > LIMIT:
        raise Refusal(422, "Validation Failed")
    return str(body["body"])


_ROUTES: list[tuple[str, str, Callable[..., Any]]] = [
    ("GET", "/pulls", _pulls),
    ("POST", "/pulls", _add_pull),
    ("GET", "/pulls/([0-9]+)", _pull),
    ("GET", "/issues", _issues),
    ("POST", "/issues", _add_issue),
    ("GET", "/issues/([0-9]+)", _issue),
    ("PATCH", "/issues/([0-9]+)", _change_issue),
    ("GET", "/issues/([0-9]+)/comments", _comments),
    ("POST", "/issues/([0-9]+)/comments", _add_comment),
    ("PATCH", "/issues/comments/([0-9]+)", _change_comment),
]
