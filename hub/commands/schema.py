"""`hub schema`: the schemas of the files and the guide's page of all fields, written anew from the models."""

from __future__ import annotations

import argparse

from hub.derived import derived_files, write_whole
from hub.languages import language_codes
from hub.settings import Settings

HELP = "write schema/ and the guide's page of all fields from the models"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command: none."""


def run(options: argparse.Namespace, settings: Settings) -> int:
    """0 when every file is as the models say; prints those that were not."""
    for path, text in derived_files(language_codes(settings.root / "mkdocs.yml")).items():
        if write_whole(settings.root / path, text):
            print(path)
    return 0
