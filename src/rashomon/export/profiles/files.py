"""A profile's rows as a file of CSV, JSON or JSON Lines, and beside it what it was made from and what it leaves out."""

import csv
import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO, TextIO, cast

import msgspec
from msgspec import Struct

from rashomon.export.atomic import replacing
from rashomon.export.cases import cases
from rashomon.export.imprint import asked, beside, imprint, imprint_bytes
from rashomon.export.options import Options
from rashomon.export.profiles.cells import Policy, Profile, Row, Value
from rashomon.export.profiles.known import PROFILES, policy_from
from rashomon.export.sharing import in_halves, text_of
from rashomon.export.table import harmless
from rashomon.model.ledger_format import Object
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

Put = Callable[[Row], object]  # takes a row to the file


def export_profile(store: Store, destination: Path, options: Options, profile: Profile) -> tuple[Path, ...]:
    """Write the rows of all incidents into a file, as the profile has it, and `FILE-metadata.json` beside it.

    The second file holds the versions of program and profile, the ledger's head, the days that the rows span, what the
    policy overrides, what each column holds, and each incident that the project would not list, with the reason:
    incidents = coded + left out.
    Raises OSError when the folder cannot be written, and ExportError for a policy that is none.
    """
    policy = policy_from(options.policy, profile) if options.policy is not None else Policy()
    about = beside(destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination, about]) as temporary:
        with temporary[destination].open("wb") as file:
            counts = _write(still, file, options.wanted, profile, policy)
        made = {"profile": profile.version, "policy": dict(sorted(policy.rules.items()))}
        columns = {column.name: column.holds for column in profile.columns}
        said = imprint(still, made, options.wanted) | counts | {"columns": columns}
        temporary[about].write_bytes(imprint_bytes(said))
    return destination, about


def _write(store: Store, file: BinaryIO, wanted: IncidentFilter, profile: Profile, policy: Policy) -> Object:
    form, given = _FORMS[profile.form], (profile.name, dict(policy.rules), asked(wanted))
    file.write(form.opening(profile).encode())
    counts = in_halves(store, file, wanted, "incidents", write_rows, *given)
    if form.closing:
        if any(count["rows"] for count in counts):  # instead of the comma after the last of them
            file.seek(-1, os.SEEK_CUR)
            file.write(b"\n")
        file.write(form.closing.encode())
    left_out = {name: reason for count in counts for name, reason in count["left_out"].items()}
    ends = [day for count in counts if count["days"] for day in count["days"].values()]
    span = {"first": min(ends), "last": max(ends)} if ends else None
    sums = {name: sum(count[name] for count in counts) for name in ("incidents", "rows")}
    return {"days": span, **sums, "left_out": left_out}


def write_rows(
    store: Store, file: BinaryIO, name: str, rules: dict[str, Value], told: Object, limit: int | None, offset: int
) -> Object:
    """Write these rows of a profile, under a policy with these rules; told: the filter.

    Gives the days that the rows span, the numbers of incidents and rows, and what was left out and why.
    """
    profile, policy = PROFILES[name], Policy(rules)
    incidents, rows = 0, 0
    left_out: dict[str, str] = {}
    days: list[str] = []
    with text_of(file) as stream:
        put = _FORMS[profile.form].put(stream)
        for case in cases(store, IncidentFilter(**told), limit, offset):
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


class _Form(Struct, frozen=True):
    """How rows become a file: what takes one to it, what stands before them all and what behind."""

    put: Callable[[TextIO], Put]
    opening: Callable[[Profile], str] = lambda _: ""
    closing: str = ""


def _heads(profile: Profile) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow([column.name for column in profile.columns])
    return stream.getvalue()


def _csv(stream: TextIO) -> Put:
    writer = csv.writer(stream, lineterminator="\n")
    # values that nest are of profiles that are written as JSON
    return lambda row: writer.writerow([harmless(cast("Value", cell.value)) for cell in row.values()])


def _json(stream: TextIO) -> Put:
    """An array, an object a line."""
    return lambda row: stream.write(f"\n{_object(row)},")


def _jsonl(stream: TextIO) -> Put:
    return lambda row: stream.write(_object(row) + "\n")


_FORMS: Mapping[str, _Form] = {
    "csv": _Form(_csv, _heads),
    "json": _Form(_json, lambda _: "[", "]\n"),
    "jsonl": _Form(_jsonl),
}


def _object(row: Row) -> str:
    known = {name: cell.value for name, cell in row.items() if cell.value is not None}
    return msgspec.json.encode(known).decode()
