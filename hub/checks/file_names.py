"""Names of files: each can lie on every computer that checks out the repository, beside all others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hub.disk.names import fault_of, twins
from hub.problems import Problem


def check_file_names(paths: Iterable[str]) -> Iterator[Problem]:
    """No file is named as Windows forbids, and none differs from another in case or in the form of an accent alone."""
    paths = list(paths)
    for path in paths:
        if code := fault_of(path):
            yield Problem(file=path, line=1, record="", code=code)
    for path, first in twins(paths):
        yield Problem(file=path, line=1, record="", code="file-twins", values={"first": first})
