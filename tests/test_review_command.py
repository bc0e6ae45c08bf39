"""`rashomon review`: what a person types, what is printed, what it does to the ledger."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from factories import make_reading
from rashomon.cli import main
from rashomon.cli.reviewing import review
from rashomon.store.store import Store

CLAIM = "a-r0-killed-45"


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "x.ledger")
    with Store.open(path, create=True) as store:
        store.add([make_reading(f"r{number}") for number in range(3)])
    return path


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RASHOMON_LEDGER", raising=False)
    monkeypatch.setenv("RASHOMON_AUTHOR", "Noor")


def run(*words: str, given: str | None = None, **environment: str) -> Result:
    return CliRunner().invoke(main, words, input=given, env=environment, catch_exceptions=False)


def incident(ledger: str) -> str:
    return str(json.loads(run("incidents", ledger, "--json").stdout)[0]["id"])


def test_what_was_decided_is_printed_and_shown(ledger: str) -> None:
    name = incident(ledger)
    done = run("review", ledger, "reject", CLAIM, "--reason", "a caption")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"decision 1 by Noor: rejected claim {CLAIM}\nchanged {name}: ")
    shown = run("show", ledger, name).stdout
    assert "Noor  rejected claim a-r0-killed-45 (a caption)" in shown
    assert "DECISIONS" in shown and f"{CLAIM}  killed: 12 or more (people), REJECTED: “At least 12" in shown
    assert run("review", ledger, "undo", "1").stdout.startswith("decision 2 by Noor: undid 1\n")
    shown = run("show", ledger, name).stdout
    assert "UNDONE" in shown and "REJECTED" not in shown


def test_the_ledger_may_come_from_the_environment(ledger: str) -> None:
    done = run("review", "accept", CLAIM, "--author", "Sami", RASHOMON_LEDGER=ledger)
    assert done.stdout == f"decision 1 by Sami: accepted claim {CLAIM}\nno incident changed\n"
    assert "r0-killed-45" in run("review", "history", RASHOMON_LEDGER=ledger).stdout


def test_what_is_set_is_understood_and_printed(ledger: str) -> None:
    name = incident(ledger)
    for field, value, words in (
        ("killed", "9-10-11", "9-10-11"),
        ("place", "Palmyra", "Palmyra, Homs, SYR"),
        ("initiator", "SDF", "Syrian Democratic Forces"),
        ("date", "2019-03-04", "2019-03-04"),
    ):
        done = run("review", ledger, "set", name, field, value, "--reason", "the register")
        assert f"set {field} to {words}\nchanged {name}: " in done.stdout
    whole = json.loads(run("show", ledger, name, "--json").stdout)
    assert [d["field"] for d in whole["decisions"]] == ["killed", "place", "initiator", "date"]
    assert whole["incident"]["harm"]["killed"]["high"] == 11
    assert whole["version"].startswith("4-")
    assert "set by Noor" in run("explain", ledger, name).stdout


def test_a_correction_keeps_what_was_read(ledger: str) -> None:
    done = run("review", ledger, "correct", CLAIM, "--value", "29+", "--stance", "alleged", "--source", "?")
    assert "corrected claim" in done.stdout
    explained = run("explain", ledger, CLAIM).stdout
    assert "review: corrected" in explained and "as read: 12 or more (people)" in explained
    assert "killed: 29 or more (people), alleged, corrected" in explained
    rows = json.loads(run("claims", ledger, "--json", "--field", "killed").stdout)
    (row,) = [row for row in rows if row["id"] == CLAIM]
    assert (row["value"]["low"], row["stance"], row["source"], row["review"]) == (29, "alleged", None, "corrected")
    assert run("review", ledger, "correct", CLAIM, "--parts", '{"value": {"low": 31}}').exit_code == 0


def test_rejected_claims_are_listed_when_asked_for(ledger: str) -> None:
    run("review", ledger, "reject", CLAIM)
    run("review", ledger, "accept", "a-r1-killed-45")
    assert CLAIM not in run("claims", ledger, "--csv").stdout
    listed = run("claims", ledger, "--csv", "--rejected").stdout
    assert [line.rpartition(",")[2] for line in listed.splitlines() if line.startswith((CLAIM, "a-r1-killed-45"))] == [
        "rejected",
        "accepted",
    ]
    assert "REJECTED" in run("claims", ledger, "--rejected").stdout


def test_split_merge_and_the_version_that_was_seen(ledger: str) -> None:
    name = incident(ledger)
    gone = run("review", ledger, "split", name, "--report", "r2", "--reason", "another day", "--json")
    changed = json.loads(gone.stdout)["changed"]
    assert len(changed) == 2
    versions = [json.loads(run("show", ledger, one, "--json").stdout)["version"] for one in changed]
    seen = [word for version in versions for word in ("--seen", version)]
    run("review", ledger, "comment", name, "wait", "for", "me")
    late = run("review", ledger, "merge", *changed, *seen)
    assert late.exit_code == 1 and not late.stdout
    assert "DecisionError[D001]" in late.stderr and "2 comment by Noor" in late.stderr
    done = run("review", ledger, "merge", *changed)
    assert "merged 2 incidents" in done.stdout and "\ngone i-" in done.stdout
    (left,) = json.loads(run("incidents", ledger, "--json").stdout)
    assert len(left["accounts"]) == 3
    assert run("review", ledger, "assign", left["id"], "Sami").stdout.startswith(
        "decision 4 by Noor: assigned it to Sami"
    )


@pytest.mark.parametrize("form", ["--table", "--json", "--nl", "--csv", "--tsv"])
def test_the_history_has_every_form(ledger: str, form: str) -> None:
    run("review", ledger, "reject", CLAIM, "--reason", "a caption")
    run("review", ledger, "comment", incident(ledger), "hm")
    whole = run("review", ledger, "history", form)
    assert whole.exit_code == 0 and "a caption" in whole.stdout and "hm" in whole.stdout
    of_claim = run("review", ledger, "history", CLAIM, form).stdout
    assert "a caption" in of_claim and "hm" not in of_claim
    assert run("review", ledger, "history", incident(ledger), form).stdout == whole.stdout


def test_a_script_is_applied(ledger: str, tmp_path: Path) -> None:
    script = tmp_path / "decided.jsonl"
    script.write_text(f'{{"kind": "accept", "claim": "{CLAIM}"}}\n{{"kind": "accept", "claim": "nobody"}}\n{{}}\n')
    done = run("review", ledger, "apply", str(script))
    assert done.exit_code == 1
    assert done.stdout == "3 seen: 1 stored, 1 rejected, 1 failed\n"
    assert f"failed[N001] {script}:2: " in done.stderr and f"rejected[D006] {script}:3: " in done.stderr
    again = run("review", ledger, "apply", "-", given=f'{{"kind": "accept", "claim": "{CLAIM}"}}')
    assert (again.exit_code, again.stdout) == (0, "1 seen: 1 stored (1 already known), 0 rejected, 0 failed\n")


@pytest.mark.parametrize(
    ("words", "status", "part"),
    [
        (("accept", CLAIM), 2, "RASHOMON_LEDGER"),
        (("x.ledger", "accept", CLAIM), 1, "LedgerError[L001]"),
        (("accpt", CLAIM), 2, "'accpt' is taken for the LEDGER"),
        (("LEDGER", "accept", CLAIM, "--author", " "), 2, "--author"),
        (("LEDGER", "accept", "nobody"), 1, "NotFoundError[N001]"),
        (("LEDGER", "correct", CLAIM), 2, "nothing to correct"),
        (("LEDGER", "correct", CLAIM, "--stance", "sure"), 1, "DecisionError[D003]"),
        (("LEDGER", "correct", CLAIM, "--parts", "{"), 2, "no JSON"),
        (("LEDGER", "correct", CLAIM, "--parts", "[]"), 2, "not a JSON object"),
        (("LEDGER", "split", "i-a-r0"), 2, "who leaves?"),
        (("LEDGER", "set", "i-a-r0", "killed", "3"), 2, "--reason"),
        (("LEDGER", "merge"), 2, "INCIDENT INCIDENT..."),
        (("LEDGER", "undo", "7"), 1, "rashomon review LEDGER history"),
        (("LEDGER", "history", "nobody"), 1, "NotFoundError[N001]"),
        (("LEDGER", "apply", "nowhere.jsonl"), 1, "nowhere.jsonl"),
    ],
)
def test_what_is_wrong_is_said_with_the_next_step(ledger: str, words: tuple[str, ...], status: int, part: str) -> None:
    result = run("review", *(ledger if word == "LEDGER" else word for word in words))
    assert result.exit_code == status
    assert part in result.stderr and not result.stdout
    assert "Traceback" not in result.stderr


def test_every_action_and_option_says_what_it_does() -> None:
    context = click.Context(review)
    for name in review.list_commands(context):
        command = review.get_command(context, name)
        assert command is not None and command.help
        for option in command.params:
            assert isinstance(option, click.Argument) or option.help, (name, option.name)


def test_what_people_type_does_not_reach_the_terminal_raw(ledger: str) -> None:
    run("review", ledger, "comment", incident(ledger), "red \x1b[31m alert")
    for words in (("show", ledger, incident(ledger)), ("review", ledger, "history")):
        assert "\x1b" not in run(*words).stdout and "\\u001b" in run(*words).stdout


def test_an_incident_is_accepted_coded_and_a_claim_stands_elsewhere(ledger: str) -> None:
    name = incident(ledger)
    assert "accepted it as it stands" in run("review", ledger, "accept", name).stdout
    coded = run("review", ledger, "code", name, "killed=9-10-11", "type=shelling", "--json")
    assert json.loads(coded.stdout)["decision"]["value"]["type"] == "shelling"
    assert run("review", ledger, "code", name, "killed").exit_code == 1
    read = json.loads(run("claims", ledger, "--json", "--field", "killed").stdout)
    words = next(row["evidence"]["text"] for row in read if row["id"] == CLAIM).split()[0]
    assert run("review", ledger, "correct", CLAIM, "--words", words).exit_code == 0
    (row,) = [row for row in json.loads(run("claims", ledger, "--json").stdout) if row["id"] == CLAIM]
    assert row["trigger"]["text"] == words
    late = run("review", ledger, "correct", CLAIM, "--words", "nobody wrote this")
    assert late.exit_code == 1 and "no such words" in late.stderr
