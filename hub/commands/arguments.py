"""Arguments that several commands take; a wrong value is refused before the command starts."""

from __future__ import annotations

import argparse

from hub.settings import is_number


def number(text: str) -> str:
    """The number of a pull request; it becomes the name of a folder."""
    if not is_number(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a pull request")
    return text
