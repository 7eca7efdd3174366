"""Reads the registries from the disk (nothing else does) and parses them into records."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from hub.diagnosis.grouping import gather_cut
from hub.model.kinds import KINDS, LISTINGS
from hub.model.registries import kind_of_file
from hub.problems import Problem, with_stop_notice
from hub.reading.entries import Registries
from hub.reading.gc_pause import uncollected
from hub.reading.loader import Loader


@uncollected()
def load_registries(root: Path, languages: tuple[str, ...]) -> tuple[Registries, list[Problem]]:
    """Every registry below the data folder, with all that is wrong in the form of the files.

    The paths in problems start with the folder's own name. A missing or unreadable file is a problem too.
    """
    loader = Loader(root, languages)
    entries = {name: tuple(loader.several(KINDS[name])) for name in LISTINGS}
    singles = {name: loader.single(kind) for name, kind in KINDS.items() if kind.place == "single"}
    loader.strangers()
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
    """What is wrong in the form of one registered file; `name` is its path below the data folder."""
    kind = kind_of_file(name)
    assert kind is not None, name
    root = Path("data")
    loader = Loader(root, languages, {root / name: data})
    if kind.place == "folder":
        loader.alone(kind, root / name)
    elif kind.listed:
        loader.several(kind)
    else:
        loader.single(kind)
    return gather_cut(loader.problems, loader.unended)[0]
