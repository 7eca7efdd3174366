"""A proposal with one changed file, made through GitHub's API: no working copy, no credentials for git.

Its branch is made anew from the given commit each time; an open pull request of the branch is kept and follows it.
Documentation: https://docs.github.com/rest/git and https://docs.github.com/rest/pulls
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from hub.github.api import Repository, call, pages
from hub.model.registries import kind_of_file


class ProposalError(Exception):
    """A text that is no proposal of a change to one registry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PullRequest:
    """A new text of one file in the repository, and what the pull request says."""

    path: str
    text: str
    title: str
    body: str


def proposal_text(proposal: PullRequest) -> str:
    """A proposal as one workflow job hands it to the next."""
    return json.dumps(asdict(proposal), ensure_ascii=False, indent=1) + "\n"


def parse_proposal(text: str) -> PullRequest:
    """The proposal that was handed over. Raises ProposalError unless it changes one registry in `data/`."""
    try:
        proposal = PullRequest(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise ProposalError(f"no proposal: {error}") from None
    if not all(isinstance(value, str) for value in asdict(proposal).values()):
        raise ProposalError("a proposal is made of texts")
    path = PurePosixPath(proposal.path)
    if path.parts[:1] != ("data",) or ".." in path.parts or kind_of_file(path.relative_to("data")) is None:
        raise ProposalError(f"{proposal.path!r} is no registry")
    return proposal


def propose(repository: Repository, proposal: PullRequest, *, branch: str, onto: str, base: str) -> tuple[int, str]:
    """The number of the pull request and the commit it proposes.

    `onto` is the commit it starts from, `base` the branch it is for. Raises GitHubError.
    """
    sha = _commit(repository, proposal, onto)
    _point(repository, branch, sha)
    says = {"title": proposal.title, "body": proposal.body}
    owner = repository.name.partition("/")[0]
    # GitHub passes over a `head` that it cannot read and then lists every proposal: the branch is compared once more.
    opened = [item for page in pages(repository, "/pulls", state="open", head=f"{owner}:{branch}") for item in page]
    own = next((item for item in opened if item["head"]["ref"] == branch), None)
    if own is None:
        made = call(repository, "POST", "/pulls", {**says, "head": branch, "base": base})
        return int(made["number"]), sha
    call(repository, "PATCH", f"/pulls/{own['number']}", says)
    return int(own["number"]), sha


def _commit(repository: Repository, proposal: PullRequest, onto: str) -> str:
    """A commit by the token's bot, on top of another, with one file changed."""
    file = {"path": proposal.path, "mode": "100644", "type": "blob", "content": proposal.text}
    before = call(repository, "GET", f"/git/commits/{onto}")["tree"]["sha"]
    tree = call(repository, "POST", "/git/trees", {"base_tree": before, "tree": [file]})["sha"]
    made = call(repository, "POST", "/git/commits", {"message": proposal.title, "tree": tree, "parents": [onto]})
    return str(made["sha"])


def _point(repository: Repository, branch: str, sha: str) -> None:
    """Makes the branch, or moves it wherever it was."""
    found: list[Mapping[str, Any]] = call(repository, "GET", f"/git/matching-refs/heads/{branch}")
    if any(item["ref"] == f"refs/heads/{branch}" for item in found):
        call(repository, "PATCH", f"/git/refs/heads/{branch}", {"sha": sha, "force": True})
    else:
        call(repository, "POST", "/git/refs", {"ref": f"refs/heads/{branch}", "sha": sha})
