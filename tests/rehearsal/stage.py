"""A whole repository on which situations really run: the bare repository, the API's server, people and computers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.github_git import running_repository
from tests.github_server import NAME, GitHub, Refusal
from tests.proposals import commit, git
from tests.rehearsal import events
from tests.rehearsal.events import MAIN, Event
from tests.rehearsal.hosting import Hosting
from tests.rehearsal.machine import Computer
from tests.rehearsal.reader import Workflow, read_workflow

SITE_URL = "https://hub.example.org/campus/"
_NEEDS = (
    (r"\w+ /(git|compare)/.*", "contents"),
    (r"\w+ /statuses/.*", "statuses"),
    (r"\w+ /pulls.*", "pull-requests"),
    (r"\w+ /issues.*", "issues"),
)
"""Which right a request needs: https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps"""


@dataclass(kw_only=True)
class Stage:
    """A repository that stands at `folder`: `origin`, and `work` where people make their commits.

    `merged` are the merge branches that GitHub keeps of open proposals, by number; none where they conflict.
    """

    folder: Path
    github: GitHub
    computer: Computer
    hosting: Hosting
    read: dict[str, dict[str, Workflow]] = field(default_factory=dict)

    @property
    def work(self) -> Path:
        """Where people work."""
        return self.folder / "work"

    @property
    def origin(self) -> Path:
        """The repository on GitHub."""
        return self.folder / "origin"

    def tip(self, branch: str = MAIN) -> str:
        """The last commit of a branch; nothing where there is none."""
        return git(self.origin, "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")

    def workflows(self, commit: str) -> Mapping[str, Workflow]:
        """The workflows of a commit, or of main."""
        tree = git(self.origin, "rev-parse", f"{commit or MAIN}:.github/workflows")
        if tree not in self.read:
            names = git(self.origin, "ls-tree", "--name-only", tree).splitlines()
            self.read[tree] = {name: read_workflow(name, git(self.origin, "show", f"{tree}:{name}")) for name in names}
        return self.read[tree]

    def push(self, edit: Callable[[Path], object], branch: str = MAIN) -> Event:
        """Somebody changes something and pushes it to a branch."""
        self._edit(MAIN, branch if branch != MAIN else "merged", edit)
        git(self.work, "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{branch}")
        before = git(self.work, "rev-parse", "HEAD^")
        return events.push(branch=branch, sha=self.tip(branch), before=before, files=self._files())

    def propose(self, edit: Callable[[Path], object], *, number: int = 12, fork: str = "", **values: Any) -> Event:
        """Somebody opens a proposal, from a branch of the repository or from a fork."""
        branch = f"patch-{len(self.github.pulls) + 1}"
        head = self._edit(MAIN, branch, edit)
        self.github.add_pull(number, head, head=fork or NAME)["head"]["ref"] = branch
        return self._told(number, fork, "opened", **values)

    def update(self, number: int, edit: Callable[[Path], object], **values: Any) -> Event:
        """Somebody pushes to a proposal."""
        pull = self._pull(number)
        pull["head"]["sha"] = self._edit(pull["head"]["sha"], pull["head"]["ref"], edit)
        return self._told(number, self._fork(pull), "synchronize", **values)

    def close(self, number: int, **values: Any) -> Event:
        """Somebody closes a proposal without merging it."""
        pull = self._pull(number)
        pull["state"] = "closed"
        return self._told(number, self._fork(pull), "closed", **values)

    def issue(self, payload: Mapping[str, Any]) -> Event:
        """Somebody opens or edits an issue, as in a recorded payload."""
        content = dict(payload["issue"])
        self.github.issues = [one for one in self.github.issues if one["number"] != content["number"]] + [content]
        return events.issue(content, action=payload["action"], sha=self.tip(), actor=payload["sender"]["login"])

    def files(self, branch: str = "site") -> set[str]:
        """The files of a branch."""
        return set(git(self.origin, "ls-tree", "-r", "--name-only", branch).splitlines()) if self.tip(branch) else set()

    def text(self, file: str, branch: str = "site") -> str:
        """A file of a branch."""
        return git(self.origin, "show", f"{branch}:{file}")

    def drop_ref(self, ref: str) -> None:
        """A ref goes, and with it what it alone reached."""
        git(self.origin, "update-ref", "-d", ref)
        git(self.origin, "reflog", "expire", "--expire=now", "--all")
        git(self.origin, "prune", "--expire=now")

    def allow(self, method: str, path: str) -> None:
        """Refuses what the token of the job that runs has no right to, as GitHub does."""
        if self.computer.working is None:
            return
        rights = self.computer.working.rights
        right = next(one for pattern, one in _NEEDS if re.fullmatch(pattern, f"{method} {path}"))
        number = re.match(r"/issues/(\d+)", path)
        if number and any(pull["number"] == int(number[1]) for pull in self.github.pulls):
            right = "pull-requests"
        if path.startswith("/issues/comments/"):
            right = "pull-requests" if "pull-requests" in rights else "issues"
        if rights.get(right) not in (("read", "write") if method == "GET" else ("write",)):
            raise Refusal(403, f"Resource not accessible by integration: {right}")

    def _edit(self, base: str, branch: str, edit: Callable[[Path], object]) -> str:
        git(self.work, "fetch", "--quiet", "origin")
        git(self.work, "switch", "--quiet", "--force-create", branch, f"origin/{MAIN}" if base == MAIN else base)
        edit(self.work)
        return commit(self.work)

    def _files(self) -> list[str]:
        return git(self.work, "diff", "--name-only", "HEAD^", "HEAD").splitlines()

    def _told(self, number: int, fork: str, action: str, **values: Any) -> Event:
        """The event, with the refs that GitHub keeps of a proposal."""
        head, branch = (self._pull(number)["head"][key] for key in ("sha", "ref"))
        git(self.work, "push", "--quiet", "--force", "origin", f"{head}:refs/pull/{number}/head")
        merge = self._merge(head)
        if merge:
            git(self.origin, "update-ref", f"refs/pull/{number}/merge", merge)
        return events.proposal(
            action=action,
            number=number,
            head=head,
            merge=merge or head,
            base=self.tip(),
            branch=branch,
            fork=fork,
            conflicts=not merge,
            files=git(self.origin, "diff", "--name-only", f"{MAIN}...{head}").splitlines(),
            **values,
        )

    def _merge(self, head: str) -> str:
        """The merge of a proposal into main; nothing where they conflict."""
        base = self.tip()
        tree, _, told = git(self.origin, "merge-tree", "--write-tree", base, head).partition("\n")
        return "" if told else git(self.origin, "commit-tree", tree, "-p", base, "-p", head, "-m", "merge")

    def _pull(self, number: int) -> dict[str, Any]:
        return next(one for one in self.github.pulls if one["number"] == number)

    def _fork(self, pull: Mapping[str, Any]) -> str:
        name = (pull["head"]["repo"] or {"full_name": "deleted/hub"})["full_name"]
        return "" if name == NAME else str(name)


@contextmanager
def take_stage(prepared: Path, folder: Path, **settings: str) -> Iterator[Stage]:
    """A copy of a prepared repository, with its server until the block ends. `settings` are its variables."""
    shutil.copytree(prepared, folder)
    stages: list[Stage] = []
    with running_repository(folder / "origin", lambda method, path: stages[0].allow(method, path)) as github:
        computer = Computer(folder=folder, origin=folder / "origin", github=github)
        hosting = Hosting(machine=computer, workflows=lambda commit: stages[0].workflows(commit))
        hosting.tip, hosting.settings = lambda: stages[0].tip(), {"SITE_URL": SITE_URL, **settings}
        stages.append(Stage(folder=folder, github=github, computer=computer, hosting=hosting))
        yield stages[0]
