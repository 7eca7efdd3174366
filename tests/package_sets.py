"""The sets of packages that jobs of workflows install: what each lock holds, and what a step needs of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from tests.workflows import FOLDER, workflow

ROOT = Path(__file__).parent.parent
INSTALL = "$/.github/actions/install"
BUILD = ("mkdocs.commands.build", "mkdocs_macros.plugin", "mkdocs_static_i18n.plugin", "material", "pagefind")
"""What the generator imports by the names in mkdocs.yml, besides all of the hub."""
CONTENT = tuple(f"tests.content.{path.stem}" for path in sorted((ROOT / "tests" / "content").glob("[a-z]*.py")))
OF_MAKE = {
    "check": ("hub.commands.check",),
    "site": ("hub.commands.build", "hub.assembly.outputs", *BUILD),
    "admin": ("scripts.make_admin", "scripts.node"),
    "gate": (
        "hub.commands.check",
        "hub.assembly.outputs",
        *BUILD,
        "tests.browser",
        "tests.conftest",
        *CONTENT,
    ),
}
"""The modules behind the targets that jobs call."""
_FILES = ("hub.translators.formats", "hub.translations.state")
OF_HUB = {
    "watch": ("hub.editorial.speech", "lingua"),
    "translations export": ("hub.commands.translations.export", "hub.editorial.term_use", *_FILES),
    "translations import": ("hub.commands.translations.take", "hub.translators.writing", *_FILES),
    "translations update": ("hub.commands.translations.update", "hub.translations.updating"),
}
"""What a command, or one of its actions, imports only when it is needed."""
_ALONE = """\
import importlib, sys
left_out, modules = sys.argv[1].split(","), sys.argv[2:]
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in left_out:
            raise ModuleNotFoundError(f"{name} is not in the set", name=name)
sys.meta_path.insert(0, Absent())
for module in modules:
    importlib.import_module(module)
"""


def lock_file(name: str) -> Path:
    """The lock of a set; `dev` is everything."""
    return ROOT / "requirements.txt" if name == "dev" else ROOT / "requirements" / f"{name}.txt"


def locked(name: str) -> dict[str, str]:
    """The packages of a set, `name==version`, each with its hashes; for which systems differs from set to set."""
    text = lock_file(name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+==[^ ]+) [^\n]*\n((?: +--hash=.*\n?)+)", text, re.MULTILINE))


def distributions(name: str) -> set[str]:
    """The names of the packages of a set."""
    return {line.partition("==")[0] for line in locked(name)}


def jobs() -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """Every job that installs a set: its file, its name, its content, the set."""
    for path in sorted(FOLDER.glob("*.yml")):
        for name, job in workflow(path.name)["jobs"].items():
            for step in job.get("steps", []):
                if step.get("uses") == INSTALL:
                    yield path.name, name, job, step["with"]["set"]


def modules_of(job: dict[str, Any]) -> set[str]:
    """The modules that the steps of a job run."""
    said = "\n".join(step.get("run", "") for step in job["steps"])
    commands, targets = re.findall(r"\.venv/bin/hub ([a-z]+)", said), re.findall(r"\bmake ([a-z]+)", said)
    late = (one for name, modules in OF_HUB.items() if f"bin/hub {name}" in said for one in modules)
    return {*(f"hub.commands.{name}" for name in commands), *late, *(one for name in targets for one in OF_MAKE[name])}


def import_alone(name: str, modules: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Imports modules as if nothing but a set were installed: what others brought is not found."""
    own = distributions(name)
    brought = {module: {one.lower().replace("_", "-") for one in by} for module, by in packages_distributions().items()}
    left_out = sorted(module for module, by in brought.items() if not by & {*own, "hub"})
    command = [sys.executable, "-c", _ALONE, ",".join(left_out), *sorted(modules)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
