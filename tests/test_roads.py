"""The event of the guide, copied by hand or written by the hub, is the same text; the forms have tests of their own.

The issue form: tests/test_intake.py. The form in the browser: tests/test_browser_admin.py.
"""

from pathlib import PurePosixPath

import pytest

from hub.model.registries import kind_of_file
from hub.style.writing import add_entry, write_entry
from tests.frozen import FEW
from tests.roads import guide_event, guide_samples, plain_record


@pytest.mark.parametrize(("place", "text"), guide_samples().items())
def test_a_sample_of_the_guide_is_as_the_hub_writes_it(place, text):
    kind = kind_of_file(PurePosixPath(place).relative_to("data"))
    record = plain_record(place, text)
    if kind.place == "folder":
        del record["id"]

    assert write_entry(kind.record, record, listed=kind.listed) == text


def test_copied_to_the_end_of_the_registry_it_is_as_if_the_hub_had_added_it():
    registry = (FEW / "data" / "events.yml").read_text(encoding="utf-8")

    assert add_entry(registry, guide_event()) == f"{registry}\n{guide_event()}"
