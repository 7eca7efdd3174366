"""`hub catalogue`: the catalogue of some practices as PDF for a meeting, or a transfer sheet that compares a few."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub.catalogues import sentences
from hub.diagnosis.nearest import nearest_language, nearest_or_all, spoken
from hub.disk.atomic import write_whole
from hub.languages import language_codes
from hub.limits import MAX_LABEL
from hub.model.kinds import KINDS
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language
from hub.text.escaping import label
from hub.views.comparison import MOST_COMPARED

HELP = "make a catalogue of practices as PDF, of all or of a selection"
FACETS = tuple(facet.name for facet in KINDS["practices"].facets)


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command: a language, filters, practices to compare, the file."""
    parser.add_argument("--lang", default=message_language(), help="the language of the document")
    for facet in FACETS:
        parser.add_argument(
            f"--{facet}", action="append", metavar="VALUE", help=f"only practices with this {facet}; may be repeated"
        )
    parser.add_argument("--compare", nargs="+", metavar="ID", help="a transfer sheet of two to four practices instead")
    parser.add_argument("--into", type=Path, metavar="FILE", help="the PDF (default: catalogue-LANG.pdf)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the document was written, 1 when nothing was chosen or the registries have problems, 2 for a
    language, a filter or a practice that there is not."""
    from hub.assembly.loading import load_site
    from hub.handouts.selection import UnknownFilterError

    languages = language_codes(settings.root / "mkdocs.yml")
    if options.lang not in languages:
        hint = nearest_language(options.lang, languages)
        return _refuse("unknown", 2, option="--lang", value=options.lang, hint=hint)
    site = load_site(settings)
    known = site.joined.practices
    for identifier in options.compare or ():
        if identifier not in known:
            return _refuse("unknown", 2, option="--compare", value=identifier, hint=nearest_or_all(identifier, known))
    if options.compare and not 2 <= len(set(options.compare)) <= MOST_COMPARED:
        return _refuse("compared", 2, most=MOST_COMPARED)
    try:
        made = _make(site, options)
    except UnknownFilterError as error:
        return _refuse("unknown", 2, option=f"--{error.facet}", value=error.value, hint=error.hint)
    if made is None:
        return _refuse("nothing")
    path = options.into or Path(f"catalogue-{options.lang}.pdf")
    write_whole(path, made)
    values = {"file": label(str(path), MAX_LABEL), "kilobytes": len(made) // 1000}
    print(sentences("catalogue", _language())["made"].format(**values))
    return 0


def _make(site: object, options: argparse.Namespace) -> bytes | None:
    """The bytes of the document; None where no practice was chosen. Raises UnknownFilterError."""
    from hub.handouts.practice_catalogue import catalogue
    from hub.handouts.selection import select
    from hub.handouts.transfer_sheet import transfer_sheet
    from hub.pages.site import Site

    assert isinstance(site, Site)
    if options.compare:
        compared = dict.fromkeys(options.compare)
        return transfer_sheet(site, options.lang, [site.joined.practices[one] for one in compared])
    filters = {facet: values for facet in FACETS if (values := getattr(options, facet))}
    if not select(site.localizers[options.lang], filters):
        return None
    return catalogue(site, options.lang, filters)


def _language() -> str:
    lang = message_language()
    return lang if lang in MESSAGE_LANGUAGES else "en"


def _refuse(key: str, status: int = 1, **values: object) -> int:
    lang = _language()
    shown = {
        name: spoken(value, lang) if name == "hint" else label(str(value), MAX_LABEL)  # type: ignore[arg-type] # a hint
        for name, value in values.items()
    }
    print(f"hub catalogue: {sentences('catalogue', lang)[key].format(**shown)}", file=sys.stderr)
    return status
