"""Order is kept over processes, and what kills a worker costs only itself."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

import work
from rashomon.scale.processes import ordered_map


def lost(item: str, why: str) -> str:
    return f"{item} {why}"


@pytest.mark.parametrize("workers", [1, 2])
def test_order_is_kept(workers: int) -> None:
    items = [str(number) for number in range(40)]
    assert list(ordered_map(work.doubled, items, lost, workers, chunk=3)) == [item * 2 for item in items]


def test_nothing_to_do() -> None:
    assert list(ordered_map(work.doubled, [], lost, workers=2)) == []


def test_a_crash_costs_one_item() -> None:
    items = ["a", "crash", "b", "c", "crash", "d"]
    results = list(ordered_map(work.doubled, items, lost, workers=2, chunk=4))
    assert results == ["aa", "crash ended its process", "bb", "cc", "crash ended its process", "dd"]


def test_many_crashes_do_not_stall() -> None:
    items = ["crash"] * 3 + ["a"]
    assert list(ordered_map(work.doubled, items, lost, workers=2, chunk=1))[-1] == "aa"


def test_an_item_that_takes_too_long_is_given_up() -> None:
    results = list(ordered_map(work.doubled, ["a", "sleep", "b"], lost, workers=2, chunk=3, limit_s=2.5))
    assert results == ["aa", "sleep took longer than 2.5 s", "bb"]


def test_the_first_item_of_a_worker_may_not_take_too_long_either() -> None:
    results = list(ordered_map(work.doubled, ["sleep", "a"], lost, workers=2, chunk=1, limit_s=2.5))
    assert results == ["sleep took longer than 2.5 s", "aa"]


def test_items_are_taken_as_they_are_needed() -> None:
    taken = itertools.count()
    results = ordered_map(work.doubled, (str(next(taken)) for _ in range(10_000)), lost, workers=2, chunk=2)
    assert [next(results) for _ in range(3)] == ["00", "11", "22"]
    results.close()
    assert next(taken) < 100


def test_a_script_without_a_guard_is_told_so_at_once(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(
        "import work\n"
        "from rashomon.scale.processes import ordered_map\n"
        "list(ordered_map(work.doubled, ['a', 'b'], lambda item, why: item, workers=2))\n",
        encoding="utf-8",
    )
    paths = os.pathsep.join([str(Path(work.__file__).parent), os.environ.get("PYTHONPATH", "")])
    ended = subprocess.run(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode != 0
    assert "WorkerError[W001]" in ended.stderr and "__main__" in ended.stderr
