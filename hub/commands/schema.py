"""`hub schema`: the schemas of the files and the guide's page of all fields, written anew from the models."""

from __future__ import annotations

import argparse
import sys

from hub.derived import derived_files, write_whole
from hub.languages import language_codes
from hub.settings import Settings

HELP = "write schema/ and the guide's page of all fields from the models"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command: none."""


def run(options: argparse.Namespace, settings: Settings) -> int:
    """0 when every file is as the models say now, the ones that were not are printed; 2 where one cannot be written."""
    for path, text in derived_files(language_codes(settings.root / "mkdocs.yml")).items():
        try:
            if write_whole(settings.root / path, text):
                print(path)
        except OSError as error:
            print(f"hub: {path}: {error.strerror}", file=sys.stderr)
            return 2
    return 0
