"""File and folder names that every system accepts: Windows and macOS refuse some that Linux allows.

An id is the name of a file, and of a folder of the published site; every contributor's computer must be able to check
out the repository.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

PLAIN_DEVICES = "con|prn|aux|nul|com[0-9]|lpt[0-9]"
"""Device names that could be an id; a pattern, used by the check and by JSON Schema."""
_DEVICE = re.compile(rf"({PLAIN_DEVICES}|com[¹²³]|lpt[¹²³]|conin\$|conout\$|clock\$)", re.IGNORECASE)
"""Device names, which Windows allows for no file or folder, with any extension.

Source: Microsoft, Naming Files, Paths, and Namespaces.
"""
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
MAX_NAME = 255
"""Bytes of a file name (NAME_MAX of Linux and macOS; Windows counts characters)."""
MAX_PATH = 180
"""Characters of a path in the repository: Windows allows 260, including the folder of the clone."""


def is_device(name: str) -> bool:
    """Whether Windows reads a file name, a folder name or an id as a device: `con`, `AUX.yml`, `nul .txt`."""
    return bool(_DEVICE.fullmatch(name.partition(".")[0].rstrip(" ")))


def path_fault(path: str) -> str:
    """The code of the message that says why a system refuses this path; empty when none does."""
    parts = PurePosixPath(path).parts
    if any(is_device(part) for part in parts):
        return "device-name"
    if any(_FORBIDDEN.search(part) or part.endswith((".", " ")) for part in parts):
        return "file-name-signs"
    too_long = len(path) > MAX_PATH or any(len(part.encode("utf-8", "surrogateescape")) > MAX_NAME for part in parts)
    return "file-name-length" if too_long else ""


def colliding_paths(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of paths that are one file on Windows and macOS, each later path with the first one.

    These systems ignore case and the composition of accents.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        found[unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())].append(path)
    return [(twin, first) for first, *others in found.values() for twin in others]
