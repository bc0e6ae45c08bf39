"""A report that endangers somebody goes for good, and everything else stays as if it had never come in."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from rashomon.errors import DecisionError, NotFoundError
from rashomon.ingest.find import find
from rashomon.ingest.raw import RawDocument
from rashomon.model.incident import Incident
from rashomon.model.reading import Reading
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.linking import link
from rashomon.pipeline.stages import read_document
from rashomon.store.store import Store

EXAMPLES = Path(__file__).parents[1] / "examples"
NAME = "Q4rmuzeh"


@pytest.fixture(scope="module")
def documents() -> tuple[RawDocument, ...]:
    return tuple(raw for raw in find([str(EXAMPLES)]) if isinstance(raw, RawDocument))


@pytest.fixture(scope="module")
def readings(documents: tuple[RawDocument, ...]) -> tuple[Reading, ...]:
    return tuple(map(read_document, documents))


def book(store: Store) -> Ledger:
    return Ledger(store, now=lambda: datetime(2026, 3, 1, tzinfo=UTC))


def filled(store: Store, readings: Sequence[Reading]) -> Ledger:
    store.add(readings)
    link(store)
    return book(store)


def derived(store: Store) -> tuple[list[Incident], dict[str, str]]:
    return [replace(incident, was=()) for incident in store.incidents()], store.copies()


def without(readings: Sequence[Reading], report: str) -> tuple[list[Incident], dict[str, str]]:
    with Store.open(":memory:") as store:
        filled(store, [reading for reading in readings if reading.report.id != report])
        return derived(store)


def test_what_is_left_is_as_if_it_had_never_come_in(readings: tuple[Reading, ...]) -> None:
    with Store.open(":memory:") as store:
        repeated = set(filled(store, readings).store.copies().values())
    assert repeated
    for reading in readings:
        with Store.open(":memory:") as store:
            ledger, name = filled(store, readings), reading.report.id
            ledger.erase(name, "Noor", "a witness asked")
            assert derived(store) == without(readings, name)
            assert ledger.verify().findings == ()


def test_nothing_of_it_can_be_asked_for(place: str, readings: tuple[Reading, ...]) -> None:
    with Store.open(place, create=True) as store:
        ledger = filled(store, readings)
        (incident, *_) = sorted(ledger.incidents(), key=lambda i: (-len(i.reports), i.id))
        name = incident.reports[0]
        claims = [c.id for c in ledger.claims(report=name)]
        ledger.review("Sami").reject(claims[0], f"not {NAME}")
        ledger.review("Sami").set(incident.id, "killed", 3, "counted")
        head = ledger.head()
        erased = ledger.erase(name, "Noor", "a witness asked")
        assert {f"report {name}", *(f"claim {c}" for c in claims)} <= set(erased)
        assert any(one.startswith("decision ") for one in erased)
        for ask in (ledger.report, ledger.explain):
            with pytest.raises(NotFoundError):
                ask(name)
        assert all(name not in i.reports for i in ledger.incidents())
        assert [d.kind for d in ledger.decisions()] == ["set"]
        assert ledger.verify(head).findings == ()


def test_its_words_are_nowhere_in_the_file(tmp_path: Path) -> None:
    place = tmp_path / "a.ledger"
    words = f"Shells killed {{}} people in {NAME} on Monday, said {NAME} hospital."
    with Store.open(place, create=True) as store:
        for number in (7, 8):
            raw = RawDocument(place="a.txt", data=words.format(number).encode(), kind="plain", id=f"r{number}")
            reading = read_document(raw)
            store.keep_raw([(reading.report.sha256, raw.data)])
            filled(store, [reading])
        ledger = book(store)
        digest = ledger.report("r7").sha256
        ledger.erase("r7", "Noor", "a witness asked")
        assert store.raw(digest) is None
        assert store.raw(ledger.report("r8").sha256) is not None
        ledger.erase("r8", "Noor", "a witness asked")
        assert ledger.verify().findings == ()
        with store._reading() as connection:
            salts = connection.execute(
                text("SELECT count(*) FROM seal_rows WHERE salt IS NOT NULL AND part NOT IN ('erasure')")
            )
            assert salts.scalar() == 0
    for file in tmp_path.iterdir():
        # in small letters and without its beginning, as an index of words may hold it
        assert NAME[2:].lower().encode() not in file.read_bytes().lower()


def test_bytes_that_another_report_was_read_from_stay(readings: tuple[Reading, ...]) -> None:
    one = readings[0]
    other = replace(one, report=replace(one.report, id="another"), accounts=(), claims=())
    with Store.open(":memory:") as store:
        store.keep_raw([(one.report.sha256, b"bytes")])
        filled(store, [one, other]).erase(one.report.id, "Noor", "a witness asked")
        assert store.raw(one.report.sha256) == b"bytes"


def test_what_was_erased_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Shells killed seven people in Homs on Monday.")
    (folder / "b.txt").write_text("A mine killed two farmers near Idlib on Tuesday.")
    with Store.open(tmp_path / "a.ledger", create=True) as store:
        ledger = book(store)
        assert ledger.read(folder).stored == 2
        (erased,) = [r.id for r in ledger.reports() if "Shells" in r.text]
        ledger.erase(erased, "Noor", "a witness asked")
        balance = ledger.read(folder)
        assert (balance.seen, balance.stored, balance.rejected, balance.failed) == (2, 1, 1, 0)
        assert [r.code for r in balance.rejections] == ["L017"]
        assert "2026-03-01 by Noor" in balance.rejections[0].reason
        assert len(ledger.reports()) == 1
        assert ledger.verify().findings == ()


def test_its_id_is_not_given_to_another_text(readings: tuple[Reading, ...]) -> None:
    one = readings[0]
    with Store.open(":memory:") as store:
        ledger = filled(store, readings)
        ledger.erase(one.report.id, "Noor", "a witness asked")
        added = store.add([one])
        assert [r.code for r in added.rejections] == ["L017"]
        assert ledger.verify().findings == ()


def test_who_erases_and_why_must_be_said(readings: tuple[Reading, ...]) -> None:
    with Store.open(":memory:") as store:
        ledger = filled(store, readings)
        head = ledger.head()
        for author, reason in (("", "why"), ("Noor", " ")):
            with pytest.raises(DecisionError, match="D004"):
                ledger.erase(readings[0].report.id, author, reason)
        with pytest.raises(NotFoundError):
            ledger.erase("nobody", "Noor", "why")
        assert ledger.head() == head


def test_an_erasure_that_was_not_one_is_seen(place: str, readings: tuple[Reading, ...]) -> None:
    with Store.open(place, create=True) as store:
        ledger = filled(store, readings)
        name = readings[0].report.id
        ledger.erase(name, "Noor", "a witness asked")
        with store.erasing() as (erasing, _):
            erasing._connection.execute(text("DELETE FROM erasures WHERE erased LIKE 'report%'"))
        places = {finding.place for finding in ledger.verify().findings}
        assert places == {f"report {name}", f"erasure report {name}"}
