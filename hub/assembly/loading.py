"""Load everything that pages are made of, once for all languages."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from hub.admin.page import form_texts
from hub.checks.checking import check_data, has_problems, report
from hub.languages import ConfigurationError, language_codes
from hub.pages.site import Site, make_site
from hub.schemas.completeness import require_words
from hub.settings import Settings, message_language


@dataclass(frozen=True, slots=True)
class Loaded:
    """The site, and the configurations of the form in the browser."""

    site: Site
    form: Mapping[str, str]


def load_site(settings: Settings) -> Loaded:
    """Check the registries and load them; the process ends with a report when they have problems."""
    registries, found = check_data(settings)
    if has_problems(found):
        print(report(found, message_language(), notes=False), file=sys.stderr)
        sys.exit(1)
    try:
        require_words(language_codes(settings.root / "mkdocs.yml"))
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    site = make_site(settings, registries)
    return Loaded(site, form_texts(settings, registries, tuple(site.languages)))
