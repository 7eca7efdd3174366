"""What the publisher's guides say is true: commands, settings, steps and sentences exist, and both say the same."""

import argparse
import re
import shlex
from pathlib import Path

import pytest

from hub.catalogues import sentences
from hub.cli import command_of
from hub.problems import MESSAGE_LANGUAGES
from tests.workflows import FOLDER, all_steps, steps, workflow

ROOT = Path(__file__).parent.parent
GUIDES = {lang: ROOT / "guide" / lang / "publishing.md" for lang in MESSAGE_LANGUAGES}
every_guide = pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)


def text(lang):
    return GUIDES[lang].read_text(encoding="utf-8")


def prose(lang):
    return re.sub(r"^```.*?^```$", "", text(lang), flags=re.MULTILINE | re.DOTALL)


def lines_of_commands(lang):
    blocks = re.findall(r"^```sh\n(.*?)^```$", text(lang), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def words_of(line):
    """A command without the settings before it."""
    words = shlex.split(line)
    return words[next(n for n, word in enumerate(words) if not re.match("[A-Z_]+=", word)) :]


def section(lang, number):
    """The text below the heading of that number."""
    return re.split(r"^## .+$", prose(lang), flags=re.MULTILINE)[number]


def bold(text):
    """Words of GitHub's menus and names of steps."""
    return [re.sub(r"\s+", " ", words) for words in re.findall(r"\*\*([^*]+)\*\*", text)]


def test_both_guides_have_the_same_shape():
    shapes = [
        (
            re.findall(r"^#+", prose(lang), re.MULTILINE),
            [re.sub(r"--lang \w+", "", line) for line in lines_of_commands(lang)],
            len(re.findall(r"^\d\. ", prose(lang), re.MULTILINE)),
            len(re.findall(r"^- ", prose(lang), re.MULTILINE)),
            re.findall(r"^\| (`\w+`|\*\*[^|]+)", prose(lang), re.MULTILINE),
        )
        for lang in GUIDES
    ]

    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("number", range(1, len(re.findall(r"^## ", text("en"), re.MULTILINE)) + 1))
def test_both_name_the_same_menus_and_the_same_code_in_each_section(number):
    parts = [section(lang, number) for lang in GUIDES]
    named = [(sorted(set(bold(part))), sorted(set(re.findall(r"`([^`]+)`", part)))) for part in parts]

    assert named[0] == named[1]


@every_guide
def test_every_command_of_the_hub_is_one_that_it_takes(lang):
    commands = [words_of(line)[1:] for line in lines_of_commands(lang) if ".venv/bin/hub" in line]

    assert len(commands) >= 5
    for name, *arguments in commands:
        parser = argparse.ArgumentParser(exit_on_error=False)
        command_of(name).add(parser)
        parser.parse_args(arguments)


@every_guide
def test_every_target_of_make_exists(lang):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = [*targets_in("\n".join(lines_of_commands(lang))), *re.findall(r"`make ([a-z]+)", prose(lang))]

    assert {*named} <= {*targets, *targets_of_the_workflow()}


@every_guide
def test_the_site_is_made_by_hand_as_the_workflow_makes_it(lang):
    blocks = re.findall(r"^```sh\n(.*?)^```$", text(lang), re.MULTILINE | re.DOTALL)
    making = [targets_in(block) for block in blocks if "make site" in block]

    assert making == [targets_of_the_workflow()[1:], targets_of_the_workflow()]


def targets_in(commands):
    return re.findall(r"^(?:[A-Z_]+=\S+ )*make ([a-z]+)", commands, re.MULTILINE)


def targets_of_the_workflow():
    return [target for step in steps("publish.yml", "build") for target in targets_in(step.get("run", ""))]


@every_guide
def test_every_setting_is_one_that_the_workflows_use_and_the_other_way_round(lang):
    used = {
        name for path in FOLDER.glob("*.yml") for name in re.findall(r"\bvars\.(\w+)", path.read_text(encoding="utf-8"))
    }
    named = re.findall(r"^\| `([A-Z_]+)` \|", prose(lang), re.MULTILINE)

    assert set(named) == used
    assert "'actions'" in workflow("publish.yml")["jobs"]["deploy"]["if"]


@every_guide
def test_every_step_that_may_fail_is_explained(lang):
    explained = re.findall(r"^\| \*\*([^*]+)\*\* \|", prose(lang), re.MULTILINE)
    names = [step["name"] for file, _, step in all_steps() if file == "publish.yml" and "name" in step]
    deploy = workflow("publish.yml")["jobs"]["deploy"]["name"]

    assert explained == [name for name in [*names, deploy] if name != "Install the hub"]


@every_guide
def test_every_quoted_sentence_is_said(lang):
    said = [words.format_map(Blanks()) for words in sentences("publish", "en").values()]
    quoted = re.findall(r"^- `([^`]+)`", prose(lang), re.MULTILINE)

    assert len(quoted) == 5
    assert [sentence for sentence in quoted if not any(one.startswith(sentence) for one in said)] == []


class Blanks(dict):
    """What stands in the braces of a quoted sentence."""

    def __missing__(self, key):
        return {"branch": "site", "attempts": "8"}.get(key, "…")


def test_the_workflows_use_no_actions_but_those_of_github():
    used = {step["uses"].partition("/")[0] for _, _, step in all_steps() if "uses" in step}

    assert used == {"actions", "$"}  # the second is this repository itself


@every_guide
def test_the_hour_of_the_night_is_the_one_of_the_workflow(lang):
    minute, hour = workflow("publish.yml")["on"]["schedule"][0]["cron"].split()[:2]

    assert {"en": f"at {hour}:{minute} UTC", "fr": f"à {hour} h {minute} (temps universel)"}[lang] in prose(lang)


@every_guide
def test_every_link_between_files_leads_somewhere(lang):
    targets = [link for link in re.findall(r"\]\(([^)]+)\)", prose(lang)) if not link.startswith("https:")]

    assert targets
    assert [target for target in targets if not (GUIDES[lang].parent / target).exists()] == []


def test_french_punctuation_has_its_spaces():
    plain = re.sub(r"`[^`\n]+`|\]\([^)]+\)", "", prose("fr"))

    assert re.findall(r".*(?:[^\u00a0] ?:(?=\s)|[^\u202f][;!?](?=\s)|«[^\u00a0]|[^\u00a0]»).*", plain) == []
