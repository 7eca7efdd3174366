"""The command line `hub`. Exit status: 0 no problem (notes are allowed), 1 problems, 2 wrong use."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

from hub.console import safe_streams
from hub.languages import ConfigurationError
from hub.limits import MAX_LABEL
from hub.settings import SettingsError, read_settings
from hub.text.escaping import label

COMMANDS = (
    *("check", "fix", "new", "questions", "translations", "build", "serve", "schema", "changes", "scope", "take"),
    *("review", "proposal", "comment", "address", "publish", "watch", "intake", "propose", "mark", "answer"),
)
"""In the order of the help text; each command is a module of `hub.commands`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command from the root of the project and return its exit status."""
    with safe_streams():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser(next(iter(given), "")).parse_args(given)
        settings = read_settings(Path.cwd(), os.environ)
        with _exit_on_signals():
            status = int(options.run(options, settings))
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader closed the pipe, as in `hub check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except OSError as error:  # such as a file name that the system does not allow
        print(f"hub: {label(str(error.filename), MAX_LABEL)}: {error.strerror}", file=sys.stderr)
        return 2
    except (ConfigurationError, SettingsError) as error:
        print(f"hub: {error}", file=sys.stderr)
        return 2


@contextmanager
def _exit_on_signals() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into SystemExit, so that a command removes its temporary files and ends its processes."""

    def end(number: int, _: object) -> None:
        for each in taken:
            signal.signal(each, signal.SIG_IGN)  # a second signal must not interrupt the cleaning
        sys.exit(128 + number)

    alone = threading.current_thread() is threading.main_thread()
    # A signal that is ignored stays ignored: the command was started to outlive its terminal (nohup).
    numbers = (signal.SIGTERM, signal.SIGHUP)
    taken = [number for number in numbers if alone and signal.getsignal(number) == signal.SIG_DFL]
    for number in taken:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def command_of(name: str) -> ModuleType:
    """The module of a command."""
    return import_module(f"hub.commands.{name}")


def _parser(first: str) -> argparse.ArgumentParser:
    """The parser of the command that the first argument names, else of all commands: importing them all is slow."""
    parser = argparse.ArgumentParser(prog="hub", description="The CAMPUS knowledge hub")
    # Without the name argparse finds it out, with modules that take as long to load as it does itself.
    commands = parser.add_subparsers(required=True, metavar="COMMAND", prog=parser.prog)
    for name in (first,) if first in COMMANDS else COMMANDS:
        command = command_of(name)
        own = commands.add_parser(name, help=command.HELP)
        command.add(own)
        own.set_defaults(run=command.run)
    return parser
