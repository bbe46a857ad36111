"""Which questions a new record asks, in which order."""

from __future__ import annotations

from macros.records.base import Part
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.programme import Programme
from macros.records.publisher import Document, Publisher

# Every other field can be added in the file, where an editor completes it.
QUESTIONS: dict[type[Part], tuple[str, ...]] = {
    Exercise: (
        "name", "names", "summary", "series", "status", "date", "host", "participants", "places",
        "organizations", "forms", "forms_basis", "domains", "focus", "framework", "purpose", "gaps",
    ),
    Event: (
        "name", "names", "summary", "kind", "status", "date", "participants", "places",
        "organizations", "outcome", "gaps",
    ),
    Organization: (
        "name", "names", "summary", "kind", "country", "parent", "founded", "places", "products",
        "website", "gaps",
    ),
    Programme: ("name", "names", "summary", "status", "date", "partners", "products", "gaps"),
    Document: ("title", "date", "language", "kind", "relays"),
    Publisher: ("kind", "owner", "country", "languages"),
}  # fmt: skip
