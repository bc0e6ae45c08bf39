"""Several processes write to one ledger at once: nobody fails, nothing is lost, the chain stays a line."""

import subprocess
import sys
from pathlib import Path

from rashomon.store import tables
from rashomon.store.store import Store
from rashomon.store.upgrading import back_up

WRITERS, READINGS, COPIES = 8, 25, 20
WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from factories import make_reading
from rashomon.store.store import Store
with Store.open(sys.argv[1], create=True) as store:
    for number in range(int(sys.argv[4])):
        added = store.add([make_reading(f"{sys.argv[3]}-{number:03}")])
        assert (added.stored, added.known) == (1, 0)
"""


def test_writers_take_turns(place: str) -> None:
    words = [sys.executable, "-c", WRITER, place, str(Path(__file__).parents[1])]
    started = [subprocess.Popen([*words, f"w{number}", str(READINGS)]) for number in range(WRITERS)]
    assert [writer.wait(timeout=120) for writer in started] == [0] * WRITERS
    with Store.open(place) as store:
        assert sum(1 for _ in store.reports()) == WRITERS * READINGS
        found = store.verify()
    print(f"{WRITERS} writers x {READINGS} readings: 0 errors, {found.seals} seals in one line")
    assert found.findings == ()
    assert found.seals == WRITERS * READINGS


def test_a_copy_made_while_others_write_is_sound(tmp_path: Path) -> None:
    path, counts = tmp_path / "x.ledger", []
    Store.open(path, create=True).close()
    words = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parents[1]), "w", "100000"]
    with subprocess.Popen(words) as writer:
        try:
            while len(counts) < COPIES:
                with Store.open(back_up(path, tables.SCHEMA)) as copy:
                    assert copy.verify().findings == ()
                    counts.append(copy.counts()["reports"])
        finally:
            writer.kill()
    assert counts == sorted(counts)
    print(f"{COPIES} copies while another process wrote: all sound, with {counts[0]} to {counts[-1]} reports")
    assert counts[-1] > 0
