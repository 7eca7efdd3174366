"""What pages call: every fault is told at its file and line, in the check as in the build."""

import inspect

import pytest

from hub.checks.checking import check_data
from hub.checks.written import MAX_PROBLEMS, check_page, check_written
from hub.macros.registry import MACROS
from hub.settings import read_settings
from hub.written.braces import PlacedCall, read_calls
from hub.written.call_check import check_call
from hub.written.calls import Call, CallError
from hub.written.contracts import CONTRACTS
from hub.written.names import names_in_registries, names_of
from hub.written.pages import WrittenPage
from tests.registries import copy_small, join_small, load_small, write_list_pages

HEAD = "---\ntitle: A title\ndescription: What the page says.\n---\n\n"
CONFIG = "plugins:\n  - i18n:\n      languages:\n        - {locale: en, default: true}\n        - {locale: fr}\n"


def page(body: str) -> WrittenPage:
    return WrittenPage(file="docs/en/about/index.md", lang="en", path="about/index.md", text=HEAD + body)


def told(body: str) -> list[str]:
    place = "docs/en/about/index.md:"
    return [
        found.message("en").removeprefix(place) for found in check_page(page(body), names_in_registries(load_small()))
    ]


FORM = "double braces hold the call of one macro with plain values, and nothing else: write it like `{}`"
READ = "the call cannot be read; double braces stand around it, brackets and straight quotation marks are closed, commas part the values: write `{}`"
ALONE = "doors stands alone on its line, with an empty line before and after it: move it out of the sentence"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('See {{ link("partner", "nord") }}.', "6: unknown id 'nord' in partners; perhaps 'north'"),
        ('a\n\n{{ partner("nord") }}', "8: unknown id 'nord' in partners; perhaps 'north'"),
        ('{{ practice("day-at-school") }}', "6: unknown id 'day-at-school' in practices; that record is now called 'school-day': write this here"),
        ('{{ link("organisation", "hidden-house") }}', "6: the page calls 'hidden-house', which organisations holds back (`publish: false`): take the call out of the page, or the line `publish` out of the record"),
        ('{{ link("practise", "school-day") }}', "6: link: 'practise' is not one of practice, partner, organisation, event, helpline, document; perhaps 'practice'"),
        ('{{ key_figure("school-day", 9) }}', "6: practice 'school-day' has 2 key figure(s), counted from 1: number 9 is none of them"),
        ('{{ key_figure("school-day", 0) }}', "6: practice 'school-day' has 2 key figure(s), counted from 1: number 0 is none of them"),
        ('{{ key_figure("nowhere", 1) }}', "6: unknown id 'nowhere' in practices; add it there, or correct it here"),
        ('{{ key_figure("school-day") }}', '6: key_figure lacks a value (number): write it like `{{ key_figure("osmose-occitanie", 1) }}`'),
        ('{{ key_figure("school-day", "1") }}', "6: key_figure cannot take '1' here: write it like `{{ key_figure(\"osmose-occitanie\", 1) }}`"),
        ('{{ key_figure("school-day", True) }}', "6: key_figure cannot take 'True' here: write it like `{{ key_figure(\"osmose-occitanie\", 1) }}`"),
        ('{{ practice_table("school-day", "school-dya") }}', "6: unknown id 'school-dya' in practices; perhaps 'school-day'"),
        ("{{ evidence_table() }}", '6: evidence_table lacks a value (identifier): write it like `{{ evidence_table("cyberocc", "taisto") }}`'),
        ('{{ partner("") }}', "6: partner cannot take '' here: write it like `{{ partner(\"tamk\") }}`"),
        ('{{ partner("north", "x") }}', '6: partner takes 1 value(s) at most: write it like `{{ partner("tamk") }}`'),
        ("{{ partners(True) }}", "6: partners takes 0 value(s) at most: write it like `{{ partners() }}`"),
        ("{{ partners(plan=True) }}", "6: partners takes no 'plan' here: write it like `{{ partners() }}`; perhaps 'plain'"),
        ('{{ partner("north", identifier="north") }}', "6: partner takes no 'identifier' here: write it like `{{ partner(\"tamk\") }}`"),
        ('{{ practices(theme="skils") }}', "6: 'skils' is not in the list themes of data/taxonomy.yml; perhaps 'skills'"),
        ('{{ practices(country="XX") }}', "6: country: 'XX' is not a country code of two capital letters, such as FR"),
        ('{{ count("partner") }}', "6: count: 'partner' is not one of practices, partners, organisations, events, helplines, documents, countries, languages; perhaps 'partners'"),
        ("{{ publisher() }}", '6: publisher lacks a value (item): write it like `{{ publisher("director", "contact") }}`'),
        ("{{ next_events(0) }}", "6: number: 0 is not between 1 and 100"),
        ("{{ practce('x') }}", "6: unknown macro 'practce'; perhaps 'practice'"),
        ("{{ partners }}", "6: " + FORM.format("{{ partners() }}")),
        ("{{ partners() | upper }}", "6: " + FORM.format("{{ partners() }}")),
        ("{{ practice(partner('x')) }}", "6: " + FORM.format('{{ practice("cyberocc") }}')),
        ("{% set x = 1 %}", "6: " + FORM.format("{{ partners() }}")),
        ("{% include 'mkdocs.yml' %}", "6: " + FORM.format("{{ partners() }}")),
        ("{{ 1 + 1 }}", "6: " + FORM.format("{{ partners() }}")),
        ("{{ partner('north' }}", "6: " + READ.format("{{ partner('north') }}")),
        ("{{ partner(“north”) }}", "6: " + READ.format('{{ partner("north") }}')),
        ('{{ partner("north) }}', "6: " + READ.format('{{ partner("north") }}')),
        ('a\n\n{{ partner("north") }', "8: " + READ.format('{{ partner("north") }}')),
        ('{ partner("north") }', "6: " + READ.format('{{ partner("north") }}')),
        ('{{{ partner("north") }}}', "6: " + READ.format('{{ partner("north") }}')),
        ("partners() }}", "6: the braces }} close a call that none opens: write {{ before it, or delete them"),
        ("## Words {#words}", "6: the hub takes these signs for the beginning of a remark: write the anchor as `{: #words }`"),
        ("a\n{# b", "7: a remark begins with {# and does not end: end it with `#}`, or delete these signs"),
        ("Our {{ doors() }}", "6: " + ALONE),
        ("Our\n{{ doors() }}", "7: " + ALONE),
        ("{{ doors() }}\nand more", "6: " + ALONE),
        ('# All {{ count("partners") }}', "6: a macro cannot stand in a heading, a link or an image: move count into the text"),
        ('[all]({{ link("partner", "north") }})', "6: a macro cannot stand in a heading, a link or an image: move link into the text"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_told_at_its_line_with_what_to_write(body, message):
    assert told(body) == [message]


@pytest.mark.parametrize(
    "body",
    [
        'See {{ link("partner", "north", text="the north (of all)") }} and {{ count("events") }}.',
        '{{ practice_table("school-day") }}\n\n{{ evidence_table("school-day") }}',
        "{{ partners(plain=True) }}\n\n{{ next_events() }}\n\n{{ next_events(2) }}",
        '{{ practices(theme="skills", country="FR") }}',
        '{{ link(\n  "practice", "school-day"\n) }} over lines',
        "{{doors()}}",
        "{% raw %}{{ nothing }}{% endraw %}",
        "{# a remark #} words",
        "## Words {: #words }\n\n{{ phases() }}\n\n## More",
        "> {{ doors() }}\n\n```\n{{ partners() }}\n```",
        "`{a: b}` and { c }",
    ],
)
def test_what_the_build_answers_is_no_fault(body):
    assert told(body) == []


def test_calls_are_the_same_however_they_are_read():
    plain = (
        'a {{ link("practice", "x", text="y") }} {{ partners() }}\n{{ key_figure("x", 3) }} {{ partners(plain=True) }}'
    )

    found = list(read_calls(plain))

    assert found == list(read_calls(plain + "{# read by Jinja #}"))
    assert found == [
        PlacedCall(1, Call("link", ("practice", "x"), {"text": "y"})),
        PlacedCall(1, Call("partners")),
        PlacedCall(2, Call("key_figure", ("x", 3))),
        PlacedCall(2, Call("partners", (), {"plain": True})),
    ]


def test_the_build_and_the_check_judge_a_call_alike():
    calls = [
        Call("partner", ("nord",)),
        Call("link", ("organisation", "hidden-house")),
        Call("key_figure", ("school-day", 9)),
    ]

    for call in calls:
        assert [str(error) for error in check_call(call, names_in_registries(load_small()))] == [
            str(error) for error in check_call(call, names_of(join_small()))
        ]


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_contract_has_the_values_that_its_macro_takes(name):
    taken = list(inspect.signature(MACROS[name]).parameters.values())[1:]

    contract = CONTRACTS[name]

    kinds = [(p.kind is p.KEYWORD_ONLY, p.default is p.empty and p.kind is not p.VAR_POSITIONAL) for p in taken]
    assert [(p.named, p.needed and not contract.many) for p in contract.parameters] == kinds
    if not contract.many:
        assert [p.name for p in contract.parameters] == [p.name for p in taken]


def test_every_macro_has_a_contract_and_every_example_keeps_to_its_own():
    assert set(CONTRACTS) == set(MACROS)
    for name, contract in CONTRACTS.items():
        (found,) = read_calls(contract.example)
        assert isinstance(found, PlacedCall)
        assert found.call.name == name
        wrong = list(check_call(found.call, names_in_registries(load_small())))
        assert all(error.code in ("unknown-record", "unknown-term") for error in wrong)


def test_what_cannot_be_read_is_not_denied(tmp_path):
    data = copy_small(tmp_path, "partners.yml", "- id: north", "- id: [north")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs/en").mkdir(parents=True)
    write_list_pages(tmp_path, "en")
    (tmp_path / "docs/en/index.md").write_text(HEAD + 'See {{ link("partner", "north") }}.\n')

    _, found = check_data(read_settings(tmp_path, {"HUB_DATA": str(data)}))

    assert [p.file for p in found if p.level == "problem" and p.file.startswith("docs/")] == []


def test_the_check_reads_pages_of_every_language_and_names_file_and_line(tmp_path):
    copy_small(tmp_path, "practices/school-day.yml", "language:", "publish: false\nlanguage:")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    write_list_pages(tmp_path, "en", "fr")
    for code in ("en", "fr"):
        (tmp_path / f"docs/{code}/deep").mkdir(parents=True)
        (tmp_path / f"docs/{code}/deep/index.md").write_text(HEAD + 'A {{ link("practice", "school-day") }}\n')
    (tmp_path / "docs/notes.md").write_text(HEAD)

    _, found = check_data(read_settings(tmp_path, {}))

    assert [(p.file, p.line, p.code) for p in found if p.file.startswith("docs/") and p.level == "problem"] == [
        ("docs/en/deep/index.md", 6, "call-hidden"),
        ("docs/fr/deep/index.md", 6, "call-hidden"),
        ("docs/notes.md", 1, "page-elsewhere"),
    ]


def test_a_page_of_nothing_but_faults_is_cut():
    found = list(check_written([page('{{ link("partner", "nord") }} ' * 300)], load_small()))

    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].code == "too-many-problems"


def test_an_error_of_the_build_says_what_the_check_says():
    error = CallError(Call("doors"), "call-not-alone", {"macro": "doors"})

    assert str(error) == ALONE
    assert error.problem("docs/en/index.md", 3).message("fr").startswith("docs/en/index.md:3: doors se place seul")
