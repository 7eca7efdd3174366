"""The types of fields: the allowed values of each type, and the closed lists."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from hub.model.rules import Asked, ForSearch, Identifier, Limit, Matching, Past, Prose, Reference
from hub.model.values import PartialDate, Text

Id = Annotated[str, Identifier()]
Url = Annotated[str, Matching("url")]
Day = Annotated[PartialDate, Matching("day")]
Stamp = Annotated[PartialDate, Matching("day"), Past()]
"""The day on which a person did something, such as reviewing a record."""
Time = Annotated[str, Matching("time")]
Country = Annotated[str, Matching("country")]
Nuts = Annotated[str, Matching("nuts")]
LanguageCode = Annotated[str, Matching("language")]
Contact = Annotated[str, Matching("contact"), Asked()]
"""An e-mail address, or the web address of a contact form."""
Phone = Annotated[str, Matching("phone")]
Line = Annotated[Text, Limit(160)]
Summary = Annotated[Text, Limit(400)]
Long = Annotated[Text, Limit(3000), Prose()]
"""A text of several sentences: the only type in which Markdown is allowed."""
SearchWords = Annotated[Text, Limit(600), ForSearch()]
"""What people type who look for something, without the words that pages use of it."""
PartnerRef = Annotated[str, Reference("partners")]
OrganisationRef = Annotated[str, Reference("organisations")]
PracticeRef = Annotated[str, Reference("practices")]
DocumentRef = Annotated[str, Reference("documents")]

Publish = Literal["true", "false", "withdrawn"]
Role = Literal["lead", "partner", "advisory"]
FigureKind = Literal["result", "reach", "activity", "means", "target", "context"]
EvidenceLevel = Literal["change_measured", "reach_counted", "in_use", "targets_only", "none_found", "lesson"]
"""How far a practice is proven, the best proven first. A lesson stands apart, hence last."""
FORMER_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"results": ("change_measured", "reach_counted"), "activity": ("in_use",)}
)
"""Values that a closed list held once, and those that took their place: an older file is told which to choose from."""
PracticeStatus = Literal["running", "completed"]
Evidence = Literal["announced", "documented"]
"""What a source says of a part in an event: that it was planned, or that it took place."""
EventStatus = Literal["planned", "confirmed", "cancelled"]
EventScope = Literal["project", "ecosystem", "background"]
DocumentLevel = Literal["project", "programme", "predecessor", "reference", "ecosystem", "law"]
"""What a document is about, in the order of the library."""
