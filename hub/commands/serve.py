"""`hub serve`: serve the site while it is edited."""

from __future__ import annotations

import argparse

from hub.settings import Settings

HELP = "serve the site while it is edited"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Run until interrupted."""
    from hub.server.http import serve  # imported late, so that other commands need not wait for it

    return serve(settings.root, port=options.port)
