"""`hub questions`: a questionnaire for a partner as a Word file, and its answers taken back into the registries."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hub.catalogues import first_lines, sentences
from hub.checks.checking import check_data, has_problems
from hub.disk.atomic import LinkError, write_together, write_whole
from hub.limits import MAX_LABEL
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language
from hub.text.escaping import label, labels

if TYPE_CHECKING:
    from hub.questionnaire.taking import Complaint, Taken

HELP = "write a partner's questionnaire as a Word file, or take its answers back"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command: a partner, or a filled file."""
    parser.usage = "hub questions PARTNER [--lang LANG] [--into FILE] | hub questions --answers FILE"
    parser.add_argument("partner", nargs="?", metavar="PARTNER", help="the id of the partner")
    parser.add_argument("--lang", default=message_language(), help="of the questionnaire, or of the messages")
    parser.add_argument(
        "--into", type=Path, metavar="FILE", help="the Word file (default: questions-PARTNER-LANG.docx)"
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="a filled questionnaire to take back")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the file, or the registries, were written or nothing was to change, 1 when something has to be
    mended first, 2 for a partner, a language or a file that there is not."""
    lang = options.lang if options.lang in MESSAGE_LANGUAGES else message_language()
    try:
        import docx  # noqa: F401 # no workflow needs it: only those who write to partners install it
    except ModuleNotFoundError:
        return _refuse(lang, "no-library", 2)
    if bool(options.partner) == bool(options.answers):
        return _refuse(lang, "usage", 2)
    try:
        return _take(options.answers, settings, lang) if options.answers else _write(options, settings, lang)
    except LinkError as error:
        return _tell(f"{error.filename}: {error.sentence(lang)}")
    except OSError as error:
        return _refuse(lang, "unopened", 2, file=str(error.filename), why=str(error.strerror))


def _write(options: argparse.Namespace, settings: Settings, lang: str) -> int:
    """Write the questionnaire."""
    from hub.questionnaire.document import letter_file
    from hub.questionnaire.letter import NoLetterError, letter

    registries, found = check_data(settings)
    if has_problems(found):
        return _refuse(lang, "broken")
    try:
        written = letter(settings, registries, options.partner, options.lang)
    except NoLetterError as error:
        known = ", ".join(error.known)
        return _refuse(lang, "no-partner", 2, value=options.partner, language=options.lang, known=known)
    path = options.into or Path(f"questions-{written.partner}-{written.lang}.docx")
    write_whole(path, letter_file(written))
    questions = [question for _, question in written.numbered.values()]
    missing = sum(question.missing for question in questions)
    _say(lang, "made", file=str(path), count=len(questions), missing=missing)
    return 0


def _take(path: Path, settings: Settings, lang: str) -> int:
    """Take the answers of a filled questionnaire into the registries."""
    from hub.questionnaire.package import WordFileError
    from hub.questionnaire.rows import read_filled
    from hub.questionnaire.taking import take

    if settings.linked_data:
        raise LinkError(settings.root / "data")
    try:
        taken = take(settings, read_filled(path))
    except WordFileError as error:
        return _tell(
            f"{label(str(path), MAX_LABEL)}: {sentences('questions', lang)[error.code].format(**error.values)}"
        )
    if taken.complaints:
        lines = [_complaint(complaint, lang) for complaint in taken.complaints]
        print("\n".join(first_lines(lines, len(lines), lang)), file=sys.stderr)
        return _refuse(lang, "refused", count=len(lines))
    write_together({settings.data / file: text for file, text in taken.texts.items()}, within=settings.data)
    _report(taken, lang)
    return 0


def _report(taken: Taken, lang: str) -> None:
    if not taken.answered:
        _say(lang, "nothing")
        return
    for question, line in taken.answered:
        _say(lang, "written", file=question.file, line=line, place=question.place)
    for question, languages in taken.followed:
        _say(lang, "followed", place=question.place, languages=", ".join(languages))
    _say(lang, "summary", count=len(taken.answered), files=len(taken.texts))


def _complaint(complaint: Complaint, lang: str) -> str:
    """The sentence of a complaint, after the question that it is about."""
    words = sentences("questions", lang)
    values = {"problem": complaint.problem.message(lang)} if complaint.problem else labels(complaint.values)
    sentence = words[complaint.code].format(**values)
    if not complaint.number:
        return sentence
    return words["about"].format(number=complaint.number, place=label(complaint.place, MAX_LABEL), sentence=sentence)


def _say(lang: str, key: str, **values: object) -> None:
    print(sentences("questions", lang)[key].format(**labels(values)))


def _refuse(lang: str, key: str, status: int = 1, **values: object) -> int:
    return _tell(sentences("questions", lang)[key].format(**labels(values)), status)


def _tell(sentence: str, status: int = 1) -> int:
    print(f"hub questions: {sentence}", file=sys.stderr)
    return status
