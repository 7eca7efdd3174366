"""Run the generator, or take what it made of the same pages before."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from hub.assembly.kept import FOLDER, keep, key_of, read_kept
from hub.pages.skeletons import Generated
from hub.server.tether import tethered
from hub.settings import Settings


@contextmanager
def generate(settings: Settings, errors: IO[bytes] | None = None) -> Iterator[Callable[[], Generated]]:
    """A function that waits for the generator, which runs while the block does, and returns what it made.

    Raises SystemExit with the generator's status when it fails; the generator has said why, to `errors` if given.
    """
    folder = Path(os.environ.get("HUB_FRAMES") or settings.root / FOLDER)
    key = key_of(settings)
    if kept := read_kept(folder, key):
        yield lambda: kept
        return
    with tempfile.TemporaryDirectory(prefix="hub-frames-") as scratch:
        target = Path(scratch) / "generated.json"
        environment = {**os.environ, "HUB_GENERATED": str(target), "NO_MKDOCS_2_WARNING": "1"}
        # The notice is known; README, "How long will it last?", answers it.
        options = ["build", "--strict", "--quiet", "--site-dir", f"{scratch}/site"]
        command = [sys.executable, "-m", settings.generator, *options]
        with tethered(command, folder=settings.root, environment=environment, stderr=errors) as process:

            def made() -> Generated:
                if status := process.wait():
                    sys.exit(status)
                text = target.read_text(encoding="utf-8")
                keep(folder, key, text)
                return Generated.from_json(text)

            yield made
