"""What only the publisher can supply: a preview until it is there, a publication with a complete (fictional) list."""

import dataclasses

import pytest

from hub.checks.registries import check_publication
from hub.languages import load_strings
from hub.model.publisher import ITEMS, OPTIONAL, Confirmation, Publisher, still_missing
from hub.model.values import PartialDate
from hub.reading.loading import load_registries
from tests.builds import complete
from tests.commands import run_hub
from tests.conftest import BASE_PATH, SITE_URL
from tests.frozen import THREE, copy_project
from tests.html_validator import EVERY_PAGE, validate_site
from tests.pages import LANGUAGES, page_files, parse, target_of
from tests.registries import DATA, copy_small, messages_of

pytestmark = pytest.mark.long

NAMED = [name for name in ITEMS if name not in OPTIONAL]
COUNTRIES = ("FI", "FR")
CONFIRMED = tuple(Confirmation(country=code, partner="north", date=PartialDate(2026, 11, 30)) for code in COUNTRIES)
COMPLETE = Publisher(**{**dict.fromkeys(ITEMS, "supplied"), "helplines_confirmed": CONFIRMED})


def check(root, *arguments: str):
    return run_hub(root, "check", "--no-notes", *arguments)


def words(element) -> str:
    return " ".join(element.text_content().split())


def previews(tree) -> list[str]:
    return [words(mark) for mark in tree.xpath("//*[@class='hub-preview']")]


def test_an_empty_list_misses_everything_but_what_is_optional():
    assert still_missing(Publisher(), COUNTRIES) == NAMED
    assert still_missing(COMPLETE, COUNTRIES) == []


@pytest.mark.parametrize("name", NAMED)
def test_each_item_is_needed(name):
    empty = () if name == "helplines_confirmed" else None
    assert still_missing(dataclasses.replace(COMPLETE, **{name: empty}), COUNTRIES) == [name]


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_an_optional_item_is_not(name):
    assert still_missing(dataclasses.replace(COMPLETE, **{name: None}), COUNTRIES) == []


def test_helplines_are_confirmed_country_by_country():
    partly = dataclasses.replace(COMPLETE, helplines_confirmed=CONFIRMED[:1])

    assert still_missing(partly, COUNTRIES) == ["helplines_confirmed"]
    assert partly.unconfirmed(COUNTRIES) == ["FR"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_check_names_each_missing_item_and_fails_only_when_asked(project, lang):
    asked = check(project, "--publish", "--lang", lang)

    assert asked.returncode == 1
    for name in NAMED:
        assert f"publisher.{name} " in asked.stdout
        assert load_strings(lang)[f"publisher.{name}"] in asked.stdout
    assert len(asked.stdout.splitlines()) == len(NAMED) + 1
    assert check(project).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("", "", {"address": "#   address:", "host_name": "#   host_name:", "emblem": "#   emblem:"}),
        ("# publisher:", "publisher:\n  phone: '+33 2 00 00 00 00'\n#", {"address": "#   address:"}),
        ("#   address:", "#   adresse:", {"address": "# publisher:", "phone": "#   phone:"}),
    ],
)
def test_each_missing_item_is_told_where_it_is_to_be_written(tmp_path, old, new, lines):
    project = tmp_path / "project.yml"
    project.write_text((THREE / "data/project.yml").read_text().replace(old, new, 1))
    loaded, _ = load_registries(tmp_path, tuple(LANGUAGES))

    told = {problem.values["key"]: problem.line for problem in check_publication(loaded)}

    found = {name: project.read_text().splitlines()[told[f"publisher.{name}"] - 1] for name in lines}
    assert {name: line[: len(lines[name])] for name, line in found.items()} == lines


def test_where_the_list_was_deleted_the_key_or_the_record_is_the_place(tmp_path):
    for given, place in (("publisher: {phone: '112'}\n", "publisher:"), ("", "language:")):
        text = (THREE / "data/project.yml").read_text().partition("# What only the publisher can supply: this")[0]
        (tmp_path / "project.yml").write_text(text + given)
        told = {problem.line for problem in check_publication(load_registries(tmp_path, tuple(LANGUAGES))[0])}

        assert [(text + given).splitlines()[line - 1].partition(" ")[0] for line in told] == [place]


def test_a_complete_list_passes_the_check(tmp_path):
    root = complete(copy_project(tmp_path / "project"))

    done = check(root, "--publish")

    assert (done.returncode, done.stdout) == (0, "no problem, no note\n") or "0 problem(s)" in done.stdout


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("contact: call us", "publisher.contact: 'call us' is neither an e-mail address nor a web address that begins with https://"),
        ("contact: javascript:alert(1)@x.org", "publisher.contact: 'javascript:alert(1)@x.org' is neither an e-mail address nor a web address that begins with https://"),
        ("accessibility_plan: plan.pdf", "publisher.accessibility_plan: 'plan.pdf' is not a web address: it must begin with https:// or http://; perhaps 'https://plan.pdf'"),
        ("directer: Somebody", "unknown key 'directer'; perhaps 'director'"),
        ('partners_confirmed: "2026-01-31"', "publisher.partners_confirmed: the project states 3 partners, but 2 are listed: add the others, or delete the line"),
        ('policy_instruments_confirmed: "2026-01-31"', "publisher.policy_instruments_confirmed: no partner has a `policy_instrument`: add them, or delete the line"),
        ("helplines_confirmed: [{country: FI, partner: south, date: \"2026-01-31\"}]", "publisher.helplines_confirmed: 'south' is a partner in FR and cannot confirm the helplines of FI: name a partner of that country"),
        ("helplines_confirmed: [{country: FR, partner: north, date: \"2026-01-31\"}, {country: FR, partner: north, date: \"2026-01-31\"}]", "publisher.helplines_confirmed: FR is there twice: keep the latest day"),
        ('statement_checked: "2027-01"', 'publisher.statement_checked: \'2027-01\' is not a whole day: write year, month and day, such as "2025-09-15"'),
    ],
)  # fmt: skip
def test_a_wrong_item_is_told(tmp_path, line, message):
    small = (DATA / "small" / "project.yml").read_text(encoding="utf-8")
    end = small.splitlines()[-1]
    data = copy_small(tmp_path, "project.yml", end, f"{end}\npublisher:\n  {line}")

    assert messages_of(data) == [f"data/project.yml:{len(small.splitlines()) + 2}: {message}"]


def test_until_then_every_page_is_a_preview_and_asks_not_to_be_indexed(site):
    for file in (*page_files(site), site / "404.html"):
        tree = parse(file)
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"], file
        assert len(previews(tree)) == (len(LANGUAGES) if file.name == "404.html" else 1), file


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))
def test_the_preview_says_in_each_language_what_is_missing_and_where(site, language):
    file = site / language.prefix / "practices" / "index.html"
    tree = parse(file)
    (href,) = tree.xpath("//*[@class='hub-preview']//a/@href")
    address, _, anchor = href.partition("#")
    legal = parse(target_of(site, file, address, BASE_PATH))

    (title,) = legal.xpath(f"//*[@id='{anchor}']")
    assert words(title) == language.strings["preview.heading"]
    *told, last = [words(item) for item in title.getparent().iter("li")]
    assert told == [language.strings[f"publisher.{name}"] for name in NAMED[:-1]]
    assert last.startswith(language.strings["publisher.helplines_confirmed"])  # the countries follow
    assert last.count(",") >= 6


def test_search_engines_are_sent_to_the_list_of_pages_only_when_it_is_published(site, published):
    line = f"Sitemap: {SITE_URL}sitemap.xml"

    assert line not in (site / "robots.txt").read_text(encoding="utf-8")
    assert line in (published / "robots.txt").read_text(encoding="utf-8")


def test_a_published_page_is_no_preview(published):
    for file in page_files(published):
        tree = parse(file)
        assert previews(tree) == [], file
        assert tree.xpath("//meta[@name='robots']") == [], file
    assert "to-supply" not in (published / "legal/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))
def test_the_published_pages_say_who_answers(published, language):
    missing = language.strings["publisher.missing"]
    pages = {name: parse(published / language.prefix / name / "index.html") for name in ("legal", "privacy", "accessibility")}  # fmt: skip
    text = {name: words(tree) for name, tree in pages.items()}

    for expected in ("Fictional Director", "1 Invented Street", "+00 0 00 00 00 00", "Fictional Host"):
        assert expected in text["legal"]
    assert "One invented month" in text["privacy"]
    assert "mailto:privacy@fictional.example.org" in pages["privacy"].xpath("//@href")
    assert "https://fictional.example.org/barriers" in pages["accessibility"].xpath("//@href")
    assert "https://fictional.example.org/plan" in pages["accessibility"].xpath("//@href")
    assert [name for name in text if missing in text[name]] == []


def test_a_text_that_the_publisher_gave_in_one_language_says_which(published):
    (item,) = parse(published / "hu/privacy/index.html").xpath("//main//*[text()='One invented month']")

    assert item.get("lang") == "en"


def test_the_official_pictures_take_their_places(published):
    header = parse(published / "index.html").xpath("//header")[0]

    assert header.xpath(".//img[contains(@class, 'emblem')]/@src") == ["./assets/fictional-emblem.svg"]
    assert header.xpath(".//img[contains(@class, 'visual')]/@src") == ["./assets/fictional-visual.svg"]


@pytest.mark.parametrize("every", EVERY_PAGE)
def test_the_html_of_the_published_form_is_valid(published, every):
    assert [str(message) for message in validate_site(published, every=every)] == []
