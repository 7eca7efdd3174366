"""`python -m hub.assembly FOLDER [EARLIER]`: the whole site into a folder, in the process that `hub build` starts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hub.languages import ConfigurationError


def main(target: Path, earlier: Path | None = None) -> int:
    """Write the site, with the unchanged files of an earlier one; 1, after a report, when something is wrong."""
    try:
        _write(target, earlier)
    except ConfigurationError as error:
        print(f"hub: {error}", file=sys.stderr)
        return 1
    return 0


def _write(target: Path, earlier: Path | None) -> None:
    # Late: a kind of record that lacks something fails on import, and is told like any other fault.
    from hub.assembly.completing import complete
    from hub.assembly.generating import generate
    from hub.assembly.loading import load_site
    from hub.settings import read_settings

    settings = read_settings(Path.cwd(), os.environ)
    with generate(settings) as made:  # a generator that has to run does so meanwhile
        site = load_site(settings)
        site.generated = made()
    target.mkdir()
    complete(site, target, earlier=earlier)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
