"""The samples of the French guide typed into the form in the browser, box by box, are the text that the guide shows.

`make audit`: to fill in a whole practice takes the form a while. The event of the guide is typed in every run of the
tests (tests/test_browser_admin.py), and the other two roads are in tests/test_edits_rehearsed.py.
"""

import json
from pathlib import PurePosixPath

import pytest

from tests.admin_form import TALL, Form, Watch, clean_page, some_files
from tests.conftest import serve
from tests.frozen import THREE
from tests.roads import guide_samples, plain_record

pytestmark = [pytest.mark.browser, pytest.mark.audit]

SAMPLES = guide_samples()
FILES = some_files(THREE / "data")
NAMED_BY_TITLE = "une-journee-de-cybersecurite-dans-chaque-college.yml"
"""The form names the file of a new practice after its title; in the guide somebody chose a shorter name."""


@pytest.fixture(scope="module")
def address(form_alone):
    with serve(form_alone) as local:
        yield local


@pytest.fixture(scope="module")
def collections(form_alone):
    """The kinds with a file per record, and the files that are lists, by their paths in the repository."""
    shown = json.loads((form_alone / "admin/config.fr.json").read_text(encoding="utf-8"))["form"]["collections"]
    return {one["folder"]: one for one in shown if "folder" in one} | {
        file["file"]: file for one in shown for file in one.get("files", ())
    }


@pytest.mark.parametrize("place", SAMPLES)
def test_a_sample_typed_into_the_form_is_the_text_of_the_guide(browser, address, collections, place):
    path, record = PurePosixPath(place), plain_record(place, SAMPLES[place])
    with clean_page(browser, viewport={"width": 1280, "height": TALL}) as page:
        watch, form = Watch(page, address), Form(page, address)
        form.open_local(FILES)
        if place in FILES:
            before = form.file(place)
            form.open(f"records/entries/{path.stem}")
            page.get_by_role("button", name="Ajouter").last.click()
            (records,) = collections[place]["fields"]
            number = before.count("\n- id: ")
            form.fill(records["fields"], record, f"records.{number}.")
            form.save()
            assert form.file(place) == f"{before}\n{SAMPLES[place]}"
        else:
            kind = collections[path.parent.as_posix()]
            form.open(f"{kind['name']}/new")
            form.fill(kind["fields"], record)
            form.save()
            header, _, text = form.file(f"{path.parent}/{NAMED_BY_TITLE}").partition("\n")
            assert (header[:2], text) == ("# ", SAMPLES[place])
        assert watch.faults() == []
