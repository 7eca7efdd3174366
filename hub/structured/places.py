"""Places for search engines."""

from __future__ import annotations

from hub.localization.localizer import Localizer
from hub.model.records import Location
from hub.structured.graph import Node


def address_node(localizer: Localizer, location: Location) -> Node:
    """An address, as far as it is known."""
    parts = {
        "addressLocality": localizer.place(location.city) if location.city else "",
        "addressRegion": localizer.place(location.region.name) if location.region else "",
        "addressCountry": location.country,
    }
    return {"@type": "PostalAddress", **{key: value for key, value in parts.items() if value}}


def place_node(localizer: Localizer, location: Location, name: str) -> Node:
    """A place with its name, its address and, where it is known, its point."""
    point = location.coordinates
    geo = {"geo": {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}} if point else {}
    return {"@type": "Place", "name": name, "address": address_node(localizer, location), **geo}
