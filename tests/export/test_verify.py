"""The verifier that comes with an export: it needs a Python and nothing else, and no change escapes it."""

import ast
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest

from factories import TEXT, make_incident, make_reading, put_derived
from rashomon.export import verify
from rashomon.export.exporter import export
from rashomon.export.options import Options
from rashomon.model.ledger_format import account_object, report_line
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.linking import link
from rashomon.pipeline.reviewing import Reviewer
from rashomon.reconcile.versions import Page, earlier_versions
from rashomon.store.chain import Head
from rashomon.store.store import Store

CHANGES = 200
SOURCE = Path(verify.__file__).read_text(encoding="utf-8")
LINES = (
    *("claims.jsonl", "reports.jsonl", "incidents.jsonl", "accounts.jsonl", "chain.jsonl"),
    *("claims_as_read.jsonl", "decisions.jsonl"),
)


FIRST, SECOND = make_reading("r1"), make_reading("r2", TEXT + " More.")


@pytest.fixture
def store() -> Store:
    first, second = (
        make_reading("r1", metadata={"desk": [1, 2.5, "é"]}),
        make_reading("r2", TEXT + " \u2028 Ende \U0001f54a."),
    )
    store = Store.open(":memory:")
    store.keep_raw([(reading.report.sha256, reading.report.text.encode()) for reading in (first, second)])
    store.add([first, second])
    put_derived(store, [make_incident(first), make_incident(second)], {})
    put_derived(store, [make_incident(first, second)], {"r2": "r1"})
    return store


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> Path:
    export(store, "jsonl", tmp_path / "export")
    return tmp_path / "export"


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """The export of a ledger in which people decided."""
    seconds = count()
    with Store.open(":memory:") as store:
        page = "https://example.org/news/7"
        first = make_reading("r1", TEXT + " \u2028 Ende \U0001f54a.", url=page)
        store.add([first, make_reading("r2", TEXT + " More.", url=f"{page}?utm_source=x")])
        link(store)
        who = Reviewer(store, "Noor", lambda: datetime(2019, 4, 1, tzinfo=UTC) + timedelta(seconds=next(seconds)))
        one, two, three, four = (claim.id for claim in list(store.claims())[:4])
        who.accept(one, "looked at it")
        who.reject(two)
        who.undo(who.reject(three).id)
        who.correct(
            three, {"value": {"low": 7}, "source": {"name": "x", "text": "x"}, "evidence": {"start": 0, "end": 9}}
        )
        who.correct(three, {"field": "injured", "stance": "alleged"})
        who.correct(four, {"relayed_by": ["a", "b"]})
        who.comment(four, "ask again")
        export(store, "jsonl", tmp_path / "decided")
    return tmp_path / "decided"


def checked(folder: Path, anchor: str | None = None) -> verify.Check:
    check = verify.Check(folder, anchor)
    check.run()
    return check


def problems(folder: Path) -> str:
    return "\n".join(map(str, checked(folder).findings))


def run(*words: str | Path) -> tuple[int, str]:
    command = [sys.executable, "-I", "-S", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def written_anew(folder: Path) -> None:
    """The manifest as somebody would write it who wants nobody to see that the files were changed."""
    path = folder / verify.MANIFEST
    said = json.loads(path.read_bytes())
    for file in said["files"]:
        file["size"], file["lines"], file["sha256"] = verify.measured(folder / file["name"])
    said["digest"] = verify.digest(said)
    path.write_bytes(verify.manifest_bytes(said))


def objects(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def put(path: Path, lines: list[Any]) -> None:
    path.write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8", newline="\n"
    )


# -- what it says of an export that nobody changed ---------------------------------------------------------------------


def test_it_runs_with_the_standard_library_alone(folder: Path, store: Store) -> None:
    status, said = run(folder / "verify.py")
    assert status == 0, said
    assert "As it was sealed: 2 reports, 10 claims, 1 incidents, 2 accounts." in said
    assert "Bound, and not in this export: 2 raw." in said
    assert f"Head: {store.head()}" in said and "Next: " in said
    assert sorted(path.name for path in folder.iterdir()) == sorted([*verify.REQUIRED, verify.MANIFEST])


def test_it_is_python_3_8_and_imports_nothing_that_must_be_installed() -> None:
    tree = ast.parse(SOURCE, feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names
    assert not {"socket", "urllib", "subprocess"} & imported


def test_the_copy_in_an_export_is_the_one_of_the_program(folder: Path) -> None:
    assert (folder / "verify.py").read_text(encoding="utf-8") == SOURCE


def test_documents_as_they_came_are_checked_when_they_are_there(store: Store, tmp_path: Path) -> None:
    export(store, "jsonl", tmp_path, Options(with_raw=True))
    status, said = run(tmp_path / "verify.py")
    assert status == 0 and "Bytes as they came: 2 documents; reports without: 0." in said
    assert "not in this export" not in said
    first, second = sorted((tmp_path / "raw").iterdir())
    first.write_bytes(first.read_bytes() + b" ")
    second.unlink()
    assert checked(tmp_path).found == 2
    assert "these are not the bytes that came" in problems(tmp_path) and "is not there" in problems(tmp_path)


def test_an_empty_ledger_has_an_export_too(tmp_path: Path) -> None:
    with Store.open(":memory:") as store:
        export(store, "jsonl", tmp_path, Options(with_raw=True))
    assert run(tmp_path / "verify.py")[0] == 0


def test_a_head_that_was_kept_is_passed(store: Store, tmp_path: Path) -> None:
    kept = store.head()
    store.add([make_reading("r3")])
    export(store, "jsonl", tmp_path)
    for head in (kept, store.head(), Head()):
        status, said = run(tmp_path / "verify.py", "--head", str(head))
        assert status == 0 and f"The chain comes past the head {head}." in said
    status, said = run(tmp_path / "verify.py", tmp_path, "--head", f"{kept.number}:{'0' * 64}")
    assert status == 1 and "does not come past the head" in said
    assert run(tmp_path / "verify.py", "--head", "3")[0] == 2


def test_what_people_decided_is_followed(decided: Path) -> None:
    status, said = run(decided / "verify.py")
    assert status == 0, said
    assert "Followed: 8 decisions, and 4 claims as they were read." in said
    shown = Counter(line["review"] for line in objects(decided / "claims.jsonl"))
    assert shown == {None: 6, "accepted": 1, "corrected": 2}


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"review": None}, "is not as people left it"),
        ({"stance": "asserted"}, "is not as people left it"),
        ({"confidence": 0.75}, "is not as people left it"),
        ({"source": None}, "is not as people left it"),
        ({"part_of": "another"}, "is not as people left it"),
        ({"trigger": {"start": 0, "end": 1, "text": "S"}}, "is not as people left it"),
        ({"incident": "i-0"}, "is not in the incident that its account is in"),
    ],
)
def test_what_came_of_a_correction_is_checked(decided: Path, changed: dict[str, Any], problem: str) -> None:
    claims = objects(decided / "claims.jsonl")
    put(decided / "claims.jsonl", [c | changed if c["stance"] == "alleged" else c for c in claims])
    written_anew(decided)
    assert problem in problems(decided)


def test_a_rejected_claim_does_not_come_back(decided: Path) -> None:
    claims, as_read = objects(decided / "claims.jsonl"), objects(decided / "claims_as_read.jsonl")
    back = [claim for claim in as_read if claim["id"] not in {claim["id"] for claim in claims}]
    assert len(back) == 1
    put(decided / "claims.jsonl", [*claims, *back])
    written_anew(decided)
    assert problems(decided) == f"claim {back[0]['id']}: is not as people left it"


def test_what_was_derived_anew_is_counted(folder: Path) -> None:
    check = checked(folder)
    assert not check.findings
    assert check.replaced == 3  # an incident that grew, one that is gone, the link of its account
    chain = objects(folder / "chain.jsonl")
    shown = Counter((line["part"], line["salt"] is not None) for line in chain if "part" in line)
    assert shown["raw", True] == 0  # nobody needs the salt of what is not there
    assert shown["incident", True] == 1 and shown["link", True] == 2 and shown["claim", True] == 10


# -- what it sees -----------------------------------------------------------------------------------------------------


def test_200_changed_bytes_are_all_seen(decided: Path) -> None:
    chance = random.Random(20180207)
    for _ in range(CHANGES):
        path = decided / chance.choice((*LINES, verify.MANIFEST, "verify.py"))
        whole = path.read_bytes()
        path.write_bytes(_damaged(whole, chance))
        check = checked(decided)
        assert check.findings, path.name
        path.write_bytes(whole)
    assert not checked(decided).findings


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(whole))
    return chance.choice(
        (
            whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :],
            whole[:place] + whole[place + chance.randint(1, 50) :],
            whole[:place] + bytes(chance.choices(range(256), k=3)) + whole[place:],
            whole[:place],
        )
    )


def test_280_changes_by_somebody_who_writes_the_manifest_anew_are_all_seen(decided: Path) -> None:
    chance, fresh = random.Random(20180208), decided.with_name("fresh")
    shutil.copytree(decided, fresh)
    for number in range(CHANGES + 80):
        name = LINES[number % len(LINES)]
        lines = objects(decided / name)
        how = _rewritten(lines, chance)
        put(decided / name, lines)
        written_anew(decided)
        check = checked(decided)
        assert check.findings, (name, how)
        assert {finding.kind for finding in check.findings} == {"unsound"}
        for changed in (name, verify.MANIFEST):
            shutil.copy(fresh / changed, decided / changed)
    assert not checked(decided).findings


def _rewritten(lines: list[Any], chance: random.Random) -> str:
    """Change one thing, and say which."""
    place = chance.randrange(len(lines))
    line = lines[place]
    kind = chance.choice(("another", "another", "another", "left out", "twice", "a new key"))
    if kind == "left out":
        del lines[place]
    elif kind == "twice":
        lines.insert(place, line)
    elif kind == "a new key":
        line["note"] = "x"
    else:
        # a salt that is not shown binds nothing
        keys = [key for key in line if line[key] is not None or key != "salt"]
        key = chance.choice(keys)
        line[key] = another(line[key], chance)
        return f"{kind}: {key} of line {place}"
    return f"{kind}: line {place}"


def another(value: Any, chance: random.Random) -> Any:
    """Another value of the same kind, deep inside where there is a deep inside."""
    if isinstance(value, dict) and value:
        key = chance.choice(sorted(value))
        return {**value, key: another(value[key], chance)}
    if isinstance(value, list) and value:
        place = chance.randrange(len(value))
        return [*value[:place], another(value[place], chance), *value[place + 1 :]]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return f"{value}." if isinstance(value, str) else "something"


def test_which_page_a_report_is_a_version_of_is_checked(decided: Path) -> None:
    lines = objects(decided / "reports.jsonl")
    assert [line["version_of"] for line in lines] == [None, "r1"]
    for name, said in (("r1", "r2"), ("r2", None), ("r2", "r2")):
        put(decided / "reports.jsonl", [line | ({"version_of": said} if line["id"] == name else {}) for line in lines])
        written_anew(decided)
        assert problems(decided) == f"report {name}: is not the next version of the report that it names"


ADDRESSES = (
    *("https://www.example.org/a/", "http://EXAMPLE.org/a?fbclid=1", "https://example.org/a?page=2", "example.org/a"),
    *("https://example.org/", "https://example.org/?p=1", "https://[broken/a", "", None),
)


def test_it_takes_the_same_for_one_page_as_the_program() -> None:
    pages = [
        {"id": f"{k:03}", "url": url, "publisher": publisher, "published": day, "sha256": str(k % 3)}
        for k, (url, publisher, day) in enumerate(
            product(ADDRESSES, ("The Courier", "courier", "A. Courier of the North", None), ("2019-03-06", None))
        )
    ]
    found = earlier_versions(Page(*page.values()) for page in pages)
    check = verify.Check(Path())
    for page in pages:
        read = (page["published"] or "9999", page["id"], page["sha256"], found.get(page["id"]))
        check._pages.setdefault(verify.page_of(page), []).append(read)
    check._check_versions()
    assert len(found) > len(pages) / 4
    assert check.findings == []


def test_what_the_manifest_says_is_checked(folder: Path) -> None:
    path = folder / verify.MANIFEST
    for key, value in (("head", f"0:{'0' * 64}"), ("incidents", None), ("published", {"first": "2001-01-01"})):
        whole = path.read_bytes()
        said = json.loads(whole) | {key: value}
        path.write_bytes(verify.manifest_bytes({**said, "digest": verify.digest(said)}))
        assert checked(folder).findings, key
        path.write_bytes(whole)


@pytest.mark.parametrize(
    "files", [[], 7, [{}], [7], [{"name": "../secret"}], [{"name": ["x"]}], [{"name": "claims.jsonl"}], {}]
)
def test_a_manifest_that_names_other_files_is_no_manifest(folder: Path, files: Any) -> None:
    path = folder / verify.MANIFEST
    said = json.loads(path.read_bytes()) | {"files": files}
    path.write_bytes(verify.manifest_bytes({**said, "digest": verify.digest(said)}))
    assert checked(folder).findings


@pytest.mark.parametrize("name", [*verify.REQUIRED, verify.MANIFEST])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    status, said = run(SOURCE_PATH, folder)
    assert status == 1 and f"{name}: is not there" in said and "Next: " in said


SOURCE_PATH = Path(verify.__file__)


def test_what_lies_beside_an_export_is_named(folder: Path) -> None:
    (folder / "raw.jsonl").write_text("")
    (folder / ".hidden").write_text("")
    (folder / "raw").mkdir()
    status, said = run(folder / "verify.py")
    assert status == 0 and "Lies beside the export, and is no part of it: raw, raw.jsonl." in said


def test_a_newer_format_is_said(folder: Path) -> None:
    path = folder / verify.MANIFEST
    said = json.loads(path.read_bytes()) | {"version": 2}
    path.write_bytes(verify.manifest_bytes({**said, "digest": verify.digest(said)}))
    assert [finding.kind for finding in checked(folder).findings] == ["newer"]


def test_a_key_that_stands_twice_is_seen(folder: Path) -> None:
    path = folder / "claims.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"stance":"denied"', b'"stance":"asserted","stance":"denied"', 1))
    written_anew(folder)
    assert "claims.jsonl, line 2: cannot be read" in problems(folder)


def test_the_words_of_a_claim_must_stand_in_its_report(store: Store, tmp_path: Path) -> None:
    reading = make_reading("r9")
    from msgspec.structs import replace

    claim = reading.claims[0]
    shifted = replace(claim, evidence=replace(claim.evidence, start=claim.evidence.start + 1))
    store.add([replace(reading, claims=(shifted,))])
    export(store, "jsonl", tmp_path)
    assert problems(tmp_path) == f"claim {claim.id}: its evidence does not stand in its report"


def test_a_cut_end_is_seen_against_a_kept_head(store: Store, folder: Path) -> None:
    kept = str(store.head())
    chain = objects(folder / "chain.jsonl")
    last = max(place for place, line in enumerate(chain) if "kind" in line)
    left = chain[:last]
    put(folder / "chain.jsonl", left)
    written_anew(folder)
    assert "names another head" in problems(folder)
    assert "does not come past the head" in "\n".join(map(str, checked(folder, kept).findings))


def test_what_was_erased_is_said_and_cannot_come_back(tmp_path: Path) -> None:
    with Ledger(Store.open(":memory:"), now=lambda: datetime(2019, 4, 1, tzinfo=UTC)) as ledger:
        ledger.store.keep_raw((one.report.sha256, one.report.text.encode()) for one in (FIRST, SECOND))
        ledger.store.add([FIRST, SECOND])
        ledger.review("Noor").accept(SECOND.claims[0].id)
        ledger.erase("r2", "Noor", "a witness is named")
        ledger.export("jsonl", tmp_path, with_raw=True)
    status, said = run(tmp_path / "verify.py")
    assert status == 0, said
    # a report, its bytes, its account, five claims and a decision
    assert "Bound, and erased since, with author and reason: 9." in said
    assert b"More." not in b"".join(path.read_bytes() for path in tmp_path.rglob("*.jsonl"))
    for name, part, line in (
        ("accounts.jsonl", "account a-r2", account_object(SECOND.accounts[0])),
        ("reports.jsonl", "report r2", report_line(SECOND.report, None, None)),
    ):
        whole = (tmp_path / name).read_bytes()
        put(tmp_path / name, [*objects(tmp_path / name), line])
        written_anew(tmp_path)
        assert f"{part}: is there, and the chain says that it was erased: nobody can check it" in problems(tmp_path)
        (tmp_path / name).write_bytes(whole)


def test_nothing_is_taken_for_erased_that_nobody_erased(folder: Path) -> None:
    claims, chain = objects(folder / "claims.jsonl"), objects(folder / "chain.jsonl")
    for line in chain:
        if line.get("part") == "claim" and line["id"] == claims[0]["id"]:
            line["salt"] = None
    put(folder / "chain.jsonl", chain)
    put(folder / "claims.jsonl", claims[1:])
    written_anew(folder)
    assert problems(folder) == f"claim {claims[0]['id']}: was sealed and is not there"


def test_very_many_findings_are_counted_and_some_are_listed(tmp_path: Path) -> None:
    with Store.open(":memory:") as store:
        store.add([make_reading(f"r{number}") for number in range(30)])
        export(store, "jsonl", tmp_path)
    put(tmp_path / "claims.jsonl", [claim | {"confidence": 0.5} for claim in objects(tmp_path / "claims.jsonl")])
    status, said = run(tmp_path / "verify.py")
    assert status == 1 and "Findings: 151 (the first 100 are listed)" in said
    assert len(said.splitlines()) == verify.KEPT + 2


def test_words_of_others_do_nothing_to_the_terminal(folder: Path) -> None:
    lines = objects(folder / "accounts.jsonl")
    lines[0]["id"] = "\x1b[2J\u202e"
    put(folder / "accounts.jsonl", lines)
    said = run(folder / "verify.py")[1]
    assert "\\u001b[2J\\u202e" in said and "\x1b" not in said
