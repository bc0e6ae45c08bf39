"""Who says something of the incidents that a filter leaves, and how much of it is contested."""

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon.store.facets import incidents_with, most_frequent
from rashomon.store.queries import IncidentFilter

SHOWN = 50


class Quoted(Struct, frozen=True):
    """A source. incidents: those of which it says something; contested: of these, where some field is contested."""

    name: str
    incidents: int
    contested: int


class Sources(Struct, frozen=True):
    """Some of the sources, those of most incidents first, of equals by name; of_all: how many there are."""

    sources: tuple[Quoted, ...]
    of_all: int


def sources(connection: Connection, wanted: IncidentFilter, limit: int = SHOWN, offset: int = 0) -> Sources:
    """The sources of the incidents that pass a filter: `limit` after `offset`."""
    counted, of_all = most_frequent(connection, wanted, "source", limit, offset)
    contested = dict[str, int]()
    if wanted.contested is not False:
        contested = incidents_with(connection, replace(wanted, contested=True), "source", [c.value for c in counted])
    return Sources(tuple(Quoted(c.value, c.incidents, contested.get(c.value, 0)) for c in counted), of_all)
