"""The interchange format: keys, order, values, and files that appear whole or not at all."""

import filecmp
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from factories import TEXT, make_incident, make_reading, put_derived
from rashomon.errors import ExportError
from rashomon.export.exporter import export
from rashomon.export.options import Options
from rashomon.export.verify import Check
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.ledger_format import claim_object, incident_object, report_object
from rashomon.model.report import Removed
from rashomon.store.store import Store
from strategies import claims, incidents

REPORT_KEYS = (
    "id title publisher url language published published_basis sha256 text removed copy_of headline_end flags metadata "
    "version_of"
)
CLAIM_KEYS = (
    "id report incident field value part_of source relayed_by stance scope evidence trigger confidence account rule "
    "review"
)
INCIDENT_KEYS = (
    "id was type background date place initiator target harm status origins reports grade summary accounts reasons"
)


@pytest.fixture
def store() -> Store:
    first, second = make_reading("r1", removed=(Removed("comment", "Nice."),)), make_reading("r2")
    store = Store.open(":memory:")
    store.add([second, first])
    put_derived(store, [make_incident(second, incident_id="i2"), make_incident(first, incident_id="i1")], {"r2": "r1"})
    return store


def objects(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_three_files(store: Store, tmp_path: Path) -> None:
    paths = export(store, "jsonl", tmp_path / "new" / "folder")
    assert [path.name for path in paths[3:]] == [
        *(
            "accounts.jsonl",
            "decisions.jsonl",
            "claims_as_read.jsonl",
            "offers.jsonl",
            "rereadings.jsonl",
            "former.jsonl",
            "erasures.jsonl",
        ),
        *("chain.jsonl", "verify.py", "manifest.json"),
    ]
    reports, claims, incidents = (objects(path) for path in paths[:3])
    assert [" ".join(lines[0]) for lines in (reports, claims, incidents)] == [REPORT_KEYS, CLAIM_KEYS, INCIDENT_KEYS]
    for lines in (reports, claims, incidents):
        ids = [line["id"] for line in lines]
        assert ids == sorted(ids)
    assert [(r["copy_of"], r["removed"]) for r in reports] == [
        (None, [{"kind": "comment", "text": "Nice."}]),
        ("r1", []),
    ]
    assert {(c["report"], c["incident"]) for c in claims} == {("r1", "i1"), ("r2", "i2")}
    for claim in claims:
        for part in ("evidence", "trigger"):
            assert TEXT[claim[part]["start"] : claim[part]["end"]] == claim[part]["text"]


def test_values_are_as_documented(store: Store) -> None:
    shown = {(c.field, c.stance): claim_object(c, None) for c in store.claims(report="r1")}
    assert shown["killed", "asserted"]["value"] == {
        "low": 12,
        "high": None,
        "approximate": False,
        "text": "At least 12",
        "group": {"text": "people", "class": "civilian", "actor": None},
    }
    assert shown["type", "asserted"]["value"] == {"type": "shelling"}
    assert shown["killed", "asserted"]["source"] == {
        "name": "medics",
        "text": "medics",
        "kind": "medic",
        "implicit": False,
    }
    assert list(shown["place", "asserted"]["value"]["place"]) == [
        *("text", "name", "settlement", "admin1", "country", "lat", "lon", "precision", "geonames")
    ]
    assert list(shown["date", "asserted"]["value"]["date"]) == ["start", "end", "precision", "text"]
    harm = incident_object(store.incident("i1"))["harm"]["killed"]
    assert list(harm) == ["low", "best", "high", "status", "claims", "by_class"]
    assert harm["by_class"]["civilian"]["best"] == 12


@settings(max_examples=40)
@given(claims)
def test_every_claim_becomes_json(claim: Claim) -> None:
    shown = json.loads(json.dumps(claim_object(claim, "i")))
    assert list(shown) == CLAIM_KEYS.split()
    assert "fact" not in shown["value"]


@settings(max_examples=40)
@given(incidents)
def test_every_incident_becomes_json(incident: Incident) -> None:
    assert list(json.loads(json.dumps(incident_object(incident)))) == INCIDENT_KEYS.split()


def test_unknown_stays_null() -> None:
    shown = report_object(make_reading(publisher=None, published=None, published_basis=None).report, None)
    assert [shown[key] for key in ("title", "publisher", "published", "copy_of")] == [None] * 4


def test_the_same_ledger_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in export(store, "jsonl", tmp_path)]
    assert [path.read_bytes() for path in export(store, "jsonl", tmp_path)] == first


def test_a_bad_destination_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match=r"E002.*file"):
        export(store, "jsonl", tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"
    with pytest.raises(ExportError, match=r"E001.*jsonl"):
        export(store, "parchment", tmp_path)


def test_an_export_that_breaks_off_leaves_the_former_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in export(store, "jsonl", tmp_path)}
    store.add([make_reading("r3")])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rashomon.export.verify.manifest_bytes", full)
    with pytest.raises(ExportError, match="No space left"):
        export(store, "jsonl", tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_export_that_breaks_off_at_any_name_is_whole_or_has_no_manifest(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = len(export(store, "jsonl", tmp_path))
    store.add([make_reading("r3")])
    came_to, whole = [], Path.replace
    for last in range(files + 1):
        names = iter(range(files + 1))

        def breaks_off(path: Path, to: Path, names: Iterator[int] = names, last: int = last) -> Path:
            if next(names) == last:
                raise OSError(5, "Input/output error")
            return whole(path, to)

        monkeypatch.setattr(Path, "replace", breaks_off)
        try:
            export(store, "jsonl", tmp_path)
        except ExportError:
            assert not (tmp_path / "manifest.json").exists()
            came_to.append(last)
        else:
            check = Check(tmp_path)
            check.run()
            assert not check.findings
    assert came_to == list(range(files))
    assert not list(tmp_path.glob(".*"))


def test_documents_as_they_came_are_written_once_and_put_right(store: Store, tmp_path: Path) -> None:
    data = {hashlib.sha256(text).hexdigest(): text for text in (b"one", b"\x00\xff two", b"")}
    store.keep_raw(data.items())
    paths = export(store, "jsonl", tmp_path, Options(with_raw=True))
    assert "raw.jsonl" in [path.name for path in paths]
    assert {path.name: path.read_bytes() for path in (tmp_path / "raw").iterdir()} == data
    spoilt, *others = sorted((tmp_path / "raw").iterdir())
    spoilt.write_bytes(b"something else")
    before = [path.stat().st_ino for path in others]
    export(store, "jsonl", tmp_path, Options(with_raw=True))
    assert {path.name: path.read_bytes() for path in (tmp_path / "raw").iterdir()} == data
    assert [path.stat().st_ino for path in others] == before


def test_the_manifest_says_what_is_there_and_knows_no_clock(store: Store, tmp_path: Path) -> None:
    *files, manifest = export(store, "jsonl", tmp_path)
    said = json.loads(manifest.read_bytes())
    assert said["head"] == str(store.head()) and said["program"].startswith("rashomon ")
    assert (said["incidents"], said["published"]) == (
        {"first": "2019-03-05", "last": "2019-03-05"},
        {"first": "2019-03-06", "last": "2019-03-06"},
    )
    measured = {file["name"]: (file["size"], file["lines"], file["sha256"]) for file in said["files"]}
    for path in files:
        data = path.read_bytes()
        assert measured.pop(path.name) == (len(data), data.count(b"\n"), hashlib.sha256(data).hexdigest())
    assert not measured


def test_two_ledgers_of_the_same_reports_differ_in_their_chains_alone(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with Store.open(":memory:") as store:
            store.add([make_reading("r1"), make_reading("r2")])
            export(store, "jsonl", tmp_path / name)
    _, differing, _ = filecmp.cmpfiles(
        tmp_path / "one", tmp_path / "two", sorted(path.name for path in (tmp_path / "one").iterdir()), shallow=False
    )
    assert sorted(differing) == ["chain.jsonl", "manifest.json"]
