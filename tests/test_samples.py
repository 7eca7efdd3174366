"""What the README and the guides show to copy can be copied, and what they quote is what the check says."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from hub.problems import MESSAGE_LANGUAGES
from tests.frozen import SEVEN
from tests.prose import (
    GUIDES,
    LANGUAGES,
    WITH_SAMPLES,
    blocks,
    commands,
    sections,
)
from tests.registries import DATA, problems_of
from tests.samples import add_samples, commented_sample

pytestmark = pytest.mark.long

SINGLE_SAMPLES = ("taxonomy.yml", "project.yml", "practices/cyberocc.yml", "practices/bretagne-cyber-alliance.yml")
FULL_SAMPLES = (
    "partners.yml",
    "events.yml",
    "organisations.yml",
    "helplines.yml",
    "documents.yml",
    "laws.yml",
    "glossary.yml",
    "practices/osmose-occitanie.yml",
)


def copy_data(target: Path) -> Path:
    return Path(shutil.copytree(SEVEN / "data", target / "data"))


def refusals(data: Path) -> list[str]:
    return [p.message("en") for p in problems_of(data, LANGUAGES) if p.level == "problem"]


@pytest.mark.parametrize("name", WITH_SAMPLES)
def test_every_sample_can_be_added_as_it_stands(tmp_path, name):
    data = copy_data(tmp_path)
    samples = blocks(name, "yaml")

    add_samples(data, samples)

    assert {sample.split("\n")[0].split("/")[1] for sample in samples} >= {"partners.yml", "events.yml", "practices"}
    assert refusals(data) == []


def test_the_sample_translation_can_be_added_as_it_stands(tmp_path):
    data = copy_data(tmp_path)
    add_samples(data, blocks("README.md", "yaml"))
    (change,) = blocks("README.md", "diff")
    before = "".join(f"{line[1:]}\n" for line in change.splitlines() if line[0] != "+")
    after = "".join(f"{line[1:]}\n" for line in change.splitlines())
    events = (data / "events.yml").read_text(encoding="utf-8")

    (data / "events.yml").write_text(events.replace(before, after), encoding="utf-8")

    assert events.count(before) == 1
    assert refusals(data) == []


@pytest.mark.parametrize("name", FULL_SAMPLES)
def test_the_full_sample_at_the_top_of_a_registry_can_be_added_as_it_stands(tmp_path, name):
    data = copy_data(tmp_path)
    sample = commented_sample(data / name)
    file = "data/practices/sample.yml" if name.startswith("practices/") else f"data/{name}"

    add_samples(data, [f"# {file}\n{sample}"])

    assert refusals(data) == []


@pytest.mark.parametrize("name", SINGLE_SAMPLES)
def test_the_short_sample_at_the_top_of_a_file_fits_into_it(tmp_path, name):
    data = copy_data(tmp_path)
    file = data / name
    record = yaml.safe_load(file.read_text(encoding="utf-8"))
    sample = yaml.safe_load(commented_sample(file))

    changed = yaml.safe_dump(record | {key: with_items(record.get(key, []), new) for key, new in sample.items()})
    file.write_text(changed, encoding="utf-8")

    assert refusals(data) == []


def with_items(items: list[dict], new: list[dict]) -> list[dict]:
    """A list with the sample's items in place of those that have the same id."""
    ids = {item["id"] for item in new if "id" in item}
    return [*new, *(item for item in items if item.get("id") not in ids)]


@pytest.mark.parametrize(("lang", "name"), GUIDES.items())
def test_every_quoted_message_is_one_that_the_check_gives(tmp_path, lang, name):
    data = copy_data(tmp_path)
    add_samples(data, blocks(name, "yaml"))
    notes = {without_line(p.message(lang)) for p in problems_of(data, LANGUAGES)}
    faults = {p.message(lang).replace("every_problem/", "data/") for p in problems_of(DATA / "every_problem")}
    quoted = [line for block in blocks(name, "text") for line in block.splitlines()]

    assert set(GUIDES) == set(MESSAGE_LANGUAGES)
    assert len(quoted) > 5
    assert [line for line in quoted if line not in faults and without_line(line) not in notes] == []


def without_line(message: str) -> str:
    return re.sub(r":\d+:", ":", message, count=1)


def test_both_guides_say_the_same():
    shape = {
        lang: (
            len(sections(name)),
            [block.split("\n")[0].rpartition("/")[0] for block in blocks(name, "yaml")],
            [yaml_keys(block) for block in blocks(name, "yaml")],
            [without_words(line) for block in blocks(name, "text") for line in block.splitlines()],
            commands(name),
        )
        for lang, name in GUIDES.items()
    }

    assert shape["en"] == shape["fr"]


def yaml_keys(block: str) -> list[str]:
    """The keys of a sample in order, those of languages apart."""
    return [key for key in re.findall(r"^[ -]*([a-z_]+):", block, re.MULTILINE) if key not in LANGUAGES]


def without_words(message: str) -> str:
    """The place of a message."""
    return ":".join(message.split(":")[:2])
