"""Load the registries: every file of the data folder, or one alone, as records with what is wrong in their form."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from hub.diagnosis.grouping import gather_cut
from hub.model.kinds import KINDS, LISTINGS
from hub.model.registries import kind_of_file
from hub.problems import Problem, with_stop_notice
from hub.reading.entries import Registries
from hub.reading.gc_pause import gc_paused
from hub.reading.loader import Loader
from hub.reading.remembering import KnownFiles, RememberingLoader


@gc_paused()
def load_registries(
    root: Path, languages: tuple[str, ...], files: KnownFiles | None = None
) -> tuple[Registries, list[Problem]]:
    """Load every registry below the data folder, and report all that is wrong in the form of the files.

    The paths in problems start with the folder's own name. A missing or unreadable file is a problem too. With `files`,
    a file whose content was read before is not read again; the mapping is brought up to date.
    """
    loader = Loader(root, languages) if files is None else RememberingLoader(root, languages, files)
    entries = {name: tuple(loader.read_all(KINDS[name])) for name in LISTINGS}
    singles = {name: loader.read_single(kind) for name, kind in KINDS.items() if kind.place == "single"}
    loader.report_unread_files()
    problems, cut = gather_cut(loader.problems, loader.unended)
    registries = Registries(
        entries=entries,
        known_ids={name: frozenset(loader.known_ids[name]) for name in LISTINGS},
        unread=frozenset(loader.unread) | {name for name in LISTINGS if f"{root.name}/{name}.yml" in cut},
        singles=singles,
        cut_short=cut,
    )
    return registries, with_stop_notice(problems)


def read_alone(name: PurePosixPath, data: bytes, languages: tuple[str, ...]) -> list[Problem]:
    """Report what is wrong in the form of one file of the registries; `name` is its path below the data folder."""
    kind = kind_of_file(name)
    assert kind is not None, name
    root = Path("data")
    loader = Loader(root, languages, {root / name: data})
    if kind.place == "folder":
        loader.read_file(kind, root / name)
    elif kind.listed:
        loader.read_all(kind)
    else:
        loader.read_single(kind)
    return gather_cut(loader.problems, loader.unended)[0]
