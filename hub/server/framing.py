"""Messages between the server and its worker: a line of JSON, then as many bytes as it says."""

from __future__ import annotations

import json
from typing import IO, Any, NamedTuple


class Message(NamedTuple):
    """What is said, and the bytes that go with it."""

    said: dict[str, Any]
    body: bytes = b""


def send(stream: IO[bytes], message: Message) -> None:
    """Write a message. Raises OSError when nobody reads."""
    line = json.dumps({**message.said, "length": len(message.body)})
    stream.write(line.encode() + b"\n" + message.body)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """Read a message; None when the other side has ended, even in the middle of one."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    said = json.loads(line)
    length = said.pop("length")
    body = stream.read(length)
    return Message(said, body) if len(body) == length else None
