"""What a file says of itself: who made it, from what, when that was, and of what part of the ledger."""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import msgspec

from rashomon.export.words import safe
from rashomon.model.ledger_format import Object
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store


def imprint(store: Store, made: Mapping[str, object], wanted: IncidentFilter) -> Object:
    """Program, ledger's head, and the days that the incidents span, all of them or those that pass the filter.

    made: name and version of what it was made by, such as `{"format": "geojson/1"}`.
    """
    ends = store.days(wanted)
    days = {"first": ends[0], "last": ends[1]} if ends else None
    program = {"program": f"rashomon {version('rashomon')}"}
    return {**program, **made, "head": str(store.head()), "filter": asked(wanted), "days": days}


def imprint_words(said: Object) -> tuple[tuple[str, str], ...]:
    """The same for people: names and words, without what is empty."""
    return tuple((name, _words(value)) for name, value in said.items() if value)


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {safe(str(told))}" for name, told in value.items())
    return safe(str(value))


def asked(wanted: IncidentFilter) -> Object:
    """What a filter asks for, by the names of its fields; empty = every incident."""
    return {name: value for name, value in msgspec.structs.asdict(wanted).items() if value is not None}


def beside(path: Path) -> Path:
    """Where the imprint of a file lies that has no place for it."""
    return path.with_name(f"{path.name}-metadata.json")


def imprint_bytes(said: Object) -> bytes:
    """As JSON that people can read."""
    return msgspec.json.format(msgspec.json.encode(said), indent=1) + b"\n"
