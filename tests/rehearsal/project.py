"""A small project for the rehearsal: today's code and workflows, with frozen content that builds in two seconds."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.frozen import CODE, ROOT, THREE, copy_code, keep_languages
from tests.proposals import commit, git
from tests.registries import DATA, write_list_pages

PARTS = (*CODE, ".github", "Makefile", "pyproject.toml", "requirements", "requirements.txt", "scripts")
PAGES = {
    "en": '---\ntitle: Small hub\ndescription: One.\n---\n\n# Small hub\n\n{{ link("practice", "school-day") }}.\n',
    "fr": "---\ntitle: Petit portail\ndescription: Une.\n---\n\n# Petit portail\n\nIl montre une pratique.\n",
}
"""The first pages; the English one names a practice."""
OTHER = "---\ntitle: {name}\ndescription: {name}.\n---\n\n# {name}\n\n## To supply\n\n{{{{ evidence_levels() }}}}\n"
"""Every other page that something links to: its name, and the places that the notice of a preview and badges name."""
STANDS_IN = {
    "tests/__init__.py": "",
    "tests/browser.py": "",
    "tests/content/test_pages.py": """\
import os
from pathlib import Path

def test_a_site_was_built():
    assert (Path(os.environ["HUB_CONTENT_SITE"]) / "index.html").is_file()
""",
}
"""What stands for the tests in `make gate`, which have runs of their own and take longer than all else here."""


def git_folder(repository: Path) -> Path:
    """Where git keeps what it knows of a repository."""
    return repository / ".git" if (repository / ".git").is_dir() else repository


def prepare(folder: Path, content: Path | None = None, *, tests: bool = False) -> Path:
    """A folder with the bare repository `origin` and `work`, a clone of it where people work; it may be copied.

    `content` holds `data` and `docs`; without it they are the small registries and PAGES. With `tests`, the
    gate runs the project's own.
    """
    work = copy_code(folder / "work", *PARTS)
    if content is None:
        shutil.copytree(DATA / "small", work / "data")
        for lang, text in PAGES.items():
            for page in (THREE / "docs" / lang).rglob("index.md"):
                target = work / "docs" / lang / page.relative_to(THREE / "docs" / lang)
                target.parent.mkdir(parents=True)
                target.write_text(OTHER.format(name=page.parent.name), encoding="utf-8")
            (work / "docs" / lang / "index.md").write_text(text, encoding="utf-8")
        write_list_pages(work, *PAGES)
    else:
        shutil.copytree(content, work, dirs_exist_ok=True)
    if tests:
        left_out = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(ROOT / "tests", work / "tests", ignore=left_out)
    for name, text in ({} if tests else STANDS_IN).items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text, encoding="utf-8")
    languages = sorted(path.name for path in (work / "docs").iterdir() if path.name != "assets")
    keep_languages(work / "mkdocs.yml", tuple(languages))
    git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", "origin")
    git(folder / "origin", "config", "uploadpack.allowAnySHA1InWant", "true")  # as GitHub does
    git(work, "init", "--quiet", "--initial-branch", "main")
    git(work, "remote", "add", "origin", "../origin")
    commit(work, "main")
    git(work, "push", "--quiet", "origin", "main")
    for repository in (work, folder / "origin"):
        git(repository, "repack", "-a", "-d", "--quiet")  # one file: each test copies them
        shutil.rmtree(git_folder(repository) / "hooks")
    return folder
