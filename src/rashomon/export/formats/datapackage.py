"""A Frictionless Data Package: tables that say what they hold, and the whole ledger beside them.

The tables are for people and their programs; what they have no room for (texts, accounts, decisions, the chain) lies in
`ledger/`, the folder that the format jsonl writes, from which the package is read back.
"""

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from rashomon.errors import InputError
from rashomon.export import jsonl
from rashomon.export.atomic import replacing
from rashomon.export.formats.columns import Column, Kind, Table
from rashomon.export.formats.known import TABLES
from rashomon.export.formats.sheets import write_csv
from rashomon.export.imprint import imprint, imprint_bytes
from rashomon.export.options import Options
from rashomon.model.ledger_format import Object
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

VERSION = "rashomon-datapackage/1"
DESCRIPTOR = "datapackage.json"
_LEDGER = "ledger"
# Table Schema, field types; flags are 1 and 0, which is how a spreadsheet counts them
_TYPES: dict[Kind, Object] = {
    "text": {"type": "string"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "flag": {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]},
    "day": {"type": "date", "format": "%Y-%m-%d"},
}


_DESCRIPTION = (
    "Claims that a program read in reports, and the incidents that it derived from them. Text that a spreadsheet would "
    "compute begins with an apostrophe; control characters are written as \\u001b."
)


class _Resource(msgspec.Struct):
    path: str
    hash: str


class _Package(msgspec.Struct):
    resources: tuple[_Resource, ...]
    rashomon: dict[str, Any]


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write the tables as CSV, `ledger/`, and `datapackage.json` last: a folder that holds one is whole.

    With a filter there is no `ledger/`, because a part of a ledger is none, and the package cannot be read back. Raises
    OSError when the folder cannot be written.
    """
    destination.mkdir(parents=True, exist_ok=True)
    descriptor = destination / DESCRIPTOR
    files = {destination / f"{table.name}.csv": table for table in TABLES}
    is_whole = options.wanted == IncidentFilter()
    with store.snapshot() as still, replacing([*files, descriptor], last=descriptor) as temporary:
        beside = jsonl.export(still, destination / _LEDGER, options) if is_whole else ()
        resources = []
        for path, table in files.items():
            write_csv(table, still, options.wanted, temporary[path])
            resources.append(_resource(table, path, temporary[path]))
        said = imprint(still, {"format": VERSION}, options.wanted) | {"ledger": _LEDGER if is_whole else None}
        temporary[descriptor].write_bytes(imprint_bytes(_package(said, resources)))
    return (*files, *beside, descriptor)


def ledger_in(folder: Path) -> Path:
    """The folder of the whole ledger: the one in a data package, once its tables were found unchanged, else the same.

    Raises InputError: [I022] a table is missing, [I023] one was changed, [I025] the descriptor is not of the format,
    [I028] the package is of a part of a ledger.
    """
    descriptor = folder / DESCRIPTOR
    if not descriptor.is_file():
        return folder
    try:
        package = msgspec.json.decode(descriptor.read_bytes(), type=_Package)
        inside = package.rashomon["ledger"]
    except (msgspec.MsgspecError, KeyError) as error:
        fresh = "Get the package again from whoever made it."
        raise InputError("I025", str(descriptor), f"this is no data package of rashomon ({error})", fresh) from error
    if inside != _LEDGER:
        problem = "this data package holds a part of a ledger, which cannot be read back"
        raise InputError("I028", str(folder), problem, "Export it again without filters.")
    sealed = {resource.path: resource.hash for resource in package.resources}
    for table in TABLES:
        _check(folder / f"{table.name}.csv", sealed.get(f"{table.name}.csv"))
    return folder / _LEDGER


def _check(path: Path, sealed: str | None) -> None:
    # what somebody changed in a table is not in the ledger beside it, and would be lost in silence
    decide = "Decisions are what changes a ledger: rashomon review correct, set, merge, split."
    if not path.is_file():
        raise InputError("I022", str(path), "a table of the package is missing", "Get the package again.")
    if sealed != _hash(path):
        raise InputError("I023", str(path), "a table of the package was changed", decide)


def _package(said: Object, resources: list[Object]) -> Object:
    return {
        "profile": "tabular-data-package",
        "name": "rashomon-ledger",
        "title": "Incidents of armed conflict, and who says what of them",
        "description": _DESCRIPTION,
        "rashomon": said,
        "resources": resources,
    }


def _resource(table: Table, path: Path, written: Path) -> Object:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.stat().st_size,
        "hash": _hash(written),
        "schema": _schema(table),
    }


def _schema(table: Table) -> Object:
    key = table.columns[0].name
    refers = [
        {"fields": column, "reference": {"resource": other, "fields": _key_of(other)}}
        for column, other in table.refers.items()
    ]
    shown = [column for column in table.columns if column.name not in table.long]
    return {
        "fields": [_field(column, is_key=column.name == key) for column in shown],
        "primaryKey": key,
        "foreignKeys": refers,
        "missingValues": [""],
    }


def _field(column: Column, is_key: bool) -> Object:
    needed = {"constraints": {"required": True, "unique": True}} if is_key else {}
    return {"name": column.name, "description": column.holds, **_TYPES[column.kind], **needed}


def _key_of(name: str) -> str:
    return next(table.names[0] for table in TABLES if table.name == name)


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return f"sha256:{hashlib.file_digest(stream, 'sha256').hexdigest()}"
