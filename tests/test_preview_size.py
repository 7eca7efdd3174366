"""How many bytes previews may have: each, and all together with the site, which they never push out."""

from __future__ import annotations

import pytest

from hub.publication import content
from hub.publication.content import LEAST_ROOM, MOST_BYTES, Content
from hub.review.comment import ShownPreview, comment
from hub.review.outcome import ReviewOutcome
from tests.publications import hub, make_remote, run_git, write_site

pytestmark = pytest.mark.long


TREE = "0" * 40
MB = 1_000_000


def with_previews(site, **sizes):
    """A branch with a site of so many megabytes, and previews."""
    numbers = {name.removeprefix("p"): size * MB for name, size in sizes.items()}
    places = {"site": site * MB, **{f"preview/{number}": size for number, size in numbers.items()}}
    return Content(site={"index.html": "x"}, previews=dict.fromkeys(numbers, TREE), sizes=places)


@pytest.mark.parametrize(
    ("before", "newest", "left", "gone"),
    [
        (with_previews(40, p1=40, p2=40), "2", ["1", "2"], ()),
        (with_previews(100, p1=300, p2=300, p3=300), "3", ["2", "3"], ("1",)),
        (with_previews(100, p1=300, p2=300, p3=300), "1", ["1", "3"], ("2",)),
        (with_previews(100, p1=10, p2=10, p3=795), "3", ["3"], ("1", "2")),
        (with_previews(100, p9=400, p10=400, p11=1), None, ["10", "11"], ("9",)),
        (with_previews(500, p1=401), "1", [], ("1",)),
        (with_previews(899, p1=1), None, ["1"], ()),
        (with_previews(2000, p1=1, p2=1), None, [], ("1", "2")),
        (with_previews(2000), None, [], ()),
    ],
)
def test_the_oldest_previews_go_first_and_the_site_stays(before, newest, left, gone):
    after = before.within_limit(newest)

    assert (after.numbers, after.crowded_out) == (left, gone)
    assert after.site == before.site


def test_a_part_whose_size_nobody_noted_counts_as_a_big_one():
    older = Content(site={"index.html": "x"}, previews={str(number): TREE for number in range(1, 11)})

    assert older.within_limit().numbers == [str(number) for number in range(1, 11)]
    assert older._bytes_with(older.numbers) == 11 * LEAST_ROOM < MOST_BYTES


@pytest.mark.parametrize(
    ("site", "size", "there"), [(10, 60, True), (10, 61, False), (100, 150, True), (100, 151, False), (0, 60, True)]
)
def test_one_preview_may_be_half_as_big_again_as_the_site(site, size, there):
    before = with_previews(site, p7=1)
    after = before.with_preview("7", "1" * 40, "abc", size * MB)

    assert after.previews == ({"7": "1" * 40} if there else {})


def test_sizes_are_kept_on_the_branch(tmp_path):
    remote, site = make_remote(tmp_path / "remote.git"), write_site(tmp_path / "site")
    size = sum(path.stat().st_size for path in site.iterdir())
    hub("publish", site, "--remote", remote)
    hub("publish", site, "--remote", remote, "--preview", "7")

    message = run_git("show", "--no-patch", "--format=%B", "site", folder=remote)

    assert message.rstrip().splitlines()[-2:] == [f"bytes of site: {size}", f"bytes of preview/7: {size}"]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "en",
            "hub: the preview of proposal 7 has 61 MB, and 60 MB is the most that one may have: it is not published\n",
        ),
        (
            "fr",
            "hub: l’aperçu de la proposition 7 pèse 61 Mo, et un aperçu en pèse 60 au plus\u00a0: il n’est pas publié\n",
        ),
    ],
)
def test_a_preview_that_is_too_big_is_not_published_and_said(tmp_path, lang, sentence):
    remote, site, outputs = make_remote(tmp_path / "remote.git"), write_site(tmp_path / "site"), tmp_path / "outputs"
    for arguments in ((), ("--preview", "7"), ("--preview", "8")):
        assert hub("publish", site, "--remote", remote, *arguments)[0] == 0
    with (site / "big.txt").open("wb") as stream:
        stream.truncate(LEAST_ROOM)  # and some bytes more in the other files

    status, _, complaint = hub(
        *("publish", site, "--remote", remote, "--preview", "7", "--lang", lang), GITHUB_OUTPUT=str(outputs)
    )

    names = run_git("ls-tree", "-r", "--name-only", "site", folder=remote).splitlines()
    assert (status, complaint) == (1, sentence)
    assert outputs.read_text() == "oversize=61\nmost=60\n"
    assert [name for name in names if name.endswith("index.html")] == ["index.html", "preview/8/index.html"]


def test_the_site_is_published_whatever_previews_there_are(tmp_path, monkeypatch):
    full = with_previews(100, p1=400, p2=400)

    after = full.with_site({"index.html": "y"}, "abc", 600 * MB).within_limit()

    assert (after.site, after.numbers) == ({"index.html": "y"}, [])
    assert content.MOST_BYTES < 1_000_000_000


def test_the_comment_says_how_big_it_is_and_that_previews_go():
    outcome = ReviewOutcome(
        data_only=True, problems={"en": [], "fr": []}, changes={"en": "", "fr": ""}, pages={"en": [], "fr": []}
    )
    shown = {"conclusion": "success", "run": "https://example.org/run", "sha": "0" * 40}

    refused = comment(outcome, ShownPreview(**shown, preview="", oversize=77, most=60))
    opened = comment(outcome, ShownPreview(**shown, preview="https://example.org/preview/7/"))

    assert "**L’aperçu n’est pas publié\u00a0: il pèse 77 Mo, et 60 Mo sont le maximum.**" in refused
    assert "**The preview is not published: it has 77 MB, and 60 MB is the most.**" in refused
    assert "the oldest previews go first" in opened
    assert "les aperçus les plus anciens partent d’abord" in opened
