"""The command `hub`. Exit status 0 clean or with notes, 1 problems, 2 wrong use."""

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

from hub.console import guarded
from hub.languages import ConfigurationError
from hub.limits import MAX_LABEL
from hub.settings import SettingsError, read_settings
from hub.text.escaping import label

COMMANDS = (
    *("check", "fix", "new", "build", "serve", "schema", "changes", "scope", "take", "review", "proposal", "comment"),
    *("address", "publish", "watch", "intake", "propose", "mark", "answer"),
)
"""In the order of the help; each is a module of `hub.commands`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command of the hub from the root of the project."""
    with guarded():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(next(iter(given), "")).parse_args(given)
    try:
        settings = read_settings(Path.cwd(), os.environ)
        with _ending_tidily():
            status = int(options.run(options, settings))
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # who reads has seen enough: `hub check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except OSError as error:  # such as a name that no file can have
        print(f"hub: {label(str(error.filename), MAX_LABEL)}: {error.strerror}", file=sys.stderr)
        return 2
    except (ConfigurationError, SettingsError) as error:
        print(f"hub: {error}", file=sys.stderr)
        return 2


@contextmanager
def _ending_tidily() -> Iterator[None]:
    """Lets SIGTERM and SIGHUP end a command as an exception does: what it started and left half-done goes with it."""

    def end(number: int, _: object) -> None:
        for each in taken:
            signal.signal(each, signal.SIG_IGN)  # asked once is enough
        sys.exit(128 + number)

    alone = threading.current_thread() is threading.main_thread()
    # Ignored: started so as to outlive its terminal.
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
    """Of the command that the first argument names, else of all: `hub check` must not wait for what others import."""
    parser = argparse.ArgumentParser(prog="hub", description="The CAMPUS knowledge hub")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in (first,) if first in COMMANDS else COMMANDS:
        command = command_of(name)
        own = commands.add_parser(name, help=command.HELP)
        command.add(own)
        own.set_defaults(run=command.run)
    return parser
