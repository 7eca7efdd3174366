"""The edits of a day by the roads of the guide, from the proposal to comment and preview (`make audit`)."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
import yaml

from hub.checks.checking import check_data
from hub.issues.forms import Form
from hub.settings import read_settings
from tests.frozen import THREE
from tests.honest_edits import HONEST, samples
from tests.issue_answers import answers_of
from tests.issue_payloads import issue_body, issue_event
from tests.prose import GUIDES, blocks
from tests.rehearsal.project import prepare
from tests.rehearsal.roads import rehearse
from tests.rehearsal.stage import SITE_URL, take_stage

pytestmark = [pytest.mark.audit, pytest.mark.build]

FORMS = [
    (lang, PurePosixPath(place).parts[1].removesuffix(".yml"), place, text)
    for lang, guide in GUIDES.items()
    for place, _, text in (block.partition("\n") for block in blocks(guide, "yaml"))
    if place.startswith("# data/")
]


@pytest.fixture
def stage(make_once, tmp_path):
    """Frozen content in three languages; `make rehearse` runs the tests of the pages too, on the content itself."""
    with take_stage(make_once("rehearsal-three", lambda folder: prepare(folder, THREE)), tmp_path / "stage") as stage:
        yield stage


def check_outcome(stage, seen, edit, told):
    """The comment says all there is to say, and the preview is there, or where to download the site."""
    assert seen.gate == "success", seen.said
    assert "**✅" in seen.comment
    assert [sentence for sentence in edit.says if sentence.format(**told) not in seen.comment] == [], seen.comment
    if edit.pages:
        assert "fichier **site** en bas de [cette page]" in seen.comment
        assert (seen.preview, stage.files()) == ("", set())
    else:
        assert seen.preview == f"{SITE_URL}preview/{seen.number}/"
        assert {"index.html", "fr/index.html", "hu/index.html", "sitemap.xml"} <= seen.pages


@pytest.mark.parametrize("edit", HONEST, ids=lambda edit: edit.name)
def test_an_edit_of_the_file_goes_through(stage, edit):
    told = {}

    seen = rehearse(stage, lambda work: told.update(edit.do(work)))

    check_outcome(stage, seen, edit, told)


@pytest.mark.parametrize("edit", [next(samples()), HONEST[-1]], ids=lambda edit: edit.name)
def test_the_same_from_a_fork(stage, edit):
    told = {}

    seen = rehearse(stage, lambda work: told.update(edit.do(work)), "fork")

    check_outcome(stage, seen, edit, told)


@pytest.mark.parametrize(("lang", "registry", "place", "text"), FORMS, ids=[f"{one[0]} {one[1]}" for one in FORMS])
def test_the_sample_of_the_guide_as_an_issue_goes_through(stage, project, lang, registry, place, text):
    record = yaml.load(text, Loader=yaml.BaseLoader)
    record = record[0] if isinstance(record, list) else record | {"id": PurePosixPath(place).stem}
    if record.get("evidence_level") == "targets_only":
        record = record | {"evidence_level": "none_found"}  # its figure is added in the file afterwards
    settings = replace(read_settings(project, {}), data=THREE / "data")
    body = issue_body(Form(registry, lang), answers_of(registry, record), check_data(settings)[0])

    seen = rehearse(stage, issue_event(body, number=13, author_association="MEMBER"), "issue")

    edit = HONEST[0]
    check_outcome(stage, seen, edit, {"id": record["id"]})
    assert f"{registry}/{record['id']}/index.html" in seen.pages
    (answer,) = seen.answers
    assert f"#{seen.number}" in answer
