"""What the README and the guides say is true: commands, settings, macros, samples, messages, links."""

import re
import shutil
import tomllib
from functools import partial
from importlib.metadata import distribution
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment

from hub.calls import placeholder, replace_calls
from hub.checking import check_data
from hub.cli import COMMANDS
from hub.languages import language_codes
from hub.page_macros import BLOCKS, INLINE, PageMacros
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import read_settings
from hub.site import make_site
from tests.registries import DATA, problems_of

ROOT = Path(__file__).parent.parent
LANGUAGES = language_codes(ROOT / "mkdocs.yml")
GUIDES = {"en": "CONTRIBUTING.md", "fr": "CONTRIBUTING.fr.md"}
WITH_SAMPLES = ("README.md", *GUIDES.values())
TEXTS = (*WITH_SAMPLES, "CHANGELOG.md", "overrides/README.md")
SINGLE_SAMPLES = ("taxonomy.yml", "project.yml", "practices/cyberocc.yml", "practices/bretagne-cyber-alliance.yml")
FULL_SAMPLES = ("partners.yml", "events.yml", "organisations.yml", "glossary.yml", "practices/osmose-occitanie.yml")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, kind: str) -> list[str]:
    """The fenced blocks of one kind in a text."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", read(name), re.MULTILINE | re.DOTALL)


def prose(name: str) -> str:
    return re.sub(r"^```.*?^```$", "", read(name), flags=re.MULTILINE | re.DOTALL)


def commands(name: str) -> set[str]:
    """The targets of make that a text names, at the start of a line or of code."""
    return set(re.findall(r"(?:^|`)make ([a-z]+)", read(name), re.MULTILINE))


def sections(name: str) -> list[str]:
    return re.findall(r"^#{2,} (.+)$", prose(name), re.MULTILINE)


def table(name: str, section: str) -> list[list[str]]:
    """The rows of the first table of a section, without its head; cells without their marks of code."""
    text = prose(name).partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    assert rows, f"no table under {section!r}"
    return [[cell.strip().strip("`") for cell in row] for row in rows[2:]]


def anchor(heading: str) -> str:
    """As GitHub makes the anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def copy_data(target: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", target / "data"))


def add_samples(data: Path, samples: list[str]) -> None:
    """Does what the text says: appends an entry to the file of its first line, or makes that file."""
    for sample in samples:
        first, _, text = sample.partition("\n")
        file = data.parent / first.removeprefix("# ")
        if file.parent.name == "practices":
            assert not file.exists()
            file.write_text(text, encoding="utf-8")
        else:
            file.write_text(file.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")


def refusals(data: Path) -> list[str]:
    return [p.message("en") for p in problems_of(data, LANGUAGES) if p.level == "problem"]


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_macro_call_in_the_readme_is_answered(lang):
    settings = read_settings(ROOT, {"HUB_TODAY": "2026-12-01"})
    site = make_site(settings, check_data(settings)[0])
    macros = PageMacros(site.voice(lang, ""), site.renderer)
    known = {name: partial(placeholder, name) for name in (*BLOCKS, *INLINE)}

    for call, *_ in table("README.md", "Macros for hand-written pages"):
        mark = Environment().from_string(call).render(known)
        html = replace_calls(f"<p>{mark}</p>", macros)
        assert "hubcall" not in html
        assert re.sub(r"<[^>]*>|\s", "", html)


@pytest.mark.parametrize("name", WITH_SAMPLES)
def test_every_sample_can_be_added_as_it_stands(tmp_path, name):
    data = copy_data(tmp_path)
    samples = blocks(name, "yaml")

    add_samples(data, samples)

    assert {sample.split("\n")[0].split("/")[1] for sample in samples} >= {"partners.yml", "events.yml", "practices"}
    assert refusals(data) == []


def test_the_sample_translation_can_be_added_as_it_stands(tmp_path):
    data = copy_data(tmp_path)
    add_samples(data, blocks("README.md", "yaml"))
    (change,) = blocks("README.md", "diff")
    before = "".join(f"{line[1:]}\n" for line in change.splitlines() if line[0] != "+")
    after = "".join(f"{line[1:]}\n" for line in change.splitlines())
    events = (data / "events.yml").read_text(encoding="utf-8")

    (data / "events.yml").write_text(events.replace(before, after), encoding="utf-8")

    assert events.count(before) == 1
    assert refusals(data) == []


@pytest.mark.parametrize("name", FULL_SAMPLES)
def test_the_full_sample_at_the_top_of_a_registry_can_be_added_as_it_stands(tmp_path, name):
    data = copy_data(tmp_path)
    sample = commented_sample(data / name)
    file = "data/practices/sample.yml" if name.startswith("practices/") else f"data/{name}"

    add_samples(data, [f"# {file}\n{sample}"])

    assert refusals(data) == []


@pytest.mark.parametrize("name", SINGLE_SAMPLES)
def test_the_short_sample_at_the_top_of_a_file_fits_into_it(tmp_path, name):
    data = copy_data(tmp_path)
    file = data / name
    record = yaml.safe_load(file.read_text(encoding="utf-8"))
    sample = yaml.safe_load(commented_sample(file))

    changed = yaml.safe_dump(record | {key: with_items(record.get(key, []), new) for key, new in sample.items()})
    file.write_text(changed, encoding="utf-8")

    assert refusals(data) == []


def commented_sample(file: Path) -> str:
    """The sample in the comment at the top of a registry: from the first key after an empty line on."""
    comment = file.read_text(encoding="utf-8").partition("\n\n")[0]
    lines = [line.removeprefix("#").removeprefix(" ") for line in comment.splitlines()]
    start = next(n for n, line in enumerate(lines) if re.match(r"(- )?[a-z_]+:($| )", line) and not lines[n - 1])
    return "\n".join(lines[start:]) + "\n"


def with_items(items: list[dict], new: list[dict]) -> list[dict]:
    """A list with the sample's items in place of those that have the same id."""
    ids = {item["id"] for item in new if "id" in item}
    return [*new, *(item for item in items if item.get("id") not in ids)]


@pytest.mark.parametrize(("lang", "name"), GUIDES.items())
def test_every_quoted_message_is_one_that_the_check_gives(tmp_path, lang, name):
    data = copy_data(tmp_path)
    add_samples(data, blocks(name, "yaml"))
    notes = {without_line(p.message(lang)) for p in problems_of(data, LANGUAGES)}
    faults = {p.message(lang).replace("every_problem/", "data/") for p in problems_of(DATA / "every_problem")}
    quoted = [line for block in blocks(name, "text") for line in block.splitlines()]

    assert set(GUIDES) == set(MESSAGE_LANGUAGES)
    assert len(quoted) > 5
    assert [line for line in quoted if line not in faults and without_line(line) not in notes] == []


def without_line(message: str) -> str:
    return re.sub(r":\d+:", ":", message, count=1)


def test_both_guides_say_the_same():
    shape = {
        lang: (
            len(sections(name)),
            [block.split("\n")[0].rpartition("/")[0] for block in blocks(name, "yaml")],
            [yaml_keys(block) for block in blocks(name, "yaml")],
            [without_words(line) for block in blocks(name, "text") for line in block.splitlines()],
            commands(name),
        )
        for lang, name in GUIDES.items()
    }

    assert shape["en"] == shape["fr"]


def yaml_keys(block: str) -> list[str]:
    """The keys of a sample in order, those of languages apart."""
    return [key for key in re.findall(r"^[ -]*([a-z_]+):", block, re.MULTILINE) if key not in LANGUAGES]


def without_words(message: str) -> str:
    """The place of a message."""
    return ":".join(message.split(":")[:2])


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


# Nine partners were named in public at first, of ten: the words for "nine" and "tenth", with their endings.
COUNTS_OF_NAMED_PARTNERS = {
    "en": "nine|tenth",
    "fr": "neuf|dixième",
    "ro": "nouă|zecelea",
    "fi": r"yhdeks\w+|kymmene(?:s|nnen|ttä)",
    "hr": "devet|deseti",
    "it": "nove|decimo",
    "hu": r"kilenc\w*|tizedik",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["index.md", "partners/index.md"])
def test_no_page_counts_the_named_partners_by_hand(language, page):
    """Such a count would be wrong as soon as a partner is added; the list of partners does the counting."""
    text = read(f"docs/{language}/{page}")

    assert re.findall(rf"\b(?:9|{COUNTS_OF_NAMED_PARTNERS[language]})\b", text, re.IGNORECASE) == []


def test_french_punctuation_has_its_spaces():
    text = re.sub(r"`[^`\n]+`", "", prose("CONTRIBUTING.fr.md"))

    assert re.findall(r".*(?:[^\u00a0] ?:(?=\s)|[^\u202f][;!?](?=\s)|«[^\u00a0]|[^\u00a0]»).*", text) == []


def test_libraries_and_their_licences_are_those_installed():
    rows = table("README.md", "Libraries and licences")
    pinned = {line.partition("==")[0] for line in PROJECT["project"]["dependencies"]}
    stated = {name: licence for name, licence, _ in rows}

    assert set(stated) == pinned
    for name, licence in stated.items():
        declared = distribution(name).metadata["License-Expression"] or distribution(name).metadata["License"]
        assert declared in (licence, None), name
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
