"""Describe changed files that hold no records: pages by language, registries with another layout, the rest by
folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from hub.changes.proposal import Proposal
from hub.changes.scope import FOLDER
from hub.changes.wording import Wording
from hub.disk.revisions import Changed
from hub.model.registries import file_of, kind_of_file
from hub.text.escaping import code


def path_lines(wording: Wording, proposal: Proposal) -> Iterator[str]:
    """A line for each text page, each registry whose records stayed the same, and each folder of other files."""
    texts: dict[tuple[str, str], list[str]] = {}
    folders: Counter[str] = Counter()
    reported = _reported_files(proposal)
    for item in proposal.changed:
        top, *rest = PurePosixPath(item.path).parts
        if top == FOLDER and kind_of_file(PurePosixPath(*rest)):
            if item.plain and item.path not in reported:
                yield wording.say("layout", path=code(item.path))
        elif top == "docs" and rest and rest[0] in proposal.languages and item.path.endswith(".md"):
            texts.setdefault(("/".join(rest[1:]), _kind(item)), []).append(rest[0])
        else:
            folders[f"{top}/" if rest else top] += 1
    for (path, kind), languages in texts.items():
        what, names = wording.say(kind), wording.language_list(languages)
        yield wording.say("text-page", path=code(path), languages=names, what=what)
    yield from (wording.say("folder", path=code(name), n=number) for name, number in folders.items())


def _reported_files(proposal: Proposal) -> set[str]:
    """The files whose records the summary names already."""
    ids = ((change.registry, key) for change in proposal.changes for key in (change.id, change.former_id))
    return {f"{FOLDER}/{file_of(registry, identifier)}" for registry, identifier in ids}


def _kind(item: Changed) -> str:
    return "file-added" if item.added else "file-removed" if item.removed else "file-changed"
