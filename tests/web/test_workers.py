"""Several processes do one work, and end together."""

import os
import signal
import subprocess
import sys

SHARING = """
import os, signal, sys, time
from rashomon.web.workers import shared

def work():
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    os.write(1, b".")
    time.sleep(float(sys.argv[1]))

shared(work, 3)
os.write(1, b"end")
"""


def test_each_works_and_all_end_when_the_first_is_told_to() -> None:
    with subprocess.Popen([sys.executable, "-c", SHARING, "60"], stdout=subprocess.PIPE) as first:
        assert first.stdout
        assert os.read(first.stdout.fileno(), 1) == b"." == os.read(first.stdout.fileno(), 1)
        assert os.read(first.stdout.fileno(), 1) == b"."
        first.send_signal(signal.SIGTERM)
        assert first.wait(60) == 0
        assert first.stdout.read() == b"end"


def test_all_end_when_one_does() -> None:
    ran = subprocess.run([sys.executable, "-c", SHARING, "0.5"], stdout=subprocess.PIPE, check=True, timeout=60)
    assert ran.stdout == b"...end"
