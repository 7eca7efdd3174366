"""A site that is the preview of a proposal says so on every page, even where the publisher's list is complete."""

import pytest

from hub.settings import SettingsError, read_settings
from tests.builds import build, build_well, complete
from tests.frozen import ROOT, copy_project
from tests.pages import LANGUAGES, page_files, parse

pytestmark = pytest.mark.build


SITE_URL = "https://hub.example.org/campus/preview/12/"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    folder = tmp_path_factory.mktemp("preview")
    root = complete(copy_project(folder / "project"))
    return build_well(root, folder / "site", SITE_URL=SITE_URL, HUB_PROPOSAL="12")


def marks(tree) -> list[str]:
    return [" ".join(mark.text_content().split()) for mark in tree.xpath("//*[@class='hub-preview']")]


def test_every_page_names_the_proposal_in_its_language_and_is_not_indexed(preview):
    sentences = {
        language.tag: f"{language.strings['preview.title']} {language.strings['preview.proposal'].format(number=12)}"
        for language in LANGUAGES.values()
    }

    for file in page_files(preview):
        tree = parse(file)
        assert marks(tree) == [sentences[tree.get("lang")].replace("\xa0", " ")], file
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"], file
    assert len(marks(parse(preview / "404.html"))) == len(LANGUAGES)


def test_search_engines_are_not_sent_to_the_pages_of_a_preview(preview):
    assert "Sitemap:" not in (preview / "robots.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", ["0", "-1", "12/../..", "1e3", " 1", "１"])
def test_a_proposal_that_is_no_number_is_refused(number):
    with pytest.raises(SettingsError, match="is not the number of a pull request"):
        read_settings(ROOT, {"HUB_PROPOSAL": number})


def test_a_build_for_a_proposal_that_is_no_number_stops_with_one_sentence(tmp_path):
    done = build(ROOT, tmp_path / "site", HUB_PROPOSAL="x")

    assert (done.returncode, done.stderr) == (
        2,
        "hub: HUB_PROPOSAL: 'x' is not the number of a pull request, such as 12\n",
    )
