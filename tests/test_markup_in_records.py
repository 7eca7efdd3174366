"""Markdown in records: told at the line of its language, in every kind of field, and shown as the check promises."""

import pytest

from hub.watching.addresses import find_addresses
from tests.registries import copy_small, messages_of, problems_of

EVENT = "    fr: Annulé"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "said"),
    [
        ("partners.yml", "fr: Pilote l’exemple.", "fr: '**Pilote** l’exemple.'", "data/partners.yml:15: north: summary.fr",
         "a text of this field is shown as it stands, with signs such as '**': write `Pilote l’exemple.`"),
        ("partners.yml", "fr: Participe.", "fr: 'Voir [EGX](https://x.org).'", "data/partners.yml:30: south: summary.fr",
         "a text of this field cannot hold a link ('https://x.org'): write the words alone, `Voir EGX.`, and the address under `sources` or in a long text such as `description`"),
        ("partners.yml", "en: North Agency", "en: '**North** Agency'", "data/partners.yml:4: north: name.en",
         "a text of this field is shown as it stands, with signs such as '**': write `North Agency`"),
        ("partners.yml", "  role: lead", "  short: '`NA`'\n  role: lead", "data/partners.yml:5: north: short",
         "a text of this field is shown as it stands, with signs such as '`': write `NA`"),
        ("partners.yml", "  stakeholders: [club]", "  description:\n    en: |-\n      Words.\n\n      ## Programme\n    fr: Mots.", "data/partners.yml:17: north: description.en",
         "'## Programme' is a heading, and texts of a record hold none: write it in bold, between two empty lines, `**Programme**`"),
        ("partners.yml", "  stakeholders: [club]", '  description: {en: "See [it](/events/).", fr: Mots.}', "data/partners.yml:16: north: description.en",
         "the link to '/events/' is not a whole address: write it from https:// on; to link a record, name its id in a field such as `related`, `organisations` or `practices`"),
        ("partners.yml", "  stakeholders: [club]", '  description: {en: "See [it](www.x.org).", fr: Mots.}', "data/partners.yml:16: north: description.en",
         "the link to 'www.x.org' is not a whole address: write it from https:// on; to link a record, name its id in a field such as `related`, `organisations` or `practices`; perhaps 'https://www.x.org'"),
        ("partners.yml", "  stakeholders: [club]", '  description: {en: "[it](https://x.org:0/)", fr: Mots.}', "data/partners.yml:16: north: description.en",
         "the port of the address 'https://x.org:0/', after the colon, must be a number from 1 to 65535: correct it, or leave it out"),
        ("partners.yml", "  stakeholders: [club]", '  description: {en: "a<br>b", fr: Mots.}', "data/partners.yml:16: north: description.en",
         "'<br>' is HTML, which is shown as it stands: write an empty line for a new paragraph"),
    ],
)  # fmt: skip
def test_what_does_not_work_is_told_at_its_line_with_what_to_write(tmp_path, file, old, new, place, said):
    found = [
        one.message("en")
        for one in problems_of(copy_small(tmp_path, file, old, new))
        if one.code != "missing-translation"
    ]

    assert found == [f"{place}: {said}"]


def test_what_works_in_a_long_text_is_no_fault(tmp_path):
    text = "Write to [us](mailto:a@b.org), [call](tel:+33299000000):\\n\\n1. *first*\\n2. [then](https://x.org/a)"
    new = f'  description: {{en: "{text}", fr: Mots.}}'

    assert problems_of(copy_small(tmp_path, "partners.yml", "  stakeholders: [club]", new)) == problems_of(
        copy_small(tmp_path / "as-it-was", "partners.yml", "  stakeholders: [club]", "  description: {en: a, fr: b}")
    )


def test_an_address_that_is_no_link_is_a_note(tmp_path):
    new = '  description: {en: "See https://x.org/a.", fr: Mots.}'

    found = problems_of(copy_small(tmp_path, "partners.yml", "  stakeholders: [club]", new))

    assert [(note.level, note.values["right"]) for note in found if note.code == "markup-bare"] == [
        ("note", "<https://x.org/a>")
    ]


@pytest.mark.parametrize("sign", ["*", "_", "`", "[", "](", "<", "&", "|", "~~", "#", "> ", "- ", "1. ", "!["])
def test_a_long_run_of_signs_is_looked_at_in_bounded_time(tmp_path, sign):
    """The check reads at most so many characters of a name, which has no limit; the run would else cost its square."""
    folder = copy_small(tmp_path, "partners.yml", "en: North Agency", f"en: 'x {sign * 20_000}'")

    assert messages_of(folder) is not None
    assert find_addresses(sign * 100) == []
