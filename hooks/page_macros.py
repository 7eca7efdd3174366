"""Register the macros that hand-written pages may call; `hub.macros.registry` answers the calls after Markdown."""

from __future__ import annotations

from functools import partial
from typing import Any

from hub.written.calls import placeholder
from hub.written.contracts import BLOCKS, INLINE


def define_env(env: Any) -> None:
    """Register a placeholder for each macro with mkdocs-macros."""
    for name in (*BLOCKS, *INLINE):
        env.macros[name] = partial(placeholder, name)
