"""`hub new`: begin a new record, as a template with its id."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from types import MappingProxyType

from hub.catalogues import sentences
from hub.diagnosis.nearest import nearest_language
from hub.disk.atomic import LinkError, write_whole
from hub.languages import language_codes
from hub.model.kinds import KINDS, LISTINGS
from hub.model.rules import Registry
from hub.problems import MESSAGE_LANGUAGES, Problem
from hub.schemas.beginning import RefusedError, create_record
from hub.schemas.completeness import require_words
from hub.settings import Settings, message_language

HELP = "begin a new record: write its template, with its id"
_KINDS: Mapping[str, Registry] = MappingProxyType({KINDS[name].one: name for name in LISTINGS})


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command; the parser takes the id as optional, so that the hub itself reports a missing
    one."""
    parser.usage = "hub new KIND ID [--lang LANG]"
    parser.add_argument("kind", choices=_KINDS, help=f"what is new: {', '.join(_KINDS)}", metavar="KIND")
    parser.add_argument(
        "id", nargs="?", metavar="ID", help="of the new record: small letters without accents, digits and hyphens"
    )
    parser.add_argument("--lang", default=message_language(), help="the language that the record is written in")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the record was written, 1 when it was not, 2 without an id or for a language unknown to the
    site."""
    lang = options.lang if options.lang in MESSAGE_LANGUAGES else message_language()
    words, languages = sentences("new", lang), language_codes(settings.root / "mkdocs.yml")
    if options.id is None:
        return _refuse(words["no-id"].format(kind=options.kind), 2)
    if options.lang not in languages:
        values = {"field": "--lang", "value": options.lang, "hint": nearest_language(options.lang, languages)}
        unknown = Problem(file="", line=1, record="", code="unknown-language", values=values)
        return _refuse(unknown.sentence(lang), 2)
    if settings.linked_data:
        return _refuse(f"data: {sentences('writing', lang)['link']}")
    require_words(languages)
    try:
        record = create_record(settings.data, _KINDS[options.kind], options.id, options.lang, languages)
        write_whole(settings.data / record.file, record.text, within=settings.data)
    except RefusedError as error:
        problem = error.problem
        return _refuse(problem.message(lang) if problem.file else problem.sentence(lang))
    except LinkError as error:
        return _refuse(f"{error.filename}: {error.sentence(lang)}")
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror}")
    print(words["written"].format(place=f"{settings.data.name}/{record.file}:{record.line}"))
    print(words["next"])
    return 0


def _refuse(sentence: str, status: int = 1) -> int:
    print(f"hub new: {sentence}", file=sys.stderr)
    return status
