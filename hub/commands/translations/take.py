"""`hub translations import`: take the texts of a translator's file into the YAML, or make a proposal of them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hub.catalogues import first_lines, sentences
from hub.checks.checking import check_data, has_problems
from hub.commands.translations.files import has_libraries, language_named, new_texts, refuse, say, tell, write_changes
from hub.disk.atomic import write_whole
from hub.github.attachments import AttachmentError, fetch_attachment, is_address
from hub.github.outputs import put_outputs
from hub.problems import FRENCH_FIRST, MESSAGE_LANGUAGES
from hub.settings import Settings, message_language
from hub.text.escaping import escape_markdown, labels

if TYPE_CHECKING:
    from hub.languages import Language
    from hub.translators.filled import Filled
    from hub.translators.taking import Taken

HELP = "take the texts of a translator's file into the YAML"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the action."""
    parser.add_argument(
        "file", metavar="FILE", help="a filled file: .xlsx, .xlf, .xliff or .po; or the address of one on GitHub"
    )
    parser.add_argument("--proposal", type=Path, metavar="FILE", help="write what `hub propose` opens, not the YAML")
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when all texts were taken or nothing is to be changed, 1 when some were refused, 2 on wrong use.

    A proposal is good with what was taken: then 1 means that there is nothing to propose.
    """
    lang = options.lang
    if not has_libraries(lang):
        return 2
    from hub.disk.packages import PackageError
    from hub.translations.state import read_translations
    from hub.translators.taking import take

    try:
        filled = _read(options.file)
    except (PackageError, AttachmentError) as error:
        return refuse(lang, error.code, 2, before=options.file, **error.values)
    except OSError as error:
        return refuse(lang, "unopened", 2, file=options.file, why=str(error.strerror))
    language = language_named(filled.lang, settings, lang)
    if language is None:
        return 2
    registries, found = check_data(settings)
    if has_problems(found):
        return refuse(lang, "broken")
    taken = take(read_translations(settings, registries).units, language, filled.rows)
    tell(first_lines(refusals := _refusals(taken, lang), len(refusals), lang))
    if options.proposal:
        return _propose(options.proposal, taken, language, settings, lang)
    files = write_changes(settings, taken.changes, language.code, lang)
    if files is None:
        return 1
    refused = len({identifier for identifier, _ in taken.refused})
    say(lang, "summary" if taken.changes else "nothing", count=len(taken.changes), files=len(files), refused=refused)
    return 1 if refused else 0


def _read(where: str) -> Filled:
    """The texts of a file, or of an attachment on GitHub. Raises PackageError, AttachmentError and OSError."""
    from hub.disk.packages import MAX_FILE
    from hub.translators.formats import read_data, read_file

    if is_address(where):
        return read_data(*fetch_attachment(where, os.environ, MAX_FILE))
    return read_file(Path(where))


def _propose(into: Path, taken: Taken, language: Language, settings: Settings, lang: str) -> int:
    """Write the proposal; the outputs `outcome` and `branch` tell a workflow whether there is one, and where."""
    from hub.issues.proposing import PullRequest, proposal_text

    texts = new_texts(settings, taken.changes, language.code, lang)
    if texts is None:
        return 1
    outcome = "proposal" if texts else "nothing"
    if texts:
        files = {_place(path, settings): text for path, text in texts.items()}
        title = f"Traductions, translations: {language.code} ({len(taken.changes)})"
        body = "\n\n".join(_body(taken, language.code, code) for code in FRENCH_FIRST)
        write_whole(into, proposal_text(PullRequest(files=files, title=title, body=body)))
    put_outputs(os.environ, outcome=outcome, branch=f"translations/{language.code}")
    return 0 if texts or not taken.refused else 1


def _place(path: Path, settings: Settings) -> str:
    """A path in the repository, also where the registries lie elsewhere."""
    if path.is_relative_to(settings.data):
        return f"data/{path.relative_to(settings.data).as_posix()}"
    return path.relative_to(settings.root).as_posix()


def _body(taken: Taken, code: str, lang: str) -> str:
    words = sentences("translators", lang)
    said = words["proposed"].format(count=len(taken.changes), language=code, refused=len(taken.refused))
    return "\n".join([said, "", *(f"- {escape_markdown(line)}" for line in _refusals(taken, lang))]).rstrip()


def _refusals(taken: Taken, lang: str) -> Sequence[str]:
    """Of each text that is refused why, on one line."""
    words = sentences("translators", lang)
    return [words[code].format(**labels({"id": name, **values})) for name, (code, values) in taken.refused]
