"""How many previews the branch holds: GitHub Pages serves at most 1 GB, the site among it."""

import pytest

from hub.publication.content import MOST_PREVIEWS, Content
from tests.publications import hub, make_remote, write_site

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("numbers", "newest", "left"),
    [
        (range(1, 11), "10", range(1, 11)),
        (range(1, 13), "12", range(3, 13)),
        (range(1, 13), "1", [1, *range(4, 13)]),
        ([*range(90, 100), 100], None, range(91, 101)),
        ([], None, []),
    ],
)
def test_only_the_last_previews_stay_so_that_the_branch_can_be_served(numbers, newest, left):
    content = Content(previews={str(number): "0" * 40 for number in numbers})

    assert content.within_limit(newest).numbers == [str(number) for number in left]


def test_the_preview_beyond_the_limit_takes_the_place_of_the_oldest(tmp_path):
    remote, site = make_remote(tmp_path / "remote.git"), write_site(tmp_path / "site")
    for number in range(1, MOST_PREVIEWS + 2):
        status, said, _ = hub("publish", site, "--remote", remote, "--preview", str(number))
        assert status == 0

    assert said.endswith("previews on the branch: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\n")
