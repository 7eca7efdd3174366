"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Writes beside the file and then takes its place, rights kept: who reads meanwhile sees the old or the new.

    A missing folder is made. Raises OSError where it cannot be written to.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        if target.exists():
            shutil.copymode(target, beside)
        else:
            Path(beside).chmod(0o666 & ~_umask())  # `mkstemp` lets the owner alone read
        Path(beside).replace(target)
    finally:
        Path(beside).unlink(missing_ok=True)  # there only if it was interrupted


def _umask() -> int:
    """The rights that new files are denied; reading them means setting them."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
