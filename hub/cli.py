"""The command `hub`. Exit status 0 clean or with notes, 1 problems, 2 wrong use."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from hub.commands import build, check, fix, new, schema, serve
from hub.languages import ConfigurationError
from hub.settings import SettingsError, read_settings

COMMANDS = {"check": check, "fix": fix, "new": new, "build": build, "serve": serve, "schema": schema}


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
    for name, command in COMMANDS.items():
        own = commands.add_parser(name, help=command.HELP)
        command.add(own)
        own.set_defaults(run=command.run)
    return parser
