"""A repository on GitHub, as far as the form of admin/ asks for it: answers of its API for Playwright to give."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page, Route

API = "https://api.github.com"
TOKEN = "github_pat_example"
_WHEN = "2026-11-21T10:00:00Z"
_BLOB = re.compile(r'(\w+): object\(oid: "([0-9a-f]+)"\)')
_AT_BRANCH = re.compile(r'(\w+): \s*object\(expression: "([^":]+):([^"]+)"\)')
_LAST_CHANGE = re.compile(r"(\w+_\d+): \s*ref\(qualifiedName: \$branch\)")
_AUTHOR = {"name": "Léa Martin", "email": "lea@example.org", "user": {"id": 1, "login": "lea"}}


class Refused(Exception):
    """What GitHub does not do, with its reason."""


class FakeRepository:
    """The branches and pull requests of one repository; what was asked stands in `calls`."""

    def __init__(self, name: str, files: Mapping[str, str]) -> None:
        self.name = name
        self.branches: dict[str, dict[str, str]] = {"main": dict(files)}
        self.pulls: list[dict[str, Any]] = []
        self.calls: list[str] = []

    def answer_in(self, page: Page) -> None:
        """Answers for GitHub in a page."""
        page.route(f"{API}/**", self._answer)

    def _answer(self, route: Route) -> None:
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=_CROSS_ORIGIN)
            return
        path = request.url.removeprefix(API).partition("?")[0]
        if request.headers.get("authorization") not in (f"token {TOKEN}", f"Bearer {TOKEN}"):
            route.fulfill(status=401, headers=_CROSS_ORIGIN, json={"message": "Bad credentials"})
            return
        body = json.loads(request.post_data) if request.post_data else {}
        if path == "/graphql":
            route.fulfill(headers=_CROSS_ORIGIN, json=self._said(body["query"], body["variables"]))
            return
        self.calls.append(f"{request.method} {path}")
        status, content = self._rest(request.method, path, body)
        route.fulfill(status=status, headers=_CROSS_ORIGIN, body=json.dumps(content) if status != 204 else "")

    def _rest(self, method: str, path: str, body: Mapping[str, Any]) -> tuple[int, Any]:
        match method, path.removeprefix(f"/repos/{self.name}"):
            case "GET", "/user":
                return 200, {
                    "id": 1,
                    "login": "lea",
                    "name": "Léa Martin",
                    "email": None,
                    "avatar_url": "",
                    "html_url": "",
                }
            case "GET", "/collaborators/lea":
                return 204, None
            case "GET", tree if tree.startswith("/git/trees/"):
                blobs = self.branches["main"].items()
                return 200, {"tree": [{"type": "blob", "path": p, "sha": _sha(t), "size": len(t)} for p, t in blobs]}
            case "POST", "/pulls" if self._proposals(body["head"]):
                return 422, {"message": "Validation Failed"}
            case "POST", "/pulls":
                self.pulls.append(dict(body))
                return 201, self._pull(len(self.pulls))
            case "GET", "/pulls":
                return 200, [self._pull(number) for number in range(1, len(self.pulls) + 1) if self._is_open(number)]
            case "POST", labels if labels.endswith("/labels"):
                self.pulls[-1]["labels"] = body["labels"]
                return 200, [{"name": name} for name in body["labels"]]
            case "GET", issue if issue.startswith("/issues/"):
                return 200, {"labels": [{"name": name} for name in self.pulls[-1]["labels"]]}
            case "PATCH", issue if issue.startswith("/issues/"):
                self.pulls[-1]["labels"] = body["labels"]
                return 200, {}
        return 404, {"message": "Not Found"}

    def close(self, number: int, *, merged: bool, branch_kept: bool = False) -> None:
        """Accepts a proposal, or gives it up, as a person does on GitHub."""
        pull = self.pulls[number - 1]
        pull["closed"] = True
        if merged:
            self.branches["main"] = dict(self.branches[pull["head"]])
        if not branch_kept:
            del self.branches[pull["head"]]

    def _is_open(self, number: int) -> bool:
        return "closed" not in self.pulls[number - 1]

    def _proposals(self, branch: str) -> list[int]:
        """The numbers of the open proposals from a branch."""
        heads = enumerate((pull["head"] for pull in self.pulls), 1)
        return [number for number, head in heads if head == branch and self._is_open(number)]

    def _pull(self, number: int) -> dict[str, Any]:
        pull = self.pulls[number - 1]
        address = f"https://github.com/{self.name}/pull/{number}"
        head = {"sha": _sha(pull["head"])}
        dates = {"created_at": _WHEN, "updated_at": _WHEN}
        return {
            "number": number,
            "node_id": f"PR_{number}",
            "title": pull["title"],
            "html_url": address,
            "head": head,
            **dates,
        }

    def _said(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return {"data": self._graphql(query, variables)}
        except Refused as reason:
            return {"data": None, "errors": [{"message": str(reason)}]}

    def _graphql(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        given = variables.get("input", {})
        if "createRef" in query:
            self.calls.append(f"createRef {given['name']}")
            branch = given["name"].removeprefix("refs/heads/")
            if branch in self.branches:
                raise Refused(f"A ref named {given['name']} already exists in the repository.")
            self.branches[branch] = dict(self.branches["main"])
            return {"createRef": {"ref": {"name": given["name"]}}}
        if "createCommitOnBranch" in query:
            return {"createCommitOnBranch": {"commit": self._commit(given)}}
        if "markPullRequestReadyForReview" in query:
            self.calls.append("markPullRequestReadyForReview")
            self.pulls[-1]["draft"] = False
            return {"markPullRequestReadyForReview": {"pullRequest": {"isDraft": False}}}
        if "fork: repository" in query:
            return {"fork": {"id": "R_1"}, "base": {"ref": {"target": {"oid": self._head("main")}}}}
        return {"repository": self._repository(query, variables)}

    def _repository(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """What a query of the repository asks for, by the names it gives to its parts."""
        texts = {_sha(text): text for files in self.branches.values() for text in files.values()}
        blobs = {name: {"text": texts[sha], "isTruncated": False} for name, sha in _BLOB.findall(query)}
        change = self._last_change("main")
        changes = dict.fromkeys(_LAST_CHANGE.findall(query), change)
        branch = variables.get("branch", "main")
        asked = self._proposals(branch) if "headRefName: $branch" in query else range(1, len(self.pulls) + 1)
        nodes = [self._open(number) for number in asked if self._is_open(number)]
        blobs |= {name: self._blob(at, path) for name, at, path in _AT_BRANCH.findall(query)}
        if "object(expression: $file)" in query:
            blobs["object"] = self._at_commit(*variables["file"].split(":"))
        main = {"name": "main", "target": {"oid": self._head("main")}}
        pulls = {"nodes": nodes, "totalCount": len(nodes)}
        return {**blobs, **changes, "ref": self._ref(branch), "pullRequests": pulls, "defaultBranchRef": main}

    def _ref(self, branch: str) -> dict[str, Any] | None:
        if branch not in self.branches:
            return None
        return {**self._last_change(branch), "associatedPullRequests": {"totalCount": len(self._proposals(branch))}}

    def _last_change(self, branch: str) -> dict[str, Any]:
        last = {"oid": self._head(branch), "message": "", "author": _AUTHOR, "committedDate": _WHEN}
        return {"target": {"oid": self._head(branch), "history": {"nodes": [last]}}}

    def _at_commit(self, oid: str, path: str) -> dict[str, Any] | None:
        (files, *_) = (files for name, files in self.branches.items() if self._head(name) == oid)
        return {"text": files[path]} if path in files else None

    def _open(self, number: int) -> dict[str, Any]:
        """A proposal as a query tells it."""
        pull, branch = self.pulls[number - 1], self.pulls[number - 1]["head"]
        files = [path for path, text in self.branches[branch].items() if self.branches["main"].get(path) != text]
        return {
            "id": f"PR_{number}",
            "number": number,
            "title": pull["title"],
            "url": f"https://github.com/{self.name}/pull/{number}",
            "isDraft": pull["draft"],
            "isCrossRepository": False,
            "createdAt": _WHEN,
            "updatedAt": _WHEN,
            "headRefName": branch,
            "headRefOid": self._head(branch),
            "author": {"login": "lea", "avatarUrl": "", "name": "Léa Martin", "email": "", "databaseId": 1},
            "labels": {"nodes": [{"name": name} for name in pull["labels"]]},
            "files": {"nodes": [{"path": path, "changeType": "MODIFIED"} for path in files]},
        }

    def _blob(self, branch: str, path: str) -> dict[str, Any]:
        text = self.branches[branch][path]
        return {"oid": _sha(text), "byteSize": len(text), "isBinary": False, "isTruncated": False, "text": text}

    def _commit(self, given: Mapping[str, Any]) -> dict[str, Any]:
        branch = given["branch"]["branchName"]
        self.calls.append(f"createCommitOnBranch {branch}")
        if given["expectedHeadOid"] != self._head(branch):
            raise Refused("Expected branch to point to another commit.")
        for addition in given["fileChanges"]["additions"]:
            self.branches[branch][addition["path"]] = base64.b64decode(addition["contents"]).decode("utf-8")
        self.branches[branch] = {
            path: text
            for path, text in self.branches[branch].items()
            if path not in [deletion["path"] for deletion in given["fileChanges"]["deletions"]]
        }
        files = {
            f"file_{index}": {"oid": _sha(self.branches[branch][addition["path"]])}
            for index, addition in enumerate(given["fileChanges"]["additions"])
        }
        return {"oid": self._head(branch), "committedDate": _WHEN, **files}

    def _head(self, branch: str) -> str:
        return _sha(json.dumps(self.branches[branch]))


_CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*, Authorization",
    "Access-Control-Allow-Methods": "*",
    "Content-Type": "application/json; charset=utf-8",
}


def _sha(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
