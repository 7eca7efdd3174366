"""Check that every computer can check out all files of the repository."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hub.disk.names import colliding_paths, path_fault
from hub.problems import Problem


def check_file_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Report names that Windows forbids, and names that differ only in case or in the composition of accents."""
    paths = list(paths)
    for path in paths:
        if code := path_fault(path):
            yield Problem(file=path, line=1, record="", code=code)
    for path, first in colliding_paths(paths):
        yield Problem(file=path, line=1, record="", code="file-twins", values={"first": first})
