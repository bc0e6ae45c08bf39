"""Figures that were once reached and must not be lost: `floors.json` beside this module.

One object: `{set: {"fingerprint": hex, "figures": {figure: value}}}`. A floor binds only where the fingerprint of the
documents and the gold is the same; on other data there is nothing to compare with.
"""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple, TypedDict

from .scorer import Figures
from .sets import EvalSet

_TOLERANCE = 0.0005  # scorers round to three or four digits


class Floor(TypedDict):
    """The figures reached on one set, and which set that was."""

    fingerprint: str
    figures: dict[str, float]


Floors = dict[str, Floor]


class Fall(NamedTuple):
    """A figure below its floor."""

    set_name: str
    figure: str
    value: float
    floor: float

    def __str__(self) -> str:
        return f"{self.set_name}: {self.figure} fell to {self.value:.4f}, the floor is {self.floor:.4f}"


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and bytes of a set's JSON Lines files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        digest.update(f"{path.name} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def load(path: Path) -> Floors:
    """The floors in a file; none when there is no file."""
    if not path.is_file():
        return {}
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def binding(floors: Floors, data: Path) -> dict[str, Figures]:
    """The floors that hold for these data: those whose fingerprint is the same."""
    return {
        name: dict(floor["figures"])
        for name, floor in floors.items()
        if (data / name).is_dir() and fingerprint(data / name) == floor["fingerprint"]
    }


def falls(results: dict[str, Figures], floors: dict[str, Figures]) -> list[Fall]:
    """The figures that are below their floors; a figure that is missing counts as 0."""
    return [
        Fall(name, figure, value, float(floor))
        for name, figures in floors.items()
        if name in results
        for figure, floor in figures.items()
        if (value := float(results[name].get(figure, 0.0))) < float(floor) - _TOLERANCE
    ]


def raised(floors: Floors, results: dict[str, Figures], sets: list[EvalSet], data: Path, *, lower: bool) -> Floors:
    """New floors from these results: the better of old and new, or with `lower` the new ones as they are.

    A set whose documents changed starts anew.
    """
    new = dict(floors)
    for each in sets:
        if each.name not in results:
            continue
        mark = fingerprint(data / each.name)
        old = floors.get(each.name)
        kept = old["figures"] if old and old["fingerprint"] == mark and not lower else {}
        reached = {n: float(results[each.name][n]) for n in each.headline if n in results[each.name]}
        figures = {n: max(v, kept.get(n, v)) for n, v in reached.items()}
        new[each.name] = Floor(fingerprint=mark, figures=figures)
    return new


def save(path: Path, floors: Floors) -> None:
    """Writes the floors, sorted, so that a change is a readable difference."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
