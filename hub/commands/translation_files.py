"""`hub translations export` and `import`: files for translators, and what comes back from them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hub.catalogues import first_lines, sentences
from hub.checks.checking import check_data, has_problems
from hub.disk.atomic import LinkError, write_together, write_whole
from hub.languages import Language, load_languages
from hub.limits import MAX_LABEL
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language
from hub.text.escaping import label, labels

if TYPE_CHECKING:
    from hub.translators.items import Item, Wanted
    from hub.translators.taking import Change, Taken

FORMATS = ("xlsx", "xliff", "po")
ONLY = ("missing", "behind", "unreviewed")


def add_parts(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The two parts of `hub translations`, with their arguments."""
    export = parts.add_parser("export", help="write the texts of a language as a file for translators")
    export.add_argument("language", metavar="LANGUAGE", help="the language to translate into, such as fi")
    export.add_argument("--only", type=states, default=(), metavar="STATES", help=f"some of {','.join(ONLY)}")
    export.add_argument("--format", choices=FORMATS, default="xlsx", help="of the file (default: xlsx)")
    export.add_argument("--into", type=Path, metavar="FILE", help="the file (default: translations-LANGUAGE.xlsx)")
    take = parts.add_parser("import", help="take the texts of a file of translators into the YAML")
    take.add_argument("file", type=Path, metavar="FILE", help="a filled file: .xlsx, .xlf, .xliff or .po")
    for part, run in ((export, run_export), (take, run_import)):
        part.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")
        part.set_defaults(run=run)


def states(text: str) -> tuple[str, ...]:
    """The states of a list with commas."""
    found = tuple(text.split(","))
    wrong = next((state for state in found if state not in ONLY), None)
    if wrong is not None:
        raise argparse.ArgumentTypeError(f"{wrong!r} is none of {', '.join(ONLY)}")
    return found


def run_export(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the file was written or nothing is to be translated, 1 on problems, 2 on wrong use."""
    if not has_libraries(options.lang):
        return 2
    from hub.translators.formats import FORMATS as KNOWN
    from hub.translators.remarks import Remarks

    language = language_named(options.language, settings, options.lang)
    if language is None:
        return 2
    items = wanted_items(settings, language, options.only, options.lang)
    if items is None:
        return 1
    if not items:
        asked = ", ".join(options.only)
        say(options.lang, "nothing-wanted", language=language.code, states=asked)
        return 0
    form = KNOWN[options.format]
    path = options.into or Path(f"translations-{language.code}{form.endings[0]}")
    write_whole(path, form.write(items, language.code, Remarks(language.strings)))
    say(options.lang, "made", file=str(path), count=len(items))
    return 0


def run_import(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when all texts were taken or nothing is to be changed, 1 when some were refused, 2 on wrong use."""
    lang = options.lang
    if not has_libraries(lang):
        return 2
    from hub.disk.packages import PackageError
    from hub.translations.state import read_translations
    from hub.translators.formats import read_file
    from hub.translators.taking import take

    try:
        filled = read_file(options.file)
    except PackageError as error:
        return refuse(lang, error.code, 2, before=str(options.file), **error.values)
    except OSError as error:
        return refuse(lang, "unopened", 2, file=str(options.file), why=str(error.strerror))
    language = language_named(filled.lang, settings, lang)
    if language is None:
        return 2
    registries, found = check_data(settings)
    if has_problems(found):
        return refuse(lang, "broken")
    taken = take(read_translations(settings, registries).units, language, filled.rows)
    tell_refused(taken, lang)
    files = write_changes(settings, taken.changes, language.code, lang)
    if files is None:
        return 1
    refused = len({identifier for identifier, _ in taken.refused})
    key = "summary" if taken.changes else "nothing"
    say(lang, key, count=len(taken.changes), files=len(files), refused=refused)
    return 1 if refused else 0


def has_libraries(lang: str) -> bool:
    """Whether the libraries are installed that no other command needs; else say what to install."""
    try:
        import openpyxl  # type: ignore[import-untyped] # noqa: F401
        import polib  # type: ignore[import-untyped] # noqa: F401
    except ModuleNotFoundError:
        refuse(lang, "no-library")
        return False
    return True


def language_named(code: str, settings: Settings, lang: str) -> Language | None:
    """A language of the site; None, and a sentence, for any other."""
    languages = {language.code: language for language in load_languages(settings.root / "mkdocs.yml")}
    if code not in languages:
        refuse(lang, "no-language", value=code, known=", ".join(languages))
    return languages.get(code)


def wanted_items(settings: Settings, language: Language, only: Sequence[Wanted], lang: str) -> Sequence[Item] | None:
    """The texts that a translator gets; None, and a sentence, when the registries have problems."""
    from hub.editorial.term_use import TermUse
    from hub.translations.state import read_translations
    from hub.translators.items import items_for

    registries, found = check_data(settings)
    if has_problems(found):
        refuse(lang, "broken")
        return None
    translations = read_translations(settings, registries)
    return [*items_for(translations, language, settings.site_url, TermUse(registries), only)]


def write_changes(settings: Settings, changes: Sequence[Change], code: str, lang: str) -> Mapping[Path, str] | None:
    """Write new texts into their files, and say where each is; None, and a sentence, when that is not possible."""
    from hub.translators.writing import UnwritableError, changed_files

    if settings.linked_data:
        refuse(lang, "unopened", file="data", why=LinkError(settings.root / "data").sentence(lang))
        return None
    try:
        files = changed_files(settings, changes, code)
    except UnwritableError as error:
        refuse(lang, error.code, file=error.file)
        return None
    inside = {path: text for path, text in files.items() if path.is_relative_to(settings.data)}
    write_together(inside, within=settings.data)
    for path, text in files.items():
        if path not in inside:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text, within=settings.root)
    for change in changes:
        place = change.unit.place(code)
        say(lang, "written", file=place.file, line=place.line, record=change.unit.key.record, field=change.unit.field)
    return files


def tell_refused(taken: Taken, lang: str) -> None:
    """Say of each text that is refused why, on one line."""
    words = sentences("translators", lang)
    lines = [words[code].format(**labels({"id": identifier, **values})) for identifier, (code, values) in taken.refused]
    tell(first_lines(lines, len(lines), lang))


def say(lang: str, key: str, **values: object) -> None:
    """Print a sentence."""
    print(sentences("translators", lang)[key].format(**labels(values)))


def refuse(lang: str, key: str, status: int = 1, *, before: str = "", **values: object) -> int:
    """Print a sentence as an error, after the file that it is about; return the status."""
    sentence = sentences("translators", lang)[key].format(**labels(values))
    tell([f"{label(before, MAX_LABEL)}: {sentence}" if before else sentence])
    return status


def tell(lines: Iterable[str]) -> None:
    """Print lines as errors of the command."""
    for line in lines:
        print(f"hub translations: {line}", file=sys.stderr)
