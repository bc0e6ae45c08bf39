"""A profile's rows as a file of CSV, JSON or JSON Lines, and beside it what it was made from and what it leaves out."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, repeat
from pathlib import Path
from typing import Any, TextIO

import msgspec

from rashomon.export.atomic import replacing
from rashomon.export.cases import cases
from rashomon.export.imprint import beside, imprint, imprint_bytes
from rashomon.export.options import Options
from rashomon.export.profiles.cells import Case, Nested, Policy, Profile, Row, Value
from rashomon.export.profiles.known import policy_from
from rashomon.export.table import harmless
from rashomon.store.store import Store

Put = Callable[[Row], object]  # takes a row to the file


def export_profile(store: Store, destination: Path, options: Options, profile: Profile) -> tuple[Path, ...]:
    """Write the rows of all incidents into a file, as the profile has it, and `FILE-metadata.json` beside it.

    The second file holds the versions of program and profile, the ledger's head, the days that the rows span, what the
    policy overrides, and each incident that the project would not list, with the reason: incidents = coded + left out.
    Raises OSError when the folder cannot be written, and ExportError for a policy that is none.
    """
    policy = policy_from(options.policy, profile) if options.policy is not None else Policy()
    about = beside(destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination, about]) as temporary:
        with temporary[destination].open("w", encoding="utf-8", newline="") as stream:
            counts = _write(cases(still, options.wanted), stream, profile, policy)
        made = {"profile": profile.version, "policy": dict(sorted(policy.rules.items()))}
        temporary[about].write_bytes(imprint_bytes(imprint(still, made, options.wanted) | counts))
    return destination, about


def _write(told: Iterable[Case], stream: TextIO, profile: Profile, policy: Policy) -> dict[str, Any]:
    incidents, rows = 0, 0
    left_out: dict[str, str] = {}
    days: list[str] = []
    with _FORMS[profile.form](stream, profile) as put:
        for case in told:
            incidents += 1
            coded = profile.code(case, policy)
            if not coded.rows:
                left_out[case.incident.id] = coded.left_out
            for row in coded.rows:
                put(row)
                rows += 1
            if coded.rows and case.incident.date is not None:
                date = case.incident.date
                days = [min([date.start, *days]), max([date.end, *days])]
    span = {"first": days[0], "last": days[1]} if days else None
    return {"days": span, "incidents": incidents, "rows": rows, "left_out": left_out}


@contextmanager
def _csv(stream: TextIO, profile: Profile) -> Iterator[Put]:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([column.name for column in profile.columns])
    yield lambda row: writer.writerow([harmless(_flat(cell.value)) for cell in row.values()])


@contextmanager
def _json(stream: TextIO, profile: Profile) -> Iterator[Put]:  # noqa: ARG001 - all forms are opened alike
    """An array, an object a line."""
    before = chain(["[\n"], repeat(",\n"))
    yield lambda row: stream.write(next(before) + _object(row))
    stream.write("\n]\n" if next(before) != "[\n" else "[]\n")


@contextmanager
def _jsonl(stream: TextIO, profile: Profile) -> Iterator[Put]:  # noqa: ARG001
    yield lambda row: stream.write(_object(row) + "\n")


_FORMS: Mapping[str, Callable[[TextIO, Profile], AbstractContextManager[Put]]] = {
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
}


def _object(row: Row) -> str:
    known = {name: cell.value for name, cell in row.items() if cell.value is not None}
    return msgspec.json.encode(known).decode()


def _flat(value: Nested) -> Value:
    assert not isinstance(value, tuple | Mapping)  # only JSON holds such
    return value
