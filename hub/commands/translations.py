"""`hub translations`: the state of all translations, and the files of translators."""

from __future__ import annotations

import argparse

from hub.commands import translation_drafts, translation_files

HELP = "say what is translated, and exchange texts with translators"


def add(parser: argparse.ArgumentParser) -> None:
    """The parts of the command."""
    parts = parser.add_subparsers(required=True, metavar="PART")
    translation_files.add_parts(parts)
    translation_drafts.add_part(parts)


def run(options: argparse.Namespace, settings: object) -> int:
    """Each part has its own."""
    raise NotImplementedError
