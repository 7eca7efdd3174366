"""`hub take`: write the registries of a revision as plain files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub.changes.scope import RefusedFiles, take
from hub.disk.revisions import RevisionError
from hub.settings import Settings, message_language

HELP = "write the registries of a git revision into a new folder, without checking it out"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("revision", metavar="REVISION")
    parser.add_argument("--into", type=Path, required=True, help="the folder to make, best named data")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the folder is there, 1 when a registry is not a plain file, 2 when git does not know the
    revision."""
    try:
        take(settings.root, options.revision, options.into)
    except RevisionError as error:
        print(f"hub: {error.sentence(message_language())}", file=sys.stderr)
        return 2
    except RefusedFiles as error:
        print(f"hub: {error}", file=sys.stderr)
        return 1
    return 0
