"""The rules between records; the registry with every problem; the words of the check in both languages."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import yaml

from hub.checks.faults import Fault
from hub.checks.records import check_region
from hub.checks.registries import check_images, check_list_pages, check_pages
from hub.model.practices import Transfer
from hub.model.records import Region
from hub.model.rules import Matching
from hub.model.values import Name, Text
from hub.problems import MESSAGE_LANGUAGES, messages
from hub.reading.loading import load_registries
from tests.registries import DATA, copy_small, messages_of, problems_of

PRACTICE = "practices/school-day.yml"
CHANGE = (
    "data/practices/school-day.yml:20: school-day: evidence level 'change_measured' needs a figure of kind 'result' "
    "of the practice itself, with `period` and `source`: add it, or choose 'reach_counted' or 'in_use'"
)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("events.yml", 'end: "2026-03-02"', 'end: "2026-02-28"',
         "data/events.yml:8: opening: end 2026-02-28 is before start 2026-03-01: correct one of them"),
        ("events.yml", 'end_time: "10:00"', 'end_time: "09:00"',
         "data/events.yml:20: opening: end 09:00 is before start 09:30: correct one of them"),
        ("events.yml", '  - date: "2026-03-01"', '  - date: "2026-03-03"',
         "data/events.yml:17: opening: day 2026-03-03 is not between 2026-03-01 and 2026-03-02, the days of the event"),
        ("events.yml", "  zone: Europe/Paris\n", "",
         "data/events.yml:9: opening: a time needs a time zone: add `zone: Europe/Paris` or the zone of the place"),
        ("events.yml", "- partner: north", "- partner: nord",
         "data/events.yml:13: opening: unknown id 'nord' in partners; perhaps 'north'"),
        ("events.yml", "- partner: north", "- partner: north\n      organisation: club",
         "data/events.yml:13: opening: give exactly one of `partner`, `organisation` or `name`"),
        ("events.yml", "kind: launch", "kind: lunch",
         "data/events.yml:4: opening: 'lunch' is not in the list event_kinds of data/taxonomy.yml; perhaps 'launch'"),
        ("events.yml", "id: opening", "id: theme",
         "data/events.yml:2: theme: the id 'theme' is reserved for an address of the site: choose another"),
        ("events.yml", "id: called-off", "id: opening",
         "data/events.yml:28: opening: the id 'opening' is already used at data/events.yml:2: each id stands once, give this entry its own"),
        ("events.yml", "title: {fr: Annulé}", "title: {en: Called off}",
         "data/events.yml:32: called-off: title is missing in fr, the language of the record: add it"),
        (PRACTICE, "    kind: result\n", "    kind: reach\n", CHANGE),
        (PRACTICE, '    period: "2024/2025"\n', "", CHANGE),
        (PRACTICE, "    source: https://example.org/pupils\n", "", CHANGE),
        (PRACTICE, "evidence_level: change_measured", "evidence_level: reach_counted",
         "data/practices/school-day.yml:20: school-day: evidence level 'reach_counted' needs a figure of kind 'reach' with its `source`: add it, or choose 'in_use'"),
        (PRACTICE, "evidence_level: change_measured", "evidence_level: results",
         "data/practices/school-day.yml:20: school-day: evidence_level: 'results' is a former value, replaced by change_measured, reach_counted: write what is true"),
        (PRACTICE, "evidence_level: change_measured", "evidence_level: activity",
         "data/practices/school-day.yml:20: school-day: evidence_level: 'activity' is a former value, replaced by in_use: write what is true"),
        (PRACTICE, "    kind: means\n", "    kind: means\n    headline: true\n",
         "data/practices/school-day.yml:33: school-day: a card shows one figure, and figures.1 has `headline` already: keep one of them"),
        (PRACTICE, "upper: 60000", "upper: 6000",
         "data/practices/school-day.yml:29: school-day: upper 6000 must be greater than value 40000"),
        (PRACTICE, "former_ids: [day-at-school]", "former_ids: [gone]",
         "data/practices/school-day.yml:45: school-day: the former id 'gone' is used by another record: an address leads to one page"),
        (PRACTICE, "themes: [skills]", "themes: [skils]",
         "data/practices/school-day.yml:40: school-day: 'skils' is not in the list themes of data/taxonomy.yml; perhaps 'skills'"),
        (PRACTICE, "nuts: FRH03", "nuts: RO21",
         "data/practices/school-day.yml:14: school-day: the NUTS code 'RO21' is not one of FR, whose codes begin with FR: correct the code or the country"),
        (PRACTICE, "nuts: FRH03", "nuts: FR",
         "data/practices/school-day.yml:14: school-day: location.region.nuts: 'FR' is not the NUTS code of a region, such as FRH0"),
        (PRACTICE, "  - country: FI\n", "  - country: FI\n    region: {name: {fr: Corse}, nuts: FRM0}\n",
         "data/practices/school-day.yml:37: school-day: the NUTS code 'FRM0' is not one of FI, whose codes begin with FI: correct the code or the country"),
        ("taxonomy.yml", "id: lesson", "id: lessons",
         "data/taxonomy.yml:26: evidence_levels must hold exactly change-measured, reach-counted, in-use, targets-only, none-found, lesson: they are the badges of the practices"),
        ("events.yml", '  start: "2027-06"\n', '  start: "2027-06"\n  start_time: "10:00"\n  zone: Europe/Paris\n',
         "data/events.yml:33: called-off: a time needs a whole day: 2027-06 is not one"),
        ("events.yml", '        - time: "09:30"\n          end_time', "        - end_time",
         "data/events.yml:19: opening: an end time needs a start time: add `time`"),
        ("events.yml", "visited: [club, hidden-house]", "visited: [club, club]",
         "data/events.yml:14: opening: visited: 'club' stands twice in the list: keep one"),
        ("partners.yml", "role: lead", "role: partner",
         "data/project.yml:14: lead_partner is 'north', but the partners with the role lead are: "),
        ("project.yml", "partners_stated: 3", "partners_stated: 1",
         "data/project.yml:10: partners_stated is 1, but 2 partners are listed: correct the number"),
        (PRACTICE, "unit: EUR", "unit: euros",
         "data/practices/school-day.yml:30: school-day: 'euros' is not in the list units of data/taxonomy.yml; perhaps 'EUR'"),
    ],
)  # fmt: skip
def test_a_broken_rule_gives_one_message_with_its_place_and_its_cure(tmp_path, file, old, new, message):
    folder = copy_small(tmp_path, file, old, new)

    assert messages_of(folder) == [message]


@pytest.mark.parametrize(
    ("country", "nuts", "prefix"),
    [
        ("GR", "EL30", ""), ("GR", "GR30", "EL"), ("GB", "UKI3", ""), ("GB", "GBI3", "UK"), ("RS", "RS11", ""),
        ("CH", "CH01", ""), ("NO", "NO08", ""), ("NO", "SE11", "NO"), ("FI", "FRH0", "FI"),
    ],
)  # fmt: skip
def test_a_region_has_a_code_of_its_country_as_eurostat_writes_it(country, nuts, prefix):
    transfer = Transfer(country=country, region=Region(name=Name({"en": "There"}), nuts=nuts), description=Text({}))

    found = list(check_region(transfer, "transfers.0"))

    values = {"nuts": nuts, "country": country, "prefix": prefix}
    assert found == ([Fault("transfers.0.region.nuts", "region-elsewhere", values)] if prefix else [])


def test_the_registry_with_every_problem_gives_exactly_these_messages():
    expected = (DATA / "every_problem.txt").read_text(encoding="utf-8").splitlines()

    found = [p.message(lang) for lang in MESSAGE_LANGUAGES for p in problems_of(DATA / "every_problem")]

    assert found == expected


def test_a_broken_record_makes_no_second_fault_where_it_is_named(tmp_path):
    folder = copy_small(tmp_path, "partners.yml", "role: lead", "role: leader")

    assert len(messages_of(folder)) == 1


def test_missing_files_are_named(tmp_path):
    folder = copy_small(tmp_path)
    (folder / "events.yml").unlink()
    (folder / "practices" / "notes.txt").write_text("x")

    assert messages_of(folder) == [
        "data/events.yml:1: the file is missing: restore it from the last version",
        "data/practices/notes.txt:1: only files ending in .yml belong here: rename or remove it",
    ]


def test_what_lies_beside_the_registries_and_would_be_overlooked_is_named(tmp_path):
    folder = copy_small(tmp_path)
    (folder / "event.yml").write_text("- id: x\n")
    (folder / "notes").mkdir()
    (folder / ".hidden").touch()

    assert messages_of(folder) == [
        "data/event.yml:1: the hub does not read this file: move what it holds into a registry of this folder, then remove it; perhaps 'events.yml'",
        "data/notes:1: the hub does not read this file: move what it holds into a registry of this folder, then remove it",
    ]


def test_a_registry_under_another_name_is_one_fault(tmp_path):
    folder = copy_small(tmp_path)
    (folder / "events.yml").rename(folder / "Events.yml")

    assert [message.partition(": ")[0] for message in messages_of(folder)] == ["data/events.yml:1"]


def test_the_check_says_the_same_in_both_languages():
    braces = {
        lang: {code: set(re.findall(r"{(\w+)", text)) for code, text in messages(lang).items()}
        for lang in MESSAGE_LANGUAGES
    }

    assert braces["en"] == braces["fr"]


def test_every_message_of_the_catalogue_is_used():
    source = "".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parent.parent / "hub").rglob("*.py"))
    forms = {f"not-a-{form}" for form in (*get_args(get_type_hints(Matching)["form"]), "zone")}

    unused = [code for code in messages("en") if f'"{code}"' not in source and code not in forms]

    assert unused == []


def test_no_message_has_lost_its_french_spaces():
    texts = yaml.safe_load((Path(__file__).parent.parent / "hub/messages/fr.yml").read_text(encoding="utf-8"))

    assert [code for code, text in texts.items() if re.search(r"[^\s»”]([;!?])\s", text)] == []


def test_an_image_that_is_not_there_is_a_problem(tmp_path):
    folder = copy_small(
        tmp_path, "project.yml", "emblem: eu-emblem.svg", "emblem: eu-emblem.svg\npublisher: {visual: campus.svg}"
    )
    registries, _ = load_registries(folder, ("en", "fr"))

    (found,) = check_images(registries, frozenset({"eu-emblem.svg", "campus.png"}))

    assert found.message("en") == (
        "data/project.yml:13: publisher.visual: the file 'campus.svg' is not in docs/assets: put it there; perhaps 'campus.png'"
    )


def test_a_page_exists_in_the_default_language_and_is_wished_for_in_the_others():
    pages = {"": frozenset({"en", "fr"}), "about/": frozenset({"en"}), "extra/": frozenset({"fr"})}

    assert [(found.level, found.message("en")) for found in check_pages(pages, ("en", "fr"))] == [
        ("note", "docs/en/about/index.md:1: missing translation: the page (fr)"),
        (
            "problem",
            "docs/fr/extra/index.md:1: the page must exist in the default language too, "
            "which stands in where it is not translated: add docs/en/extra/index.md",
        ),
    ]


def test_each_kind_has_the_page_of_its_list():
    pages = dict.fromkeys(
        ["", "practices/", "events/", "organisations/", "helplines/", "documents/"], frozenset({"en"})
    )

    (found,) = check_list_pages(pages, ("en", "fr"))

    assert found.message("en") == (
        "docs/en/partners/index.md:1: the menu leads to this page, which is missing: "
        "write it, with {{ partners() }} alone on a line"
    )
    assert list(check_list_pages({}, ("en", "fr"))) == []  # registries alone have no menu
