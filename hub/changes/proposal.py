"""Read a proposal from git: what it changes, and the registries before and after."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hub.changes.falling import Falling, falling_behind
from hub.changes.records import RecordChange, compare_registries, vanished
from hub.changes.scope import FOLDER, is_data_only, too_much, why_not, write_files
from hub.checks.checking import check_data, has_problems
from hub.disk.content_files import list_pages
from hub.disk.revisions import Changed, Stored, changed_paths, commit_of, common_ancestor, stored_files
from hub.joined.joining import Joined, join
from hub.languages import language_codes, load_languages
from hub.model.kinds import KINDS
from hub.model.rules import Registry
from hub.pages.catalogue import Page, content_pages
from hub.problems import Problem
from hub.reading.entries import Registries
from hub.reading.loading import load_registries
from hub.settings import Settings
from hub.translations.history import read_files


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """What a proposal changes.

    `joined` is None, and the catalogue of pages empty, while the check finds problems. `refused` names files of the
    data folder that are not read, each with the reason as the end of a message key.
    """

    languages: tuple[str, ...]
    changed: Sequence[Changed]
    data_only: bool
    refused: Sequence[tuple[str, str]]
    before: Registries
    after: Registries
    problems: Sequence[Problem]
    changes: Sequence[RecordChange]
    vanished: Sequence[tuple[Registry, str]]
    joined: Joined | None
    catalogue: Sequence[Page]
    falling: Falling


def read_proposal(settings: Settings, base: str, head: str) -> Proposal:
    """Read what `head` changes since it branched off from `base`; only git's objects are read.

    Raises RevisionError when git does not know one of the two revisions.
    """
    root = settings.root
    start, end = common_ancestor(root, base, head), commit_of(root, head)
    changed = changed_paths(root, start, end)
    languages = language_codes(root / "mkdocs.yml")
    with tempfile.TemporaryDirectory() as scratch:
        before, _ = load_registries(_extract(root, start, Path(scratch) / "before")[0], languages)
        before = replace(before, unread=before.unread - _absent(root, start))
        files = read_files(Path(scratch) / "before" / FOLDER)
        folder, refused = _extract(root, end, Path(scratch) / "after")
        after, found = check_data(replace(settings, data=folder))
        facts = read_files(folder)
    # The check reads the pages of the project, not those of the proposal. Where the proposal changes pages too,
    # problems of pages are dropped: the gate checks registries and pages together.
    pages_differ = any(change.path.startswith("docs/") for change in changed)
    problems = [problem for problem in found if not (pages_differ and problem.file.startswith("docs/"))]
    joined = None if has_problems(problems) else join(after)
    return Proposal(
        languages=languages,
        changed=changed,
        data_only=is_data_only(changed),
        refused=refused,
        before=before,
        after=after,
        problems=problems,
        changes=compare_registries(before, after),
        vanished=vanished(before, after),
        joined=joined,
        catalogue=_catalogue(root, joined) if joined else (),
        falling=falling_behind(root, start, changed, end, (files, facts), languages),
    )


def _catalogue(root: Path, joined: Joined) -> tuple[Page, ...]:
    languages = {language.code: language for language in load_languages(root / "mkdocs.yml")}
    return tuple(content_pages(joined, languages, list_pages(root / "docs", tuple(languages))))


def _absent(root: Path, commit: str) -> frozenset[Registry]:
    """The kinds that had no file yet: nothing of them could not be read."""
    stored = {file.path.removeprefix(f"{FOLDER}/").partition("/")[0] for file in stored_files(root, commit, FOLDER)}
    return frozenset(name for name, kind in KINDS.items() if kind.file not in stored)


def _extract(root: Path, commit: str, parent: Path) -> tuple[Path, list[tuple[str, str]]]:
    """Write the registries of a commit into a folder named like the real one; return it and the files left out."""
    files = stored_files(root, commit, FOLDER)
    taken: list[Stored] = [] if files and too_much(files) else [file for file in files if not why_not(file)]
    parent.mkdir()
    write_files(root, taken, parent / FOLDER)
    refused = [(file.path, why) for file in files if (why := why_not(file))]
    return parent / FOLDER, refused or ([] if len(taken) == len(files) else [(f"{FOLDER}/", "many")])
