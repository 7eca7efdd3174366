"""Keep what was worked out, as long as the value that it was made from and all else that counts stay the same.

After each change of a file the server reads, checks and joins anew, while nearly all files stay as they were.
A command that runs once has no memory, and works out everything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass
class Kept(Generic[T]):
    """What is kept of one kind of work. Values are told apart by identity, so each is held here."""

    context: object = None
    found: dict[int, tuple[object, T]] = field(default_factory=dict)
    used: dict[int, tuple[object, T]] = field(default_factory=dict)

    def once(self, value: object, work: Callable[[], T], keep: Callable[[T], bool] = lambda _: True) -> T:
        """The result of the work for a value; it is kept only when `keep` says so."""
        known = self.found.get(id(value))
        result = known[1] if known else work()
        if known or keep(result):
            self.used[id(value)] = (value, result)
        return result


class Memory:
    """What is kept from one round to the next; what a round has not asked for is dropped."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept[Any]] = {}
        self._things: dict[str, tuple[object, Any]] = {}

    def named(self, name: str, make: Callable[[], T], context: object = None) -> T:
        """A thing of this name, made when it is first asked for, or when the context is another."""
        known = self._things.get(name)
        if known is None or known[0] != context:
            known = self._things[name] = (context, make())
        thing: T = known[1]
        return thing

    def of(self, kind: str, context: object = None) -> Kept[Any]:
        """What is kept of a kind of work. Another context than in the last round makes all of it void."""
        last = self._kept.get(kind)
        found = last.used if last and last.context == context else {}
        self._kept[kind] = Kept(context, found)
        return self._kept[kind]
