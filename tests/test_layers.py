"""The layers of the package: its docstring lists them from bottom to top, and no import runs upwards or in a circle."""

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import hub
import hub.diagnosis

PACKAGE = Path(hub.__file__).parent
LAYERS = re.findall(r"^    (\w+) +\S", hub.__doc__ or "", re.MULTILINE)


def modules(folder: Path) -> dict[str, Path]:
    """Every module below a folder by its dotted name; a package by its own."""
    return {
        ".".join(path.relative_to(folder.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(folder.rglob("*.py"))
    }


def imports(path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of the package that a module imports, also within functions and for types alone."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "hub":
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in known else node.module for name in names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] == "hub"}
    return found


def upward(folder: Path) -> list[str]:
    """The imports that run upwards, or to something that has no layer."""
    known = modules(folder)
    rank = {name: place for place, name in enumerate(LAYERS)}
    return [
        f"{module} imports {target}"
        for module, path in known.items()
        if module not in ("hub", "hub.__main__")
        for target in sorted(imports(path, known))
        if rank.get(target.split(".")[1], 1_000) > rank[module.split(".")[1]]
    ]


def test_every_package_and_module_has_its_line():
    found = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert sorted(LAYERS) == sorted(found - {"__init__", "__main__"})


def test_no_import_runs_upwards():
    assert upward(PACKAGE) == []


def test_no_imports_run_in_a_circle():
    known = modules(PACKAGE)
    graph = {module: imports(path, known) & known.keys() for module, path in known.items()}

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("from hub.commands import build", ["hub.model.planted imports hub.commands.build"]),
        ("from hub.reading.loading import load_registries", ["hub.model.planted imports hub.reading.loading"]),
        ("import hub.pages.site", ["hub.model.planted imports hub.pages.site"]),
        ("def late():\n    from hub.cli import main", ["hub.model.planted imports hub.cli"]),
        ("from hub.catalogues import sentences", []),
    ],
)
def test_an_import_that_runs_upwards_is_named(tmp_path, line, expected):
    for package in ("model", "commands", "reading", "pages"):
        (tmp_path / "hub" / package).mkdir(parents=True)
    for name in ("commands/build", "reading/loading", "pages/site", "cli", "catalogues"):
        (tmp_path / "hub" / f"{name}.py").touch()
    (tmp_path / "hub/model/planted.py").write_text(line)

    assert upward(tmp_path / "hub") == expected


def test_the_map_of_the_diagnosis_has_a_line_for_each_module():
    lines = re.findall(r"^    (\w+(?:, \w+)*) ", hub.diagnosis.__doc__ or "", re.MULTILINE)
    named = [name for line in lines for name in line.split(", ")]

    assert sorted(named) == sorted(path.stem for path in (PACKAGE / "diagnosis").glob("[!_]*.py"))
