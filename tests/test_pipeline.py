"""The ledger as a whole: everything seen has an outcome, and the same reports give the same bytes."""

import hashlib
import random
from pathlib import Path

import pytest
from msgspec.structs import replace

import rashomon
import stages
from factories import TEXT, make_reading
from rashomon.errors import InputError, LedgerError, NotFoundError
from rashomon.ingest.raw import RawDocument
from rashomon.model.balance import Rejection
from rashomon.pipeline import ledger as ledger_module
from rashomon.pipeline.stages import Known, lost_document, unless_known

SALTED = ("chain.jsonl", "manifest.json")  # two ledgers of the same reports have different salts


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.stand_in(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name, text in {"one": TEXT, "two": TEXT + " More.", "three": TEXT}.items():
        (place / f"{name}.txt").write_text(text)
    return place


def digest(ledger: rashomon.Ledger, place: Path) -> list[str]:
    paths = [path for path in ledger.export("jsonl", place) if path.name not in SALTED]
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]


def test_everything_seen_has_an_outcome(folder: Path) -> None:
    (folder / "bad.txt").write_text("nothing to read")
    (folder / "bug.txt").write_text("trouble")
    seen: list[int] = []
    with rashomon.open() as ledger:
        balance = ledger.read([folder, "no such file"], progress=seen.append)
        assert balance.balances
        assert (balance.seen, balance.stored, balance.rejected, balance.failed) == (6, 3, 1, 2)
        assert {row.code for row in balance.rejections} == {"I003", "P002", "I001"}
        assert seen == [1, 2, 3, 4, 5, 6]
        assert [report.id for report in ledger.reports()] == ["one", "three", "two"]


def test_reading_twice_changes_nothing(folder: Path, tmp_path: Path) -> None:
    with rashomon.open(tmp_path / "x.ledger") as ledger:
        ledger.read(folder)
        before = digest(ledger, tmp_path / "first")
        assert ledger.read(folder).known == 3
        assert digest(ledger, tmp_path / "second") == before


def test_what_is_known_is_not_read_again() -> None:
    raw = RawDocument(place="a.txt", data=b"Some text.", kind="plain")
    digest = hashlib.sha256(raw.data).hexdigest()
    with rashomon.open() as ledger:
        assert list(unless_known([raw], ledger.store)) == [raw]
        ledger.store.add([make_reading(f"r-{digest[:12]}", "Shells hit Oldtown on Tuesday At least 12 no one")])
        held = ledger.store.report("r-")
        again = RawDocument(place="b.txt", data=held.text.encode(), kind="plain", id=held.id)
        renamed, nameless = replace(again, id="another"), replace(again, id=None)
        offered = [raw, again, renamed, Rejection("c.txt", "rejected", "I001", "empty"), nameless]
        assert list(unless_known(offered, ledger.store)) == [raw, Known("b.txt"), *offered[2:]]


def test_the_order_of_files_does_not_matter(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_module, "_BATCH", 2)
    paths = sorted(folder.iterdir())
    exports = []
    for seed in range(4):
        random.Random(seed).shuffle(paths)
        with rashomon.open() as ledger:
            ledger.read(paths)
            exports.append(digest(ledger, tmp_path / str(seed)))
    assert exports == exports[:1] * 4


def test_an_interrupted_reading_is_made_good(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(number: int) -> None:
        if number == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(ledger_module, "_BATCH", 1)
    with rashomon.open(tmp_path / "x.ledger") as ledger, pytest.raises(KeyboardInterrupt):
        ledger.read(folder, progress=interrupted)
    with rashomon.open(tmp_path / "x.ledger") as ledger:
        assert len(ledger.reports()) == 2
        assert [incident.reports for incident in ledger.incidents()] == [("one", "three")]
        ledger.read(folder)
        interrupted_then_read = digest(ledger, tmp_path / "a")
    with rashomon.open() as ledger:
        ledger.read(folder)
        assert digest(ledger, tmp_path / "b")[:2] == interrupted_then_read[:2]


def test_what_a_ledger_can_be_asked(folder: Path) -> None:
    with rashomon.open() as ledger:
        ledger.read(folder)
        (incident,) = ledger.incidents(type="shelling")
        assert ledger.incidents(type="arrest") == ()
        assert ledger.incident(incident.id[:3]) == incident
        assert len(ledger.claims(incident=incident.id)) == 15
        assert {claim.report for claim in ledger.claims(report="one")} == {"one"}
        assert ledger.explain(incident.id).kind == "incident"
        assert ledger.explain("three").facts["copy of"] == "one"
        killed = next(claim for claim in ledger.claims(report="one") if claim.source)
        explained = ledger.explain(killed.id)
        assert explained.facts["incident"] == incident.id
        assert [reason.rule for reason in explained.reasons] == ["lowest_bound"]
        assert repr(ledger) == "<Ledger :memory:: 3 reports, 15 claims, 1 incidents>"
        assert "<table>" in ledger._repr_html_() and "<table>" in ledger.incidents()._repr_html_()
        with pytest.raises(NotFoundError, match="no incident, claim or report"):
            ledger.explain("nobody")


def test_a_ledger_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="L001"):
        rashomon.open(tmp_path / "x.ledger", create=False)


def test_comparing_needs_two_reports(folder: Path, tmp_path: Path) -> None:
    shown = rashomon.compare(folder / "one.txt", folder / "two.txt")
    assert "TOLD BY BOTH" in shown and "A The one" in shown
    with pytest.raises(InputError, match="I001"):
        rashomon.compare(folder / "one.txt", tmp_path / "none.txt")
    with pytest.raises(InputError, match="I010"):
        rashomon.compare(folder / "one.txt", folder)
    with pytest.raises(InputError, match="I011"):
        rashomon.compare(folder / "one.txt", folder / "one.txt")


def test_a_document_that_kills_its_worker_is_named() -> None:
    offered = RawDocument(place="a.html", data=b"", kind="html")
    lost = lost_document(offered, "ended its process")
    assert isinstance(lost, Rejection)
    assert (lost.place, lost.outcome, lost.code) == ("a.html", "failed", "P003")


def test_a_report_that_claims_nothing_is_stored() -> None:
    with rashomon.open() as ledger:
        ledger.store.add([replace(make_reading(), accounts=(), claims=())])
        assert not ledger.incidents()
        assert len(ledger.reports()) == 1
