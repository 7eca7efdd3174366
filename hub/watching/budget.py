"""How long a whole watch may take, shared by all that ask at the same time."""

from __future__ import annotations

import threading
import time


class OutOfTimeError(Exception):
    """The time of the watch is over: nothing was learnt of an address."""


class Budget:
    """The time left for a watch: so many seconds from now on, or none from the moment it is ended."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._ended = threading.Event()

    def left(self) -> float:
        """The seconds that are left."""
        return 0.0 if self._ended.is_set() else max(0.0, self._until - time.monotonic())

    def end(self) -> None:
        """Leaves nothing, and wakes whoever waits."""
        self._ended.set()

    def wait(self, seconds: float) -> None:
        """Lets a while pass; raises OutOfTimeError at once when that is more than what is left."""
        if seconds >= self.left() or self._ended.wait(seconds):
            raise OutOfTimeError
