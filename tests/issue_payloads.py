"""Bodies and events of issues as GitHub makes them from a form that was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from hub.issue_forms import FOLDER, Form


def issue_body(form: Form, answers: Mapping[str, str]) -> str:
    """What GitHub writes into the issue: each question a heading, each answer below it, boxes ticked.

    `answers` go by the ids of the form's elements; a choice may be given by its id alone.
    """
    elements = yaml.safe_load((FOLDER / form.file).read_text(encoding="utf-8"))["body"]
    unknown = set(answers) - {element.get("id") for element in elements}
    assert not unknown, unknown
    return "\n\n".join(_section(element, answers) for element in elements if element["type"] != "markdown")


def issue_event(body: str | None, *, action: str = "opened", number: int = 12, **issue: Any) -> dict[str, Any]:
    """An event of an issue, with what the intake looks at and what it must not trust."""
    content = {
        "number": number,
        "title": "$(touch /tmp/owned) `id` ${{ secrets.GITHUB_TOKEN }}\n::set-output name=branch::main",
        "state": "open",
        "user": {"login": "../../main", "type": "User"},
        "labels": [{"name": "intake"}],
        "body": body,
        **issue,
    }
    return {"action": action, "issue": content, "repository": {"full_name": "campus/hub"}, "sender": content["user"]}


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
