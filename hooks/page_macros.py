"""Names the macros that hand-written pages may call; `hub.page_macros` answers them after Markdown."""

from __future__ import annotations

from functools import partial
from typing import Any

from hub.calls import placeholder
from hub.page_macros import BLOCKS, INLINE


def define_env(env: Any) -> None:
    """Registers the macros with mkdocs-macros."""
    for name in (*BLOCKS, *INLINE):
        env.macros[name] = partial(placeholder, name)
