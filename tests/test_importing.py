"""A ledger takes in what another one exported: once, with an account that balances."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

import stages
from factories import TEXT, make_reading
from rashomon.cli import main
from rashomon.errors import InputError
from rashomon.model.decision import Decision
from rashomon.pipeline import importing
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.stand_in(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Ledger(Store.open(":memory:")) as ledger:
        readings = [make_reading(f"r{number}", f"{TEXT} {number}") for number in range(5)]
        ledger.store.keep_raw((r.report.sha256, r.report.text.encode()) for r in readings)
        ledger.store.add(readings)
        ledger.export("jsonl", tmp_path / "export", with_raw=True)
    return tmp_path / "export"


def test_what_was_read_comes_and_what_is_derived_is_derived(places: Callable[[], str], folder: Path) -> None:
    seen: list[int] = []
    with Ledger(Store.open(places(), create=True)) as ledger:
        balance = ledger.import_from(folder, seen.append)
        assert (balance.seen, balance.stored, balance.known, balance.rejections) == (5, 5, 0, ())
        assert ledger.store.counts() == {"reports": 5, "claims": 25, "incidents": 1}
        report = ledger.report("r3")
        assert ledger.store.raw(report.sha256) == report.text.encode()
        assert ledger.verify().findings == ()
    assert seen == [5]


def test_twice_is_once(places: Callable[[], str], folder: Path) -> None:
    with Ledger(Store.open(places(), create=True)) as ledger:
        ledger.import_from(folder)
        head = ledger.head()
        balance = ledger.import_from(folder)
        assert (balance.seen, balance.stored, balance.known) == (5, 5, 5) and balance.balances
        assert ledger.head() == head


def test_a_report_that_the_ledger_holds_with_another_text_is_refused(folder: Path) -> None:
    with Ledger(Store.open(":memory:")) as ledger:
        ledger.store.add([make_reading("r2", TEXT + " Another text."), make_reading("mine", TEXT + " Mine.")])
        balance = ledger.import_from(folder)
        assert balance.balances and (balance.seen, balance.stored, balance.rejected) == (5, 4, 1)
        (refused,) = balance.rejections
        assert refused.code == "L010" and refused.place == f"{folder / 'reports.jsonl'}:3"
        assert ledger.store.rejections() == (refused,)
        assert len(ledger.reports()) == 6 and ledger.verify().findings == ()


def test_nothing_is_taken_from_an_export_that_was_changed(folder: Path) -> None:
    claims = folder / "claims.jsonl"
    claims.write_bytes(claims.read_bytes().replace(b'"low":12', b'"low":21', 1))
    with Ledger(Store.open(":memory:")) as ledger:
        with pytest.raises(InputError, match="I023"):
            ledger.import_from(folder)
        assert ledger.reports() == () and ledger.head().number == 0
        shutil.rmtree(folder)
        with pytest.raises(InputError, match="I020"):
            ledger.import_from(folder)


def test_an_import_that_was_broken_off_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BATCH", 2)

    def breaks_off(reports: int) -> None:
        raise KeyboardInterrupt

    with Ledger(Store.open(":memory:")) as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.import_from(folder, breaks_off)
        assert len(ledger.reports()) == 2
        balance = ledger.import_from(folder)
        assert (balance.seen, balance.stored, balance.known) == (5, 5, 2)
        assert ledger.store.counts() == {"reports": 5, "claims": 25, "incidents": 1}


def test_only_some_are_in_memory_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []
    add = Store.add

    def counted(store: Store, readings):
        listed = list(readings)
        batches.append(len(listed))
        return add(store, listed)

    monkeypatch.setattr(importing, "_BATCH", 2)
    monkeypatch.setattr(Store, "add", counted)
    with Ledger(Store.open(":memory:")) as ledger:
        ledger.import_from(folder)
    assert batches == [2, 2, 1]


def test_what_was_erased_does_not_come_back(folder: Path) -> None:
    with Ledger(Store.open(":memory:"), now=lambda: datetime(2019, 4, 1, tzinfo=UTC)) as ledger:
        ledger.import_from(folder)
        digest = ledger.report("r3").sha256
        ledger.erase("r3", "Noor", "a witness is named")
        balance = ledger.import_from(folder)
        assert balance.balances and (balance.seen, balance.known) == (5, 4)
        (refused,) = balance.rejections
        assert refused.code == "L017" and "erased from this ledger on 2019-04-01 by Noor" in refused.reason
        assert ledger.store.raw(digest) is None and len(ledger.reports()) == 4
        assert ledger.verify().findings == ()


def decided(*names: str, number: int = 1, kind: str = "comment", **known: object) -> Decision:
    at = "2019-04-01T00:00:00.000000+00:00"
    parts = (tuple(names),)
    return Decision(number=number, id=f"d-{number}", kind=kind, author="Noor", at=at, parts=parts, value="x", **known)


def test_decisions_come_after_those_of_this_ledger_and_keep_their_numbers_else(tmp_path: Path) -> None:
    with Ledger(Store.open(":memory:")) as ledger:
        ledger.store.add([make_reading("r1")])
        ledger.incidents()
        with ledger.store.linking() as memory:
            for number in (2, 5):
                memory.decisions.add(decided("a-r1", number=number))
        ledger.export("jsonl", tmp_path)
    for held, numbers in ((), [2, 5]), ((3,), [3, 4, 5]):
        with Ledger(Store.open(":memory:")) as ledger:
            ledger.store.add([make_reading("r1")])
            with ledger.store.linking() as memory:
                for number in held:
                    memory.decisions.add(decided("a-r1", number=number))
            balance = ledger.import_from(tmp_path)
            assert balance.balances and (balance.seen, balance.stored, balance.known) == (3, 3, 1)
            assert [decision.number for decision in ledger.decisions()] == numbers
            assert ledger.import_from(tmp_path).known == 3
            assert [decision.number for decision in ledger.decisions()] == numbers
            assert ledger.verify().findings == ()


def test_a_decision_that_does_not_fit_is_refused_alone(tmp_path: Path) -> None:
    with Ledger(Store.open(":memory:")) as ledger:
        ledger.store.add([make_reading("r1"), make_reading("r2", TEXT + " More.")])
        ledger.incidents()
        with ledger.store.linking() as memory:
            memory.decisions.add(decided("a-r2", number=1))
            memory.decisions.add(decided("a-r1", number=2, kind="undo", undoes="d-0"))
            memory.decisions.add(decided("a-r1", number=3))
        ledger.export("jsonl", tmp_path)
    with Ledger(Store.open(":memory:")) as ledger:
        ledger.store.add([replace(make_reading("r2", TEXT + " Otherwise."), accounts=(), claims=())])
        balance = ledger.import_from(tmp_path)
        assert balance.balances and (balance.seen, balance.stored) == (5, 2)
        assert [(row.place.rpartition("/")[2], row.code) for row in balance.rejections] == [
            ("reports.jsonl:2", "L010"),
            ("decisions.jsonl:1", "I026"),
            ("decisions.jsonl:2", "I027"),
        ]
        assert [decision.id for decision in ledger.decisions()] == ["d-3"]
        assert ledger.verify().findings == ()


def test_handfuls_of_documents_are_small() -> None:
    documents = [(str(number), b"x" * 400_000) for number in range(5)]
    handfuls = list(importing._handfuls(documents))
    assert [len(handful) for handful in handfuls] == [3, 2]
    assert [one for handful in handfuls for one in handful] == documents


def test_an_export_that_is_refused_leaves_no_ledger(folder: Path, tmp_path: Path) -> None:
    claims = folder / "claims.jsonl"
    claims.write_bytes(claims.read_bytes() + b"{}\n")
    refused = CliRunner().invoke(main, ["import", str(folder), "-l", str(tmp_path / "new.ledger")])
    assert refused.exit_code == 1 and "I023" in refused.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export"]
