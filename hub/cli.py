"""The command `hub`. Exit status 0 clean or with notes, 1 problems, 2 wrong use."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from hub.commands import (
    address,
    answer,
    build,
    changes,
    check,
    comment,
    fix,
    intake,
    mark,
    new,
    proposal,
    propose,
    publish,
    review,
    schema,
    serve,
    take,
    watch,
)
from hub.languages import ConfigurationError
from hub.settings import SettingsError, read_settings

COMMANDS = {
    "check": check,
    "fix": fix,
    "new": new,
    "build": build,
    "serve": serve,
    "schema": schema,
    "changes": changes,
    "take": take,
    "review": review,
    "proposal": proposal,
    "comment": comment,
    "address": address,
    "publish": publish,
    "watch": watch,
    "intake": intake,
    "propose": propose,
    "mark": mark,
    "answer": answer,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command of the hub from the root of the project."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that is not UTF-8
    options = _parser().parse_args(arguments)
    try:
        settings = read_settings(Path.cwd(), os.environ)
        status = int(options.run(options, settings))
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # who reads has seen enough: `hub check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (ConfigurationError, SettingsError) as error:
        print(f"hub: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hub", description="The CAMPUS knowledge hub")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        own = commands.add_parser(name, help=command.HELP)
        command.add(own)
        own.set_defaults(run=command.run)
    return parser
