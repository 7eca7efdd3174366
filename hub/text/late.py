"""Patterns that are compiled when they are first used.

Most patterns only explain a fault, and most texts have none: to compile all of them took a fifteenth of a whole check.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class LatePattern:
    """A pattern that has been written down and not compiled yet."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled, name)


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for methods such as `search`; functions of `re` do not take it."""
    return cast("re.Pattern[str]", LatePattern(pattern, flags))
