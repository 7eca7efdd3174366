"""The time that a whole watch may take, shared by all threads that send requests."""

from __future__ import annotations

import threading
import time


class OutOfTimeError(Exception):
    """The time of the watch is over, so nothing is known about an address."""


class Budget:
    """The time left for a watch: a number of seconds from now on, and none once `end` is called."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._ended = threading.Event()

    def left(self) -> float:
        """The seconds that are left."""
        return 0.0 if self._ended.is_set() else max(0.0, self._until - time.monotonic())

    def end(self) -> None:
        """Leave no time, and wake all waiting threads."""
        self._ended.set()

    def wait(self, seconds: float) -> None:
        """Wait. Raises OutOfTimeError at once when the wait is longer than the time left."""
        if seconds >= self.left() or self._ended.wait(seconds):
            raise OutOfTimeError
