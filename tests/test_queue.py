"""The queue of what waits for people, in a file and in PostgreSQL."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import event, select

from rashomon.ingest.find import find
from rashomon.ingest.raw import RawDocument
from rashomon.model.need import NEEDS, Waiting
from rashomon.model.reading import Reading
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.stages import read_document
from rashomon.store import tables, waiting
from rashomon.store.store import Store

NOW = datetime(2026, 3, 1, tzinfo=UTC)
EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return tuple(read_document(raw) for raw in find([str(EXAMPLES)]) if isinstance(raw, RawDocument))


@pytest.fixture
def ledger(place: str, readings: Sequence[Reading]) -> Iterator[Ledger]:
    with Store.open(place, create=True) as store:
        store.add(readings)
        yield Ledger(store, now=lambda: NOW)


def names(found: Sequence[Waiting]) -> list[str]:
    return [one.incident.id for one in found if one.incident]


def is_as_made_anew(ledger: Ledger) -> bool:
    """What was kept step by step is what comes out of incidents and decisions."""
    with ledger.store.linking() as memory:
        connection = memory._connection
        query = select(tables.incident_needs).order_by(*tables.incident_needs.primary_key.columns)
        before = connection.execute(query).all()
        waiting.renew(connection, list(connection.scalars(select(tables.incidents.c.id))))
        return before == connection.execute(query).all()


def test_every_contested_incident_waits_until_somebody_accepts_it(ledger: Ledger) -> None:
    contested = {i.id for i in ledger.incidents() if "contested" in i.status.values()}
    found = ledger.queue("contested")
    assert set(names(found)) == contested and len(found) == len(contested) > 2
    assert all(one.need.why for one in found)
    noor = ledger.review("Noor")
    noor.accept(names(found)[0])
    assert names(ledger.queue("contested")) == names(found)[1:]
    noor.undo("1")
    assert ledger.queue("contested") == found


def test_what_comes_after_a_place(ledger: Ledger) -> None:
    for kind in NEEDS:
        found, after, one_by_one = ledger.queue(kind), None, []
        while some := ledger.queue(kind, after=after, limit=1):
            one_by_one += some
            after = some[-1].place
        assert tuple(one_by_one) == found


def test_the_many_killed_come_first(ledger: Ledger) -> None:
    found = ledger.queue("toll")
    tolls = [one.need.rank for one in found]
    assert tolls == sorted(tolls) and found[0].need.why.endswith("killed")
    top = names(found)[0]
    ledger.review("Noor").set(top, "killed", 3, "the register")
    assert top not in names(ledger.queue("toll"))


def test_a_doubtful_claim_waits_until_it_is_decided(place: str, readings: Sequence[Reading]) -> None:
    doubted = readings[0].claims[0]
    unsure = (replace(doubted, confidence=0.6), *readings[0].claims[1:])
    with Store.open(place, create=True) as store:
        store.add([replace(readings[0], claims=unsure)])
        ledger = Ledger(store, now=lambda: NOW)
        assert doubted.id in [one.need.claim for one in ledger.queue("unsure")]
        ledger.review("Noor").accept(doubted.id)
        assert doubted.id not in [one.need.claim for one in ledger.queue("unsure")]


def test_what_is_assigned_waits_for_that_person_alone(ledger: Ledger) -> None:
    one = ledger.incidents()[0]
    ledger.review("Noor").assign(one.id, "Sami")
    assert names(ledger.queue("assigned", "Sami")) == [one.id]
    assert ledger.queue("assigned", "Noor") == ledger.queue("assigned") == ()
    ledger.review("Sami").accept(one.id)
    assert ledger.queue("assigned", "Sami") == ()


def test_who_coded_an_incident_need_not_look_again(ledger: Ledger) -> None:
    one, *others = names(ledger.queue("contested"))
    ledger.review("Sami").code(one, {"killed": 3})
    assert names(ledger.queue("contested", "Sami")) == others
    assert names(ledger.queue("contested", "Noor")) == [one, *others]


def test_two_who_differ_wait_for_a_third(ledger: Ledger) -> None:
    one = ledger.incidents()[0]
    ledger.review("Noor").set(one.id, "injured", 3, "the register")
    ledger.review("Sami").set(one.id, "injured", 5, "the hospital")
    (found,) = ledger.queue("conflict")
    assert (found.need.rank, names([found])) == (2, [one.id])
    ledger.review("Noor").undo("1")
    assert ledger.queue("conflict") == ()


def test_it_is_kept_with_every_decision(ledger: Ledger) -> None:
    noor, sami = ledger.review("Noor"), ledger.review("Sami")
    one, other = sorted(ledger.incidents(), key=lambda i: (-len(i.accounts), i.id))[:2]
    noor.merge([one.id, other.id])
    sami.reject(ledger.claims(incident=one.id)[0].id)
    sami.accept(one.id)
    noor.assign(one.id, "Sami")
    assert is_as_made_anew(ledger)
    sami.undo("1")
    noor.split(one.id, [one.accounts[0]])
    assert is_as_made_anew(ledger)
    assert ledger.verify().is_sound


def test_words_about_it_change_nothing_of_what_waits(ledger: Ledger) -> None:
    noor, tariq = ledger.review("Noor"), ledger.review("Tariq")
    incident = names(ledger.queue("contested"))[0]
    (claim, *_) = [claim.id for claim in ledger.claims(incident=incident)]
    noor.assign(incident, "Tariq")
    noor.reject(claim)
    tariq.accept(claim)
    for subject in (incident, claim):
        said = noor.comment(subject, "Ask the hospital.")
        assert is_as_made_anew(ledger)
        tariq.undo(said.id)
        assert is_as_made_anew(ledger)
    assert ledger.verify().findings == ()


def test_the_next_rows_are_read_without_the_others(tmp_path: Path) -> None:
    """The queue of 100,000 incidents costs what the queue of 50 does: the key is its order."""
    plans: list[str] = []
    with Store.open(tmp_path / "x.ledger", create=True) as store, store.linking() as memory:
        connection = memory._connection

        def explained(_c: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
            if statement.startswith("SELECT"):
                raw = connection.connection.cursor()
                plans.extend(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values))

        event.listen(connection, "before_cursor_execute", explained)
        for kind in NEEDS:
            waiting.waiting(connection, kind, "Sami", (3, "i"), 50)
    assert plans and not [plan for plan in plans if "SCAN" in plan or "TEMP B-TREE" in plan]


def test_it_comes_along_with_an_export(tmp_path: Path, readings: Sequence[Reading]) -> None:
    with Store.open(tmp_path / "a.ledger", create=True) as one, Store.open(tmp_path / "b.ledger", create=True) as two:
        one.add(readings)
        ledger, other = (Ledger(store, now=lambda: NOW) for store in (one, two))
        first, second, *_ = names(ledger.queue("contested"))
        ledger.review("Noor").accept(first, "read both")
        ledger.review("Sami").code(second, {"killed": 3, "place": None})
        ledger.review("Noor").assign(second, "Sami")
        ledger.export("jsonl", tmp_path / "out")
        other.import_from(tmp_path / "out")
        for kind in NEEDS:
            assert other.queue(kind, "Sami") == ledger.queue(kind, "Sami")
        assert other.decisions() == ledger.decisions() and other.verify().is_sound


def test_what_is_erased_waits_no_more(ledger: Ledger) -> None:
    one = ledger.queue("contested")[0].incident
    assert one is not None
    for report in one.reports:
        ledger.erase(report, "Noor", "it names a witness")
    assert one.id not in names(ledger.queue("contested"))
    assert is_as_made_anew(ledger)
