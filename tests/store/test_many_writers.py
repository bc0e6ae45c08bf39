"""Several processes write to one ledger at once: nobody fails, nothing is lost, the chain stays a line."""

import subprocess
import sys
from pathlib import Path

from rashomon.store.store import Store

WRITERS, READINGS = 8, 25
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
