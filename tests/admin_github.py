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
            route.fulfill(headers=_CROSS_ORIGIN, json={"data": self._graphql(body["query"], body["variables"])})
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
            case "POST", "/pulls":
                self.pulls.append(dict(body))
                return 201, self._pull(len(self.pulls))
            case "POST", labels if labels.endswith("/labels"):
                self.pulls[-1]["labels"] = body["labels"]
                return 200, [{"name": name} for name in body["labels"]]
            case "GET", issue if issue.startswith("/issues/"):
                return 200, {"labels": [{"name": name} for name in self.pulls[-1]["labels"]]}
            case "PATCH", issue if issue.startswith("/issues/"):
                self.pulls[-1]["labels"] = body["labels"]
                return 200, {}
        return 404, {"message": "Not Found"}

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

    def _graphql(self, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        given = variables.get("input", {})
        if "createRef" in query:
            self.calls.append(f"createRef {given['name']}")
            self.branches[given["name"].removeprefix("refs/heads/")] = dict(self.branches["main"])
            return {"createRef": {"ref": {"name": given["name"]}}}
        if "createCommitOnBranch" in query:
            return {"createCommitOnBranch": {"commit": self._commit(given)}}
        if "markPullRequestReadyForReview" in query:
            self.calls.append("markPullRequestReadyForReview")
            self.pulls[-1]["draft"] = False
            return {"markPullRequestReadyForReview": {"pullRequest": {"isDraft": False}}}
        if "fork: repository" in query:
            return {"fork": {"id": "R_1"}, "base": {"ref": {"target": {"oid": self._head("main")}}}}
        return {"repository": self._repository(query)}

    def _repository(self, query: str) -> dict[str, Any]:
        """What a query of the repository asks for, by the names it gives to its parts."""
        texts = {_sha(text): text for files in self.branches.values() for text in files.values()}
        blobs = {name: {"text": texts[sha], "isTruncated": False} for name, sha in _BLOB.findall(query)}
        last = {"nodes": [{"oid": self._head("main"), "message": "", "author": _AUTHOR, "committedDate": _WHEN}]}
        change = {"target": {"history": last}}
        changes = dict.fromkeys(_LAST_CHANGE.findall(query), change)
        pulls = {
            "nodes": [self._open(number) for number in range(1, len(self.pulls) + 1)],
            "totalCount": len(self.pulls),
        }
        blobs |= {name: self._blob(branch, path) for name, branch, path in _AT_BRANCH.findall(query)}
        return {**blobs, **changes, "ref": change, "pullRequests": pulls, "defaultBranchRef": {"name": "main"}}

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
