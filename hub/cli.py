"""The command `hub`: check, build, serve. Exit status 0 clean or with notes, 1 problems, 2 wrong use."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from hub.checks import check_images, check_registries
from hub.languages import ConfigurationError, language_codes
from hub.loading import list_images, load_registries
from hub.problems import MESSAGE_LANGUAGES, Problem, messages, sort_problems
from hub.settings import Settings, SettingsError, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command of the hub from the root of the project."""
    options = _parser().parse_args(arguments)
    try:
        settings = read_settings(Path.cwd(), os.environ)
        return int(options.run(options, settings))
    except (ConfigurationError, SettingsError) as error:
        print(f"hub: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hub", description="The CAMPUS knowledge hub")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="report all problems of the registries")
    check.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=_message_language(), help="of the messages")
    check.add_argument("--no-notes", action="store_true", help="leave notes out of the list, only count them")
    check.set_defaults(run=_check)
    build = commands.add_parser("build", help="build the whole site, or nothing")
    build.add_argument("--into", type=Path, default=Path("site"), help="the folder to fill (default: site)")
    build.set_defaults(run=_build)
    serve = commands.add_parser("serve", help="serve the site while it is edited")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=_serve)
    return parser


def _message_language() -> str:
    """French where the environment says so (POSIX: LC_ALL, LC_MESSAGES, LANG), else English."""
    chosen = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "fr" if chosen.lower().startswith("fr") else "en"


def _check(options: argparse.Namespace, settings: Settings) -> int:
    problems = check_data(settings)
    shown = [p for p in problems if p.level == "problem" or not options.no_notes]
    for problem in shown:
        print(problem.message(options.lang))
    print(_summary(problems, options.lang))
    return 1 if any(p.level == "problem" for p in problems) else 0


def check_data(settings: Settings) -> list[Problem]:
    """All problems and notes of the registries, in the order of files and lines."""
    languages = language_codes(settings.root / "mkdocs.yml")
    registries, problems = load_registries(settings.data, languages)
    images = list_images(settings.root / "docs" / "assets")
    faults = (*check_registries(registries, languages), *check_images(registries, images))
    return sort_problems([*problems, *faults])


def _summary(problems: Sequence[Problem], lang: str) -> str:
    found = sum(p.level == "problem" for p in problems)
    template = messages(lang)["summary" if problems else "summary-clean"]
    return template.format(problems=found, notes=len(problems) - found)


def _build(options: argparse.Namespace, settings: Settings) -> int:
    from hub.building import build_site  # imported late: the check must not wait for it

    found = check_data(settings)
    problems = [problem for problem in found if problem.level == "problem"]
    if problems:
        lang = _message_language()
        print("\n".join([*(p.message(lang) for p in problems), _summary(found, lang)]), file=sys.stderr)
        return 1
    return build_site(settings, options.into)


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from hub.serving import serve  # imported late: the check must not wait for it

    return serve(settings.root, port=options.port)
