"""The configuration of the form: which files it edits, where proposals go, and how files are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from hub.admin.fields import pattern, record_fields
from hub.admin.options import FormLanguage, form_language, name_languages, official_languages
from hub.admin.required_texts import required_texts
from hub.admin.shapes import file_shape
from hub.admin.summaries import summary, words_template
from hub.catalogues import sentences
from hub.github.addresses import BRANCH
from hub.model.fields import field_named
from hub.model.form_places import RECORDS
from hub.model.kind import Kind, Place
from hub.model.kinds import IN_MENU, KINDS
from hub.model.registries import file_of, schema_line
from hub.model.words import kind_words
from hub.problems import FRENCH_FIRST
from hub.reading.entries import Registries

FORM_LANGUAGES = FRENCH_FIRST
"""The languages of labels and help; the interface around them follows the browser."""
SAID_WHILE_SAVING = ("clash", "closed")
"""The messages of the script about changes of other editors (admin/sharing.js)."""


def repository(repo_url: str) -> str:
    """Owner and name of a repository on GitHub; empty for an address elsewhere."""
    parts = urlsplit(repo_url)
    path = parts.path.strip("/").removesuffix(".git")
    return path if parts.hostname == "github.com" and path.count("/") == 1 else ""


def configuration(registries: Registries, repo: str, languages: tuple[str, ...], lang: str) -> dict[str, Any]:
    """The data that the page of the form reads: its configuration in one language, the shape of every file, the
    official languages of each country, and the messages of the script."""
    return {
        "form": _form(form_language(registries, lang, languages), repo),
        "files": file_shapes(name_languages(registries, languages)),
        "official": official_languages(),
        "words": {key: sentences("admin", lang)[key] for key in SAID_WHILE_SAVING},
    }


def file_shapes(languages: tuple[str, ...]) -> dict[str, Any]:
    """How each kind of file is written: its first line, the shape of its records, whether it is a list of them, and the
    texts that it requires."""
    return {
        entry.name: {
            "header": schema_line(file_of(entry.name, "any")),
            "list": entry.listed,
            "shape": file_shape(entry.record, languages),
            "needed": required_texts(entry.record, entry.given),
        }
        for entry in KINDS.values()
    }


def _form(form_language: FormLanguage, repo: str) -> dict[str, Any]:
    words = sentences("admin", form_language.lang)
    # Only a token: signing in with GitHub needs a server that keeps a secret, and a static site has none.
    return {
        "load_config_file": False,  # the page passes the configuration itself
        "app_title": words["title"],
        "backend": {"name": "github", "repo": repo, "branch": BRANCH, "auth_methods": ["token"]},
        "publish_mode": "editorial_workflow",
        "media_folder": "docs/assets",
        "public_folder": "/assets",
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "collections": [
            *(_folder(kind, form_language, words) for kind in _kinds("folder")),
            _files("records", "list", form_language, words),
            _files("project", "single", form_language, words),
        ],
    }


def _kinds(place: Place) -> list[Kind]:
    """The kinds whose records are stored in this way, in the order of the form."""
    return [KINDS[name] for name in IN_MENU if KINDS[name].place == place]


def _folder(entry: Kind, form_language: FormLanguage, words: Mapping[str, str]) -> dict[str, Any]:
    """A kind with one file per record.

    Proposals are accepted on GitHub, so the form offers neither deletion nor publication.
    """
    title = f"{{{{{entry.called}.{form_language.lang}}}}}"
    return {
        "name": entry.name,
        "label": words[entry.name],
        "label_singular": kind_words(entry.record, form_language.lang).title,
        "description": words[f"{entry.name}_about"],
        "folder": f"data/{entry.file}",
        "extension": "yml",
        "format": f"hub-{entry.name}",
        "create": True,
        "delete": False,
        "publish": False,
        "thumbnail": False,
        "identifier_field": f"{entry.called}.{form_language.lang}",
        "summary": words_template(f"{entry.called}.", field_named(entry.record, entry.called), form_language),
        "slug": {
            "template": title,
            "editable": ["create"],
            "hint": words["slug"],
            "pattern": pattern("identifier", form_language.lang),
        },
        "fields": record_fields(entry.record, form_language, given=entry.given),
    }


def _files(name: str, place: Place, form_language: FormLanguage, words: Mapping[str, str]) -> dict[str, Any]:
    """A group of single files."""
    return {
        "name": name,
        "label": words[name],
        "description": words[f"{name}_about"],
        "publish": False,
        "files": [
            {
                "name": entry.name,
                "label": words[entry.name],
                "file": f"data/{entry.file}",
                "format": f"hub-{entry.name}",
                "fields": _file_fields(entry, form_language, words),
            }
            for entry in _kinds(place)
        ],
    }


def _file_fields(entry: Kind, form_language: FormLanguage, words: Mapping[str, str]) -> list[dict[str, Any]]:
    fields = record_fields(entry.record, form_language)
    if not entry.listed:
        return fields
    return [
        {
            "name": RECORDS,
            "label": words["file"],
            "label_singular": kind_words(entry.record, form_language.lang).title,
            "widget": "list",
            "collapsed": True,
            "summary": summary(entry.record, form_language),
            "fields": fields,
        }
    ]
