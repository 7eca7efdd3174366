"""Edits of records that take more than one replacement."""

from __future__ import annotations

import re
from pathlib import Path

from tests.editing import Do, Told, called, change, entries, languages, named, pick, read, replace, rewrite, write


def delete_event(root: Path) -> Told:
    """Deletes the first event that nothing else names."""
    entry = pick(root, "events", where=lambda one: not named(root, one.id, but=one.file))
    rewrite(root, entry, "")
    write(root, entry.file, read(root, entry.file).rstrip("\n") + "\n")
    return {"id": entry.id}


def delete_called_event(root: Path) -> Told:
    """Deletes one that a page calls."""
    entry = pick(root, "events", where=lambda one: called(root, one.id))
    rewrite(root, entry, "")
    return {"id": entry.id, "file": entry.file}


def uncalled_practice(root: Path, value: str) -> Told:
    """Gives the first practice that no page calls another `publish`."""
    entry = pick(root, "practices", where=lambda one: not called(root, one.id))
    rewrite(root, entry, f"{entry.text}publish: {value}\n")
    return {"id": entry.id}


def hide_practice(root: Path) -> Told:
    """Hides it."""
    return uncalled_practice(root, "false")


def withdraw_practice(root: Path) -> Told:
    """Withdraws it."""
    return uncalled_practice(root, "withdrawn")


def hide(identifier: str) -> Do:
    """Hides one practice."""

    def do(root: Path) -> Told:
        entry = pick(root, "practices", where=lambda one: one.id == identifier)
        rewrite(root, entry, f"{entry.text}publish: false\n")
        return {"id": entry.id, "file": entry.file}

    return do


def rename_practice(root: Path) -> Told:
    """As the guide says: another file name, the old id in `former_ids`, and those that name it follow."""
    entry = pick(root, "practices", where=lambda one: not called(root, one.id))
    new = f"{entry.id}-renamed"
    (root / entry.file).unlink()
    write(root, f"data/practices/{new}.yml", f"{entry.text}former_ids: [{entry.id}]\n")
    for path in (root / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        uses = re.sub(rf"(?m)^( *(?:related|practices): \[.*?)(?<![\w-]){entry.id}(?![\w-])", rf"\g<1>{new}", text)
        if uses != text:
            path.write_text(uses, encoding="utf-8")
    return {"id": entry.id, "new": new}


def rename_partner(root: Path) -> Told:
    """Gives the first partner that a page calls another id, and nothing else follows."""
    entry = pick(root, "partners", where=lambda one: called(root, one.id))
    rewrite(root, entry, entry.text.replace(f"- id: {entry.id}\n", f"- id: {entry.id}-new\n"))
    return {"id": entry.id, "file": entry.file}


def move_organisation(root: Path) -> Told:
    """Puts the second organisation before the first."""
    first, second, *_ = entries(root, "organisations")
    text = read(root, first.file)
    write(root, first.file, text.replace(first.text + second.text, second.text + first.text))
    return {"id": first.id, "file": first.file}


def copy_organisation(root: Path) -> Told:
    """Copies the first one to the end, and leaves its id as it was."""
    first = next(entries(root, "organisations"))
    write(root, first.file, f"{read(root, first.file)}\n{first.text.rstrip()}\n")
    return {"id": first.id, "file": first.file}


def end_lines_as_windows(root: Path) -> Told:
    """Saves a practice with the line ends of Windows."""
    entry = pick(root, "practices")
    write(root, entry.file, entry.text.replace("\n", "\r\n"))
    return {"id": entry.id, "file": entry.file}


def add_theme(root: Path) -> Told:
    """Adds a theme in all languages of the site, and chooses it for a practice."""
    label = "".join(f'      {code}: "Quantum {code}"\n' for code in languages(root))
    about = label.replace("Quantum", "What quantum computers break,")
    theme = f"  - id: quantum\n    label:\n{label}    description:\n{about}\n"
    replace(root, "data/taxonomy.yml", r"^themes:\n", f"themes:\n{theme}")
    return change("practices", r"^themes: \[", "themes: [quantum, ")(root)


def rename_theme(root: Path) -> Told:
    """Gives the first theme another id; records go on with the old one."""
    (old,) = re.findall(r"^themes:\n  - id: (.*)\n", read(root, "data/taxonomy.yml"), re.M)
    replace(root, "data/taxonomy.yml", rf"^  - id: {old}$", f"  - id: {old}-changed")
    return {"id": old, "file": "data/taxonomy.yml"}
