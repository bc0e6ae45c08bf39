"""Runs the sets one after the other: adapter, scorers, figures. One that fails does not stop the others."""

import importlib
import importlib.util
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from .scorer import Figures, Line, Scoring, call
from .sets import EvalSet, Variant

_HEARTBEAT_S = 30.0


class Outcome(NamedTuple):
    """What became of one set: its figures, or the error that stopped it."""

    name: str
    figures: Figures
    seconds: float
    error: str | None = None


def run(sets: Iterable[EvalSet], data: Path, scorers: Path, package: str) -> Iterator[Outcome]:
    """Runs each set in turn; `package` holds the adapters. Progress goes to stderr."""
    for each in sets:
        yield _run_one(each, data, scorers, package)


def available(sets: Iterable[EvalSet], data: Path, package: str) -> list[EvalSet]:
    """The sets that have both documents in `data` and an adapter in `package`."""
    return [s for s in sets if (data / s.name / "gold.jsonl").is_file() and has_adapter(s.name, package)]


def has_adapter(name: str, package: str) -> bool:
    """There is a module for this set."""
    return importlib.util.find_spec(f"{package}.{name}") is not None


def _run_one(each: EvalSet, data: Path, scorers: Path, package: str) -> Outcome:
    started = time.monotonic()
    figures: Figures = {}
    error = None
    with _announced(each.name):
        try:
            adapter = importlib.import_module(f"{package}.{each.name}")
            folder = data / each.name
            for scoring, scratch in _scorings(adapter, each, folder):
                figures |= call(scoring, folder, scorers, scratch)
        except Exception as problem:
            traceback.print_exc()
            error = f"{type(problem).__name__}: {problem}"
    return Outcome(each.name, figures, time.monotonic() - started, error)


def _scorings(adapter: ModuleType, each: EvalSet, folder: Path) -> Iterator[tuple[Scoring, Path]]:
    scratch = Path(tempfile.mkdtemp(prefix=f"rashomon-eval-{each.name}-"))
    try:
        found = _found(adapter, each, folder, scratch)
        for scoring in found:
            yield scoring, scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _found(adapter: ModuleType, each: EvalSet, folder: Path, scratch: Path) -> Iterator[Scoring]:
    """An adapter either says itself how it is scored, or has no more than `SCORER` and `predict`."""
    if hasattr(adapter, "scorings"):
        yield from adapter.scorings(folder, scratch)
    else:
        yield from plain_scorings(adapter, each, folder)


def plain_scorings(adapter: ModuleType, each: EvalSet, folder: Path) -> Iterator[Scoring]:
    """The scorings of an adapter that has no more than `SCORER` (one name or several) and `predict`."""
    names = (adapter.SCORER,) if isinstance(adapter.SCORER, str) else tuple(adapter.SCORER)
    lines = _predicted(adapter.predict, folder)
    for name in names:
        yield Scoring(name, lines)
    for variant in each.variants:
        other = _variant_lines(adapter, variant, folder)
        if other is not None or variant.arguments:
            for name in names:
                yield Scoring(name, lines if other is None else other, variant.arguments, f"{variant.name}.")


def _variant_lines(adapter: ModuleType, variant: Variant, folder: Path) -> list[Line] | None:
    predict = getattr(adapter, f"predict_{variant.name}", None)
    return None if predict is None else _predicted(predict, folder)


def _predicted(predict: Callable[[Path], Iterable[Line]], folder: Path) -> list[Line]:
    """The lines for a set's folder; some adapters look for that folder below the one that they are given."""
    inner = folder / folder.name
    try:
        return list(predict(folder))
    except FileNotFoundError as missing:
        if inner not in Path(missing.filename or "").parents:
            raise
        return list(predict(folder.parent))


@contextmanager
def _announced(name: str) -> Iterator[None]:
    """Says on stderr when a set starts, that it is still running, and when it ends."""
    started, ended = time.monotonic(), threading.Event()

    def say(what: str) -> None:
        print(f"{name:12s} {what} {time.monotonic() - started:6.0f} s", file=sys.stderr, flush=True)

    def beat() -> None:
        while not ended.wait(_HEARTBEAT_S):
            say("running")

    thread = threading.Thread(target=beat, daemon=True)
    say("starts ")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        say("ended  ")
