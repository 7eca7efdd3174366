"""`hub new`: a new record, asked for on the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from hub.checking import check_data, has_problems
from hub.interview.asking import questions
from hub.interview.conversation import Interview
from hub.interview.drafting import Draft
from hub.languages import language_codes
from hub.model.kinds import KINDS
from hub.problems import MESSAGE_LANGUAGES, Problem
from hub.replacing import LinkError
from hub.rules import Registry
from hub.saying import first_lines, sentences
from hub.schemas.describing import kind_words
from hub.settings import Settings, message_language
from hub.tree import TreeError

HELP = "ask for the essentials of a new record and write it"
_KINDS: Mapping[str, Registry] = MappingProxyType(
    {"practice": "practices", "event": "events", "partner": "partners", "organisation": "organisations"}
)


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("kind", choices=_KINDS, help="what is new")
    parser.add_argument(
        "--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the questions and of the record"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """0 when the record was written and the check has nothing against it, 1 otherwise."""
    registry, said = _KINDS[options.kind], sentences("new", options.lang)
    if settings.linked_data:
        print(f"hub new: data: {sentences('writing', options.lang)['link']}", file=sys.stderr)
        return 1
    registries, before = check_data(settings)
    if registry in registries.unread:
        print(said["unread"], *_lines(before, f"/{registry}.yml:", options.lang), sep="\n")
        return 1
    draft = Draft(registry, registries, language_codes(settings.root / "mkdocs.yml"), {"language": options.lang})
    print(said["begin"].format(kind=kind_words(KINDS[registry].record, options.lang).title))
    try:
        Interview(draft, options.lang, input, print).ask_all(questions(registry, registries, options.lang))
        draft.put("updated", settings.today.isoformat())
        path = draft.write(settings.data)
    except (EOFError, KeyboardInterrupt):
        print(f"\n{said['stopped']}")
        return 1
    except LinkError as error:
        print(f"hub new: {error.filename}: {error.sentence(options.lang)}\n{said['stopped']}", file=sys.stderr)
        return 1
    except (OSError, TreeError) as error:
        print(f"hub new: {error}\n{said['stopped']}", file=sys.stderr)
        return 1
    return _report(settings, path, before, options.lang)


def _report(settings: Settings, path: Path, before: list[Problem], lang: str) -> int:
    """What was written, what the check says of it that it did not say before, and what comes next."""
    said = sentences("new", lang)
    print("\n" + said["written"].format(file=f"{settings.data.name}/{path.relative_to(settings.data).as_posix()}"))
    known = {(problem.file, problem.code, repr(problem.values)) for problem in before}
    _, after = check_data(settings)
    new = [problem for problem in after if (problem.file, problem.code, repr(problem.values)) not in known]
    if has_problems(new):
        print(said["next-broken"])
        print(*_lines(new, "", lang), sep="\n")
    print(said["next"])
    return 1 if has_problems(new) else 0


def _lines(found: list[Problem], part: str, lang: str) -> list[str]:
    messages = [problem.message(lang) for problem in found if problem.level == "problem"]
    near = [message for message in messages if part in message] or messages
    return list(first_lines(near, len(near), lang))
