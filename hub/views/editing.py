"""The ways to edit: the form in the browser, where the site has it, and the files on GitHub."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from hub.github.addresses import RepositoryPages
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.form_places import field_address
from hub.model.kinds import KINDS
from hub.translations.prints import note_file, write_note
from hub.translations.state import State
from hub.translations.updating import note_of
from hub.views.publisher import missing_labels


@dataclass(frozen=True, slots=True)
class Editing:
    """Where the content is edited: the repository, and whether the site has the form in the browser."""

    repository: RepositoryPages
    has_form: bool = False

    def form_of_project(self, root: str, path: str) -> str:
        """The address in the form of a field of the project; empty without the form."""
        return field_address(root, KINDS["project"], "", 0, path) if self.has_form else ""

    def confirm_translations(self, states: Sequence[State]) -> str:
        """The page on GitHub where a note that translations of one record still hold is ready to be proposed."""
        key, note = states[0].unit.key, note_of(states)
        file = f"data/{note_file(key, states[0].language, note)}"
        folder, _, name = file.rpartition("/")
        return self.repository.new_file(folder, name, write_note(key, note))


NOWHERE = Editing(RepositoryPages(""))


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemToSupply:
    """An item of the publisher's list that is missing; its addresses are empty where there is no such way."""

    label: str
    form: str
    file: str


def items_to_supply(localizer: Localizer, editing: Editing) -> list[ItemToSupply]:
    """What the publisher still has to supply, each item with the ways to its field."""
    lines = localizer.joined.publisher_lines
    return [
        ItemToSupply(
            label=label,
            form=editing.form_of_project(localizer.root, f"publisher.{name}"),
            file=editing.repository.edit("data/project.yml", lines[name]),
        )
        for name, label in missing_labels(localizer).items()
    ]


def mail_for_new(localizer: Localizer, subject: str) -> Link | None:
    """A link that begins an e-mail to the publisher; None while no e-mail address of its is known."""
    contact = localizer.joined.project.publisher.contact
    if not contact or "@" not in contact or contact.startswith(("https://", "http://")):
        return None
    return Link(f"mailto:{contact}?subject={quote(subject)}", LocalizedText(localizer.word("add.mail")))
