"""A small graph of linked data, written as JSON-LD 1.1 and as Turtle 1.1, both from the same statements."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_UNSAFE = re.compile(r'[\x00-\x20<>"{}|^`\\]')
"""What an IRI may not hold (Turtle 1.1, IRIREF)."""
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


@dataclass(frozen=True, slots=True)
class Iri:
    """A thing by its address."""

    address: str

    @property
    def safe(self) -> str:
        """The address without signs that an IRI may not hold."""
        return _UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", self.address)


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, perhaps of a language (BCP 47) or of a type such as `xsd:date`."""

    text: str
    language: str = ""
    kind: str = ""


Value = Iri | Literal
Statements = dict[str, list[Value]]


@dataclass
class Graph:
    """What is said of each thing, by its address: predicate, as prefix and name, and values."""

    things: dict[str, tuple[str, Statements]] = field(default_factory=dict)

    def add(self, address: str, kind: str, **said: Value | Sequence[Value] | None) -> Iri:
        """Say something of a thing of a kind; `dct_title` is the predicate `dct:title`, None says nothing."""
        statements = {
            name.replace("_", ":", 1): [value] if isinstance(value, Iri | Literal) else [*value]
            for name, value in said.items()
            if value
        }
        self.things[address] = (kind, statements)
        return Iri(address)

    def json_ld(self) -> dict[str, Any]:
        """As JSON-LD, a flat list of things."""
        return {
            "@context": dict(PREFIXES),
            "@graph": [
                {
                    "@id": Iri(address).safe,
                    "@type": kind,
                    **{name: [_in_json(value) for value in values] for name, values in said.items()},
                }
                for address, (kind, said) in self.things.items()
            ],
        }

    def turtle(self) -> str:
        """As Turtle."""
        lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
        for address, (kind, said) in self.things.items():
            parts = [f"a {kind}", *(f"{name} {', '.join(map(_in_turtle, values))}" for name, values in said.items())]
            lines += ["", f"<{Iri(address).safe}>\n  " + " ;\n  ".join(parts) + " ."]
        return "\n".join(lines) + "\n"


def _in_json(value: Value) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.safe}
    extra = {"@language": value.language} if value.language else {"@type": value.kind} if value.kind else {}
    return {"@value": value.text, **extra}


def _in_turtle(value: Value) -> str:
    if isinstance(value, Iri):
        return f"<{value.safe}>"
    text = _ESCAPED.sub(lambda sign: _SHORT.get(sign[0], f"\\u{ord(sign[0]):04X}"), value.text)
    extra = f"@{value.language}" if value.language else f"^^{value.kind}" if value.kind else ""
    return f'"{text}"{extra}'
