"""Sets of content that the check accepts, far apart from each other, for the tests of content in `make test`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from bench.generator import known_ids, write_registries
from hub.model.kinds import KINDS
from hub.schemas.schema import make_schema
from tests.builds import complete
from tests.frozen import THREE, THREE_CODES, copy_project
from tests.registries import quoted_yaml
from tests.samples import add_samples, commented_sample

Schema = Mapping[str, Any]
RECORDS = tuple(name for name in KINDS if name not in ("project", "taxonomy"))
"""The registries whose records editors add; the project and the closed lists are one each."""
GENERATED = 40
"""Practices of the generated set."""


def without_optional_keys(root: Path) -> None:
    """Takes every key that may be absent out of every record, at every depth."""
    for name in RECORDS:
        schema = make_schema(name, THREE_CODES)
        _rewrite(root, name, partial(keep_required, schema, schema["$defs"]))


def bare_and_whole(root: Path) -> None:
    """Takes every optional key out of every record; adds the full sample of each registry, which shows every key."""
    without_optional_keys(root)
    with_every_key(root)


def with_every_key(root: Path) -> None:
    """Adds the full sample of each registry, which shows every key, and the fictional publisher and partner."""
    complete(root)
    for name in (
        "partners.yml",
        "events.yml",
        "organisations.yml",
        "helplines.yml",
        "documents.yml",
        "laws.yml",
        "glossary.yml",
        "practices/osmose-occitanie.yml",
    ):
        file = "data/practices/sample.yml" if name.startswith("practices/") else f"data/{name}"
        add_samples(root / "data", [f"# {file}\n{commented_sample(THREE / 'data' / name)}"])
    project = root / "data" / "project.yml"
    text = project.read_text(encoding="utf-8").replace("partners_stated: 10", "partners_stated: 11")
    project.write_text(text, encoding="utf-8")  # the fictional partner and that of the sample


def generated(root: Path) -> None:
    """Puts generated registries in the place of the frozen ones; every second record has its own language alone."""
    given = known_ids(root)
    for file in sorted((root / "data").rglob("*.yml")):
        file.unlink()
    (root / "data" / "practices").rmdir()
    write_registries(root / "data", GENERATED, real=THREE / "data", given=given, languages=THREE_CODES)
    turns = count()
    for name in RECORDS:
        _rewrite(root, name, lambda tree: in_turns(tree, turns))


def in_turns(tree: Any, turns: Iterator[int]) -> Any:
    """A registry, or the one record of a file, of which every second record keeps its own language alone."""
    if isinstance(tree, list):
        return [in_turns(record, turns) for record in tree]
    return keep_own(tree) if next(turns) % 2 else tree


SETS: Mapping[str, Callable[[Path], object]] = {
    "bare-and-whole": bare_and_whole,
    "generated": generated,
}
"""By name what is done to a copy of the project with frozen content in three languages."""


def make_set(name: str, folder: Path) -> Path:
    """A project with one of the sets."""
    root = copy_project(folder)
    SETS[name](root)
    return root


def keep_required(schema: Schema, definitions: Schema, value: Any) -> Any:
    """A value without the keys that its schema does not ask for."""
    if "$ref" in schema:
        return keep_required(definitions[schema["$ref"].rpartition("/")[2]], definitions, value)
    if isinstance(value, list):
        return [keep_required(schema.get("items", {}), definitions, item) for item in value]
    if not isinstance(value, dict) or "required" not in schema:
        return value
    needed = {*schema["required"], *list(value)[: schema.get("minProperties", 0)], "id"}
    needed |= {key for choice in schema.get("oneOf", ()) for key in choice["required"]}
    return {
        key: keep_required(schema["properties"].get(key, {}), definitions, part)
        for key, part in value.items()
        if key in needed
    } | ({"evidence_level": "none_found"} if "evidence_level" in value else {})  # other levels ask for figures


def keep_own(value: Any, language: str = "") -> Any:
    """Records, or a part of one, whose texts are left in the record's own language, where they are there in it."""
    if isinstance(value, list):
        return [keep_own(item, language) for item in value]
    if not isinstance(value, dict):
        return value
    own = language or value["language"]
    if own in value and set(value) <= set(THREE_CODES):
        return {own: value[own]}
    # The status of a name lists languages that are gone now.
    return {key: keep_own(part, own) for key, part in value.items() if key != "name_status"}


def _rewrite(root: Path, name: str, change: Callable[[Any], Any]) -> None:
    place = root / "data" / KINDS[name].file
    for file in sorted(place.glob("*.yml")) if place.is_dir() else [place]:
        tree = change(yaml.safe_load(file.read_text(encoding="utf-8")))
        file.write_text(quoted_yaml(tree), encoding="utf-8")
