"""One page of each kind in a browser, whatever its content: accessible, quiet, fitting a phone.

Kinds take turns among languages, schemes and widths, so that a proposal does not wait for more than it needs.
"""

import pytest

from tests.kinds import NOWHERE, one_of_each
from tests.looks import PHONE, SCHEMES, WIDE, Look
from tests.visiting import Watch, visit

pytestmark = pytest.mark.browser


def kinds(subject):
    """A path of each kind of page with the language in which it is seen."""
    prefixes = tuple(one.prefix for one in subject.languages.values() if one.prefix)
    paths = [file.relative_to(subject.site).parent.as_posix() for _, file in subject.files()]
    own = sorted("" if path == "." else f"{path}/" for path in paths if not f"{path}/".startswith(prefixes))
    codes = list(subject.languages)
    return [(codes[turn % len(codes)], path) for turn, path in enumerate([*one_of_each(own), NOWHERE])]


def test_every_kind_of_page_is_accessible_quiet_and_fits(subject, subject_server, open_page):
    page = open_page()
    watch = Watch(page, subject_server)

    faults = [
        fault
        for turn, (code, path) in enumerate(kinds(subject))
        for fault in visit(
            page,
            watch,
            subject_server + subject.languages[code].prefix + path,
            [Look(SCHEMES[turn % 2], PHONE if turn % 3 else WIDE, contrast=turn % 2 == 0)],
        )
    ]

    assert faults == [], "\n".join(faults)
