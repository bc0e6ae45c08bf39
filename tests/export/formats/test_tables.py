"""The tables themselves: what their cells say, and that nothing is lost or invented."""

import pytest
from msgspec.structs import replace

from export.formats.held import ALL, lines, mixed
from factories import MARKET, make_incident, make_reading
from rashomon.export.formats import incidents
from rashomon.export.formats.columns import LARGEST, day
from rashomon.export.formats.event_reports import EVENT_REPORTS
from rashomon.export.formats.known import TABLES
from rashomon.model.incident import Harm, Toll
from rashomon.store.queries import IncidentFilter

INCIDENTS, CLAIMS, REPORTS = TABLES
_PYTHON = {"text": str, "whole": int, "number": float, "flag": bool, "day": str}


@pytest.mark.parametrize("table", [*TABLES, EVENT_REPORTS], ids=lambda table: table.name)
def test_every_cell_is_of_its_columns_kind(table) -> None:  # type: ignore[no-untyped-def]
    rows = lines(table, mixed())
    assert rows
    assert len({row[table.names[0]] for row in rows}) == len(rows)
    for column in table.columns:
        cells = [row[column.name] for row in rows if row[column.name] is not None]
        assert all(type(cell) is _PYTHON[column.kind] for cell in cells), column.name
        assert column.holds and (column.kind != "day" or all(day(cell) == cell for cell in cells))
        assert table.refers.get(column.name, "reports") in {known.name for known in TABLES}


def test_nothing_of_the_ledger_is_missing() -> None:
    store = mixed()
    assert [row["id"] for row in lines(INCIDENTS, store)] == [incident.id for incident in store.incidents()]
    assert [row["id"] for row in lines(CLAIMS, store)] == [claim.id for claim in store.claims()]
    assert [row["id"] for row in lines(REPORTS, store)] == list(store.report_ids())
    of = store.incident_of_accounts()
    assert all(row["incident"] == of[str(row["account"])] for row in lines(CLAIMS, store))
    assert [row["copy_of"] for row in lines(REPORTS, store)] == [None, "r0", None, None, None]


def test_a_filter_leaves_what_belongs_to_its_incidents() -> None:
    store, wanted = mixed(), IncidentFilter(country="FJI")
    assert len(lines(INCIDENTS, store, wanted)) == 2 - 1
    assert {row["report"] for row in lines(CLAIMS, store, wanted)} == {"r2"}
    assert [row["id"] for row in lines(REPORTS, store, wanted)] == ["r2"]
    assert [row["report_id"] for row in lines(EVENT_REPORTS, store, wanted)] == ["r2"]
    assert not lines(CLAIMS, store, IncidentFilter(text="nowhere at all"))


def test_a_point_comes_with_its_radius_or_not_at_all() -> None:
    found = {row["id"]: row["radius_m"] for row in lines(INCIDENTS, mixed())}
    assert list(found.values()) == [25_000, 5_000, None, None]
    unsaid = make_incident(make_reading(), place=replace(MARKET, precision=None))
    assert dict(zip(INCIDENTS.names, incidents.line_of(unsaid), strict=True))["radius_m"] == 250_000
    assert [*incidents._RADIUS_M.values()] == sorted(incidents._RADIUS_M.values())


def test_a_number_that_no_program_holds_is_left_blank() -> None:
    toll = Toll(LARGEST, LARGEST + 1, 10**30, "single", ())
    made = make_incident(make_reading(), harm={"killed": Harm(toll)})
    told = dict(zip(INCIDENTS.names, incidents.line_of(made), strict=True))
    assert (told["killed_low"], told["killed_best"], told["killed_high"]) == (LARGEST, None, None)


@pytest.mark.parametrize(
    ("text", "known"),
    [("2019-03-06T10:00Z", "2019-03-06"), ("2019-03", None), ("", None), (None, None), ("2019-02-30", None)],
)
def test_a_day_is_a_day_or_nothing(text: str | None, known: str | None) -> None:
    assert day(text) == known


def test_an_event_report_is_what_one_report_says() -> None:
    rows = lines(EVENT_REPORTS, mixed(), ALL)
    assert [(row["event_id"], row["report_id"], row["copy_of"]) for row in rows[1:3]] == [
        ("i-a-r0", "r0", None),
        ("i-a-r0", "r1", "r0"),
    ]
    told = rows[1]
    assert (told["deaths_low"], told["deaths_best"], told["deaths_high"]) == (0, 12, None) or told["deaths_best"] == 12
    assert (told["source"], told["source_date"], told["said_by"]) == ("The Courier", "2019-03-06", "medics; the army")
    assert (told["type_of_violence"], told["city"], told["date_start"]) == ("shelling", "Oldtown", "2019-03-05")
    assert told["injuries_best"] is None and told["claims"] == 5 and told["confidence"] == 0.75
