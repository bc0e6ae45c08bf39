"""Any sequence of readings and decisions leaves a sound ledger, the same as one derived anew from what it holds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from msgspec.structs import replace

from factories import MARKET, TEXT, make_reading, people
from rashomon.model.claim import Claim, DateFact, PlaceFact, Value
from rashomon.model.decision import Decision, undone
from rashomon.model.incident import Incident
from rashomon.model.reading import Reading
from rashomon.model.report import Report
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.linking import link
from rashomon.pipeline.rereading import reread
from rashomon.store.store import Store

PUSH, SOAK = (6, 12), (1_000, 50)  # sequences, steps of each
SPRING = Date("2019-03-05", "2019-03-05", "day", "Tuesday")
AUTUMN = Date("2019-09-17", "2019-09-17", "day", "Tuesday")
MILL = Place("Oldtown", "Milltown", "Milltown", "South", "SOM", 2.0, 45.3, "settlement", 4712)
# day, place, killed, who told
EVENTS = (
    (SPRING, MARKET, 12, "Agence Mistral"),
    (AUTUMN, MARKET, 41, "Levant Wire"),
    (SPRING, MILL, 7, "Radio Horn"),
)
FIRST, ALL = 5, 9


def told(number: int) -> Reading:
    """One of several reports of three events, each in words of its own."""
    day, place, killed, agency = EVENTS[number % 3]
    values = {"date": DateFact(day), "place": PlaceFact(place)}
    own_words = " ".join(f"{word}{number}" for word in "abcdefghijklmno")
    reading = make_reading(f"r{number}", f"{own_words}. {TEXT}".replace("Agence Mistral", agency))

    def value(claim: Claim) -> Value:
        if claim.field == "killed" and claim.stance == "asserted":
            return people(killed, killed + number, "At least 12")
        return values.get(claim.field, claim.value)

    claims = (replace(c, value=value(c), relayed_by=(agency,) if c.relayed_by else ()) for c in reading.claims)
    return replace(reading, claims=tuple(claims))


READINGS = tuple(told(number) for number in range(ALL))


def as_first(reading: Reading) -> Reading:
    return reading


def with_more_dead(reading: Reading) -> Reading:
    return replace(reading, claims=tuple(more(c) if c.field == "killed" else c for c in reading.claims))


def more(claim: Claim) -> Claim:
    return replace(claim, value=people(50, 50, "At least 12"))


def with_fewer_claims(reading: Reading) -> Reading:
    return replace(reading, claims=tuple(c for c in reading.claims if c.stance == "asserted" and c.field != "type"))


def in_another_account(reading: Reading) -> Reading:
    account = replace(reading.accounts[0], id=f"b-{reading.report.id}")
    claims = (replace(c, id=f"b{c.id}", account=account.id) for c in reading.claims)
    return replace(reading, accounts=(account,), claims=tuple(claims))


def in_another_text(reading: Reading) -> Reading:
    return replace(reading, report=replace(reading.report, text=f"{reading.report.text} Cleaned anew."))


# what readers make of the same bytes
READERS = (as_first, with_more_dead, with_fewer_claims, in_another_account, in_another_text)

Derived = tuple[list[Incident], list[Claim], dict[str, str]]


def derived(store: Store) -> Derived:
    """All that follows from evidence and decisions, but for the ids that incidents had."""
    return [replace(i, was=()) for i in store.incidents()], list(store.claims(rejected=True)), store.copies()


def anew(store: Store) -> Derived:
    """What evidence and decisions, as they are read and hold now, come to in a ledger that gets them at once."""
    with Store.open(":memory:") as fresh:
        fresh.add(held(store, report) for report in store.reports())
        with store.linking() as memory:
            decisions = memory.decisions.all()
            former = memory.rereadings.former_of({decision.claim for decision in decisions} - {None})
        with fresh.linking() as memory:
            accounts, claims = set(), set()
            for decision in decisions:
                if decision.claim not in former:
                    memory.decisions.add(decision)
                    accounts.update(decision.accounts)
                    claims |= {decision.claim} - {None}
            memory.decisions.constrain(accounts)
            for claim in sorted(claims):
                as_read = memory.claim(claim)
                memory.decisions.review(as_read, memory.rereadings.text_of(as_read))
        link(fresh)
        return derived(fresh)


def held(store: Store, report: Report) -> Reading:
    """What a ledger holds of a report: what was read last, before anybody decided."""
    claims = (store.claim_as_read(claim.id) for claim in store.claims(report=report.id, rejected=True))
    return Reading(report=report, accounts=tuple(store.accounts(report=report.id)), claims=tuple(claims))


some = st.integers(0, 10**6)


class Desk(RuleBasedStateMachine):
    """People who read and decide, and sometimes think better of it."""

    def __init__(self, place: str) -> None:
        super().__init__()
        seconds = count()
        self.store = Store.open(place, create=True)
        self.ledger = Ledger(
            self.store, now=lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))
        )
        self.read = 0
        self.readers: list[int | None] = [None] * ALL  # report -> number of the reader that read it again last

    @initialize()
    def begin(self) -> None:
        self.store.add(READINGS[:FIRST])
        self.read = FIRST
        self.noor = self.ledger.review("Noor")

    @precondition(lambda self: self.read < ALL)
    @rule()
    def read_one(self) -> None:
        self.store.add([READINGS[self.read]])
        self.read += 1
        self.ledger.incidents()

    @rule(number=some, reader=st.integers(0, len(READERS) - 1))
    def reread(self, number: int, reader: int) -> None:
        report = number % self.read
        reading = READERS[reader](READINGS[report])
        place, decided, head = reading.report.id, self.ledger.decisions(), self.store.head()
        made = reread(self.store, [place], lambda _: iter([replace(reading, place=place)]), None)
        assert self.ledger.decisions() == decided
        assert made.rejections == ()
        before = self.readers[report]
        assert (made.rereadings == ()) == (reader == (before or 0))
        assert (self.store.head() == head) == (reader == before)  # who read it first is written down the first time
        assert {c.field for c in self.store.claims(report=place, rejected=True)} == {c.field for c in reading.claims}
        assert self.store.report(place) == reading.report
        self.readers[report] = reader

    @rule(number=some)
    def accept(self, number: int) -> None:
        self.noor.accept(self.claim(number).id)

    @rule(number=some)
    def reject(self, number: int) -> None:
        self.noor.reject(self.claim(number).id)

    @rule(
        number=some, parts=st.sampled_from(({"low": 3, "high": 4}, {"low": 0, "high": 0}, {"low": 700, "high": None}))
    )
    def correct_a_figure(self, number: int, parts: dict[str, int | None]) -> None:
        self.noor.correct(self.claim(number, "killed").id, {"value": parts})

    @rule(number=some, event=st.integers(0, 2))
    def correct_a_day(self, number: int, event: int) -> None:
        day = EVENTS[event][0]
        self.noor.correct(
            self.claim(number, "date").id,
            {"value": {"date": {f: getattr(day, f) for f in ("start", "end", "precision", "text")}}},
        )

    @rule(number=some, field=st.sampled_from(("killed", "injured")), best=st.integers(0, 9))
    def set_a_toll(self, number: int, field: str, best: int) -> None:
        self.noor.set(self.incident(number).id, field, best, "counted")

    @rule(number=some)
    def set_a_day(self, number: int) -> None:
        self.noor.set(self.incident(number).id, "date", None, "nobody knows")

    @rule(one=some, two=some)
    def merge(self, one: int, two: int) -> None:
        if (pair := self.pair(one, two)) is not None:
            self.noor.merge([incident.id for incident in pair])

    @rule(number=some, cut=some)
    def split(self, number: int, cut: int) -> None:
        incident = self.incident(number)
        if len(incident.accounts) > 1:
            self.noor.split(incident.id, incident.accounts[: 1 + cut % (len(incident.accounts) - 1)])

    @rule(number=some)
    def undo(self, number: int) -> None:
        if (decision := self.decision(number)) is not None:
            self.noor.undo(decision.id)

    # -- identities ---------------------------------------------------------------------------------------------------

    @rule(one=some, two=some)
    def merge_then_split_is_as_before(self, one: int, two: int) -> None:
        if (pair := self.pair(one, two)) is not None:
            before = derived(self.store)
            merged = self.noor.merge([incident.id for incident in pair])
            self.noor.split(str(merged.incident), pair[1].accounts)
            assert derived(self.store) == before

    @rule(
        kind=st.sampled_from(("reject", "correct_a_figure", "correct_a_day", "set_a_toll", "merge", "split", "undo")),
        data=st.data(),
    )
    def do_then_undo_is_as_before(self, kind: str, data: st.DataObject) -> None:
        decided, before = self.ledger.decisions(), derived(self.store)
        first, second = data.draw(some), data.draw(st.integers(0, 2))
        match kind:
            case "reject" | "undo":
                getattr(self, kind)(first)
            case "correct_a_figure":
                self.correct_a_figure(first, {"low": 700 + second, "high": None})
            case "set_a_toll":
                self.set_a_toll(first, "killed", second)
            case _:
                getattr(self, kind)(first, second)
        if len(after := self.ledger.decisions()) > len(decided):
            self.noor.undo(after[-1].id)
            assert derived(self.store) == before

    def teardown(self) -> None:
        try:
            if self.read:
                assert derived(self.store) == anew(self.store)
                assert self.ledger.verify().findings == ()
        finally:
            self.store.close()

    # -- what to decide on --------------------------------------------------------------------------------------------

    def claim(self, number: int, field: str | None = None) -> Claim:
        claims = [c for c in self.store.claims(rejected=True) if field in (None, c.field)]
        return claims[number % len(claims)]

    def incident(self, number: int) -> Incident:
        incidents = self.ledger.incidents()
        return incidents[number % len(incidents)]

    def pair(self, one: int, two: int) -> tuple[Incident, Incident] | None:
        found = self.incident(one), self.incident(two)
        return found if found[0].id != found[1].id else None

    def decision(self, number: int) -> Decision | None:
        every = self.ledger.decisions()
        left = [d for d in every if d.id not in undone(every)]
        return left[number % len(left)] if left else None


def in_a_folder(folder: Path) -> Callable[[], str]:
    numbers = count()
    return lambda: str(folder / f"{next(numbers)}.ledger")


def on_a_server(server: str) -> Callable[[], str]:
    import psycopg

    numbers = count()

    def fresh() -> str:
        name = f"desk_{id(numbers)}_{next(numbers)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{server}&options=-csearch_path%3D{name}"

    return fresh


@pytest.fixture(params=["sqlite", "postgres"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """A fresh place for a ledger, as often as wanted."""
    if request.param == "sqlite":
        return in_a_folder(tmp_path)
    return on_a_server(request.getfixturevalue("postgres_server"))


def any_sequence(places: Callable[[], str], sequences: int, steps: int, **known: Any) -> None:
    quiet = tuple(HealthCheck)
    asked = settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=quiet,
        **known,
    )
    run_state_machine_as_test(lambda: Desk(places()), settings=asked)
    print(f"{sequences} sequences of {steps} steps: sound, and as derived anew")


def test_any_sequence_leaves_a_sound_ledger(places: Callable[[], str]) -> None:
    any_sequence(places, *PUSH, derandomize=True)


@pytest.mark.soak
def test_very_many_sequences(places: Callable[[], str]) -> None:
    any_sequence(places, *SOAK)
