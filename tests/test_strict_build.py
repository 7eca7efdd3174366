"""A build ends where a link of a hand-written page leads nowhere, and where MkDocs warns; all faults are said at once."""

from __future__ import annotations

import shutil

import pytest

from tests.builds import build

pytestmark = pytest.mark.build


PAGE = """\

[a](nosuch.md), [b](../event/index.md), [c](#nosuch)
![d](../../assets/icom.svg), [e](/events/), [f](../events/index.md), [g](../search/)
"""


def test_broken_links_of_a_page_stop_the_build_with_file_and_line(project, tmp_path):
    root = shutil.copytree(project, tmp_path / "project")
    page = root / "docs" / "fr" / "about" / "index.md"
    line = page.read_text(encoding="utf-8").count("\n") + 2
    with page.open("a", encoding="utf-8") as stream:
        stream.write(PAGE)

    done = build(root, tmp_path / "site", LANG="en", LC_ALL="en")

    where = "docs/fr/about/index.md"
    assert (done.returncode, (tmp_path / "site").exists()) == (1, False)
    assert done.stderr.splitlines() == [
        f"{where}:{line}: the link '#nosuch' leads to a place that the page does not have: correct what follows the sign #",
        f"{where}:{line}: the link '../event/index.md' leads nowhere: correct it, or remove it; perhaps '../events/index.md'",
        f"{where}:{line}: the link 'nosuch.md' leads nowhere: correct it, or remove it",
        f"{where}:{line + 1}: the picture '../../assets/icom.svg' is not there: put the file into docs/assets, or correct its name; perhaps '../../assets/icon.svg'",
        f"{where}:{line + 1}: the link '/events/' begins with /, which leads elsewhere once the site lies below a path: write it as seen from this file, such as `../events/index.md`; perhaps '../events/index.md'",
        "5 broken link(s)",
        "hub: nothing was built; the site is as it was before",
    ]


def test_what_mkdocs_warns_of_stops_the_build(project, tmp_path):
    root = shutil.copytree(project, tmp_path / "project")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("nav: [nosuch.md]\n")

    done = build(root, tmp_path / "site")

    assert (done.returncode, (tmp_path / "site").exists()) == (1, False)
    assert "nosuch.md" in done.stderr
