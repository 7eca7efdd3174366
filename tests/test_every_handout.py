"""Every document of a whole site in seven languages meets every rule of PDF/UA-1, and weighs no more than it may."""

from __future__ import annotations

import pytest

from hub.assembly.loading import load_site
from hub.settings import read_settings
from tests.frozen import SEVEN, copy_project
from tests.verapdf import hold

SHEET_LIMIT = 80_000


@pytest.mark.audit
def test_every_sheet_and_catalogue_meets_pdf_ua_and_sheets_are_small(tmp_path):
    site = load_site(read_settings(copy_project(tmp_path / "project", SEVEN), {}))
    heavy = []
    for name in ("sheet", "practice-catalogue"):
        for page in site.outputs[name].pages(site):
            made = site.render(page)
            (tmp_path / page.file.replace("/", "-")).write_bytes(made)
            heavy += [page.file] if name == "sheet" and len(made) > SHEET_LIMIT else []

    assert heavy == []
    assert [one for one in hold(tmp_path.glob("*.pdf")) if not one.compliant or one.rules <= 100] == []
