"""`hub translations`: what is done with translations, one module an action."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from hub.settings import Settings

HELP = "say which translations are missing, behind or unreviewed, and exchange them with translators"
ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in ("status", "confirm", "update", "export")},
        "import": "take",  # a module cannot have the name of a keyword
        "draft": "draft",
    }
)
"""In the order of the help text; each action with its module of this package."""


def add(parser: argparse.ArgumentParser) -> None:
    """The actions, each with its arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    for name, module in ACTIONS.items():
        action = import_module(f"{__name__}.{module}")
        own = actions.add_parser(name, help=action.HELP)
        action.add(own)
        own.set_defaults(act=action.run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return what the action returns: 0 when it is done, 1 when something prevents it, 2 on wrong use."""
    return int(options.act(options, settings))
