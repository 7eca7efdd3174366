"""`hub fix`: correct what can be corrected in the registries without doubt."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub.catalogues import first_lines, sentences
from hub.fix.fixing import fix_files, is_registered, registered_files, summary
from hub.languages import KNOWN_LANGUAGES, language_codes
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language

HELP = "mend spacing, quotes, order and the like in the registries"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="the files to mend (default: all)")
    parser.add_argument("--dry-run", "--check", action="store_true", help="say what would be mended, write nothing")
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when everything is in order now, 1 when a file could not be corrected or a dry run found something."""
    if settings.linked_data:
        print(f"hub fix: data: {sentences('writing', options.lang)['link']}", file=sys.stderr)
        return 1
    unknown = [file for file in options.files if not is_registered(settings.data, file)]
    if unknown:
        print(sentences("fix", options.lang)["not-registered"].format(file=unknown[0]), file=sys.stderr)
        return 2
    files = options.files or registered_files(settings.data)
    try:
        configured = settings.root / "mkdocs.yml"
        languages = language_codes(configured) if configured.is_file() else KNOWN_LANGUAGES
        outcome = fix_files(settings.data, files, options.lang, dry=options.dry_run, languages=languages)
    except OSError as error:
        print(f"hub fix: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    lines = first_lines(outcome.lines, len(outcome.lines), options.lang)
    print("\n".join([*lines, summary(outcome, options.lang, dry=options.dry_run)]))
    return 1 if outcome.left or (options.dry_run and outcome.mends) else 0
