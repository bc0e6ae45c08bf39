"""Ledgers for tests of formats: what may stand in them, and what a table says of them."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from factories import MARKET, make_incident, make_reading, put_derived
from rashomon.export.formats.columns import Cell, Table
from rashomon.model.reading import Reading
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor, Source
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

ALL = IncidentFilter()
# what breaks cells: formulas, quotes, separators, line ends, controls, other scripts, marks that turn text around
BEGINNINGS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'", '"', ";", ",", "")
awkward = st.one_of(
    st.sampled_from(BEGINNINGS),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30),
    st.sampled_from(["_x0041_", "NA", "NULL", "nan", "true", "007", "1e5", "https://a.example/?q=1", "<b>&amp;"]),
).flatmap(lambda one: st.sampled_from([one, f"{one} ", f" {one}", f"{one}\r\nnext", f"{one}\u202e{one}"]))


def reading_with(report_id: str, words: Mapping[str, str]) -> Reading:
    """A report in which these words stand wherever somebody else's words can."""
    told = make_reading(report_id, title=words["title"], publisher=words["publisher"], url=words["url"])
    source = Source(words["source"], words["source"], "medic")
    claims = [replace(claim, source=source, relayed_by=(words["relay"],)) for claim in told.claims]
    return replace(told, claims=tuple(claims))


def ledger_with(*written: Mapping[str, str]) -> Store:
    """A ledger of one report and one incident for each of these, with the words in every cell."""
    store = Store.open(":memory:")
    readings = [reading_with(f"r{number}", words) for number, words in enumerate(written)]
    store.add(readings)
    incidents = []
    for reading, words in zip(readings, written, strict=True):
        place = replace(MARKET, name=words["place"], admin1=words["place"], settlement=words["place"])
        actor = Actor(None, words["actor"], words["actor"])
        incidents.append(make_incident(reading, place=place, initiator=(actor,), summary=words["summary"]))
    put_derived(store, incidents, {})
    return store


WORDS = ("title", "publisher", "url", "source", "relay", "place", "actor", "summary")
words_of_others = st.fixed_dictionaries(dict.fromkeys(WORDS, awkward))


def mixed() -> Store:
    """Five reports of four incidents: on the map, near a place, in a country only, nowhere and at no known time."""
    store = Store.open(":memory:")
    first, copy, *others = readings = [make_reading(f"r{number}") for number in range(5)]
    store.add(readings)
    near = replace(MARKET, precision="near", lon=-179.5, lat=-17.25, country="FJI")
    land = Place("Yemen", "Yemen", country="YEM", lat=15.5, lon=47.5, precision="country")
    put_derived(
        store,
        [
            make_incident(first, copy, place=replace(MARKET, lon=179.25, lat=-16.5)),
            make_incident(others[0], place=near, date=Date("2019-03-01", "2019-03-31", "month"), type="attack"),
            make_incident(others[1], place=land, background=True),
            make_incident(others[2], place=None, date=None, initiator=(), harm={}),
        ],
        {copy.report.id: first.report.id},
    )
    return store


def lines(table: Table, store: Store, wanted: IncidentFilter = ALL) -> list[dict[str, Cell]]:
    """What a table says, by the names of its columns."""
    return [dict(zip(table.names, line, strict=True)) for line in table.rows(store, wanted)]


def without(rows: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in names} for row in rows]
