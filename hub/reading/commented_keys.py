"""Find keys that are commented out: the places that an editor is to fill in."""

from __future__ import annotations

import re

_KEY = re.compile(r"(?P<mark># ?)?(?P<indent> *)(?P<key>[a-z_]+):(?: |$)")


def commented_lines(text: str) -> dict[str, int]:
    """The line of each commented key by its path, such as `publisher.address`; the last one of several."""
    found: dict[str, int] = {}
    above: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _KEY.match(line):
            depth = len(match["indent"])
            above = [*(step for step in above if step[0] < depth), (depth, match["key"])]
            if match["mark"]:
                found[".".join(key for _, key in above)] = number
    return found
