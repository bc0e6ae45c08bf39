"""Whatever a ledger holds and however it came to it: exported, taken in elsewhere and exported again it is the same."""

import hashlib
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from benchmarks.speed.stream import stream
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factories import TEXT, make_reading
from rashomon.errors import DecisionError
from rashomon.export.parts import PARTS, RAW
from rashomon.export.verify import Check
from rashomon.model.reading import Reading
from rashomon.model.report import Removed
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.linking import link
from rashomon.pipeline.reviewing import Reviewer
from rashomon.store.store import Store
from strategies import _json, ids, words

SAME = tuple(part.file for part in (*PARTS, RAW))
FEW, SOME, MANY = 5, 12, 1_000

Places = Callable[[], str]


@cache
def told() -> tuple[Reading, ...]:
    """Reports of incidents that several of them tell, with copies and incidents that are joined later."""
    return tuple(reading for reading, _ in stream(40))


odd_readings = st.builds(
    make_reading,
    ids,
    st.just(TEXT) | words.map(lambda more: f"{TEXT} {more}"),
    title=st.none() | words,
    published=st.sampled_from((None, "2019-03-06", "2019-03-07T09:30:00+03:00")),
    removed=st.lists(st.builds(Removed, st.just("comment"), words), max_size=2).map(tuple),
    metadata=st.dictionaries(words, _json, max_size=3),
)
ledgers = st.tuples(
    st.sets(st.integers(0, 39), max_size=12).map(sorted),
    st.lists(odd_readings, max_size=4),
    st.integers(0, 2**32),
)


def grown(place: str, readings: Sequence[Reading], chance: random.Random) -> None:
    """Let a ledger grow by these readings in any order and cuts; in between people decide this and that."""
    rows, at = chance.sample(readings, len(readings)), count()
    with Store.open(place, create=True) as store:
        while rows:
            cut = chance.randint(1, len(rows))
            some, rows = rows[:cut], rows[cut:]
            texts = [reading.report.text.encode() for reading in some]
            store.keep_raw((hashlib.sha256(text).hexdigest(), text) for text in texts)
            store.add(some)
            link(store)
            for _ in range(chance.choice((0, 0, 1, 3))):
                decide(store, chance, at)


def decide(store: Store, chance: random.Random, at: Iterator[int]) -> None:
    """Something that somebody might decide; nothing, where it makes no sense."""
    who = Reviewer(store, "Noor", lambda: datetime(2019, 4, 1, tzinfo=UTC) + timedelta(seconds=next(at)))
    claims = [claim for claim in store.claims(rejected=True) if claim.is_harm]
    incidents, taken = list(store.incidents()), list(store.decisions())
    if not claims:
        return
    claim, incident = chance.choice(claims), chance.choice(incidents)
    report = store.report(claim.report)
    kind = chance.randrange(9)
    with suppress(DecisionError):
        if kind == 0:
            who.accept(claim.id, "looked at")
        elif kind == 1:
            who.reject(claim.id)
        elif kind == 2:
            who.correct(claim.id, {"value": {"low": 7, "high": None}, "source": {"name": "x", "text": "x"}})
        elif kind == 3:
            who.correct(claim.id, {"field": "weapon", "value": {"text": "mortar"}, "stance": "alleged"})
        elif kind == 4:
            who.correct(claim.id, {"evidence": {"start": 0, "end": len(report.text)}, "relayed_by": ["a", "b"]})
        elif kind == 5:
            who.merge([incident.id, chance.choice(incidents).id], "the same day")
        elif kind == 6:
            who.split(incident.id, incident.accounts[:1])
        elif kind == 7:
            who.set(incident.id, "killed", {"low": 1, "best": 2, "high": None}, "counted graves")
        elif taken:
            who.undo(chance.choice(taken).id)


def exported(place: str, folder: Path) -> dict[str, bytes]:
    with Ledger(Store.open(place, create=True)) as ledger:
        ledger.export("jsonl", folder, with_raw=True)
        assert ledger.verify().findings == ()
    check = Check(folder)
    check.run()
    assert check.findings == []
    return {name: (folder / name).read_bytes() for name in SAME}


def there_and_back(readings: Sequence[Reading], chance: random.Random, places: Places) -> dict[str, bytes]:
    first, second = places(), places()
    grown(first, readings, chance)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        once = exported(first, folder / "once")
        offered = once["reports.jsonl"].count(b"\n") + once["decisions.jsonl"].count(b"\n")
        for known in (0, offered):
            with Ledger(Store.open(second, create=True)) as ledger:
                balance = ledger.import_from(folder / "once")
                assert balance.balances and not balance.rejections
                assert (balance.stored, balance.known) == (offered, known)
            assert exported(second, folder / f"again-{known}") == once
    return once


def any_ledger(examples: int, places: Places) -> None:
    @settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(ledgers)
    @example((list(range(40)), [], 7))
    def holds(drawn: tuple[list[int], list[Reading], int]) -> None:
        numbers, odd, seed = drawn
        unique = {reading.report.id: reading for reading in (*odd, *(told()[number] for number in numbers))}
        there_and_back(tuple(unique.values()), random.Random(seed), places)

    holds()


def test_export_import_export_is_equal(places: Places, request: pytest.FixtureRequest) -> None:
    any_ledger(SOME if "sqlite" in request.node.name else FEW, places)


@pytest.mark.soak
def test_export_import_export_is_equal_very_often(places: Places) -> None:
    any_ledger(MANY, places)


# what a ledger with a history holds, by the file that it stands in
HISTORY = (
    ("incidents.jsonl", b'"was":["'),
    ("incidents.jsonl", b"counted graves"),
    ("claims.jsonl", b'"review":"corrected"'),
    ("claims_as_read.jsonl", b"{"),
    ("decisions.jsonl", b'"kind":"undo"'),
    ("decisions.jsonl", b'"kind":"merge"'),
)


def test_former_ids_and_decisions_travel(places: Places) -> None:
    missing = set(HISTORY)
    for seed in range(14, 40):  # the first has all of it as long as nobody touches the stream
        files = there_and_back(told()[:25], random.Random(seed), places)
        missing = {(file, words) for file, words in missing if words not in files[file]}
        if not missing:
            return
    assert missing == set()
