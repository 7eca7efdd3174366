"""The JSON file beside the page of each record: the record in the language of the page."""

from __future__ import annotations

from hub.addresses import page_path, record_path
from hub.model.kinds import KINDS
from hub.open_data.plain import Plain
from hub.open_data.published import LICENCE, address, to_json
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import beside_records, pages_beside_records
from hub.pages.site import Site

NAME = "record-json"


def render(site: Site, page: Page) -> bytes:
    """The record with its texts in one language; `other_languages` names those that are not translated, by path."""
    registry, identifier = page.made_from
    record, elsewhere = Plain(site.joined).in_language(site.entry(registry, identifier).record, page.language)
    language = site.languages[page.language]
    return to_json(
        {
            "schema": address(site, f"schema/{KINDS[registry].one}-page.json"),
            "page": site.settings.site_url + page_path(language, record_path(registry, identifier)),
            "all_languages": address(site, f"{registry}/{identifier}.json"),
            "licence": LICENCE,
            "kind": registry,
            "text_language": language.tag,
            **({"other_languages": elsewhere} if elsewhere else {}),
            "record": record,
        }
    )


_beside = beside_records(NAME, "index.json")
RECORD_JSON = Output(NAME, pages_beside_records(_beside), render, Offer("application/json", _beside))
