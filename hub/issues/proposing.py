"""Open a pull request with changed files through GitHub's API: no working copy and no git credentials are needed.

The branch is created again from the given commit each time; its open pull request stays and follows the branch.
Documentation: https://docs.github.com/rest/git and https://docs.github.com/rest/pulls
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from hub.github.api import Repository, call, pages
from hub.model.registries import kind_of_file

_LANGUAGE = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?"
_WORDS = re.compile(rf"docs/{_LANGUAGE}/(?:[a-z0-9-]+/)*+[a-z0-9-]+\.md|hub/strings/{_LANGUAGE}\.yml")


class ProposalError(Exception):
    """The text is not a proposal that changes registries and texts alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PullRequest:
    """The new texts of files by their path in the repository, and the title and body of the pull request."""

    files: Mapping[str, str]
    title: str
    body: str


def proposal_text(proposal: PullRequest) -> str:
    """Write a proposal as JSON, for the next job of the workflow."""
    return json.dumps(asdict(proposal), ensure_ascii=False, indent=1) + "\n"


def parse_proposal(text: str) -> PullRequest:
    """Read a proposal from JSON. Raises ProposalError unless it changes registries, pages or interface words alone."""
    try:
        proposal = PullRequest(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise ProposalError(f"no proposal: {error}") from None
    files = proposal.files if isinstance(proposal.files, dict) else {"": None}
    if not files or not all(isinstance(value, str) for value in (proposal.title, proposal.body, *files.values())):
        raise ProposalError("a proposal is made of texts")
    wrong = next((path for path in files if not _holds_texts(path)), None)
    if wrong is not None:
        raise ProposalError(f"{wrong!r} is no registry, page or file of interface words")
    return proposal


def _holds_texts(path: str) -> bool:
    """Whether a path of the repository is that of a registry, a hand-written page or interface words."""
    own = PurePosixPath(path)
    if own.parts[:1] == ("data",) and ".." not in own.parts:
        return kind_of_file(own.relative_to("data")) is not None
    return _WORDS.fullmatch(path) is not None


def propose(repository: Repository, proposal: PullRequest, *, branch: str, onto: str, base: str) -> tuple[int, str]:
    """Create or update the pull request; return its number and its last commit. Raises GitHubError."""
    title, body = proposal.title, proposal.body
    return propose_files(repository, proposal.files, title, body, branch=branch, onto=onto, base=base)


def propose_files(
    repository: Repository,
    files: Mapping[str, str | None],
    title: str,
    body: str,
    *,
    branch: str,
    onto: str,
    base: str,
) -> tuple[int, str]:
    """Create or update a pull request with these files, of which None is removed; return its number and last commit.

    `onto` is the commit to start from, `base` the target branch. Raises GitHubError.
    """
    sha = _commit(repository, files, title, onto)
    _point(repository, branch, sha)
    texts = {"title": title, "body": body}
    owner = repository.name.partition("/")[0]
    # GitHub ignores a `head` that it cannot read and then lists every pull request, so compare the branch again.
    opened = [item for page in pages(repository, "/pulls", state="open", head=f"{owner}:{branch}") for item in page]
    own = next((item for item in opened if item["head"]["ref"] == branch), None)
    if own is None:
        made = call(repository, "POST", "/pulls", {**texts, "head": branch, "base": base})
        return int(made["number"]), sha
    call(repository, "PATCH", f"/pulls/{own['number']}", texts)
    return int(own["number"]), sha


def _commit(repository: Repository, files: Mapping[str, str | None], title: str, onto: str) -> str:
    """Commit changed files on top of `onto`, as the bot of the token."""
    changed = [
        {"path": path, "mode": "100644", "type": "blob", **({"sha": None} if text is None else {"content": text})}
        for path, text in files.items()
    ]
    before = call(repository, "GET", f"/git/commits/{onto}")["tree"]["sha"]
    tree = call(repository, "POST", "/git/trees", {"base_tree": before, "tree": changed})["sha"]
    made = call(repository, "POST", "/git/commits", {"message": title, "tree": tree, "parents": [onto]})
    return str(made["sha"])


def _point(repository: Repository, branch: str, sha: str) -> None:
    """Create the branch at a commit, or move it there."""
    found: list[Mapping[str, Any]] = call(repository, "GET", f"/git/matching-refs/heads/{branch}")
    if any(item["ref"] == f"refs/heads/{branch}" for item in found):
        call(repository, "PATCH", f"/git/refs/heads/{branch}", {"sha": sha, "force": True})
    else:
        call(repository, "POST", "/git/refs", {"ref": f"refs/heads/{branch}", "sha": sha})
