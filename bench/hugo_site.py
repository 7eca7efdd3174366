"""Write a project of Hugo that gives the same kinds of pages from the same registries, with equal texts of the records.

Its templates lie in `bench/hugo/`. What follows from other records is not looked for by templates but given to Hugo:
the values of facets, and which records belong together. Hugo does not check the registries, explains no terms, and
draws no maps, charts or tables of the whole.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import yaml

from hub.catalogues import LOADER
from hub.joined.joining import Joined, join
from hub.languages import Language, load_languages
from hub.model.kinds import KINDS, REGISTRIES
from hub.reading.loading import load_registries

_CALL = re.compile(r"\{\{.*?\}\}")
_CONFIG = """\
baseURL: {address}
title: CAMPUS
defaultContentLanguage: {default}
disableKinds: [rss, taxonomy]
disableAliases: true
disableDefaultLanguageRedirect: true
capitalizeListTitles: false
pluralizeListTitles: false
languages:
{languages}
taxonomies:
{taxonomies}
"""
_LANGUAGE = "  {code}: {{label: {name}, weight: {weight}, contentDir: content/{code}}}"


def write_hugo_site(folder: Path, root: Path, data: Path, address: str = "https://hub.example.org/") -> None:
    """Fill a folder from which Hugo builds the site of the registries in `data` and of the pages in `root`."""
    languages = load_languages(root / "mkdocs.yml")
    registries, _ = load_registries(data, tuple(language.code for language in languages))
    joined = join(registries)
    folder.mkdir()
    _write_data(folder / "data", data, languages)
    _write_json(folder / "data" / "facets.json", _facets(joined))
    _write_json(folder / "data" / "joined.json", _belonging(joined))
    for language in languages:
        _write_pages(folder / "content" / language.code, root / "docs" / language.code)
        for registry in REGISTRIES:
            target = folder / "content" / language.code / registry / "_content.gotmpl"
            target.write_text(_adapter(registry, language.code), encoding="utf-8")
    (folder / "hugo.yaml").write_text(_configuration(languages, address), encoding="utf-8")
    with as_file(files("bench").joinpath("hugo")) as templates:
        shutil.copytree(templates, folder, dirs_exist_ok=True)
    shutil.copytree(root / "docs" / "assets", folder / "static" / "assets")


def _adapter(registry: str, code: str) -> str:
    """The template that adds the pages of the records of a registry in a language."""
    text = files("bench").joinpath("hugo/adapter.gotmpl").read_text(encoding="utf-8")
    for word, value in (("REGISTRY", registry), ("LANGUAGE", code), ("CALLED", KINDS[registry].called)):
        text = text.replace(word, value)
    return text


def practice_file(folder: Path, identifier: str) -> Path:
    """The file of a practice in such a folder: the same text as in the registries."""
    return folder / "data" / "practices" / f"{identifier}.yml"


def _configuration(languages: tuple[Language, ...], address: str) -> str:
    listed = [
        _LANGUAGE.format(code=language.code, name=language.name, weight=weight)
        for weight, language in enumerate(languages, start=1)
    ]
    facets = [f"{registry}-{facet.name}" for registry in REGISTRIES for facet in KINDS[registry].facets]
    return _CONFIG.format(
        address=address,
        default=languages[0].code,
        languages="\n".join(listed),
        taxonomies="\n".join(f"  {name}: {name}" for name in facets),
    )


def _write_data(target: Path, data: Path, languages: tuple[Language, ...]) -> None:
    """The registries, those of one file as a mapping by id, and the interface words."""
    shutil.copytree(data / "practices", target / "practices")
    for registry in REGISTRIES:
        if KINDS[registry].place == "list":
            text = (data / KINDS[registry].file).read_text(encoding="utf-8")
            records: list[dict[str, Any]] = yaml.load(text, Loader=LOADER) or []
            _write_json(target / f"{registry}.json", {record["id"]: record for record in records})
    _write_json(target / "words.json", {language.code: _tree(language.strings) for language in languages})


def _tree(strings: Mapping[str, Any]) -> dict[str, Any]:
    """Words by dotted keys as a tree."""
    found: dict[str, Any] = {}
    for key, value in strings.items():
        *parents, name = key.split(".")
        place = found
        for parent in parents:
            place = place.setdefault(parent, {})
        place[name] = value
    return found


def _facets(joined: Joined) -> dict[str, dict[str, dict[str, list[str]]]]:
    """The values of each record by registry, id and facet."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for registry in REGISTRIES:
        found[registry] = {identifier: {} for identifier in joined.entries[registry]}
        for facet, values in joined.values[registry].items():
            for value, identifiers in values.items():
                for identifier in identifiers:
                    found[registry][identifier].setdefault(facet, []).append(value)
    return found


def _belonging(joined: Joined) -> dict[str, dict[str, dict[str, list[str]]]]:
    """The ids of the records that the page of a partner or an organisation lists, by their registry."""
    lists = (
        ("partners", "practices", joined.practices_by_partner),
        ("partners", "organisations", joined.organisations_by_partner),
        ("partners", "events", joined.events_by_partner),
        ("organisations", "practices", joined.practices_by_organisation),
        ("organisations", "partners", joined.partners_by_organisation),
        ("organisations", "events", joined.events_by_organisation),
    )
    found: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(dict))
    for holder, held, by_id in lists:
        for identifier, records in by_id.items():
            found[holder][identifier][held] = [record.id for record in records]
    return found


def _write_pages(target: Path, docs: Path) -> None:
    """The hand-written pages without their macro calls; lists follow from the templates."""
    for file in sorted(docs.rglob("*.md")):
        page = file.relative_to(docs)
        has_others = page.parent.as_posix() in (".", *REGISTRIES) or len(list(file.parent.iterdir())) > 1
        page = page.with_name("_index.md") if file.name == "index.md" and has_others else page
        text = _CALL.sub("", file.read_text(encoding="utf-8"))
        (target / page).parent.mkdir(parents=True, exist_ok=True)
        (target / page).write_text(text, encoding="utf-8")


def _write_json(file: Path, value: Any) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
