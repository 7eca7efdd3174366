"""The command `hub`: check, build, serve. Exit status 0 clean or with notes, 1 problems, 2 wrong use."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from hub.building import build_site
from hub.checking import check_data, has_problems, message_language, report
from hub.languages import ConfigurationError
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, SettingsError, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command of the hub from the root of the project."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that is not UTF-8
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
    check.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")
    check.add_argument("--no-notes", action="store_true", help="leave notes out of the list, only count them")
    check.add_argument("--publish", action="store_true", help="name what the publisher still has to supply too")
    check.set_defaults(run=_check)
    build = commands.add_parser("build", help="build the whole site, or nothing")
    build.add_argument("--into", type=Path, default=Path("site"), help="the folder to fill (default: site)")
    build.set_defaults(run=_build)
    serve = commands.add_parser("serve", help="serve the site while it is edited")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=_serve)
    return parser


def _check(options: argparse.Namespace, settings: Settings) -> int:
    _, found = check_data(settings, publish=options.publish)
    print(report(found, options.lang, notes=not options.no_notes))
    return 1 if has_problems(found) else 0


def _build(options: argparse.Namespace, settings: Settings) -> int:
    return build_site(settings, options.into)


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from hub.serving import serve  # imported late: the check must not wait for it

    return serve(settings.root, port=options.port)
