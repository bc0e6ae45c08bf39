"""What is kept of a ledger's answers is never older than the ledger, whoever wrote to it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from factories import TEXT, make_reading
from rashomon.pipeline._lately import Lately
from rashomon.pipeline.ledger import Ledger
from rashomon.store.chain import Head
from rashomon.store.store import Store

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Ledger, Ledger]]:
    """The same ledger, open twice, as two processes have it."""
    place = tmp_path / "a.ledger"
    with Store.open(place, create=True) as one, Store.open(place) as other:
        one.add([make_reading("r1")])
        yield Ledger(one, now=lambda: NOW), Ledger(other, now=lambda: NOW)


def asked(ledger: Ledger) -> list[str]:
    """The statements that a question about the whole list takes."""
    told: list[str] = []
    event.listen(Engine, "before_cursor_execute", note := lambda *given: told.append(given[2]))
    try:
        ledger.facets()
        ledger.timeline()
        ledger.spots()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return [one for one in told if "incident_facets" in one]


def test_the_same_is_not_asked_twice(two: tuple[Ledger, Ledger]) -> None:
    one, _ = two
    assert asked(one)
    assert not asked(one)
    assert one.facets(type="nothing").incidents == 0 < one.facets().incidents


def test_what_others_decide_is_seen_at_once(two: tuple[Ledger, Ledger]) -> None:
    one, other = two
    (incident,) = one.incidents()
    before = [ledger.facets().of["type"].values[0].value for ledger in two]
    other.review("Ada").set(incident.id, "type", "attack", "I saw it")
    assert [ledger.facets().of["type"].values[0].value for ledger in two] == ["attack"] * 2 != before
    claim = one.claims()[0]
    one.review("Grace").reject(claim.id)
    assert claim.id not in {held.id for held in other.claims()}
    assert other.case_file(incident.id).decided.decisions == one.decisions()
    other.review("Ada").undo("1")
    assert [ledger.facets().of["type"].values[0].value for ledger in two] == before


def test_reports_that_others_add_are_linked(two: tuple[Ledger, Ledger]) -> None:
    one, other = two
    assert len(one.incidents()) == len(other.incidents()) == one.facets().incidents
    other.store.add([make_reading("r2", f"{TEXT} Trucks left later.")])
    assert one.store.is_derived is False
    assert {report for incident in one.incidents() for report in incident.reports} == {"r1", "r2"}
    assert one.store.is_derived


def test_a_moment_stays_as_it_was(two: tuple[Ledger, Ledger]) -> None:
    one, other = two
    with one.as_of_now() as still:
        before = still.decisions(), still.facets()
        other.review("Ada").comment(one.incidents()[0].id, "seen")
        assert (still.decisions(), still.facets()) == before
    assert len(one.decisions()) == 1


def test_only_so_many_answers_are_kept() -> None:
    lately, ends = Lately(), [Head(number, str(number)) for number in range(1, 500)]
    assert [lately.answer(end, "how many", lambda end=end: end.number) for end in ends] == list(range(1, 500))
    assert lately.answer(ends[-1], "how many", lambda: -1) == 499
    assert lately.answer(ends[0], "how many", lambda: -1) == -1
