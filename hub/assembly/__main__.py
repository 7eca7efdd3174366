"""`python -m hub.assembly FOLDER`: the whole site into a folder, in the process that `hub build` starts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hub.assembly.completing import complete
from hub.assembly.generating import generate
from hub.assembly.loading import load_site
from hub.settings import read_settings


def main(target: Path) -> None:
    """Write the site; the process ends with a report when something is wrong."""
    settings = read_settings(Path.cwd(), os.environ)
    with generate(settings) as made:  # a generator that has to run does so meanwhile
        loaded = load_site(settings)
        generated = made()
    target.mkdir()
    complete(loaded, generated, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
