"""The description of the data for portals: DCAT-AP 3, as JSON-LD and as Turtle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from hub.model.kinds import LISTINGS
from hub.model.names import own_name
from hub.model.rules import Registry
from hub.open_data import list_csv, workbook
from hub.open_data.graph import Graph, Iri, Literal, Value
from hub.open_data.plain import published
from hub.open_data.published import FOLDER, address, to_json
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import is_written
from hub.pages.site import Site

AUTHORITY = "http://publications.europa.eu/resource/authority/"
"""Tables of the Publications Office: licences, languages, types of files, frequencies."""
LICENCE = Iri(f"{AUTHORITY}licence/CC_BY_4_0")
NUTS = "http://data.europa.eu/nuts/code/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_ALL = "all"
"""The data set of the workbook, which holds all kinds."""
_JSON = ("JSON", "application/json")
_CSV = ("CSV", "text/csv")
_XLSX = ("XLSX", workbook.MEDIA_TYPE)


def catalogue(site: Site) -> Graph:
    """The catalogue: what there is, who publishes it, under which licence, in which files."""
    graph = Graph()
    graph.add(LICENCE.address, "dct:LicenseDocument")
    datasets = [*(_dataset(site, graph, registry) for registry in LISTINGS), _everything(site, graph)]
    service = graph.add(
        f"{address(site, '')}#service",
        "dcat:DataService",
        dct_title=_by_language(site, lambda code: site.localizers[code].word("forms.api.label")),
        dcat_endpointURL=_resource(graph, address(site, "index.json")),
        dcat_endpointDescription=_resource(graph, address(site, "openapi.json")),
        dcat_servesDataset=datasets[:-1],
        dct_license=LICENCE,
    )
    graph.add(
        f"{site.settings.site_url}#catalogue",
        "dcat:Catalog",
        dct_title=_by_language(site, lambda code: site.localizers[code].word("site.name")),
        dct_description=_by_language(site, lambda code: site.localizers[code].word("site.tagline")),
        dct_publisher=_publisher(site, graph),
        dct_license=LICENCE,
        dct_language=_languages(site, graph),
        dct_spatial=_places(graph, (record for name in LISTINGS for record in published(site.joined, name).values())),
        adms_identifier=_operation(site, graph),
        dcat_dataset=datasets,
        dcat_service=service,
    )
    return graph


def _publisher(site: Site, graph: Graph) -> Iri:
    project = site.joined.project
    partner = site.joined.partners.get(project.lead_partner)
    name = own_name(partner) if partner else project.acronym
    return graph.add(project.lead_partner_page, "foaf:Agent", foaf_name=Literal(name))


def _operation(site: Site, graph: Graph) -> Iri | None:
    """The number of the operation, once somebody has given it."""
    number = site.joined.project.operation
    if not number:
        return None
    place = f"{site.settings.site_url}#operation"
    return graph.add(place, "adms:Identifier", skos_notation=Literal(number, kind="xsd:string"))


def _dataset(site: Site, graph: Graph, registry: Registry) -> Iri:
    records = published(site.joined, registry).values()
    days = [record.updated for record in records if record.updated]
    files = [
        _file(site, graph, f"{FOLDER}{registry}.json", _JSON, [*site.languages]),
        *(
            _file(site, graph, page.file, _CSV, [page.language])
            for page in list_csv.pages(site)
            if page.made_from == (registry,)
        ),
    ]
    return graph.add(
        f"{address(site, registry)}.json#dataset",
        "dcat:Dataset",
        **_words(site, f"{registry}/", registry),
        dct_identifier=Literal(registry),
        dct_publisher=_publisher(site, graph),
        dct_language=_languages(site, graph),
        dct_modified=Literal(str(max(days)), kind="xsd:date") if days else None,
        dct_spatial=_places(graph, records),
        dcat_landingPage=_resource(graph, f"{site.settings.site_url}{registry}/", "foaf:Document"),
        dcat_distribution=files,
    )


def _everything(site: Site, graph: Graph) -> Iri:
    files: list[Value] = [_file(site, graph, page.file, _XLSX, [page.language]) for page in workbook.pages(site)]
    return graph.add(
        f"{site.settings.site_url}{workbook.PATH}#dataset",
        "dcat:Dataset",
        **_words(site, "data/", _ALL),
        dct_identifier=Literal(_ALL),
        dct_publisher=_publisher(site, graph),
        dct_language=_languages(site, graph),
        dcat_distribution=files,
    )


def _words(site: Site, path: str, name: str) -> dict[str, Any]:
    """Title and description of a data set: those of the page that shows it."""
    translated = [code for code in site.languages if code in site.written_pages.get(path, ())]
    known = {code: site.page_texts(code, path) for code in translated}
    if not known:
        return {"dct_title": [Literal(name)], "dct_description": [Literal(name)]}
    tags = {code: site.languages[code].tag for code in known}
    return {
        "dct_title": [Literal(texts["title"], tags[code]) for code, texts in known.items()],
        "dct_description": [Literal(texts["description"], tags[code]) for code, texts in known.items()],
    }


def _file(site: Site, graph: Graph, file: str, form: tuple[str, str], codes: list[str]) -> Iri:
    url, (kind, media_type) = f"{site.settings.site_url}{file}", form
    place = _resource(graph, url)
    return graph.add(
        f"{url}#file",
        "dcat:Distribution",
        dcat_accessURL=place,
        dcat_downloadURL=place,
        dcat_mediaType=_resource(graph, f"{_MEDIA}{media_type}", "dct:MediaType"),
        dct_format=_resource(graph, f"{AUTHORITY}file-type/{kind}", "dct:MediaTypeOrExtent"),
        dct_language=_languages(site, graph, codes),
        dct_license=LICENCE,
    )


def _places(graph: Graph, records: Iterable[Any]) -> list[Value]:
    """Regions by their NUTS codes, and countries where no region is known."""
    codes = set()
    for record in records:
        location = getattr(record, "location", None)
        if location:
            codes.add(location.region.nuts if location.region else location.country)
        elif getattr(record, "country", None):
            codes.add(record.country)
    return [_resource(graph, NUTS + code, "dct:Location") for code in sorted(codes)]


def _languages(site: Site, graph: Graph, codes: Iterable[str] = ()) -> list[Value]:
    """Languages by the codes of three letters that the Publications Office uses."""
    known = [site.languages[code] for code in codes or site.languages]
    names = (alpha3(language.locale.language) for language in known)
    return [_resource(graph, f"{AUTHORITY}language/{name}", "dct:LinguisticSystem") for name in names]


_ALPHA3 = {"en": "ENG", "fr": "FRA", "ro": "RON", "fi": "FIN", "hr": "HRV", "it": "ITA", "hu": "HUN", "sr": "SRP"}


def alpha3(code: str) -> str:
    """The code of ISO 639-3 for one of two letters; a code that is not listed stays what it is."""
    return _ALPHA3.get(code, code.upper())


def _resource(graph: Graph, place: str, kind: str = "rdfs:Resource") -> Iri:
    if place not in graph.things:
        graph.add(place, kind)
    return Iri(place)


def _by_language(site: Site, say: Callable[[str], str]) -> list[Value]:
    return [Literal(say(code), language.tag) for code, language in site.languages.items()]


def _beside(file: Page, site: Site, page: Page) -> Iterator[Page]:
    if is_written(page, "data/"):
        yield file


JSON_LD = Page("catalogue-jsonld", "data/catalogue.jsonld")
TURTLE = Page("catalogue-turtle", "data/catalogue.ttl")
CATALOGUE = (
    Output(
        JSON_LD.output,
        lambda _: iter([JSON_LD]),
        lambda site, _: to_json(catalogue(site).json_ld()),
        Offer("application/ld+json", partial(_beside, JSON_LD)),
    ),
    Output(
        TURTLE.output,
        lambda _: iter([TURTLE]),
        lambda site, _: catalogue(site).turtle().encode(),
        Offer("text/turtle", partial(_beside, TURTLE)),
    ),
)
