"""Outputs of a step, where a workflow asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def put_outputs(environment: Mapping[str, str], **values: str) -> None:
    """Prints each value and adds it to the file GITHUB_OUTPUT; a line break would make two of one."""
    text = "".join(f"{name}={value}\n" for name, value in values.items())
    assert text.count("\n") == len(values), text
    print(text, end="")
    if environment.get("GITHUB_OUTPUT"):
        with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as stream:
            stream.write(text)
