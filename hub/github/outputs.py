"""Outputs of a workflow step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def put_outputs(environment: Mapping[str, str], **values: str) -> None:
    """Print each value and append it to the file that GITHUB_OUTPUT names. No value may hold a line break: the file
    would then hold two outputs."""
    text = "".join(f"{name}={value}\n" for name, value in values.items())
    assert text.count("\n") == len(values), text
    print(text, end="")
    if environment.get("GITHUB_OUTPUT"):
        with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as stream:
            stream.write(text)
