"""A command forked from a warm process says and does what `python -m hub` says and does."""

import os
import subprocess
import sys

import pytest

from tests.forked import run_forked
from tests.frozen import ROOT

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["check", "--lang", "fr"], ["check", "--nonsense"], ["address"], ["--help"], ["publish", "nowhere"]],
)
def test_a_forked_command_is_no_other_than_one_of_its_own(project, arguments):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HUB_TODAY": "2026-12-01"}
    command = [sys.executable, "-m", "hub", *arguments]
    own = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)

    forked = run_forked(project, arguments, environment)

    assert (forked.returncode, forked.stdout, forked.stderr) == (own.returncode, own.stdout, own.stderr)


def test_a_forked_command_leaves_nothing_to_the_next(project, tmp_path):
    french = run_forked(project, ["check"], {**os.environ, "LC_ALL": "fr_FR.UTF-8"})
    english = run_forked(project, ["check"], {**os.environ, "LC_ALL": "C", "HUB_DATA": str(tmp_path)})

    assert (french.returncode, english.returncode) == (0, 1)
    assert "aucun problème" in french.stdout
    assert "the file is missing" in english.stdout
