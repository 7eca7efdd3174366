"""What a list says of adding to it, and where each page is edited: links to GitHub that lead to the right place."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from hub.github.addresses import RepositoryPages
from hub.issues.forms import FORMS
from hub.model.kinds import LISTINGS, REGISTRIES
from hub.schemas.templates import template
from tests.conftest import REPO_URL
from tests.frozen import THREE
from tests.pages import LANGUAGES, parse
from tests.registries import LANGUAGES as GUIDE_LANGUAGES

ALL = tuple(LANGUAGES)


def page(site, lang, path):
    return parse(site / ("" if lang == "en" else lang) / path / "index.html")


@pytest.mark.parametrize("lang", ALL)
@pytest.mark.parametrize("listing", LISTINGS)
def test_every_list_says_how_to_add_to_it(site, lang, listing):
    (box,) = page(site, lang, listing).xpath("//details[@id='add']")
    links = box.xpath(".//a/@href")
    forms = [link for link in links if "/issues/new?" in link]

    assert len(links) == (1 if listing in ("glossary", "laws") else 2)
    assert [urlsplit(link).query.removeprefix("template=") for link in forms] == [
        form.file for form in FORMS if form.registry == listing and form.lang == ("fr" if lang == "fr" else "en")
    ]


@pytest.mark.parametrize("lang", ALL)
def test_a_new_practice_begins_on_github_with_the_template(site, lang):
    (link,) = [link for link in page(site, lang, "practices").xpath("//*[@id='add']//a/@href") if "/new/main/" in link]
    parts = urlsplit(link)

    assert link.startswith(f"{REPO_URL}/new/main/data/practices?")
    assert parse_qs(parts.query, strict_parsing=True) == {
        "filename": ["new-practice.yml"],
        "value": [template("practices", lang)],
    }
    assert "+" not in parts.query
    assert len(link) < 8_000  # GitHub refuses addresses of more than 8,191 bytes


@pytest.mark.parametrize("lang", GUIDE_LANGUAGES)
@pytest.mark.parametrize("listing", [name for name in LISTINGS if name != "practices"])
def test_a_registry_that_is_one_file_is_opened_at_its_end_with_the_template_beside(site, lang, listing):
    (box,) = page(site, lang, listing).xpath("//details[@id='add']")
    (link,) = [link for link in box.xpath(".//a/@href") if "/edit/main/" in link]
    last = int(link.removeprefix(f"{REPO_URL}/edit/main/data/{listing}.yml#L"))
    rest = (THREE / "data" / f"{listing}.yml").read_text(encoding="utf-8").splitlines()[last - 1 :]

    assert box.xpath("string(.//pre)") == template(listing, lang)
    assert [line for line in rest if line.startswith("- id:")] == []
    assert len(rest) < 10


@pytest.mark.parametrize("registry", REGISTRIES)
def test_every_page_of_the_site_says_where_it_is_edited(site, registry):
    for file in sorted((site / registry).rglob("index.html")):
        if parse(file).xpath("//meta[@http-equiv='refresh']"):
            continue
        links = parse(file).xpath("//footer[@class='hub-colophon']//a/@href")
        assert [link for link in links if link.startswith(f"{REPO_URL}/edit/main/")], file


def test_a_list_by_theme_leads_to_the_line_of_its_term(site):
    lines = (THREE / "data/taxonomy.yml").read_text(encoding="utf-8").splitlines()
    (link,) = page(site, "fr", "practices/theme/youth").xpath("//footer[@class='hub-colophon']//a/@href")
    found = re.fullmatch(rf"{re.escape(REPO_URL)}/edit/main/data/taxonomy\.yml#L(\d+)", link)

    assert lines[int(found[1]) - 1].strip() == "- id: youth"


def test_without_a_repository_there_is_no_address():
    nowhere = RepositoryPages("")

    assert [
        nowhere.edit("data/events.yml", 3),
        nowhere.new_file("data", "a.yml", "x"),
        nowhere.issue_form("a.yml"),
    ] == [
        "",
        "",
        "",
    ]
