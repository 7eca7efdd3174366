"""`hub scope`: tell whether only content differs between two revisions, for the next step of a workflow."""

from __future__ import annotations

import argparse
import os
import sys

from hub.changes.scope import is_content_only
from hub.disk.revisions import RevisionError, fetch, proposed_paths
from hub.github.outputs import put_outputs
from hub.languages import language_codes
from hub.settings import Settings, is_number, message_language

HELP = "tell whether a proposal touches content alone, or code"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("base", metavar="BASE", help="the revision a proposal is for, such as main")
    parser.add_argument("head", metavar="HEAD", help="the proposed revision")
    parser.add_argument("--number", default="", help="of the pull request, which is fetched as data")
    parser.add_argument("--remote", default="origin", help="where it lies (default: origin)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 with the output `scope`: `content`, or `code` for all else and where git fails; 2 without a number."""
    if options.number and not is_number(options.number):
        print(f"hub: {options.number!r} is not the number of a pull request", file=sys.stderr)
        return 2
    put_outputs(os.environ, scope="content" if _touches_content_alone(options, settings) else "code")
    return 0


def _touches_content_alone(options: argparse.Namespace, settings: Settings) -> bool:
    """When git fails, the answer is code: an unnecessary test is better than untested code."""
    languages = language_codes(settings.root / "mkdocs.yml")
    try:
        if options.number:
            fetch(settings.root, options.remote, int(options.number), options.head)
        return is_content_only(proposed_paths(settings.root, options.base, options.head), languages)
    except RevisionError as error:
        print(f"hub: {error.sentence(message_language())}", file=sys.stderr)
        return False
