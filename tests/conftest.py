"""What tests share: one strict build of frozen content, served under a base path, and one browser."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock

from bench.generator import known_ids, write_registries
from hub.admin.page import form_texts
from hub.assembly.outputs import OUTPUTS
from hub.pages.site import make_site
from hub.reading.loading import load_registries
from hub.settings import read_settings
from hub.views.listing_pages import CARD_LIMIT
from scripts.make_admin import make_program
from tests.builds import build_well, complete
from tests.frozen import ROOT, SEVEN, THREE, copy_project
from tests.guard import GUARD
from tests.pages import LANGUAGES
from tests.publications import make_remote
from tests.serving import BASE_PATH, SiteHandler, serving
from tests.tabs import browser, open_page, open_tab, shared_tab

__all__ = ["browser", "open_page", "open_tab", "shared_tab"]

SITE_URL = f"https://hub.example.org{BASE_PATH}"
REPO_URL = "https://code.example.org/campus/hub"
TODAY = "2026-12-01"
BEYOND_CARDS = 30
"""Practices of the long site that its list shows by title."""

MakeOnce = Callable[[str, Callable[[Path], Path]], Path]

GUARD.watching = "HUB_CONTENT_SITE" not in os.environ
"""From here on, modules and tests that open live content fail; only `make gate` looks at it (tests/content/)."""


@pytest.fixture(autouse=True)
def no_live_content() -> Iterator[None]:
    """Fails a test of the code that has listed live content; one that opens it fails at that moment."""
    GUARD.complain()  # of a module, while it was imported
    yield
    GUARD.complain()


BUILT = {"site", "seven_site", "published", "own_host", "program", "form_site", "form_alone", "long_site"}
"""Fixtures that build something: what asks for one, by itself or through another, is no quick test."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what needs a built site, before `-m` chooses; a test that starts a build itself is marked by hand."""
    for item in items:
        if BUILT & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.build)


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> MakeOnce:
    """Makes what the processes of a run share, by its name: the first that asks does it, the others wait for it."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def make(name: str, making: Callable[[Path], Path]) -> Path:
        folder = shared / name
        note = shared / f"{name}.made"
        with FileLock(shared / f"{name}.lock"):
            if not note.exists():
                shutil.rmtree(folder, ignore_errors=True)  # what a process left that failed
                folder.mkdir()
                note.write_text(str(making(folder)), encoding="utf-8")
        return Path(note.read_text(encoding="utf-8"))

    return make


@pytest.fixture(scope="session")
def project(make_once: MakeOnce) -> Path:
    """The project with frozen content in three languages, for commands that only read it."""
    return make_once("project", lambda folder: copy_project(folder / "project"))


@pytest.fixture(scope="session")
def site(make_once: MakeOnce, project: Path) -> Path:
    """The folder of one strict build of that project, for SITE_URL, on the day TODAY."""
    settings = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "HUB_TODAY": TODAY, "HUB_SEARCH": "on"}
    return make_once("built", lambda folder: build_well(project, folder / "site", **settings))


@pytest.fixture(scope="session")
def seven_site(make_once: MakeOnce) -> Path:
    """The same in seven languages, for what differs by language."""
    settings = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "HUB_TODAY": TODAY, "HUB_SEARCH": "on"}

    def making(folder: Path) -> Path:
        return build_well(copy_project(folder / "project", SEVEN), folder / "site", **settings)

    return make_once("seven", making)


@pytest.fixture(scope="session")
def published(make_once: MakeOnce) -> Path:
    """The frozen registries with an invented publisher's list and tenth partner: a site that is no preview any more."""

    def making(folder: Path) -> Path:
        return build_well(complete(copy_project(folder / "project")), folder / "site", SITE_URL=SITE_URL)

    return make_once("published", making)


@pytest.fixture(scope="session")
def own_host(make_once: MakeOnce) -> Path:
    """The same at the root of a host of its own, with the index of the search."""
    settings = {"SITE_URL": "https://hub.example.org/", "REPO_URL": REPO_URL, "HUB_SEARCH": "on"}

    def making(folder: Path) -> Path:
        return build_well(complete(copy_project(folder / "project")), folder / "site", **settings)

    return make_once("own", making)


@pytest.fixture(scope="session")
def program(make_once: MakeOnce) -> Path:
    """The program of the form in the browser, made from its sources."""
    return make_once("program", lambda _: make_program())


@pytest.fixture(scope="session")
def form_site(program: Path, make_once: MakeOnce) -> Path:
    """A site of a repository on GitHub, so that it has the form under admin/."""

    def making(folder: Path) -> Path:
        project = copy_project(folder / "project")
        shutil.copytree(program, project / "build" / "admin")
        return build_well(project, folder / "site", REPO_URL="https://github.com/example/hub")

    return make_once("form", making)


@pytest.fixture(scope="session")
def form_alone(program: Path, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form as it stands in that site, without its pages: made in a second."""
    folder = tmp_path_factory.mktemp("form_alone")
    root = tmp_path_factory.mktemp("form_project")
    for part in project.iterdir():
        (root / part.name).symlink_to(part)
    (root / "build").mkdir()
    (root / "build" / "admin").symlink_to(program)
    settings = read_settings(root, {"REPO_URL": "https://github.com/example/hub"})
    registries, _ = load_registries(THREE / "data", tuple(LANGUAGES))
    form = form_texts(settings, registries, tuple(LANGUAGES))
    alone = make_site(settings, registries, form=form, outputs=OUTPUTS)
    for page in alone.catalogue.values():
        if page.output == "form":
            (folder / page.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / page.file).write_bytes(alone.render(page))
    (folder / "assets").mkdir()
    shutil.copy(ROOT / "docs" / "assets" / "icon.svg", folder / "assets")
    return folder


@pytest.fixture(scope="session")
def long_site(make_once: MakeOnce) -> Path:
    """A site with more practices than stand in a page as cards: invented ones, each with a hostile title."""
    return make_once("long", _build_long)


def _build_long(folder: Path) -> Path:
    root = copy_project(folder / "project")
    given = known_ids(root)
    shutil.rmtree(root / "data")
    write_registries(root / "data", CARD_LIMIT + BEYOND_CARDS, real=THREE / "data", given=given, languages=LANGUAGES)
    for practice in (root / "data" / "practices").glob("*.yml"):
        text = practice.read_text(encoding="utf-8")
        hostile, changed = re.subn(r"(?m)(^title:\n(?: .*\n)*?  en: ).*", r'\1"<b>A</b> & {{ 7*7 }}"', text)
        assert changed, practice
        practice.write_text(hostile, encoding="utf-8")
    return build_well(root, folder / "site")


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The local address of the built site, which ends with its base path."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def seven_server(seven_site: Path) -> Iterator[str]:
    """The same of the site in seven languages."""
    with serve(seven_site) as address:
        yield address


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serves a built site; gives its local address, which ends with its base path."""
    with serving(partial(SiteHandler, directory=str(folder))) as address:
        yield f"{address}{BASE_PATH}"


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty bare repository, which stands for GitHub."""
    return make_remote(tmp_path / "remote.git")
