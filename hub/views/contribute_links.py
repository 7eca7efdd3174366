"""Links for adding a record to a list: through a form, or in the registry's file with a template to start from."""

from __future__ import annotations

from dataclasses import dataclass

from hub.issues.forms import FORM_LANGUAGES, Form
from hub.localization.localizer import Link, Localizer
from hub.model.form_places import new_address
from hub.model.kinds import KINDS
from hub.model.rules import Registry
from hub.schemas.templates import comment_language, template
from hub.views.editing import Editing, mail_for_new


@dataclass(frozen=True, kw_only=True, slots=True)
class ContributeLinks:
    """The ways to add, from the easiest on: the form in the browser, a questionnaire, an e-mail, the file on GitHub.

    `template` is text to copy to the end of the file, or "" where the address contains it.
    """

    heading: str
    browser: str
    form: str
    mail: Link | None
    file: str
    file_words: str
    template: str
    template_lang: str


def contribute_links(
    localizer: Localizer, editing: Editing, listing: Registry, last_line: int
) -> ContributeLinks | None:
    """The links for adding to a list; None while the repository is not known. `last_line` is that of the registry's
    file."""
    repository = editing.repository
    if not repository.url:
        return None
    heading = localizer.word(f"add.{listing}")
    code, kind = localizer.language.code, KINDS[listing]
    started = template(listing, code)
    one_file_each = kind.place == "folder"
    # An address can fill a new file on GitHub, but cannot add text to a file that exists; there the template is copied
    # by hand.
    return ContributeLinks(
        heading=heading,
        browser=new_address(localizer.root, kind) if editing.has_form else "",
        # Only kinds with pages of their own have forms.
        form=repository.issue_form(_form(listing, code).file) if kind.paged else "",
        mail=mail_for_new(localizer, heading),
        file=repository.new_file(f"data/{kind.file}", f"{kind.unnamed}.yml", started)
        if one_file_each
        else repository.edit(f"data/{kind.file}", last_line),
        file_words=localizer.word("add.new_file" if one_file_each else "add.end"),
        template="" if one_file_each else started,
        template_lang=comment_language(code),
    )


def _form(registry: Registry, lang: str) -> Form:
    """The form in the reader's language, or in English where there is none."""
    return Form(registry, lang if lang in FORM_LANGUAGES else "en")
