"""Fills a real, small disk with a ledger and says what the user is told: `python full_disk.py MOUNTED-FOLDER`."""

import json
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

from rashomon.errors import RashomonError
from rashomon.export.exporter import export
from rashomon.store.store import Store
from writes import round_of_writes


def main(folder: Path) -> None:
    told, ballast = {}, folder / "ballast"
    ballast.write_bytes(bytes(400_000))
    path = folder / "x.ledger"
    with Store.open(path, create=True) as store:
        acknowledged = 0
        try:
            for number in count():
                for write in round_of_writes(store, f"n{number}", number):
                    write()
                acknowledged += 1
        except RashomonError as error:
            told["writing"] = (error.code, error.next_step)
        fill(folder / "filling")
        try:
            export(store, "jsonl", folder / "exported")
        except RashomonError as error:
            told["exporting"] = (error.code, error.problem)
    with Store.open(path) as store:  # the disk is still full
        told["read"] = len(list(store.reports())) >= 2 * acknowledged > 0
        told["sound"] = store.verify().findings == ()
        ballast.unlink()
        (folder / "filling").unlink()
        for write in round_of_writes(store, "again", 999):
            write()
        told["sound again"] = store.verify().findings == ()
    told["left in the folder"] = [path.name for path in (folder / "exported").iterdir()]
    print(json.dumps(told))


def fill(path: Path) -> None:
    """Take the room that is left."""
    with suppress(OSError), path.open("wb", buffering=0) as stream:
        while stream.write(bytes(512)):
            pass


if __name__ == "__main__":
    main(Path(sys.argv[1]))
