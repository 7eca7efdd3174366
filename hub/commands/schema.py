"""`hub schema`: write what is made from the models: schemas, the guide's page of all fields, the issue forms."""

from __future__ import annotations

import argparse
import sys

from hub.checks.checking import check_data, has_problems, report
from hub.disk.atomic import LinkError, write_whole
from hub.issues.forms import FOLDER, form_files, former_forms
from hub.languages import language_codes
from hub.schemas.completeness import require_words
from hub.schemas.derived import derived_files, differs
from hub.settings import Settings, message_language
from hub.views.kinds import SHOWN, complete

HELP = "write schema/, the guide's page of all fields and the forms of issues from the models"


def add(parser: argparse.ArgumentParser) -> None:
    """The command has no arguments."""


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when every file matches the models, 1 when the registries have problems, 2 when a file cannot be
    written.

    Print the files that had to be written, and the forms that are no longer made, which are deleted. Only the forms
    need registries without problems, because they offer terms and partners.
    """
    languages = language_codes(settings.root / "mkdocs.yml")
    complete(SHOWN)  # a kind without its view is told here, before a build
    require_words(languages)
    files = derived_files(languages)
    registries, found = check_data(settings)
    sound = not has_problems(found)
    if sound:
        files |= {(FOLDER / name).as_posix(): text for name, text in form_files(registries).items()}
    else:
        print(report(found, message_language(), notes=False))
    for path, text in files.items():
        try:
            if differs(settings.root / path, text):
                write_whole(settings.root / path, text, within=settings.root)
                print(path)
        except LinkError as error:
            print(f"hub: {path}: {error.sentence(message_language())}", file=sys.stderr)
            return 2
        except OSError as error:
            print(f"hub: {path}: {error.strerror}", file=sys.stderr)
            return 2
    for former in former_forms(settings.root) if sound else ():
        former.unlink()
        print(former.relative_to(settings.root).as_posix())
    return 0 if sound else 1
