"""The event of the guide, copied by hand or written by the hub, is the same text; the forms have tests of their own.

The issue form: tests/test_intake.py. The form in the browser: tests/test_browser_admin.py.
"""

from hub.model.events import Event
from hub.style.writing import add_entry, write_entry
from tests.frozen import FEW
from tests.roads import guide_event, guide_record


def test_the_sample_of_the_guide_is_as_the_hub_writes_it():
    assert write_entry(Event, guide_record(), listed=True) == guide_event()


def test_copied_to_the_end_of_the_registry_it_is_as_if_the_hub_had_added_it():
    registry = (FEW / "data" / "events.yml").read_text(encoding="utf-8")

    assert add_entry(registry, guide_event()) == f"{registry}\n{guide_event()}"
