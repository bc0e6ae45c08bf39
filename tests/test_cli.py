"""The commands: results on stdout, messages on stderr, exit codes that scripts can rely on, no tracebacks."""

import csv
import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import stages
from factories import TEXT
from rashomon.cli import main


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.stand_in(monkeypatch)
    monkeypatch.delenv("RASHOMON_LEDGER", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name, text in {"one": TEXT, "two": TEXT + " More.", "three": TEXT}.items():
        (place / f"{name}.txt").write_text(text)
    return place


@pytest.fixture
def ledger(folder: Path, tmp_path: Path) -> str:
    path = str(tmp_path / "x.ledger")
    assert run("read", str(folder), "-l", path).exit_code == 0
    return path


def run(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(main, words, env=environment, catch_exceptions=False)


def test_read_gives_the_account_of_the_reading(folder: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "x.ledger")
    first = run("read", str(folder), "--ledger", path)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == (
        "3 seen: 3 stored, 0 rejected, 0 failed\nthe ledger holds 3 reports, 15 claims, 1 incident\n"
    )
    (folder / "bad.txt").write_text("nothing to read")
    again = run("read", str(folder), RASHOMON_LEDGER=path)
    assert again.exit_code == 3
    assert again.stdout.startswith("4 seen: 3 stored (3 already known), 1 rejected, 0 failed\n")
    assert again.stderr == f"rejected[I003] {folder}/bad.txt: no text left.\n"


def test_incidents_as_a_table_and_for_programs(ledger: str) -> None:
    table = run("incidents", ledger).stdout
    assert table == run("incidents", ledger, "--table").stdout
    assert "0-12-12" in table and "! contested" in table
    assert max(len(line) for line in table.splitlines()) <= 100
    whole = json.loads(run("incidents", ledger, "--json").stdout)
    assert [json.loads(line) for line in run("incidents", ledger, "--nl").stdout.splitlines()] == whole
    assert whole[0]["harm"]["killed"]["best"] == 12
    for form, separator in (("--csv", ","), ("--tsv", "\t")):
        rows = list(csv.DictReader(io.StringIO(run("incidents", ledger, form).stdout), delimiter=separator))
        assert [row["killed_high"] for row in rows] == ["12"]
        assert rows[0]["id"] == whole[0]["id"]


def test_an_incident_is_drawn_into_a_file(ledger: str, tmp_path: Path) -> None:
    incident = json.loads(run("incidents", ledger, "--json").stdout)[0]["id"]
    drawn = tmp_path / "incident.svg"
    assert run("show", ledger, incident, "--svg", str(drawn)).stdout == f"{drawn}\n"
    first = drawn.read_bytes()
    assert first.startswith(b"<svg") and incident.encode() in first
    assert run("show", ledger, incident, "--svg", str(drawn)).exit_code == 0 and drawn.read_bytes() == first
    assert run("show", ledger, incident, "--svg", str(drawn), "--json").exit_code == 2
    nowhere = run("show", ledger, incident, "--svg", str(tmp_path / "no" / "x.svg"))
    assert nowhere.exit_code == 1 and nowhere.stderr.startswith("ExportError[E003]")


def test_what_is_shown_for_programs_says_what_counts_and_who_stands_behind_it(ledger: str) -> None:
    incident = json.loads(run("incidents", ledger, "--json").stdout)[0]["id"]
    shown = json.loads(run("show", ledger, incident, "--json").stdout)
    harm = {claim["id"] for claim in shown["claims"] if claim["field"] == "killed"}
    assert {row["claim"] for row in shown["timeline"]} == harm
    assert all(row["why"] and row["counts"] == row["why"].startswith("counts") for row in shown["timeline"])
    behind = [row["claim"] for source in shown["sources"] for row in source["claims"]]
    assert sorted(behind) == sorted(claim["id"] for claim in shown["claims"])


def test_incidents_are_filtered_and_wrong_words_are_said(ledger: str) -> None:
    assert json.loads(run("incidents", ledger, "--json", "--until", "2019-03-04").stdout) == []
    assert run("incidents", ledger, "--type", "arrest").stdout == "no incidents\n"
    assert len(json.loads(run("incidents", ledger, "--json", "--report", "two").stdout)) == 1
    wrong = run("incidents", ledger, "--type", "airstrike")
    assert wrong.exit_code == 2 and "air_strike" in wrong.stderr
    assert run("incidents", ledger, "--since", "yesterday").exit_code == 2


@pytest.mark.parametrize("command", ["reports", "claims", "incidents"])
@pytest.mark.parametrize("form", ["--table", "--json", "--nl", "--csv", "--tsv"])
def test_every_list_has_every_form(ledger: str, command: str, form: str) -> None:
    result = run(command, ledger, form)
    assert result.exit_code == 0 and result.stdout.strip() and not result.stderr


def test_claims_are_filtered(ledger: str) -> None:
    claims = json.loads(run("claims", ledger, "--json", "--report", "one", "--field", "killed").stdout)
    assert [claim["stance"] for claim in claims] == ["denied", "asserted"]
    assert all(claim["incident"] == "i-a-one" for claim in claims)


def test_show_and_explain(ledger: str) -> None:
    shown = run("show", ledger, "i-a-one").stdout
    assert "! contested" in shown and "three (The three) repeats one" in shown
    assert "At least 12 people were killed" in shown
    assert run("show", "i-a", RASHOMON_LEDGER=ledger).stdout == shown
    assert "rule killed_words" in run("explain", ledger, "one").stdout
    assert "[rule lowest_bound]" in run("explain", ledger, "i-a-one").stdout
    assert "The one <- Agence Mistral <- medics" in run("explain", ledger, "a-one-killed-45").stdout


def test_show_and_explain_for_programs(ledger: str) -> None:
    shown = json.loads(run("show", ledger, "i-a-one", "--json").stdout)
    assert shown["incident"]["id"] == "i-a-one"
    assert {claim["incident"] for claim in shown["claims"]} == {"i-a-one"}
    assert [report["id"] for report in shown["reports"]] == shown["incident"]["reports"]
    explained = json.loads(run("explain", ledger, "i-a-one", "--json").stdout)
    assert (explained["kind"], explained["id"]) == ("incident", "i-a-one")
    assert sorted(explained["claims"]) == sorted(claim["id"] for claim in shown["claims"])
    assert {"field", "rule", "text", "claims"} <= set(explained["reasons"][0])


def test_compare_needs_no_ledger(folder: Path) -> None:
    result = run("compare", str(folder / "one.txt"), str(folder / "two.txt"))
    assert result.exit_code == 0
    assert "TOLD BY BOTH" in result.stdout and "! contested" in result.stdout


def test_export(ledger: str, tmp_path: Path) -> None:
    result = run("export", ledger, "--format", "jsonl", "-o", str(tmp_path / "out"))
    assert [Path(line).name for line in result.stdout.splitlines()] == [
        *("reports.jsonl", "claims.jsonl", "incidents.jsonl", "accounts.jsonl"),
        *("decisions.jsonl", "claims_as_read.jsonl", "offers.jsonl", "rereadings.jsonl"),
        *("former.jsonl", "erasures.jsonl"),
        *("chain.jsonl", "verify.py", "manifest.json"),
    ]
    assert run("export", ledger, "--format", "nope", "-o", str(tmp_path)).exit_code == 1


@pytest.mark.parametrize(
    ("words", "status", "part"),
    [
        (("incidents",), 2, "RASHOMON_LEDGER"),
        (("show",), 2, "[LEDGER] INCIDENT"),
        (("show", "i-1"), 2, "RASHOMON_LEDGER"),
        (("read", "x.txt"), 2, "RASHOMON_LEDGER"),
        (("incidents", "no.ledger"), 1, "LedgerError[L001] no.ledger"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_what_is_wrong_is_said_without_a_traceback(words: tuple[str, ...], status: int, part: str) -> None:
    result = run(*words)
    assert result.exit_code == status
    assert part in result.stderr and not result.stdout


def test_an_unknown_id_is_a_problem_in_the_data(ledger: str) -> None:
    result = run("show", ledger, "i-b-one")
    assert result.exit_code == 1
    assert result.stderr == f"NotFoundError[N001] {ledger}: no incident 'i-b-one'. Did you mean i-a-one?\n"


def test_controls_in_texts_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = str(tmp_path / "x.ledger")
    (tmp_path / "evil.txt").write_text(TEXT.replace("market", "mar\x1b[31mket\u202e"))
    run("read", str(tmp_path / "evil.txt"), "-l", path)
    for words in (("show", path, "i"), ("explain", path, "evil"), ("claims", path), ("reports", path)):
        shown = run(*words).stdout
        assert "\x1b" not in shown and "\u202e" not in shown
    assert "\\u001b[31mket\\u202e" in run("show", path, "i").stdout
    for words in (("show", path, "i", "--json"), ("explain", path, "evil", "--json")):
        assert "\x1b" not in run(*words).stdout and "\u202e" not in run(*words).stdout


def test_every_command_and_option_says_what_it_does() -> None:
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None and command.help
        for option in command.params:
            assert isinstance(option, click.Argument) or option.help, (name, option.name)


# -- as a program of its own ------------------------------------------------------------------------------------------


def program(*words: str) -> list[str]:
    return [sys.executable, "-m", "rashomon", *words]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom rashomon.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'rich', 'trafilatura', 'numpy', 'msgspec'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_looking_loads_no_parser(ledger: str) -> None:
    code = (
        "import sys\nfrom rashomon.cli import main\n"
        f"try:\n    main(['incidents', {ledger!r}])\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'trafilatura', 'numpy', 'yaml'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_quiet(ledger: str) -> None:
    command = f"{sys.executable} -m rashomon claims {ledger} --nl | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_ctrl_c_ends_at_once_and_leaves_no_half_written_ledger(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with subprocess.Popen(
        program("read", "-", "-l", str(path)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # whoever runs the tests in the background of a shell has it ignored, and a program inherits that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (no lock is taken)
    ) as running:
        deadline = time.monotonic() + 60
        while not (path.exists() and path.stat().st_size > 100_000) and time.monotonic() < deadline:  # all its tables
            time.sleep(0.05)
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        running.wait(timeout=20)  # it would wait for its input for ever
        assert running.stderr is not None and b"Traceback" not in running.stderr.read()
    assert running.returncode == 1
    assert run("reports", str(path)).stdout == "no reports\n"


def test_words_that_can_match_nothing_are_mistakes(ledger: str) -> None:
    for words in (["claims", ledger, "--field", "kiled"], ["incidents", ledger, "--country", "Syria"]):
        wrong = run(*words)
        assert wrong.exit_code == 2
        assert words[-1] in wrong.stderr and wrong.stdout == ""


def test_a_missing_ledger_is_said_in_the_words_of_the_command(folder: Path) -> None:
    assert "--ledger" in run("read", str(folder)).stderr
    assert "'x.ledger' is taken for the INCIDENT" in run("show", "x.ledger").stderr


def test_verify_and_head(ledger: str) -> None:
    kept = run("head", ledger).stdout.strip()
    sound = run("verify", ledger, "--head", kept)
    assert (sound.exit_code, sound.stderr) == (0, "")
    assert sound.stdout.startswith("sound: ")
    assert kept in sound.stdout
    other = f"{kept.partition(':')[0]}:{'0' * 64}"
    changed = run("verify", ledger, "--head", other)
    assert changed.exit_code == 1
    assert "does not come past the head" in changed.stderr
    assert changed.stdout.startswith("NOT SOUND, findings: 1: ")
    assert json.loads(run("verify", ledger, "--json").stdout) | {"rows": 0} == {
        "head": kept,
        "rows": 0,
        "sound": True,
        "findings": [],
    }
    assert run("verify", ledger, "--head", "yesterday's").exit_code == 2


def test_erase(ledger: str) -> None:
    (name, *others) = [line["id"] for line in json.loads(run("reports", ledger, "--json").stdout)]
    words = ("erase", ledger, name, "--author", "Noor", "--reason", "a witness asked")
    asked = CliRunner().invoke(main, words, input="n\n")
    assert asked.exit_code == 1
    assert f"Erase {name} for good?" in asked.stderr
    done = run(*words, "--yes")
    assert done.exit_code == 0
    assert f"report {name}" in done.stdout.splitlines()
    assert "head is now" in done.stderr
    assert [line["id"] for line in json.loads(run("reports", ledger, "--json").stdout)] == others
    assert run("verify", ledger).exit_code == 0
    assert run("erase", ledger, "nobody", "--author", "Noor", "--reason", "why", "--yes").exit_code == 1
    assert run("erase", ledger, others[0], "--reason", "why", "--yes").exit_code == 2


def test_an_export_is_checked_and_taken_in_elsewhere(ledger: str, tmp_path: Path) -> None:
    folder, other = tmp_path / "export", str(tmp_path / "other.ledger")
    listed = run("export", ledger, "-o", str(folder), "--raw").stdout.splitlines()
    assert [Path(line).name for line in listed] == [
        *("reports.jsonl", "claims.jsonl", "incidents.jsonl", "accounts.jsonl", "decisions.jsonl"),
        *("claims_as_read.jsonl", "offers.jsonl", "rereadings.jsonl", "former.jsonl", "erasures.jsonl", "raw.jsonl"),
        *("chain.jsonl", "verify.py", "manifest.json"),
    ]
    taken = run("import", str(folder), "--ledger", other)
    assert (taken.exit_code, taken.stderr) == (0, "")
    assert taken.stdout == (
        "3 seen: 3 stored, 0 rejected, 0 failed\nthe ledger holds 3 reports, 15 claims, 1 incident\n"
    )
    assert run("import", str(folder), RASHOMON_LEDGER=other).stdout.startswith("3 seen: 3 stored (3 already known)")
    assert run("incidents", other, "--json").stdout == run("incidents", ledger, "--json").stdout
    assert run("verify", other).exit_code == 0


def test_an_export_that_was_changed_is_refused_with_the_next_step(ledger: str, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    run("export", ledger, "-o", str(folder))
    (folder / "claims.jsonl").write_text("")
    refused = run("import", str(folder), "--ledger", str(tmp_path / "other.ledger"))
    assert refused.exit_code == 1 and refused.stdout == ""
    assert refused.stderr.startswith(f"InputError[I023] {folder}: a file of the export was changed (claims.jsonl: ")
    assert refused.stderr.endswith("Get the export again from whoever made it.\n")
    assert run("import", str(folder)).exit_code == 2


def test_search(ledger: str) -> None:
    found = json.loads(run("search", ledger, "medics", "--json").stdout)
    assert [(hit["kind"], hit["report"], hit["match"]) for hit in found] == [
        (kind, report, "medics") for report in ("one", "three", "two") for kind in ("report", "claim")
    ]
    assert "killed, [medics] told Agence" in run("search", ledger, "medics").stdout
    only = run("search", "medics", "--only", "claims", "--limit", "1", "--csv", RASHOMON_LEDGER=ledger)
    assert [row["field"] for row in csv.DictReader(io.StringIO(only.stdout))] == ["killed"]
    assert run("search", ledger, "nobody knows it").stdout == "no reports or claims with these words\n"
    wrong = run("search", ledger, '"half')
    assert (wrong.exit_code, "S001" in wrong.stderr) == (1, True)


def test_lists_can_be_cut(ledger: str) -> None:
    claims = json.loads(run("claims", ledger, "--json").stdout)
    assert json.loads(run("claims", ledger, "--limit", "2", "--json").stdout) == claims[:2]
    assert len(json.loads(run("incidents", ledger, "--limit", "1", "--json").stdout)) == 1
