"""A newer reader reads again, and nothing that was read or decided is lost: in a file and in PostgreSQL."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from rashomon.cli import main
from rashomon.errors import DecisionError
from rashomon.export import verify
from rashomon.ingest.clean import clean
from rashomon.ingest.raw import RawDocument
from rashomon.model.claim import Claim, HarmValue
from rashomon.model.incident import Incident
from rashomon.model.quantity import Quantity
from rashomon.model.reading import Reading
from rashomon.model.report import Report
from rashomon.model.rereading import Reread
from rashomon.pipeline import rereading, stages
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store

NORTH = (
    "Shells hit the market of Hajin on 5 March 2019, killing 12 people, the army said. "
    "Doctors said that 30 people were injured."
)
SOUTH = "Gunmen opened fire on a bus near Baqubah on 9 April 2018, killing seven people, police said."
DOCUMENTS = (
    {"id": "north", "text": NORTH, "published": "2019-03-06", "publisher": "The Courier"},
    {"id": "south", "text": SOUTH, "published": "2018-04-10", "publisher": "The Herald"},
)
Change = Callable[[Reading], Reading]


@pytest.fixture
def ledger(place: str, tmp_path: Path) -> Iterator[Ledger]:
    seconds = count()
    lines = tmp_path / "reports.jsonl"
    lines.write_text("\n".join(map(json.dumps, DOCUMENTS)))
    with Store.open(place, create=True) as store:
        book = Ledger(store, now=lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=next(seconds)))
        assert book.read(lines).stored == 2
        yield book


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, ledger: Ledger) -> Callable[..., Reread]:
    """Read the ledger again with a reader that reads otherwise than the real one in this way."""
    real, versions = stages.finish, count(2)

    def read(change: Change, *reports: str) -> Reread:
        with monkeypatch.context() as patch:
            patch.setattr(stages, "finish", lambda begun: change(real(begun)))
            number = next(versions)
            patch.setattr(rereading, "reader_version", lambda: f"reader {number}")
            account = ledger.reread(reports or None)
        assert account.balances
        assert ledger.verify().findings == ()
        return account

    return read


def each(change: Callable[[Claim], Claim | None], report: str = "north") -> Change:
    """The reading of this report with other claims."""

    def changed(reading: Reading) -> Reading:
        if reading.report.id != report:
            return reading
        claims = tuple(made for claim in reading.claims if (made := change(claim)) is not None)
        return replace(reading, claims=claims)

    return changed


def as_it_was(reading: Reading) -> Reading:
    return reading


def without(field: str) -> Change:
    return each(lambda claim: None if claim.field == field else claim)


def killed(number: int) -> Change:
    """The same report, another number of dead."""
    return each(
        lambda c: (
            replace(c, value=HarmValue(Quantity(number, number, text="12"), c.value.group))
            if (c.field == "killed") and isinstance(c.value, HarmValue)
            else c
        )
    )


def less_sure(claim: Claim) -> Claim:
    return replace(claim, confidence=0.5)


def the(ledger: Ledger, field: str, report: str = "north") -> Claim:
    (found,) = [claim for claim in ledger.claims(report=report) if claim.field == field]
    return found


def incident_of(ledger: Ledger, report: str) -> Incident:
    (found,) = ledger.incidents(report=report)
    return found


def derived(ledger: Ledger) -> list[Incident]:
    return [replace(incident, was=()) for incident in ledger.incidents()]


def test_the_same_reader_reads_the_same_and_leaves_no_trace(ledger: Ledger) -> None:
    head = ledger.head()
    account = ledger.reread()
    assert (account.same, account.rereadings, account.run) == (2, (), None)
    assert ledger.head() == head


def test_a_newer_reader_that_reads_the_same_is_written_down_once(ledger: Ledger, newer: Any) -> None:
    assert newer(as_it_was).same == 2
    assert [(r.run, r.reader, r.differs) for r in ledger.rereadings()] == [(1, "reader 2", False)] * 2


def test_what_was_read_before_stays_and_what_is_read_now_counts(ledger: Ledger, newer: Any) -> None:
    old = the(ledger, "killed")
    account = newer(killed(21))
    (made,) = account.rereadings
    new = the(ledger, "killed")
    assert (made.changed, made.added, made.removed) == (((old.id, new.id),), (), ())
    assert made.kept == len(ledger.claims(report="north")) - 1
    assert incident_of(ledger, "north").harm["killed"].total.best == 21
    assert ledger.claim(old.id) == old
    assert list(ledger.store.former_claims("north")) == [old]
    assert ledger.explain(new.id).facts["in the place of"] == old.id
    assert ledger.explain(old.id).facts["in its place"] == new.id
    assert ledger.explain(old.id).facts["read no more"] == "since run 1 on 2026-03-01 by reader 2"
    assert "run 1" in ledger.explain("north").facts["read again"]


def test_what_is_gone_no_longer_counts_and_comes_back_when_it_is_read_again(ledger: Ledger, newer: Any) -> None:
    before, held = derived(ledger), ledger.store.counts()
    claim = the(ledger, "injured")
    assert newer(without("injured")).rereadings[0].removed == (claim.id,)
    assert "injured" not in incident_of(ledger, "north").harm
    assert ledger.store.counts()["claims"] == held["claims"] - 1
    assert newer(as_it_was).rereadings[0].added == (claim.id,)
    assert derived(ledger) == before
    assert ledger.store.counts() == held
    assert newer(as_it_was).same == 2


def test_other_confidence_is_no_change_of_what_is_said(ledger: Ledger, newer: Any) -> None:
    (made,) = newer(each(less_sure)).rereadings
    assert (made.kept, made.added, made.removed, made.changed) == (0, (), (), ())
    assert len(made.restated) == len(ledger.claims(report="north"))
    assert {claim.confidence for claim in ledger.claims(report="north")} == {0.5}


def test_only_the_reports_that_are_named_are_read_again(ledger: Ledger, newer: Any) -> None:
    account = newer(each(less_sure, "south"), "north")
    assert (account.reports, account.same, account.rereadings) == (1, 1, ())


def test_a_report_in_which_nothing_is_read_any_more_tells_nothing(ledger: Ledger, newer: Any) -> None:
    shown = incident_of(ledger, "north").id
    newer(lambda r: replace(r, accounts=(), claims=()) if r.report.id == "north" else r)
    assert ledger.incidents(report="north") == ()
    assert [i.reports for i in ledger.incidents()] == [("south",)]
    newer(as_it_was)
    assert ledger.incident(shown).reports == ("north",)


def in_other_accounts(reading: Reading) -> Reading:
    """The same tellings, which the reader finds elsewhere, so that they have other ids."""
    return replace(
        reading,
        accounts=tuple(replace(a, id=f"{a.id}x", span_start=a.span_start + 1) for a in reading.accounts),
        claims=tuple(replace(c, id=f"{c.id}x", account=f"{c.account}x") for c in reading.claims),
    )


def test_an_incident_keeps_its_name_when_its_accounts_have_other_ids(ledger: Ledger, newer: Any) -> None:
    before = [(i.id, i.reports, i.harm.keys()) for i in ledger.incidents()]
    newer(in_other_accounts)
    assert [(ledger.incident(i).reports, ledger.incident(i).harm.keys()) for i, _, _ in before] == [
        (reports, fields) for _, reports, fields in before
    ]


@pytest.mark.parametrize("change", [each(less_sure), in_other_accounts], ids=["less sure", "in other accounts"])
def test_decisions_on_claims_are_carried_over_to_what_says_the_same(ledger: Ledger, newer: Any, change: Change) -> None:
    noor = ledger.review("Noor")
    old = the(ledger, "injured")
    noor.comment(old.id, "of the same day?")
    rejected = noor.reject(old.id, "a caption")
    accepted = the(ledger, "killed")
    noor.accept(accepted.id)
    account = newer(change)
    assert (account.decisions, account.kept, account.carried, account.unsettled) == (3, 0, 3, ())
    assert "injured" not in incident_of(ledger, "north").harm
    assert the(ledger, "killed").review == "accepted"
    assert ledger.store.decisions(incident_of(ledger, "north").id)
    noor.undo(rejected.id)
    assert the(ledger, "injured").review is None
    assert "injured" in incident_of(ledger, "north").harm
    assert ledger.verify().findings == ()


def test_a_decision_on_what_says_something_else_now_needs_review(ledger: Ledger, newer: Any) -> None:
    noor = ledger.review("Noor")
    old = the(ledger, "killed")
    accepted = noor.accept(old.id, "as the ministry says")
    account = newer(killed(21))
    assert [(one.decision, one.why) for one in account.unsettled] == [(accepted, "the claim is read no more")]
    assert (account.decisions, account.kept, account.carried) == (1, 0, 0)
    assert ledger.unsettled() == account.unsettled
    assert the(ledger, "killed").review is None
    with pytest.raises(DecisionError, match="read no more"):
        noor.reject(old.id)
    newer(as_it_was)
    assert ledger.unsettled() == ()
    assert the(ledger, "killed").review == "accepted"


def test_review_alone_lists_what_needs_another_look(place: str, ledger: Ledger, newer: Any) -> None:
    assert CliRunner().invoke(main, ["review", place]).stdout == "no decisions that need another look\n"
    old = the(ledger, "killed").id
    ledger.review("Noor").accept(old, "as the ministry says")
    newer(killed(21))
    shown = CliRunner().invoke(main, ["review", place])
    assert shown.exit_code == 0
    assert "accept" in shown.stdout and "the claim is read no" in shown.stdout
    (listed,) = json.loads(CliRunner().invoke(main, ["review", place, "--json"]).stdout)
    assert (listed["number"], listed["claim"], listed["why"]) == (1, old, "the claim is read no more")
    lines = CliRunner().invoke(main, ["review", place, "--csv"]).stdout.splitlines()
    assert lines[0] == "number,id,at,author,kind,about,reason,why"
    assert CliRunner().invoke(main, ["review", place, "undo", "1", "--author", "Noor"]).exit_code == 0
    assert CliRunner().invoke(main, ["review", place, "--json"]).stdout == "[]\n"


def test_who_undoes_a_decision_that_needs_review_has_dealt_with_it(ledger: Ledger, newer: Any) -> None:
    noor = ledger.review("Noor")
    accepted = noor.accept(the(ledger, "killed").id)
    newer(killed(21))
    noor.undo(accepted.id)
    assert ledger.unsettled() == ()
    assert ledger.verify().findings == ()


def test_a_correction_holds_of_the_same_words_whatever_is_read_in_them(ledger: Ledger, newer: Any) -> None:
    ledger.review("Noor").correct(the(ledger, "killed").id, {"value": {"low": 13, "high": 13}}, "a digit was lost")
    assert newer(killed(21)).carried == 1
    assert the(ledger, "killed").review == "corrected"
    assert incident_of(ledger, "north").harm["killed"].total.best == 13


@pytest.mark.parametrize("change", [each(less_sure), in_other_accounts], ids=["less sure", "in other accounts"])
def test_merges_and_values_that_were_set_stay(ledger: Ledger, newer: Any, change: Change) -> None:
    noor = ledger.review("Noor")
    one, two = incident_of(ledger, "north"), incident_of(ledger, "south")
    merge = noor.merge([one.id, two.id], "my guess")
    noor.set(one.id, "killed", 40, "my count")
    account = newer(change)
    assert (account.decisions, account.unsettled) == (2, ())
    joined = incident_of(ledger, "north")
    assert joined.reports == ("north", "south")
    assert joined.harm["killed"].total.best == 40
    noor.undo(merge.id)
    assert len(ledger.incidents()) == 2
    assert ledger.verify().findings == ()


def test_a_split_holds_of_the_heirs(ledger: Ledger, newer: Any) -> None:
    noor = ledger.review("Noor")
    merge = noor.merge([incident_of(ledger, "north").id, incident_of(ledger, "south").id])
    noor.split(str(merge.incident), ["south"], "two wars")
    newer(in_other_accounts)
    assert sorted(i.reports for i in ledger.incidents()) == [("north",), ("south",)]


def test_decisions_about_accounts_that_are_told_no_more_need_review(ledger: Ledger, newer: Any) -> None:
    noor = ledger.review("Noor")
    one, two = incident_of(ledger, "north"), incident_of(ledger, "south")
    made = [noor.comment(one.id, "ask again"), noor.set(one.id, "killed", 40, "my count")]
    made.append(noor.merge([one.id, two.id]))
    account = newer(lambda r: replace(r, accounts=(), claims=()) if r.report.id == "north" else r)
    assert [one.decision for one in account.unsettled] == made
    newer(as_it_was)
    assert ledger.unsettled() == ()
    assert incident_of(ledger, "south").harm["killed"].total.best == 40


def with_a_line_before(raw: RawDocument) -> Report:
    report = clean(raw)
    return replace(report, text="HAJIN: " + report.text) if raw.id == "north" else report


def test_a_text_that_is_cleaned_otherwise_lies_beside_the_old_one(
    ledger: Ledger, newer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = the(ledger, "injured")
    ledger.review("Noor").reject(old.id, "a caption")
    with monkeypatch.context() as patch:
        patch.setattr(stages, "clean", with_a_line_before)
        (made,) = newer(as_it_was).rereadings
    assert made.version == 1
    now = ledger.report("north")
    assert [r.text for r in ledger.store.report_versions("north")] == [NORTH, now.text]
    assert now.text.startswith("HAJIN: ")
    assert all(now.text[c.evidence.start : c.evidence.end] == c.evidence.text for c in ledger.claims(report="north"))
    assert {c.id for c in ledger.store.former_claims("north")} >= {old.id}
    assert "injured" not in incident_of(ledger, "north").harm
    newer(as_it_was)
    assert [r.text for r in ledger.store.report_versions("north")] == [NORTH, now.text, NORTH]
    assert ledger.claim(old.id).review == "rejected"
    assert ledger.unsettled() == ()


def test_a_correction_that_names_a_place_keeps_its_text(
    ledger: Ledger, newer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = the(ledger, "injured")
    start = NORTH.index("30 people")
    corrected = ledger.review("Noor").correct(claim.id, {"trigger": {"start": start, "end": start + 9}})
    monkeypatch.setattr(stages, "clean", with_a_line_before)
    assert [(row.place, row.code) for row in newer(as_it_was, "north").rejections] == [("north", "R004")]
    assert the(ledger, "injured").trigger.text == "30 people"
    ledger.review("Noor").undo(corrected.id)
    assert len(newer(as_it_was, "north").rereadings) == 1


def test_what_cannot_be_read_again_stays_and_is_named(place: str, ledger: Ledger, newer: Any) -> None:
    reading = next(iter(stages.read_offered([RawDocument(place="x", data=SOUTH.encode(), kind="plain", id="bare")])))
    assert isinstance(reading, Reading)
    ledger.store.add([replace(reading, offer=None)])
    ledger.store.keep_raw([])
    account = newer(as_it_was)
    assert [(r.place, r.code) for r in account.rejections] == [("bare", "R001")]
    ledger.store.keep_raw([(reading.report.sha256, SOUTH.encode())])
    assert [(r.place, r.code) for r in newer(as_it_was).rejections] == [("bare", "R002")]
    assert len(ledger.claims(report="bare")) == len(reading.claims)


def test_an_export_holds_what_was_read_before_and_is_taken_in_as_it_reads_now(
    ledger: Ledger, newer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = ledger.review("Noor")
    noor.reject(the(ledger, "injured").id, "a caption")
    noor.accept(the(ledger, "killed").id)
    noor.merge([incident_of(ledger, "north").id, incident_of(ledger, "south").id], "my guess")
    newer(killed(21))
    with monkeypatch.context() as patch:
        patch.setattr(stages, "clean", with_a_line_before)
        newer(in_other_accounts)
        newer(each(less_sure))
    ledger.export("jsonl", tmp_path / "out")
    check = verify.Check(tmp_path / "out")
    check.run()
    assert check.findings == []
    former = [json.loads(line) for line in (tmp_path / "out" / "former.jsonl").read_text().splitlines()]
    assert {row["part"] for row in former} == {"report", "account", "claim"}
    with Store.open(":memory:") as store:
        other = Ledger(store)
        balance = other.import_from(tmp_path / "out")
        assert [row.code for row in balance.rejections] == ["I026"] * len(ledger.unsettled())
        assert derived(other) == derived(ledger)
        assert other.claims() == ledger.claims()
        assert other.report("north") == ledger.report("north")
        assert other.verify().findings == ()
    changed = (tmp_path / "out" / "former.jsonl").read_text().replace("Shells", "Bombs")
    (tmp_path / "out" / "former.jsonl").write_text(changed)
    check = verify.Check(tmp_path / "out")
    check.run()
    assert check.found


def test_two_versions_of_a_page_are_both_kept_and_the_later_says_so(place: str, ledger: Ledger, tmp_path: Path) -> None:
    at = "https://example.org/north"
    lines = [{"id": f"v{k}", "text": f"{SOUTH} Version {k}.", "url": at, "published": f"2018-04-1{k}"} for k in (1, 2)]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert ledger.read(tmp_path / "pages.jsonl").stored == 2
    assert ledger.explain("v2").facts["newer version of"] == "v1"
    assert ledger.explain("v1").facts["newer version of"] == ""
    listed = json.loads(CliRunner().invoke(main, ["reports", place, "--json"]).stdout)
    assert {line["id"]: line["version_of"] for line in listed}["v2"] == "v1"
    ledger.export("jsonl", tmp_path / "out")
    with Ledger(Store.open(":memory:")) as other:
        assert other.import_from(tmp_path / "out").rejected == 0
        assert other.store.earlier_versions() == {"v2": "v1"}
        other.export("jsonl", tmp_path / "again")
    assert (tmp_path / "again" / "reports.jsonl").read_bytes() == (tmp_path / "out" / "reports.jsonl").read_bytes()
    assert '"version_of":"v1"' in (tmp_path / "again" / "reports.jsonl").read_text()


def test_the_command(place: str, ledger: Ledger) -> None:
    said = CliRunner().invoke(main, ["reread", place])
    assert said.exit_code == 0, said.output
    assert "reports: 2 (2 as before, 0 otherwise, 0 not read)" in said.output
    assert "decisions: 0 (0 kept, 0 carried over, 0 need review)" in said.output
    found = json.loads(CliRunner().invoke(main, ["reread", place, "--report", "nor", "--json"]).stdout)
    assert (found["reports"], found["same"], found["rereadings"]) == (1, 1, [])
    assert CliRunner().invoke(main, ["reread", place, "--report", "nobody"]).exit_code == 1


def test_a_run_can_be_broken_off(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(number: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rereading, "_AT_ONCE", 1)
    monkeypatch.setattr(rereading, "reader_version", lambda: "reader 2")
    with pytest.raises(KeyboardInterrupt):
        ledger.reread(progress=stop)
    assert [r.report for r in ledger.rereadings()] == ["north"]
    assert ledger.reread().same == 2
    assert [r.report for r in ledger.rereadings()] == ["north", "south"]
    assert ledger.verify().findings == ()


def test_a_report_that_was_read_again_can_be_erased(
    ledger: Ledger, newer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = ledger.review("Noor")
    noor.accept(the(ledger, "killed").id, "as the ministry says")
    newer(killed(21))
    noor.reject(the(ledger, "injured").id, "a caption")
    with monkeypatch.context() as patch:
        patch.setattr(stages, "clean", with_a_line_before)
        assert newer(as_it_was).rereadings[0].version == 1
    left = [(i.id, i.summary) for i in ledger.incidents() if "north" not in i.reports]
    erased = ledger.erase("north", "Noor", "a witness is named")
    assert {part for part, _, _ in (name.partition(" ") for name in erased)} == {
        *("raw", "offer", "report", "version", "account", "claim", "rereading", "decision")
    }
    assert ledger.verify().findings == ()
    assert ledger.unsettled() == () and {one.report for one in ledger.rereadings()} == {"south"}
    assert [(i.id, i.summary) for i in ledger.incidents()] == left
    ledger.export("jsonl", tmp_path, with_raw=True)
    assert b"Hajin" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    check = verify.Check(tmp_path)
    check.run()
    assert check.findings == []
    # what is left can be read again
    assert newer(as_it_was).same == 1
