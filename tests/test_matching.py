"""A ledger beside tables that others coded, from Python and from the command line."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from factories import MARKET, make_incident, make_reading, put_derived
from rashomon.cli import main
from rashomon.errors import ExportError, InputError
from rashomon.export.profiles.known import PROFILES
from rashomon.model.when import Date
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store

NEWTOWN = replace(MARKET, text="Newtown", name="Newtown", settlement="Newtown", lat=36.5, lon=37.0)


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A ledger of three incidents: of the third nobody tells the day."""
    path = str(tmp_path / "test.ledger")
    with Store.open(path, create=True) as store:
        readings = [make_reading(f"r{n}") for n in (1, 2, 3)]
        store.add(readings)
        first, second, third = map(make_incident, readings)
        there = {"place": NEWTOWN, "date": Date("2019-03-20", "2019-03-20", "day")}
        put_derived(store, [first, replace(second, **there), replace(third, date=None)], {})
    return path


@pytest.fixture
def reference(place: str, tmp_path: Path) -> Path:
    """The ledger's own ACLED-like table: in one row it differs, one row is other, and two are of another time."""
    with Ledger(Store.open(place)) as ledger:
        table, _ = ledger.export("acled", tmp_path / "acled.csv")
    with table.open(encoding="utf-8", newline="") as stream:
        first, second = csv.DictReader(stream)
    first |= {"fatalities": "9", "event_date": "2019-03-06", "location": "Old Town"}
    elsewhere = second | {"event_id_cnty": "SYR9", "location": "Far", "latitude": "33.0", "admin1": "South"}
    later = [second | {"event_id_cnty": f"SYR{year}", "event_date": f"{year}-01-01"} for year in (2018, 2020)]
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(first))
        writer.writeheader()
        writer.writerows([first, elsewhere, *later, first | {"event_date": "soon"}])
    return table


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["match", *map(str, args)])


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_a_ledger_agrees_with_the_table_that_it_was_exported_as(place: str, tmp_path: Path, name: str) -> None:
    with Ledger(Store.open(place)) as ledger:
        table, _ = ledger.export(name, tmp_path / "own.csv")
        found = ledger.match(table)
    assert (found.shape, found.profile) == (name, PROFILES[name].version)
    assert found.counts == {"linked": 2, "left out": 1}
    assert all(match.score in (90, 95, 100) for match in found.matches if match.status == "linked")
    assert all(set(verdicts) <= {"same", "not told"} for verdicts in found.agreement.values())
    assert found.matches[-1].why == "no day is told"


def test_what_is_linked_missing_extra_and_outside(place: str, reference: Path) -> None:
    with Ledger(Store.open(place)) as ledger:
        found = ledger.match(reference)
    linked, *rest = found.matches
    assert [one.status for one in rest] == ["extra", "missing", "left out"]
    assert (linked.incident, linked.theirs.line if linked.theirs else 0) == ("i-a-r1", 2)
    told = {one.field: (one.ours, one.theirs) for one in linked.differing}
    assert told == {"event_date": ("2019-03-05", "2019-03-06"), "fatalities": ("0", "9")}  # Old Town is Oldtown
    assert rest[0].incident == "i-a-r2"
    assert rest[1].theirs is not None
    assert rest[1].theirs.key == "SYR9"
    assert (found.first, found.last, found.outside) == ("2019-03-05", "2019-03-20", 2)
    (unread,) = found.rejections
    assert unread.place == f"{reference}:6"
    counts = found.counts
    assert counts["linked"] + counts["missing"] + found.outside + len(found.rejections) == 5


def test_days_and_country_that_are_asked_for(place: str, reference: Path) -> None:
    with Ledger(Store.open(place)) as ledger:
        later = ledger.match(reference, since="2019-03-10", until="2020-12-31")
        assert later.counts == {"extra": 1, "missing": 2}
        assert ledger.match(reference, country="IRQ").counts == {}
        assert ledger.match(reference, country="syr").counts["linked"] == 1


def test_limits_and_a_policy(place: str, reference: Path, tmp_path: Path) -> None:
    with Ledger(Store.open(place)) as ledger:
        assert ledger.match(reference, days=0).counts["linked"] == 0
        assert ledger.match(reference, score=100).counts["linked"] == 0
        with pytest.raises(ExportError, match="E005"):
            ledger.match(reference, policy=tmp_path / "none.yaml")


def test_an_empty_ledger_misses_nothing_and_says_why(tmp_path: Path, reference: Path) -> None:
    with Ledger(Store.open(":memory:")) as ledger:
        found = ledger.match(reference)
    assert (found.matches, found.outside, found.first) == ((), 4, None)


def test_the_command_prints_the_list_and_the_account(place: str, reference: Path) -> None:
    result = run(place, reference)
    assert result.exit_code == 0
    assert "1 day apart (15 of 30)" in result.output
    assert "fatalities 0 / 9" in result.output
    assert "2 rows: 1 linked, 1 extra; 1 incident left out" in result.output
    assert "2 rows: 1 linked, 1 missing; 2 of other days or countries, 1 not readable" in result.output
    assert "the ledger has 50 % of the reference's rows, the reference 50 % of the ledger's" in result.output
    assert "failed[I042]" in result.stderr
    assert "event_date is no day: 'soon'" in result.stderr


def test_for_programs_there_is_the_list_alone(place: str, reference: Path) -> None:
    listed = json.loads(run(place, reference, "--json").stdout)
    assert [one["status"] for one in listed] == ["linked", "extra", "missing", "left out"]
    assert listed[0]["score"] == sum(reason["points"] for reason in listed[0]["reasons"])
    assert {"field": "fatalities", "ours": "0", "theirs": "9", "verdict": "differs"} in listed[0]["fields"]
    rows = list(csv.DictReader(run(place, reference, "--csv").stdout.splitlines()))
    assert [row["status"] for row in rows] == ["linked", "extra", "missing", "left out"]
    assert (rows[0]["differs"], rows[0]["line"]) == ("event_date; fatalities", "2")
    assert [json.loads(line)["status"] for line in run(place, reference, "--nl", "--only", "extra").stdout.splitlines()]


def test_the_ledger_may_come_from_the_environment(place: str, reference: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(reference).exit_code == 2
    monkeypatch.setenv("RASHOMON_LEDGER", place)
    assert run(reference).exit_code == 0
    assert run(place, reference, reference).exit_code == 2


def test_a_file_that_is_neither(place: str, tmp_path: Path) -> None:
    other = tmp_path / "phones.csv"
    other.write_text("name,phone\n")
    result = run(place, other)
    assert result.exit_code == 1
    assert "InputError[I041]" in result.stderr
    assert "neither ACLED's table nor UCDP's" in result.stderr
    with Ledger(Store.open(place)) as ledger, pytest.raises(InputError, match="I040"):
        ledger.match(tmp_path / "none.csv")
