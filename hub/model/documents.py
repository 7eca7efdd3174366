"""Documents: what is published about the project, its rules and its subject, each at its public address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from hub.model.records import Actor, Record
from hub.model.rules import Limit, Term
from hub.model.types import DocumentLevel, Summary, Url
from hub.model.values import Name, PartialDate


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Record):
    """A document or page of somebody else. The hub leads to it and keeps no copy.

    `title` has one language, that of the document. `copied_by` names a third party whose site holds the address.
    """

    title: Annotated[Name, Limit(200)]
    title_ours: bool = False
    kind: Annotated[str, Term("document_kinds")]
    level: DocumentLevel
    publisher: Actor
    date: PartialDate | None = None
    url: Url
    copied_by: Name | None = None
    summary: Summary | None = None

    @property
    def name(self) -> Name:
        """The title, under the word by which `hub.model.names` asks for what a record is called."""
        return self.title

    @property
    def written_in(self) -> str:
        """The language of the document."""
        return self.title.own_language
