"""People decide, and what is derived follows at once: in a file and in PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from rashomon.errors import DecisionError, NotFoundError
from rashomon.ingest.find import find
from rashomon.ingest.raw import RawDocument
from rashomon.model.incident import Incident
from rashomon.model.reading import Reading
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.reviewing import Reviewer
from rashomon.pipeline.stages import read_document
from rashomon.store.store import Store

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return tuple(read_document(raw) for raw in find([str(EXAMPLES)]) if isinstance(raw, RawDocument))


@pytest.fixture
def ledger(place: str, readings: tuple[Reading, ...]) -> Iterator[Ledger]:
    seconds = count()
    with Store.open(place, create=True) as store:
        store.add(readings)
        yield Ledger(store, now=lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=next(seconds)))


@pytest.fixture
def noor(ledger: Ledger) -> Reviewer:
    return ledger.review("Noor")


def derived(ledger: Ledger) -> list[Incident]:
    return [replace(incident, was=()) for incident in ledger.incidents()]


def two(ledger: Ledger) -> tuple[Incident, Incident]:
    """Two incidents of several accounts, on other days and in other countries."""
    one, other = sorted(ledger.incidents(), key=lambda i: (-len(i.accounts), i.id))[:2]
    return one, other


def a_figure(ledger: Ledger, incident: Incident) -> str:
    return next(c.id for c in ledger.claims(incident=incident.id) if c.id in incident.harm["killed"].total.claims)


def is_sound(ledger: Ledger) -> bool:
    return ledger.verify().findings == ()


def test_a_merge_holds_and_its_undoing_gives_back_what_was(ledger: Ledger, noor: Reviewer) -> None:
    before, (one, other) = derived(ledger), two(ledger)
    merge = noor.merge([one.id, other.id], "the same day, says the mayor")
    joined = ledger.incident(other.id)
    assert set(joined.accounts) == {*one.accounts, *other.accounts}
    assert {one.id, other.id} <= {joined.id, *joined.was}
    assert is_sound(ledger)
    noor.undo(merge.id)
    assert derived(ledger) == before
    assert is_sound(ledger)


def test_merge_then_split_is_as_before(ledger: Ledger, noor: Reviewer) -> None:
    before, (one, other) = derived(ledger), two(ledger)
    merged = noor.merge([one.id, other.id])
    noor.split(str(merged.incident), other.accounts)
    assert derived(ledger) == before


def test_a_split_by_report_holds_against_the_signals(ledger: Ledger, noor: Reviewer) -> None:
    one, _ = two(ledger)
    gone = noor.split(one.id, [one.reports[0]], "another strike").parts[1]
    assert not set(gone) & set(ledger.incident(one.id).accounts) or len(ledger.incident(one.id).accounts) == len(gone)
    (apart,) = [i for i in ledger.incidents() if set(i.accounts) == set(gone)]
    assert apart.id != next(i.id for i in ledger.incidents() if set(i.accounts) == set(one.accounts) - set(gone))
    assert is_sound(ledger)


def test_decisions_hold_when_reports_come_in_later(place: str, readings: tuple[Reading, ...]) -> None:
    with Store.open(place, create=True) as store:
        store.add(readings[:-4])
        book = Ledger(store, now=lambda: datetime(2026, 3, 1, tzinfo=UTC))
        one, other = two(book)
        book.review("Noor").merge([one.id, other.id])
        store.add(readings[-4:])
        assert set(book.incident(other.id).accounts) >= {*one.accounts, *other.accounts}
        assert is_sound(book)


def test_a_rejected_claim_does_not_count(ledger: Ledger, noor: Reviewer) -> None:
    one, _ = two(ledger)
    before, claim = derived(ledger), a_figure(ledger, one)
    rejected = noor.reject(claim, "a caption of another day")
    assert ledger.claim(claim).review == "rejected"
    assert claim not in {c.id for c in ledger.claims()}
    assert all(claim not in reason.claims for i in ledger.incidents() for reason in i.reasons)
    assert is_sound(ledger)
    noor.undo(str(rejected.number))
    assert derived(ledger) == before


def test_a_correction_is_what_counts(ledger: Ledger, noor: Reviewer) -> None:
    one, _ = two(ledger)
    claim = a_figure(ledger, one)
    noor.correct(claim, {"value": {"low": 4321, "high": 4321}}, "a digit was lost")
    assert ledger.incident(one.id).harm["killed"].total.high == 4321
    assert ledger.claim(claim).review == "corrected"
    (as_read,) = ledger.store.claims_as_read()
    assert as_read.review is None
    assert as_read.value != ledger.claim(claim).value
    assert is_sound(ledger)


def test_an_accepted_claim_is_marked_and_nothing_else_changes(ledger: Ledger, noor: Reviewer) -> None:
    one, _ = two(ledger)
    before, claim = derived(ledger), a_figure(ledger, one)
    noor.accept(claim)
    assert ledger.claim(claim).review == "accepted"
    assert derived(ledger) == before


def test_a_set_value_stands_through_new_reports(place: str, readings: tuple[Reading, ...]) -> None:
    with Store.open(place, create=True) as store:
        store.add(readings[:-4])
        book = Ledger(store, now=lambda: datetime(2026, 3, 1, tzinfo=UTC))
        one, _ = two(book)
        book.review("Noor").set(one.id, "killed", {"low": 9, "best": 10, "high": 11}, "counted graves")
        store.add(readings[-4:])
        found = book.incident(one.id)
        assert found.harm["killed"].total.best == 10
        assert "9 to 11 killed" in found.summary
        assert is_sound(book)


def test_an_incident_whose_claims_are_all_rejected_stays_as_a_name(ledger: Ledger, noor: Reviewer) -> None:
    _, other = two(ledger)
    for claim in ledger.claims(incident=other.id):
        noor.reject(claim.id)
    empty = ledger.incident(other.id)
    assert (empty.harm, empty.date, empty.place) == ({}, None, None)
    assert is_sound(ledger)


def test_who_decides_on_what_is_no_more_is_told(ledger: Ledger, noor: Reviewer) -> None:
    one, other = two(ledger)
    seen, claim = ledger.version(one.id), a_figure(ledger, one)
    claim_seen = ledger.version(claim)
    noor.reject(claim, "misread", seen=claim_seen)
    sami = ledger.review("Sami")
    with pytest.raises(DecisionError, match=r"D001.*1 reject by Noor"):
        sami.accept(claim, seen=claim_seen)
    with pytest.raises(DecisionError, match=r"D001.*1 reject by Noor"):
        sami.set(one.id, "killed", 3, "my count", seen=seen)
    with pytest.raises(DecisionError, match="D001"):
        sami.merge([other.id, one.id], seen=[ledger.version(other.id), seen])
    assert [d.author for d in ledger.decisions()] == ["Noor"]
    sami.set(one.id, "killed", 3, "my count", seen=ledger.version(one.id))
    assert [d.author for d in ledger.decisions(one.id)] == ["Noor", "Sami"]


def test_an_incident_that_grew_meanwhile_is_told(place: str, readings: tuple[Reading, ...]) -> None:
    with Store.open(place, create=True) as store:
        book = Ledger(store, now=lambda: datetime(2026, 3, 1, tzinfo=UTC))
        store.add(readings)
        one, other = two(book)
        seen = book.version(other.id)
        merge = book.review("Noor").merge([one.id, other.id])
        with pytest.raises(DecisionError, match=r"1 merge by Noor"):
            book.review("Sami").set(other.id, "killed", 3, "mine", seen=seen)
        book.review("Noor").undo(merge.id)
        with pytest.raises(DecisionError, match="D001"):
            book.review("Sami").set(other.id, "killed", 3, "mine", seen=seen)


def test_comments_and_assignments_change_nothing_else(ledger: Ledger, noor: Reviewer) -> None:
    one, _ = two(ledger)
    before = derived(ledger)
    noor.comment(one.id, "ask the hospital")
    noor.comment(a_figure(ledger, one), "which hospital?")
    noor.assign(one.id, "Sami")
    assert derived(ledger) == before
    assert [(d.kind, d.value) for d in ledger.decisions(one.id)] == [
        ("comment", "ask the hospital"),
        ("comment", "which hospital?"),
        ("assign", "Sami"),
    ]


def test_an_incident_that_is_accepted_or_coded_stays_as_it_is(ledger: Ledger, noor: Reviewer) -> None:
    one, _ = two(ledger)
    before = derived(ledger)
    noor.accept(one.id, "read both reports")
    coded = ledger.review("Sami").code(one.id, {"killed": 3, "type": "shelling"})
    assert (coded.claim, coded.parts, derived(ledger)) == (None, (one.accounts,), before)
    assert [(d.kind, d.author) for d in ledger.decisions(one.id)] == [("accept", "Noor"), ("code", "Sami")]
    with pytest.raises(DecisionError, match="D001"):
        noor.accept(one.id, seen="0-old")
    noor.undo("1")
    assert derived(ledger) == before and is_sound(ledger)


def test_what_cannot_be_decided_leaves_no_trace(ledger: Ledger, noor: Reviewer) -> None:
    one, _ = two(ledger)
    claim, head = a_figure(ledger, one), ledger.head()
    attempts = [
        (lambda: noor.merge([one.id]), "D002"),
        (lambda: noor.merge([one.id, one.id]), "D002"),
        (lambda: noor.split(one.id, []), "D002"),
        (lambda: noor.split(one.id, one.accounts), "D002"),
        (lambda: noor.split(one.id, ["nobody"]), "nobody"),
        (lambda: noor.set(one.id, "killed", "many", "why not"), "D003"),
        (lambda: noor.set(one.id, "origins", 3, "why not"), "D003"),
        (lambda: noor.set(one.id, "killed", 3, " "), "D004"),
        (lambda: noor.correct(claim, {"value": {"low": "x"}}), "D003"),
        (lambda: noor.code(one.id, {"killed": "many"}), "D003"),
        (lambda: noor.code(one.id, {"origins": 3}), "D003"),
        (lambda: noor.code(one.id, {}), "D002"),
        (lambda: noor.accept("nobody"), "N001"),
        (lambda: noor.comment(one.id, " "), "D002"),
        (lambda: noor.undo("1"), "N001"),
        (lambda: noor.reject("nobody"), "N001"),
        (lambda: noor.set("nobody", "killed", 3, "why"), "N001"),
        (lambda: ledger.review("  "), "D004"),
    ]
    for attempt, code in attempts:
        with pytest.raises((DecisionError, NotFoundError), match=code):
            attempt()
    assert ledger.head() == head
    assert ledger.decisions() == ()


def test_what_is_undone_cannot_be_undone_again_but_its_undoing_can(ledger: Ledger, noor: Reviewer) -> None:
    one, _ = two(ledger)
    claim = a_figure(ledger, one)
    first = noor.reject(claim)
    second = noor.undo(first.id)
    with pytest.raises(DecisionError, match="undone already"):
        noor.undo(first.id)
    noor.undo(second.id)
    assert ledger.claim(claim).review == "rejected"


def test_decisions_outlive_another_method_of_linking(
    ledger: Ledger, noor: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two(ledger)
    noor.merge([one.id, other.id])
    noor.set(one.id, "killed", 3, "my count")
    before = derived(ledger)
    monkeypatch.setattr("rashomon.pipeline.linking._METHOD", "another")
    monkeypatch.setattr("rashomon.pipeline.linking._AT_ONCE", 2)
    from rashomon.pipeline.linking import link

    link(ledger.store)
    assert derived(ledger) == before
    assert is_sound(ledger)


def test_an_undoing_that_leaves_a_correction_that_does_not_fit_is_refused(ledger: Ledger, noor: Reviewer) -> None:
    claim = next(c for c in ledger.claims(field="type"))
    people = {"low": 3, "high": 3, "approximate": False, "text": claim.trigger.text}
    group = {"text": "people", "class": "civilian", "actor": None}
    first = noor.correct(claim.id, {"field": "killed", "value": people | {"group": group}})
    noor.correct(claim.id, {"value": {"low": 7, "high": 7}})
    before, head = ledger.claim(claim.id), ledger.head()
    with pytest.raises(DecisionError) as refused:
        noor.undo(first.id)
    assert refused.value.code == "D003"
    assert (ledger.claim(claim.id), ledger.head()) == (before, head)
    assert ledger.verify().findings == ()
    # the later one first, and both can go
    noor.undo("2")
    noor.undo("1")
    assert ledger.claim(claim.id) == claim
