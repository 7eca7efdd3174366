"""`hub translations`: what is done with translations, one module an action."""

from __future__ import annotations

import argparse
from importlib import import_module

from hub.settings import Settings

HELP = "say which translations are missing, behind or unreviewed, and bring them up to date"
ACTIONS = ("status", "confirm", "update")
"""In the order of the help text; each action is a module of this package."""


def add(parser: argparse.ArgumentParser) -> None:
    """The actions, each with its arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    for name in ACTIONS:
        action = import_module(f"{__name__}.{name}")
        own = actions.add_parser(name, help=action.HELP)
        action.add(own)
        own.set_defaults(act=action.run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return what the action returns: 0 when it is done, 1 when something prevents it, 2 on wrong use."""
    return int(options.act(options, settings))
