"""Load everything that pages are made of, once for all languages."""

from __future__ import annotations

import sys

from hub.admin.page import form_texts
from hub.assembly.outputs import OUTPUTS
from hub.checks.checking import check_data, has_problems, report
from hub.languages import ConfigurationError, language_codes
from hub.pages.site import Site, make_site
from hub.schemas.completeness import require_words
from hub.settings import Settings, message_language


def load_site(settings: Settings) -> Site:
    """Check the registries and load them; the process ends with a report when they have problems."""
    registries, found = check_data(settings)
    if has_problems(found):
        print(report(found, message_language(), notes=False), file=sys.stderr)
        sys.exit(1)
    languages = language_codes(settings.root / "mkdocs.yml")
    try:
        require_words(languages)
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    return make_site(settings, registries, form=form_texts(settings, registries, languages), outputs=OUTPUTS)
