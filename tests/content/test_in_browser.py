"""One page of each kind in a browser, whatever its content: accessible, quiet, fitting a phone.

Kinds take turns among languages, schemes and widths, so that a proposal does not wait for more than it needs. A
proposal and `make audit` have every kind looked at; in `make test` each of the sets has half of them, so that every
kind is looked at in one set.
"""

import pytest

from tests.looks import PHONE, SCHEMES, WIDE, Look
from tests.visiting import Watch, visit

pytestmark = pytest.mark.browser


def test_every_kind_of_page_is_accessible_quiet_and_fits(subject, subject_server, open_page):
    page = open_page()
    watch = Watch(page, subject_server)

    faults = [
        fault
        for turn, (language, path) in enumerate(subject.shared_kinds())
        for fault in visit(
            page,
            watch,
            subject_server + language.prefix + path,
            [Look(SCHEMES[turn % 2], PHONE if turn % 3 else WIDE)],
        )
    ]

    assert faults == [], "\n".join(faults)
