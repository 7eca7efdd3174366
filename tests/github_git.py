"""GitHub's API of git objects and pull requests by branch, on a real bare repository beside `tests.github_server`."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.github_server import NAME, TOKEN, GitHub, Item, Refusal, _Handler
from tests.serving import serving

_BOT = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "github-actions[bot]"), ("EMAIL", "bot@example.org"))
}


def run_git(folder: Path, *arguments: str, given: str = "", **environment: str) -> str:
    """What a git command says; one that fails fails the test."""
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **alone, **_BOT, **environment},
    ).stdout.strip()


def allow_all(method: str, path: str) -> None:
    """Takes every request of somebody who has the token."""


@contextmanager
def running_repository(bare: Path, allow: Callable[[str, str], None] = allow_all) -> Iterator[GitHub]:
    """The server, until the block ends; commits and branches that are made through it lie in `bare`.

    `allow` is asked before each request and raises Refusal for one that the token has no right to.
    """
    github = GitHub()
    api = _Git(bare, github)

    class Handler(_Handler):
        state = github

        def _found(self) -> tuple[int, Any]:
            parts = urlsplit(self.path)
            path = parts.path.removeprefix(f"/repos/{NAME}")
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            allow(self.command, path)
            route = api.route(self.command, path, query)
            if route is None or github.broken or self.headers["Authorization"] != f"Bearer {TOKEN}":
                return super()._found()
            length = int(self.headers.get("Content-Length") or 0)
            content = route(json.loads(self.rfile.read(length)) if length else {})
            if self.command != "GET":
                github.changes.append(f"{self.command} {path}")
            return (201 if self.command == "POST" else 200), content

    with serving(Handler) as github.url:
        yield github


class _Git:
    """The routes, each a function of the request's body."""

    def __init__(self, bare: Path, github: GitHub) -> None:
        self.bare, self.github = bare, github

    def route(self, method: str, path: str, query: dict[str, str]) -> Callable[[Item], Any] | None:
        name = path.rpartition("/git/")[2].partition("/")[2]
        routes: list[tuple[str, Callable[[Item], Any]]] = [
            (
                "GET /compare/",
                lambda body: self._compare(*path.removeprefix("/compare/").partition("?")[0].split("...")),
            ),
            ("GET /git/commits/", lambda body: self._commit(name)),
            ("GET /git/matching-refs/", lambda body: self._refs(name)),
            ("PATCH /git/refs/", lambda body: self._point(name, body["sha"], force=body["force"])),
            ("PATCH /pulls/", lambda body: self._change_pull(int(path.removeprefix("/pulls/")), body)),
            ("POST /git/trees", self._add_tree),
            ("POST /git/commits", self._add_commit),
            ("POST /git/refs", lambda body: self._point(body["ref"].removeprefix("refs/"), body["sha"], new=True)),
            ("POST /pulls", self._add_pull),
            ("POST /statuses/", lambda body: self._mark(path.removeprefix("/statuses/"), body)),
        ]
        if (method, path) == ("GET", "/pulls"):
            return lambda body: self._pulls(query)
        return next((route for begun, route in routes if f"{method} {path}".startswith(begun)), None)

    def _compare(self, base: str, head: str) -> Item:
        """How two commits lie to each other; a commit that is not there is not found."""
        if base == head:
            return {"status": "identical"}
        try:
            common = run_git(self.bare, "merge-base", base, head)
        except subprocess.CalledProcessError as error:
            raise Refusal(404, "Not Found") from error
        return {"status": {base: "ahead", head: "behind"}.get(common, "diverged")}

    def _commit(self, sha: str) -> Item:
        return {"sha": sha, "tree": {"sha": run_git(self.bare, "rev-parse", f"{sha}^{{tree}}")}}

    def _add_tree(self, body: Item) -> Item:
        index = {"GIT_INDEX_FILE": str(self.bare / "index-of-the-server")}
        run_git(self.bare, "read-tree", body["base_tree"], **index)
        for file in body["tree"]:
            if "content" in file:
                blob = run_git(self.bare, "hash-object", "-w", "--stdin", given=file["content"])
                place = f"{file['mode']},{blob},{file['path']}"
                run_git(self.bare, "update-index", "--add", "--cacheinfo", place, **index)
            else:
                gone = f"0 {'0' * 40}\t{file['path']}\n"
                run_git(self.bare, "update-index", "--index-info", given=gone, **index)
        return {"sha": run_git(self.bare, "write-tree", **index)}

    def _add_commit(self, body: Item) -> Item:
        (parent,) = body["parents"]
        return {"sha": run_git(self.bare, "commit-tree", body["tree"], "-p", parent, "-m", body["message"])}

    def _point(self, name: str, sha: str, *, new: bool = False, force: bool = False) -> Item:
        there = {"ref": f"refs/{name}"} in self._refs(name)
        if there == new or not (new or force):
            raise Refusal(422, "Reference already exists" if new else "Reference does not exist")
        run_git(self.bare, "update-ref", f"refs/{name}", sha)
        for item in self.github.pulls:
            if f"heads/{item['head'].get('ref')}" == name:
                item["head"]["sha"] = sha
                self._keep(item)
        return {"ref": f"refs/{name}", "object": {"sha": sha}}

    def _refs(self, name: str) -> list[Item]:
        """All that begin with a name, as GitHub has it."""
        found = run_git(self.bare, "for-each-ref", "--format=%(refname)").splitlines()
        return [{"ref": ref} for ref in found if ref.startswith(f"refs/{name}")]

    def _mark(self, sha: str, body: Item) -> Item:
        if len(body["description"]) > 140:
            raise Refusal(422, "Validation Failed")
        for item in self.github.pulls:
            if item["head"]["sha"] == sha:
                item["marks"] = [*item.get("marks", []), body]
        return body

    def _pulls(self, query: dict[str, str]) -> list[Item]:
        """GitHub passes over a `head` that it cannot read, and gives all pull requests."""
        owner, _, branch = query.get("head", "").partition(":")
        own = [item for item in self.github.pulls if item["state"] == query.get("state", "open")]
        return [item for item in own if item["head"]["ref"] == branch] if owner == NAME.partition("/")[0] else own

    def _add_pull(self, body: Item) -> Item:
        sha = run_git(self.bare, "rev-parse", f"refs/heads/{body['head']}")
        number = 30 + len(self.github.pulls)
        item = self.github.add_pull(number, sha, base=body["base"], title=body["title"], body=body["body"])
        item["head"]["ref"] = body["head"]
        self._keep(item)
        return item

    def _keep(self, pull: Item) -> None:
        """GitHub keeps the last commit of a proposal under a name of its own."""
        run_git(self.bare, "update-ref", f"refs/pull/{pull['number']}/head", pull["head"]["sha"])

    def _change_pull(self, number: int, body: Item) -> Item:
        item = next(item for item in self.github.pulls if item["number"] == number)
        item.update(body)
        return item
