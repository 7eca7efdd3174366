"""The content that is looked at: a proposal's own in `make gate`, else sets far apart from each other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.builds import build_well
from tests.conftest import MakeOnce
from tests.content.sets import SETS, make_set
from tests.content.subject import Subject
from tests.frozen import ROOT
from tests.looks import AUDIT
from tests.serving import SiteHandler, serving

SITE = os.environ.get("HUB_CONTENT_SITE")
"""The folder of the site that was built from live content; only `make gate` names it."""


@pytest.fixture(scope="session", params=["proposal"] if SITE else [*SETS])
def subject(request: pytest.FixtureRequest, make_once: MakeOnce) -> Subject:
    """A project whose content the check accepts, and its built site."""
    if SITE:
        return Subject(ROOT, ROOT / SITE, own_pages=True)

    def making(folder: Path) -> Path:
        return build_well(make_set(request.param, folder / "project"), folder / "site", HUB_SEARCH="on")

    built = make_once(f"content-{request.param}", making)
    share = None if AUDIT else [*SETS].index(request.param)
    return Subject(built.parent / "project", built, share=share)


@pytest.fixture(scope="session")
def subject_server(subject: Subject) -> Iterator[str]:
    """The local address of the subject's site, which ends with its base path."""
    handler = partial(SiteHandler, directory=str(subject.site), base_path=subject.base_path)
    with serving(handler) as address:
        yield f"{address}{subject.base_path}"
