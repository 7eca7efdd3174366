"""Names that every computer can hold as a file or a folder: Windows and macOS refuse some that Linux allows.

An id names a file, and a folder of the published site: whoever checks out the repository needs both.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

PLAIN_DEVICES = "con|prn|aux|nul|com[0-9]|lpt[0-9]"
"""Those that an id could be; a pattern, for the check and for JSON Schema alike."""
_DEVICE = re.compile(rf"({PLAIN_DEVICES}|com[¹²³]|lpt[¹²³]|conin\$|conout\$|clock\$)", re.IGNORECASE)
"""Devices of Windows, which no file or folder may be called, whatever its ending (Microsoft, Naming Files, Paths, and
Namespaces)."""
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
MAX_NAME = 255
"""Bytes that a name may have (NAME_MAX of Linux and macOS; Windows counts characters)."""
MAX_PATH = 180
"""Characters of a path within the repository: Windows allows 260 with the folder that it lies in."""


def is_device(name: str) -> bool:
    """Whether Windows takes the name of a file, of a folder or an id for a device: `con`, `AUX.yml`, `nul .txt`."""
    return bool(_DEVICE.fullmatch(name.partition(".")[0].rstrip(" ")))


def fault_of(path: str) -> str:
    """Why a file cannot lie on every computer, as the code of a message; nothing when it can."""
    parts = PurePosixPath(path).parts
    if any(is_device(part) for part in parts):
        return "device-name"
    if any(_FORBIDDEN.search(part) or part.endswith((".", " ")) for part in parts):
        return "file-name-signs"
    too_long = len(path) > MAX_PATH or any(len(part.encode("utf-8", "surrogateescape")) > MAX_NAME for part in parts)
    return "file-name-length" if too_long else ""


def twins(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Files that are one on Windows and macOS, which ignore case and the way in which an accent is composed: each after
    the first with the first."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        found[unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())].append(path)
    return [(twin, first) for first, *others in found.values() for twin in others]
