"""An export that is killed at any moment leaves a folder that is whole, or one that nobody takes for whole."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from factories import TEXT, make_reading
from rashomon.export.exporter import export
from rashomon.export.options import Options
from rashomon.export.verify import MANIFEST, Check
from rashomon.store.store import Store

KILLS, OFTEN = 40, 1_000

# forks exporters, because starting Python anew would take longer than all the writing
KILLER = """
import os, random, select, signal, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from factories import make_reading
from rashomon.export.exporter import export
from rashomon.store.store import Store

def write(place, folder, told):
    with Store.open(place) as store:
        while True:
            export(store, "jsonl", folder)
            os.write(told, b".")

place, chance = sys.argv[1], random.Random(int(sys.argv[4]))
for kill in range(int(sys.argv[3])):
    with Store.open(place, create=True) as store:
        store.add([make_reading(f"r{kill}")])
    hears, told = os.pipe()
    writer = os.fork()
    if not writer:
        write(place, Path(place).with_name("export"), told)
    os.close(told)
    select.select([hears], [], [], 10)
    time.sleep(chance.random() * 0.1)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    os.close(hears)
    print(kill, flush=True)
    sys.stdin.readline()
"""


def test_kills_leave_nothing_that_only_looks_whole(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path / "x.ledger", KILLS)


@pytest.mark.soak
def test_very_many_kills(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path / "x.ledger", OFTEN)


def kill_again_and_again(place: Path, kills: int) -> None:
    words = [sys.executable, "-c", KILLER, str(place), str(Path(__file__).parents[1]), str(kills), "20180207"]
    came_to = Counter[str]()
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as killer:
        assert killer.stdin and killer.stdout
        for _ in killer.stdout:
            came_to[left(place.with_name("export"))] += 1
            killer.stdin.write("\n")
            killer.stdin.flush()
    print(f"{kills} kills while exporting: {dict(sorted(came_to.items()))}")
    assert sum(came_to.values()) == kills
    assert came_to["whole"] > 0 and not came_to["looks whole"]
    with Store.open(place) as store:
        assert store.verify().findings == ()
        with_leftover(place.with_name("export"))
        export(store, "jsonl", place.with_name("export"))
    assert left(place.with_name("export")) == "whole"
    assert not list(place.with_name("export").glob(".*"))


def with_leftover(folder: Path) -> None:
    """What a kill in the middle of a file leaves, also when none of these kills came there."""
    (folder / f".{MANIFEST}.{of_the_dead()}.tmp").write_text("half", encoding="utf-8")


def of_the_dead() -> int:
    """The id of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_the_next_export_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    dead, data = of_the_dead(), b"as it came"
    with Store.open(":memory:") as store:
        reading = make_reading("r1", data.decode() + TEXT)
        store.keep_raw([(reading.report.sha256, reading.report.text.encode())])
        store.add([reading])
        for name, place in (("jsonl", "export"), ("geojson", "x.geojson"), ("md", "x.md"), ("acled", "x.csv")):
            export(store, name, tmp_path / place, Options(with_raw=name == "jsonl"))
            written = [path for path in tmp_path.rglob("*") if path.is_file()]
            left = [path.with_name(f".{path.name}.{dead}.tmp") for path in written]
            others = [written[0].with_name(f".{written[0].name}.{os.getppid()}.tmp"), tmp_path / f".other.{dead}.tmp"]
            for path in (*left, *others):
                path.write_text("half")
            if name == "jsonl":  # a document that the export holds already is not written again
                (tmp_path / place / "raw" / reading.report.sha256).write_bytes(b"cut")
            export(store, name, tmp_path / place, Options(with_raw=name == "jsonl"))
            assert [path for path in left if path.exists()] == []
            assert all(path.exists() for path in others)  # of one that is still at work, and of another program
            for path in (*others, *written):
                path.unlink()


def left(folder: Path) -> str:
    if not (folder / MANIFEST).exists():
        return "broken off"
    check = Check(folder)
    check.run()
    return "looks whole" if check.found else "whole"
