"""`hub build`: build the whole site, or nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from hub.server.build import build_site
from hub.settings import Settings

HELP = "build the whole site, or nothing"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--into", type=Path, default=Path("site"), help="the folder to fill (default: site)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the folder holds the new site, 1 when it was left unchanged."""
    return build_site(settings, options.into)
