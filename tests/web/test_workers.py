"""Several processes do one work, and end together."""

import os
import signal
import subprocess
import sys

SHARING = """
import os, signal
from rashomon.web.workers import shared

def work():
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    os.write(1, b".")
    os.read(0, 1)  # until it is told to end

shared(work, 3)
os.write(1, b"end")
"""


def test_each_works_and_all_end_when_the_first_is_told_to() -> None:
    with started() as first:
        assert first.stdout
        assert first.stdout.read(3) == b"..."
        first.send_signal(signal.SIGTERM)
        assert first.stdout.read() == b"end"
    assert first.returncode == 0


def test_all_end_when_one_does() -> None:
    with started() as first:
        assert first.stdin and first.stdout
        assert first.stdout.read(3) == b"..."
        os.write(first.stdin.fileno(), b"!")
        assert first.stdout.read() == b"end"
    assert first.returncode == 0


def started() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SHARING], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
