"""The main job with the network closed: from files to incidents, in a process that cannot leave the machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

JOB = """
import pathlib, sys
import rashomon
with rashomon.open(sys.argv[2]) as ledger:
    balance = ledger.read(sys.argv[1])
    assert balance.balances and balance.stored >= 14, balance
    assert ledger.incidents() and ledger.claims()
    ledger.export("jsonl", sys.argv[3])
"""


def test_reports_become_incidents_without_the_network(tmp_path):
    (tmp_path / "closed").mkdir()
    shutil.copy(ROOT / "tests" / "installation" / "closed_network.py", tmp_path / "closed" / "sitecustomize.py")
    done = subprocess.run(
        [sys.executable, "-c", JOB, str(ROOT / "examples"), str(tmp_path / "ledger.db"), str(tmp_path / "export")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "closed")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "export" / "claims.jsonl").stat().st_size > 0
