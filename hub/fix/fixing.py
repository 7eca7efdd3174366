"""Repair the files of the data folder, and report each repair on one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hub.catalogues import sentences
from hub.disk.atomic import LinkError, refuse_links, write_whole
from hub.fix.mending import Mended, mend
from hub.fix.repairing import Mend
from hub.fix.unchanged import WouldHide, WouldLose
from hub.languages import KNOWN_LANGUAGES
from hub.limits import MAX_LABEL, MAX_VALUE
from hub.model.kinds import KINDS
from hub.model.registries import kind_of_file
from hub.problems import Problem
from hub.reading.parsing import TreeError
from hub.text.escaping import label


@dataclass(slots=True)
class FixOutcome:
    """The result for all files: the lines to print, and the numbers of repairs, repaired files and skipped files."""

    lines: list[str] = field(default_factory=list)
    mends: int = 0
    files: int = 0
    left: int = 0


def registered_files(data: Path) -> list[Path]:
    """All files of the data folder that hold records, sorted by path."""
    folders = (data / kind.file for kind in KINDS.values() if kind.place == "folder")
    found = (*data.glob("*.yml"), *(path for folder in folders for path in folder.glob("*.yml")))
    return sorted(path for path in found if kind_of_file(_name(data, path)) and path.is_file())


def is_registered(data: Path, path: Path) -> bool:
    """Whether a file exists and holds records."""
    inside = _resolved(data, path).is_relative_to(data)
    return inside and path.is_file() and kind_of_file(_name(data, path)) is not None


def fix_files(
    data: Path, files: Iterable[Path], lang: str, *, dry: bool, languages: tuple[str, ...] = KNOWN_LANGUAGES
) -> FixOutcome:
    """Repair each file, or with `dry` only report the repairs; a file that cannot be repaired stays unchanged.

    Raises OSError for a file that cannot be read or written.
    """
    outcome = FixOutcome()
    for path in files:
        name = _name(data, path)
        try:
            refuse_links(data / name, data)
        except LinkError as error:
            shown = Path(error.filename).relative_to(data).as_posix()
            outcome.lines.append(f"{data.name}/{shown}:1: {error.sentence(lang)}")
            outcome.left += 1
            continue
        before = path.read_bytes()
        mended = _mended(before, name, f"{data.name}/{name}", lang, outcome, languages)
        if mended is not None and mended.mends:
            outcome.files += 1
            outcome.mends += len(mended.mends)
            outcome.lines += [_line(f"{data.name}/{name}", mend, lang) for mend in mended.mends]
            if not dry:
                write_whole(data / name, mended.text, within=data)
    return outcome


def _mended(
    before: bytes, name: PurePosixPath, shown: str, lang: str, outcome: FixOutcome, languages: tuple[str, ...]
) -> Mended | None:
    try:
        return mend(before, name, languages)
    except TreeError as error:
        problem = Problem(file=shown, line=error.line, record="", code=error.code, values=error.values)
        outcome.lines.append(problem.message(lang))
    except WouldHide as error:
        outcome.lines.append(f"{label(shown, MAX_LABEL)}:{error.line}: {sentences('fix', lang)['would-hide']}")
    except WouldLose:
        outcome.lines.append(f"{label(shown, MAX_LABEL)}:1: {sentences('fix', lang)['would-lose']}")
    outcome.left += 1
    return None


def summary(outcome: FixOutcome, lang: str, *, dry: bool) -> str:
    """The last line, with the totals."""
    said = sentences("fix", lang)
    key = "summary-clean" if not outcome.mends else "summary-dry" if dry else "summary"
    parts = [said[key].format(mends=outcome.mends, files=outcome.files)] if outcome.mends or not outcome.left else []
    parts += [said["summary-left"].format(left=outcome.left)] * bool(outcome.left)
    return ", ".join(parts)


def _line(file: str, mend: Mend, lang: str) -> str:
    values = {key: label(value, MAX_VALUE) if isinstance(value, str) else value for key, value in mend.values.items()}
    return f"{label(file, MAX_LABEL)}:{mend.line}: {sentences('fix', lang)[mend.code].format(**values)}"


def _name(data: Path, path: Path) -> PurePosixPath:
    return PurePosixPath(_resolved(data, path).relative_to(data).as_posix())


def _resolved(data: Path, path: Path) -> Path:
    """The path with its folder resolved, but not the file itself, which may be a link."""
    return path if path.is_relative_to(data) else path.parent.resolve() / path.name
