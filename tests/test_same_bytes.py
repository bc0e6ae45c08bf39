"""The same reports give the same bytes: in any order, with any number of workers, whatever the hash seed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

BOATS = (
    "Two fishermen killed off Ras Hilal\n\nMOCHA, Yemen, 3 March 2019 - A missile hit two fishing boats near Mocha "
    "on Saturday, killing at least two fishermen and wounding five others, medics told the Harbour Times."
)
CONVOY = (
    "Convoy ambushed\n\nGunmen ambushed an army convoy near Taiz on Sunday. The army said nine soldiers died; "
    "residents said more than 20 people were killed. The Houthis denied any part in the attack."
)
REPORTS = {"coast.txt": BOATS, "hills.txt": CONVOY, "reprint.txt": f"{BOATS} (Agencies)"}


def exported(tmp_path: Path, files: list[Path], workers: int, seed: str) -> list[str]:
    place = tmp_path / f"{workers}-{seed}"
    code = (
        "import rashomon, sys\n"
        "if __name__ == '__main__':\n"
        f"    with rashomon.open({str(place) + '.ledger'!r}) as ledger:\n"
        f"        balance = ledger.read(sys.argv[1:], workers={workers})\n"
        "        assert balance.stored == 3, balance\n"
        f"        ledger.export('jsonl', {str(place)!r})\n"
    )
    script = tmp_path / f"run{workers}.py"
    script.write_text(code)
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Kolkata" if workers > 1 else "UTC"}
    subprocess.run([sys.executable, str(script), *map(str, files)], env=environment, check=True)
    # the chain has salts, which nobody shall guess
    names = ("reports", "claims", "incidents", "accounts")
    return [hashlib.sha256((place / f"{name}.jsonl").read_bytes()).hexdigest() for name in names]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text)
    return [tmp_path / name for name in REPORTS]


def test_same_reports_same_bytes(tmp_path: Path, files: list[Path]) -> None:
    one = exported(tmp_path, files, workers=1, seed="0")
    assert len(set(one)) == 4
    assert exported(tmp_path, files[::-1], workers=2, seed="42") == one
