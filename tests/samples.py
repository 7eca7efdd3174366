"""The samples that guides and registries show to copy, and what it means to copy one."""

from __future__ import annotations

import re
from pathlib import Path


def add_samples(data: Path, samples: list[str]) -> None:
    """Does what the text says: appends an entry to the file of its first line, or makes that file."""
    for sample in samples:
        first, _, text = sample.partition("\n")
        file = data.parent / first.removeprefix("# ")
        if file.parent.name == "practices":
            assert not file.exists()
            file.write_text(text, encoding="utf-8")
        else:
            file.write_text(file.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")


def commented_sample(file: Path) -> str:
    """The sample in the comment at the top of a registry: from the first key after an empty line on."""
    comment = file.read_text(encoding="utf-8").partition("\n\n")[0]
    lines = [line.removeprefix("#").removeprefix(" ") for line in comment.splitlines()]
    start = next(n for n, line in enumerate(lines) if re.match(r"(- )?[a-z_]+:($| )", line) and not lines[n - 1])
    return "\n".join(lines[start:]) + "\n"
