"""Open a pull request with changed files through GitHub's API: no working copy and no git credentials are needed.

The branch is created again from the given commit each time; its open pull request stays and follows the branch.
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
    """The text is not a proposal that changes one registry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PullRequest:
    """The path and new text of one file in the repository, and the title and body of the pull request."""

    path: str
    text: str
    title: str
    body: str


def proposal_text(proposal: PullRequest) -> str:
    """Write a proposal as JSON, for the next job of the workflow."""
    return json.dumps(asdict(proposal), ensure_ascii=False, indent=1) + "\n"


def parse_proposal(text: str) -> PullRequest:
    """Read a proposal from JSON. Raises ProposalError unless it changes one registry in `data/`."""
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
    """Create or update the pull request of one file; return its number and its last commit. Raises GitHubError."""
    files = {proposal.path: proposal.text}
    return propose_files(repository, files, proposal.title, proposal.body, branch=branch, onto=onto, base=base)


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
