"""Keeps tests of the code away from live content: an edit of a registry or of a page must never turn them red."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.frozen import LISTED

ROOT = Path(__file__).parent.parent
LIVE = (f"{ROOT}/data", *(f"{ROOT}/docs/{code}" for code in LISTED))
LISTING = ("os.listdir", "os.scandir")
"""The audit events (PEP 578) of listing a folder."""
ADVICE = (
    "{path} is live content, which changes every day: a test of the code stands on tests/data/frozen "
    "(tests/frozen.py); what must be true of any content belongs to tests/content/"
)


class Guard:
    """Refuses live content while `watching`: an audit hook cannot be taken away again, only told to look away."""

    def __init__(self) -> None:
        self.watching = False
        self.listed: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Fails a test that opens a file, by no error of the system, which the code under test might answer.

        A listing is noted for later: failing within one would leave it open.
        """
        if not self.watching or (event != "open" and event not in LISTING) or not is_live(arguments[0]):
            return
        if event == "open" and arguments[1] is None and not Path(str(arguments[0])).is_absolute():
            return  # os.open below a folder's descriptor, which the event does not tell: rmtree does so
        if event == "open":
            pytest.fail(ADVICE.format(path=arguments[0]))
        self.listed.append(str(arguments[0]))

    def complain(self) -> None:
        """Fails when live content was listed since the last call."""
        listed, self.listed = self.listed, []
        if listed:
            pytest.fail(ADVICE.format(path=listed[0]), pytrace=False)


GUARD = Guard()
sys.addaudithook(GUARD)


def is_live(path: object) -> bool:
    """Whether a path, as the audit event gives it, lies in live content; a descriptor that is a number does not."""
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    place = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - Path.resolve would ask the disk, and so call the hook
    return any(place == folder or place.startswith(f"{folder}/") for folder in LIVE)
