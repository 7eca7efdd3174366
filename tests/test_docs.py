"""What the README and the guides say is true: commands, settings, macros, links, licences."""

import re
import tomllib
from functools import partial
from importlib.metadata import distribution

import pytest
from jinja2 import Environment

from hub.assembly.outputs import OUTPUTS
from hub.checks.checking import check_data
from hub.cli import COMMANDS
from hub.macros.registry import BLOCKS, INLINE, PageMacros
from hub.pages.catalogue import html_page
from hub.pages.offers import offer_facts
from hub.pages.site import make_site
from hub.settings import read_settings
from hub.written.calls import placeholder, replace_calls
from tests.frozen import THREE_CODES
from tests.prose import (
    ROOT,
    TEXTS,
    anchor,
    commands,
    prose,
    read,
    sections,
    table,
)

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_exists(name):
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))

    assert commands(name) - targets == set()


def test_every_command_of_the_makefile_is_explained():
    targets = set(re.findall(r"^([a-z]+):.*##", read("Makefile"), re.MULTILINE))

    assert targets - commands("README.md") == set()


def test_every_command_of_the_hub_is_explained():
    assert [row[0].removeprefix("hub ") for row in table("README.md", "Commands")] == list(COMMANDS)


def test_the_settings_are_those_the_hub_reads():
    known = set(re.findall(r'environment(?:\.get\(|\[)"(\w+)"', read("hub/settings.py")))

    assert {row[0] for row in table("README.md", "Settings")} == known


def test_every_variable_named_in_the_readme_is_read_somewhere():
    source = "".join(
        path.read_text(encoding="utf-8") for part in ("hub", "hooks", "tests") for path in (ROOT / part).rglob("*.py")
    )

    assert [
        name for name in re.findall(r"\b(?:HUB_[A-Z_]+|[A-Z]+_URL)\b", read("README.md")) if name not in source
    ] == []


def test_every_macro_is_explained_inline_ones_last():
    calls = [row[0] for row in table("README.md", "Macros for hand-written pages")]
    names = [re.match(r"{{ (\w+)", call)[1] for call in calls]

    assert names == [*BLOCKS, *INLINE]


@pytest.mark.parametrize("lang", THREE_CODES)
def test_every_macro_call_in_the_readme_is_answered(lang, project):
    settings = read_settings(project, {"HUB_TODAY": "2026-12-01"})
    site = make_site(settings, check_data(settings)[0], outputs=OUTPUTS)
    home = html_page("written", site.languages[lang], "")
    macros = PageMacros(site.localizer(lang, ""), site.renderer, forms=lambda: offer_facts(site, home))
    known = {name: partial(placeholder, name) for name in (*BLOCKS, *INLINE)}

    for call, *_ in table("README.md", "Macros for hand-written pages"):
        mark = Environment().from_string(call).render(known)
        html = replace_calls(f"<p>{mark}</p>", macros)
        assert "hubcall" not in html
        assert re.sub(r"<[^>]*>|\s", "", html)


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_between_files_leads_somewhere(name):
    for target in re.findall(r"\]\(([^)]+)\)", prose(name)):
        if not re.match(r"https?:", target):
            path, _, fragment = target.partition("#")
            file = (ROOT / name).parent / path if path else ROOT / name
            assert file.exists(), target
            if fragment:
                assert fragment in [anchor(heading) for heading in sections(str(file.resolve().relative_to(ROOT)))], (
                    target
                )


@pytest.mark.parametrize("name", TEXTS)
def test_every_file_named_in_a_text_is_there(name):
    places = r"`((?:hub|hooks|data|docs|overrides|tests|scripts)/[\w./-]*)`"

    missing = [path for path in re.findall(places, prose(name)) if not (ROOT / path).exists()]

    assert [path for path in missing if path not in ("docs/sr/", "hub/strings/sr.yml")] == []


def test_french_punctuation_has_its_spaces():
    text = re.sub(r"`[^`\n]+`", "", prose("CONTRIBUTING.fr.md"))

    assert re.findall(r".*(?:[^\u00a0] ?:(?=\s)|[^\u202f][;!?](?=\s)|«[^\u00a0]|[^\u00a0]»).*", text) == []


def test_libraries_and_their_licences_are_those_installed():
    rows = table("README.md", "Libraries and licences")
    pinned = {line.partition("==")[0] for line in PROJECT["project"]["dependencies"]}
    stated = {name: licence for name, licence, _ in rows}

    assert set(stated) == pinned
    for name, licence in stated.items():
        metadata = distribution(name).metadata
        declared = metadata.get("License-Expression") or metadata.get("License")
        assert declared is None or declared.removesuffix(" License") == licence, name
        assert f'"{name}==' in read("pyproject.toml")
        assert re.search(rf'"{name}==[^"]+", +# {re.escape(licence)}: ', read("pyproject.toml")), name


def test_the_list_of_what_is_left_of_the_theme_is_of_the_version_in_use():
    pinned = next(line for line in PROJECT["project"]["dependencies"] if line.startswith("mkdocs-material=="))
    own = [path.name for path in (ROOT / "overrides").iterdir() if path.suffix in (".html", ".xml")]

    assert pinned.replace("==", " ") in read("overrides/README.md")
    assert [name for name in own if f"`{name}`" not in read("overrides/README.md")] == []


def test_licences_are_whole():
    assert read("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert "Appendix" in read("LICENSE")
    assert "Attribution 4.0 International" in read("LICENSES/CC-BY-4.0.txt")


def test_the_readme_is_for_users_up_to_its_part_for_developers():
    before, part, _ = read("README.md").partition("\n## Developers\n")

    assert part
    assert len(before.splitlines()) <= 120
