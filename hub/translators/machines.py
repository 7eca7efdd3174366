"""The machines that may draft translations, behind one small interface: texts in, texts out.

Each needs a key in the environment; without it nothing is called. A second one is a module and a row of MACHINES. Where
a service answers later, as eTranslation of the European Commission does, its `translate` waits for the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

Terms = Mapping[str, str]
"""Terms of the glossary: in the language of the source, and in that of the translation."""


class MachineError(Exception):
    """What a machine answers when it does not translate."""


class Machine(Protocol):
    """Translates texts."""

    def translate(self, texts: Sequence[str], source: str, target: str, terms: Terms) -> list[str]:
        """The translations, in the order of the texts, which are XML: what stands in `<x>` stays as it is.

        Languages are codes of the site. Raises MachineError.
        """
        ...


class Access(NamedTuple):
    """What makes a machine from the environment: the name people know, the variable of its key, and the module."""

    name: str
    variable: str
    make: Callable[[Mapping[str, str]], Machine]


def _deepl(environment: Mapping[str, str]) -> Machine:
    from hub.translators.deepl_machine import DeepL  # only who drafts installs its library

    return DeepL(environment["DEEPL_AUTH_KEY"], environment.get("DEEPL_SERVER_URL"))


MACHINES: Mapping[str, Access] = MappingProxyType({"deepl": Access("DeepL", "DEEPL_AUTH_KEY", _deepl)})
"""The machines by the name that `--with` takes."""
