"""What is made from the models is as they are now, and every file of the registries names its schema."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hub.checks.checking import check_data
from hub.editorial.typography import faults
from hub.issues.forms import FOLDER, form_files
from hub.languages import language_codes
from hub.model.kinds import KINDS
from hub.model.registries import schema_line
from hub.problems import MESSAGE_LANGUAGES
from hub.schemas.derived import derived_files, differs, published_schema
from hub.schemas.field_guide import anchor
from hub.settings import read_settings
from tests.frozen import SEVEN, copy_project
from tests.registries import LANGUAGES, join_small

pytestmark = pytest.mark.long


ROOT = Path(__file__).parent.parent
DATA_FILES = sorted((SEVEN / "data").rglob("*.yml"))


def guide(lang):
    return (ROOT / f"guide/{lang}/fields.md").read_text(encoding="utf-8")


def headings(lang):
    return re.findall(r"^#+ (.+)$", guide(lang), re.MULTILINE)


def test_the_files_made_from_the_models_are_up_to_date():
    made = derived_files(language_codes(ROOT / "mkdocs.yml"))
    stale = [path for path, text in made.items() if not is_same(ROOT / path, text)]

    assert stale == [], "the models or their words have changed: run `make schema` and commit what it writes"


def run_schema(root):
    """The command in a folder of a project; what it prints, and its exit status."""
    done = subprocess.run(
        [sys.executable, "-m", "hub", "schema"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout.split(), done.returncode


def test_the_command_writes_what_has_changed_and_says_so(tmp_path):
    copy_project(tmp_path, SEVEN)
    registries, _ = check_data(read_settings(tmp_path, {}))
    forms = [f"{FOLDER}/{name}" for name in form_files(registries)]
    made = [*derived_files(language_codes(ROOT / "mkdocs.yml")), *forms]

    assert run_schema(tmp_path) == (made, 0)
    (tmp_path / "schema/events.json").write_text("{}")
    assert run_schema(tmp_path) == (["schema/events.json"], 0)
    assert run_schema(tmp_path) == ([], 0)
    written = {path: (tmp_path / path).read_text(encoding="utf-8") for path in made}
    assert written == {
        **derived_files(language_codes(ROOT / "mkdocs.yml")),
        **{f"{FOLDER}/{name}": text for name, text in form_files(registries).items()},
    }


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    copy_project(tmp_path)
    (tmp_path / "schema").write_text("in the way")

    assert run_schema(tmp_path) == ([], 2)


def is_same(file, text):
    return file.is_file() and file.read_text(encoding="utf-8") == text


def test_no_schema_is_left_of_a_registry_that_is_gone():
    assert sorted(path.name for path in (ROOT / "schema").iterdir()) == sorted(f"{name}.json" for name in KINDS)


def test_the_committed_schemas_hold_no_id_so_that_a_new_record_leaves_them_as_they_are():
    committed = (ROOT / "schema/events.json").read_text(encoding="utf-8")
    published = published_schema("events", LANGUAGES, join_small())

    assert '"north"' not in committed
    assert '"north"' in published


def test_the_published_schema_tell_nothing_of_hidden_records():
    joined = join_small()
    hidden = [identifier for ids in joined.hidden.values() for identifier in ids]

    texts = "".join(published_schema(name, LANGUAGES, joined) for name in KINDS)

    assert hidden != []
    assert [identifier for identifier in hidden if f'"{identifier}"' in texts] == []


@pytest.mark.parametrize("file", DATA_FILES, ids=lambda file: file.name)
def test_every_file_of_the_registries_begins_with_the_way_to_its_schema(file):
    first = file.read_text(encoding="utf-8").partition("\n")[0]

    assert first == schema_line(file.relative_to(SEVEN / "data"))
    place = (Path("data") / file.relative_to(SEVEN / "data")).parent / first.partition("$schema=")[2]
    schema = json.loads((ROOT / os.path.normpath(place)).read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_file_differs_while_it_is_missing_or_says_something_else(tmp_path):
    file = tmp_path / "file.json"
    missing = differs(file, "one\n")
    file.write_text("one\n", encoding="utf-8")

    assert [missing, differs(file, "one\n"), differs(file, "two\n")] == [True, False, True]


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_every_link_of_the_page_of_fields_leads_somewhere(lang):
    anchors = [anchor(heading) for heading in headings(lang)]
    targets = re.findall(r"\]\(([^)]+)\)", guide(lang))

    assert len(anchors) == len(set(anchors))
    assert [target for target in targets if target[0] == "#" and target[1:] not in anchors] == []
    assert [target for target in targets if target[0] != "#" and not (ROOT / "guide" / lang / target).exists()] == []


def test_the_page_of_fields_has_the_same_tables_in_both_languages():
    keys = [re.findall(r"^\| (?:`(\w+)`|---)", guide(lang), re.MULTILINE) for lang in MESSAGE_LANGUAGES]

    assert keys[0] == keys[1]
    assert len(headings("en")) == len(headings("fr"))


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_the_page_of_fields_is_well_set_and_narrow(lang):
    for line in guide(lang).splitlines():
        assert line.count("|") in (0, 3), line
        for cell in line.split("|"):
            text = re.sub("`[^`]*`", "CAMPUS", cell).replace("**", "").replace("<br>", " ").strip()
            assert faults(re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text), lang) == [], line
