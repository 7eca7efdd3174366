"""Derive what is known of all translations from the first-parent history of git, beginning where the files end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hub.disk.revisions import (
    Commit,
    blobs,
    commits_since,
    day_of,
    entry_of,
    files_at,
    first_parents,
    is_ancestor,
    is_shallow,
)
from hub.translations.deriving import NOTHING, Moment, step
from hub.translations.prints import FOLDER, NOTES, Prints, parse_note, parse_prints
from hub.translations.sources import CONTENT, Group, Texts, group_of, paths_of, read_group
from hub.translations.units import PAGES, Key

Known = dict[Key, Prints]


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of all translations at the last commit. `told` is false when the history does not reach back to
    what the files say: then it is as of the commit that they name."""

    known: Known
    told: bool


def read_files(data: Path) -> Known:
    """What the generated files say, by record."""
    folder = data / FOLDER
    found: Known = {}
    for path in folder.rglob("*.yml"):
        name = path.relative_to(folder).as_posix().removesuffix(".yml")
        if not name.startswith(f"{NOTES}/"):
            found[key_named(f"{name}.md" if name.startswith(f"{PAGES}/") else name)] = parse_prints(_text(path))
    for key, prints in read_notes(data).values():
        known = found.get(key, NOTHING)
        found[key] = replace(
            known,
            language=prints.language,
            sources={**prints.sources, **known.sources},
            texts={**known.texts, **prints.texts},
        )
    return found


def stamps_of_files(data: Path) -> frozenset[tuple[str, int]]:
    """By which a change of the files is noticed."""
    return frozenset((str(path), path.stat().st_mtime_ns) for path in (data / FOLDER).rglob("*.yml"))


def read_notes(data: Path) -> dict[Path, tuple[Key, Prints]]:
    """The notes that the files do not hold yet: the record of each, and what it says."""
    found: dict[Path, tuple[Key, Prints]] = {}
    for path in sorted((data / FOLDER / NOTES).glob("*.yml")):
        record, prints = parse_note(_text(path))
        found[path] = key_named(record), prints
    return found


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def key_named(name: str) -> Key:
    """The record with this name: `practices/cyberocc`, `taxonomy`, `docs/about/index.md`."""
    top, _, rest = name.partition("/")
    return Key(top, name) if top == PAGES else Key(top, rest or top)


def last_named(files: Known) -> tuple[str, str]:
    """The newest commit that the files name, by its day, and that day."""
    day, commit = max(((prints.day, prints.commit) for prints in files.values()), default=("", ""))
    return commit, day


def read_past(root: Path, files: Known, languages: tuple[str, ...], head: str = "HEAD") -> Past:
    """What is known at the last commit, from what the files say and the history since the newest commit they name."""
    line = first_parents(root, head)
    base = _base(root, line, files)
    if not line or (not base and is_shallow(root)):
        return Past(files, told=False)
    known = dict(files) if base else {}
    tree = files_at(root, base, CONTENT) if base else {}
    for commit, group, texts in _moments(root, tree, _commits(root, base, line), languages):
        _take(known, texts, files, commit.name)
        _drop(known, group, texts)
    return Past(known, told=True)


def _base(root: Path, line: Sequence[str], files: Known) -> str:
    """The newest commit that the files name, of the history `line` or of a branch merged into it; empty without one."""
    named = {prints.commit: prints.day for prints in files.values() if prints.commit}
    own = next((commit for commit in line if commit in named), "")
    if own or not line:
        return own
    latest = sorted(named, key=lambda commit: named[commit], reverse=True)
    return next((commit for commit in latest if is_ancestor(root, commit, line[0])), "")


def _commits(root: Path, base: str, line: Sequence[str]) -> list[Commit]:
    """The commits after the base; the merge by which a branch came in counts as one change of what the branch had."""
    if not base or base in line:
        return commits_since(root, base, CONTENT, line[0])
    merge = entry_of(root, base, line[0])
    before, after = files_at(root, base, CONTENT), files_at(root, merge, CONTENT)
    changed = {path: after.get(path) for path in before | after if before.get(path) != after.get(path)}
    return [Commit(merge, day_of(root, merge), changed), *commits_since(root, merge, CONTENT, line[0])]


def take_commit(
    root: Path,
    known: Known,
    tree: Mapping[str, str],
    changed: Iterable[str],
    files: Known,
    languages: tuple[str, ...],
) -> Known:
    """What is known, after a change of these paths, of the records in them; `tree` has the objects of all files then.

    A translation that falls behind by it has no commit in `since`.
    """
    groups = dict.fromkeys(group for path in changed if (group := group_of(path, languages)))
    wanted = {group: {path: tree[path] for path in paths_of(group, languages) if path in tree} for group in groups}
    contents = blobs(root, (name for files in wanted.values() for name in files.values()))
    found: Known = {}
    for group, objects in wanted.items():
        texts = read_group(group, {path: contents[name] for path, name in objects.items()}, languages)
        found |= take_now(known, texts, files)
    return found


def take_now(known: Known, texts: Mapping[Key, Texts], files: Known) -> Known:
    """What is known of the texts that lie in the folder now, committed or not."""
    now = dict(known)
    _take(now, texts, files, "")
    return {key: now[key] for key in texts}


def _take(known: Known, texts: Mapping[Key, Texts], files: Known, commit: str) -> None:
    """Take the records of a group to this commit, each from its own past or from that of its former id."""
    news: Known = {}
    for key, found in texts.items():
        names = (key.record, *found.former)
        before = next((known[own] for name in names if (own := Key(key.registry, name)) in known), NOTHING)
        facts = files.get(key, NOTHING)
        news[key] = step(
            before, Moment(found.units, found.reviews, facts, bool(files), commit=commit, whole=found.whole)
        )
    known.update(news)


def _drop(known: Known, group: Group, texts: Mapping[Key, Texts]) -> None:
    """Forget the records of a page or file that is no longer there; those of a list stay, which does no harm."""
    if not texts and group[0] == "docs":
        known.pop(Key("docs", f"docs/{group[1]}"), None)


def _moments(
    root: Path, tree: dict[str, str], commits: list[Commit], languages: tuple[str, ...]
) -> Iterator[tuple[Commit, Group, dict[Key, Texts]]]:
    """Each group of files at each commit that changed it. All contents are read from git at once."""
    wanted: list[tuple[Commit, Group, dict[str, str]]] = []
    for commit in commits:
        touched: dict[Group, None] = {}
        for path, name in commit.files.items():
            if group := group_of(path, languages):
                touched[group] = None
                if name is None:
                    tree.pop(path, None)
                else:
                    tree[path] = name
        for group in touched:
            wanted.append((commit, group, {path: tree[path] for path in paths_of(group, languages) if path in tree}))
    contents = blobs(root, (name for _, _, files in wanted for name in files.values()))
    for commit, group, files in wanted:
        yield commit, group, read_group(group, {path: contents[name] for path, name in files.items()}, languages)
