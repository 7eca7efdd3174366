"""Builds the whole site in a child process, into place only when it is complete."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hub.settings import Settings


def build_site(settings: Settings, target: Path) -> int:
    """Fills `target` with the site, or leaves it as it was; 0 when the build was clean.

    The generator runs in a process of its own: its plugins keep state and may end the process.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=target.parent) as scratch:
        built = Path(scratch) / "site"
        status = _run_generator(settings, built)
        if status != 0:
            print("hub: nothing was built; the site is as it was before", file=sys.stderr)
            return 1
        built.chmod(0o755)
        _swap(built, target, Path(scratch) / "before")
    return 0


def _run_generator(settings: Settings, target: Path) -> int:
    environment = {
        **os.environ,
        "SITE_URL": settings.site_url,
        "REPO_URL": settings.repo_url,
        "HUB_DATA": str(settings.data),
        "HUB_TODAY": settings.today.isoformat(),
        "NO_MKDOCS_2_WARNING": "1",  # known and answered: README, "How long will it last?"
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    return subprocess.run(command, cwd=settings.root, env=environment, check=False).returncode


def _swap(built: Path, target: Path, before: Path) -> None:
    """Two renames on one file system: never half a site."""
    if target.exists():
        target.rename(before)
    built.rename(target)
    shutil.rmtree(before, ignore_errors=True)
