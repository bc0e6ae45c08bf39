"""What is in the wheel, and that it is built without the network."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLOSED = Path(__file__).with_name("closed_network.py")


@pytest.fixture(scope="module")
def closed(tmp_path_factory) -> dict[str, str]:
    """An environment in which Python processes cannot leave the machine."""
    folder = tmp_path_factory.mktemp("closed")
    shutil.copy(CLOSED, folder / "sitecustomize.py")
    return {**os.environ, "PYTHONPATH": str(folder)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, closed) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, env=closed, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


def test_the_wheel_carries_code_vocabulary_places_and_types(wheel):
    names = set(wheel.namelist())
    for path in (ROOT / "src").rglob("*.py"):
        assert path.relative_to(ROOT / "src").as_posix() in names
    for path in (ROOT / "resources").rglob("*.yaml"):
        assert f"rashomon/resources/{path.relative_to(ROOT / 'resources').as_posix()}" in names
    for path in (ROOT / "src" / "rashomon" / "data").iterdir():
        assert path.is_dir() or f"rashomon/data/{path.name}" in names
    assert "rashomon/py.typed" in names


def test_the_wheel_carries_nothing_else(wheel):
    tops = {name.split("/")[0].split("-")[0] for name in wheel.namelist()}
    assert tops == {"rashomon"}
    assert not [name for name in wheel.namelist() if name.endswith((".pyc", ".db", ".jsonl"))]


def test_the_wheel_names_its_licence_and_its_command(wheel):
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    (commands,) = (name for name in wheel.namelist() if name.endswith(".dist-info/entry_points.txt"))
    assert "License-Expression: Apache-2.0" in wheel.read(metadata).decode()
    assert "rashomon = rashomon.cli:main" in wheel.read(commands).decode()


def test_the_closed_network_is_closed(closed):
    out = "import socket; s = socket.socket(); s.connect(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", out], env=closed, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "the network is closed" in done.stderr
