"""GitHub's REST API, as far as the workflows need it: pull requests, comments, and issues that are kept up to date.

Every function raises GitHubError when GitHub refuses the request or cannot be reached. Documentation:
https://docs.github.com/rest
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from hub.catalogues import sentences
from hub.github.limits import shortened

BOT = "github-actions[bot]"
"""The account that writes with a workflow's token. Nobody can register a name with brackets."""
_PAGE = 100
_RECENT = 3
"""Pages of closed pull requests to search, the most recently updated first."""
_SECONDS = 30


class GitHubError(Exception):
    """GitHub refused a request or could not be reached; the text is a sentence for the log."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Repository:
    """A repository on GitHub: the address of the API, `owner/name`, and a token with rights in that repository."""

    api: str
    name: str
    token: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pull:
    """A pull request: its number, whether it is open, its target branch and its last commit."""

    number: int
    open: bool
    base: str
    sha: str


class _NoRedirect(HTTPRedirectHandler):
    """Refuse redirects: a redirect would send the token to another address."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


_OPENER = build_opener(_NoRedirect)


def repository_of(environment: Mapping[str, str]) -> Repository:
    """The repository named by a workflow's environment: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN."""
    name, token = (environment.get(f"GITHUB_{part}", "").strip() for part in ("REPOSITORY", "TOKEN"))
    if not name or not token:
        raise GitHubError(f"{'GITHUB_TOKEN' if name else 'GITHUB_REPOSITORY'} must be set in the environment")
    api = environment.get("GITHUB_API_URL") or "https://api.github.com"
    return Repository(api=api.rstrip("/"), name=name, token=token)


def call(repository: Repository, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
    """Send a request and return the parsed answer. `path` is below the repository's own: `/issues/3/comments`."""
    request = Request(
        f"{repository.api}/repos/{repository.name}{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {repository.token}",
            "Content-Type": "application/json",
            "User-Agent": "campus-hub",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    try:
        with _OPENER.open(request, timeout=_SECONDS) as answer:
            text = answer.read()
        return json.loads(text) if text else None
    except HTTPError as error:
        raise GitHubError(f"GitHub refused {method} {path}: {error.code} {_reason(error)}") from None
    except (URLError, OSError, HTTPException, ValueError) as error:
        raise GitHubError(f"GitHub did not answer {method} {path}: {error}") from None


def pages(repository: Repository, path: str, **query: str) -> Iterator[list[dict[str, Any]]]:
    """The pages of a list, 100 items each; the last page may be shorter."""
    page = 1
    while True:
        found = call(repository, "GET", f"{path}?{urlencode({**query, 'per_page': _PAGE, 'page': page})}")
        yield found
        if len(found) < _PAGE:
            return
        page += 1


def pulls_of(repository: Repository, sha: str, head: str) -> list[Pull]:
    """The pull requests whose last commit is `sha` in the repository `head` (`owner/name`, possibly a fork).

    First all open ones, then the closed ones among the most recently updated.
    """
    found = [item for page in pages(repository, "/pulls", state="open") for item in page]
    closed = pages(repository, "/pulls", state="closed", sort="updated", direction="desc")
    for page, _ in zip(closed, range(_RECENT), strict=False):
        found += page
    return [_pull(item) for item in found if item["head"]["sha"] == sha and _head(item) == head]


def pull(repository: Repository, number: int) -> Pull:
    """The pull request with this number."""
    return _pull(call(repository, "GET", f"/pulls/{number}"))


def comments(repository: Repository, number: int) -> Iterator[dict[str, Any]]:
    """All comments of an issue or a pull request, the oldest first."""
    for page in pages(repository, f"/issues/{number}/comments"):
        yield from page


def reply(repository: Repository, number: int, body: str) -> None:
    """Add a comment to an issue or a pull request."""
    call(repository, "POST", f"/issues/{number}/comments", {"body": shortened(body)})


def keep_comment(repository: Repository, number: int, marker: str, body: str) -> None:
    """Update our comment that begins with `<!-- marker -->`, or add it when there is none."""
    text = shortened(f"{_mark(marker)}\n{body}")
    own = next((item for item in comments(repository, number) if _is_own(item, marker)), None)
    if own is None:
        reply(repository, number, text)
    elif own["body"] != text:
        call(repository, "PATCH", f"/issues/comments/{own['id']}", {"body": text})


def keep_issue(repository: Repository, kind: str, title: str, body: str) -> None:
    """Update the one open issue of a kind, or open it; an empty `body` closes it. The kind is also the issue's
    label."""
    text = shortened(f"{_mark(kind)}\n{body}")
    own = _open_issue(repository, kind)
    if own is None:
        if body:
            call(repository, "POST", "/issues", {"title": title, "body": text, "labels": [kind]})
    elif not body:
        reply(repository, own["number"], sentences("github", "fr")["settled"])
        call(repository, "PATCH", f"/issues/{own['number']}", {"state": "closed", "state_reason": "completed"})
    elif (own["title"], own["body"]) != (title, text):
        call(repository, "PATCH", f"/issues/{own['number']}", {"title": title, "body": text})


def _open_issue(repository: Repository, kind: str) -> dict[str, Any] | None:
    """The open issue of a kind, found by its first line: anyone who sorts issues can remove a label.

    The request does not filter by `creator`: GitHub does not document whether that filter accepts the name of a bot.
    """
    for page in pages(repository, "/issues", state="open"):
        for item in page:
            if "pull_request" not in item and _is_own(item, kind):
                return item
    return None


def _is_own(item: Mapping[str, Any], marker: str) -> bool:
    """Whether the bot wrote this item: anyone can write the marker, but only a workflow writes as the bot."""
    user = item.get("user") or {}  # GitHub returns no user when the account was deleted
    begins = (item.get("body") or "").startswith(_mark(marker))
    return begins and user.get("login") == BOT and user.get("type") == "Bot"


def _mark(marker: str) -> str:
    return f"<!-- {quote(marker)} -->"


def _pull(item: Mapping[str, Any]) -> Pull:
    return Pull(
        number=int(item["number"]), open=item["state"] == "open", base=item["base"]["ref"], sha=item["head"]["sha"]
    )


def _head(item: Mapping[str, Any]) -> str:
    """The repository that a pull request comes from; empty when the fork was deleted."""
    return str((item["head"].get("repo") or {}).get("full_name", ""))


def _reason(error: HTTPError) -> str:
    try:
        return str(json.loads(error.read())["message"])
    except (ValueError, KeyError, TypeError, OSError):
        return str(error.reason)
