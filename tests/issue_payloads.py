"""Bodies and events of issues as GitHub makes them from a form that was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from hub.issues.forms import Form, current_choices, form_text
from hub.reading.entries import Registries
from hub.settings import Settings, read_settings
from tests.registries import copy_small


def small_settings(folder: Path) -> Settings:
    """A project in two languages with the small registries, on the day of the recorded records."""
    (folder / "mkdocs.yml").write_text(_CONFIGURATION, encoding="utf-8")
    for lang in ("en", "fr", "assets"):
        (folder / "docs" / lang).mkdir(parents=True)
    (folder / "docs" / "assets" / "eu-emblem.svg").touch()
    return replace(read_settings(folder, {}), data=copy_small(folder), today=date(2026, 11, 21))


_CONFIGURATION = """\
plugins:
  - i18n:
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
"""


def issue_body(form: Form, answers: Mapping[str, str], registries: Registries) -> str:
    """What GitHub writes into the issue: each question a heading, each answer below it, boxes ticked.

    `answers` go by the path of the field; a choice is given by its id alone, several parted by spaces.
    """
    elements = yaml.safe_load(form_text(form, current_choices(registries, form.lang)))["body"]
    by_id = {path.replace(".", "-"): answer for path, answer in answers.items()}
    unknown = set(by_id) - {element.get("id") for element in elements}
    assert not unknown, unknown
    return "\n\n".join(_section(element, by_id) for element in elements if element["type"] != "markdown")


def issue_event(body: str | None, *, action: str = "opened", number: int = 12, **issue: Any) -> dict[str, Any]:
    """An event of an issue, with what the intake looks at and what it must not trust."""
    person = {"login": "a-person", "id": 1001, "type": "User"}
    content = {
        "number": number,
        "title": "$(id) `id` ${{ secrets.GITHUB_TOKEN }}\n::set-output name=branch::main\noutcome=record",
        "state": "open",
        "user": person,
        "labels": [{"name": "intake"}],
        "author_association": "NONE",
        "body": body,
        **issue,
    }
    repository = {"full_name": "campus/hub", "default_branch": "main"}
    return {"action": action, "issue": content, "repository": repository, "sender": person}


def _section(element: Mapping[str, Any], answers: Mapping[str, str]) -> str:
    attributes = element["attributes"]
    heading = f"### {attributes['label']}\n\n"
    if element["type"] == "checkboxes":
        return heading + "\n".join(f"- [X] {option['label']}" for option in attributes["options"])
    answer = answers.get(element["id"], "")
    if element["type"] == "dropdown":
        chosen = [
            option for wanted in answer.split() for option in attributes["options"] if option.endswith(f"({wanted})")
        ]
        return heading + (", ".join(chosen) or "_No response_")
    return heading + (answer or "_No response_")
