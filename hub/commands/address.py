"""`hub address`: print the public address of the site, for the build."""

from __future__ import annotations

import argparse
import os

from hub.commands.arguments import number
from hub.publication.address import preview_address, public_address
from hub.settings import Settings

HELP = "print the public address of the site"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--preview", type=number, metavar="N", help="of the preview of pull request N")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the address is known."""
    address = public_address(settings, os.environ)
    print(preview_address(address, options.preview) if options.preview else address)
    return 0
