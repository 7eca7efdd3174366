"""Keeps tests of the code away from live content: an edit of a registry or of a page must never turn them red."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.frozen import ALL_CODES

ROOT = Path(__file__).parent.parent
LIVE = (f"{ROOT}/data", *(f"{ROOT}/docs/{code}" for code in ALL_CODES))
WATCHED = ("open", "os.listdir", "os.scandir")
"""The audit events (PEP 578) of reading a file and of listing a folder."""
ADVICE = (
    "{path} is live content, which changes every day: a test of the code stands on tests/data/frozen "
    "(tests/frozen.py); what must be true of any content belongs to tests/content/"
)


class Guard:
    """Refuses live content while `watching`: an audit hook cannot be taken away again, only told to look away."""

    def __init__(self) -> None:
        self.watching = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Fails the running test; the failure is no error of the system, which the code under test might answer."""
        if self.watching and event in WATCHED and is_live(arguments[0]):
            pytest.fail(ADVICE.format(path=arguments[0]), pytrace=True)


GUARD = Guard()
sys.addaudithook(GUARD)


def is_live(path: object) -> bool:
    """Whether a path, as the audit event gives it, lies in live content; a descriptor that is a number does not."""
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    place = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - Path.resolve would ask the disk, and so call the hook
    return any(place == folder or place.startswith(f"{folder}/") for folder in LIVE)
