"""The workflow Watch as it stands, played on a bare repository: what it finds lives in issues."""

from __future__ import annotations

import pytest

from tests.rehearsal import events
from tests.rehearsal.project import prepare
from tests.rehearsal.reader import read_workflows
from tests.rehearsal.situations import row, told
from tests.rehearsal.stage import take_stage

pytestmark = pytest.mark.long


@pytest.fixture
def stage(make_once, tmp_path):
    with take_stage(make_once("rehearsal", prepare), tmp_path / "stage") as stage:
        yield stage


def test_on_monday_each_kind_of_finding_gets_an_issue_of_its_own(stage):
    """Without its question to the hosts that the records name: test_watch_links.py asks some of its own."""
    (step,) = [one for one in read_workflows()["watch.yml"].jobs["watch"]["steps"] if "hub watch" in one.get("run", "")]
    stage.computer.instead = {
        step["name"]: step["run"].replace(" --links --minutes 30", ""),
        "Bring the files up to date": ".venv/bin/hub translations update",  # test_translation_state.py proposes them
    }

    runs = stage.hosting.happen(events.schedule("17 4 * * 1", sha=stage.tip()))

    assert told(runs) == row("Monday").runs, stage.computer.said
    assert "--keep-issues" in step["run"]
    assert len(stage.github.issues) >= 2
    assert len({issue["title"] for issue in stage.github.issues}) == len(stage.github.issues)
