"""The machines that there are, and the key that each needs: without it nothing is called.

A second one, such as eTranslation, is a module and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from hub.translators.machines import Machine


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
