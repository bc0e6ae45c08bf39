"""A metadata file for Datasette: what tables and columns of a ledger hold, facets, canned queries."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from rashomon.errors import ExportError
from rashomon.export.atomic import replacing
from rashomon.export.formats._datasette_words import QUERIES, TABLES, VIEWS, About
from rashomon.export.imprint import imprint, imprint_words
from rashomon.export.options import Options
from rashomon.model.ledger_format import Object
from rashomon.store import tables
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

VERSION = "datasette/1"


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write the file, to be given to Datasette beside the ledger: `datasette LEDGER --metadata FILE`.

    Raises OSError when it cannot be written, ExportError: [E008] only some incidents are wanted, [E012] the ledger is
    no file.
    """
    if options.wanted != IncidentFilter():
        problem = "datasette describes a whole ledger"
        raise ExportError("E008", str(destination), problem, "Leave the filters out, and filter in Datasette.")
    if "://" in store.place:
        problem = "Datasette reads ledgers in a file alone"
        raise ExportError("E012", store.place, problem, "Export to jsonl, import it into a file, and describe that.")
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination]) as temporary:
        made = dict(imprint_words(imprint(still, {"format": VERSION}, options.wanted)))
        said = _metadata(Path(store.place).stem, made)
        temporary[destination].write_bytes(msgspec.json.format(msgspec.json.encode(said), indent=1) + b"\n")
    return (destination,)


def _metadata(database: str, made: Mapping[str, str]) -> Object:
    about = {**TABLES, **VIEWS}
    hidden = sorted({table.name for table in tables.metadata.sorted_tables} - set(about))
    return {
        "title": "A ledger of incidents",
        "description": "; ".join(f"{name} {words}" for name, words in made.items()),
        "source": made["program"],
        "databases": {
            database: {
                "tables": {name: _table(one) for name, one in about.items()} | {n: {"hidden": True} for n in hidden},
                "queries": {
                    name: {"title": title, "description": description, "sql": sql}
                    for name, (title, description, sql) in QUERIES.items()
                },
            }
        },
    }


def _table(about: About) -> Object:
    known = {
        "title": about.title,
        "description": about.description,
        "columns": dict(about.columns),
        "units": dict(about.units),
        "facets": list(about.facets),
        "sort_desc": about.sort_desc,
        "label_column": about.label,
        "license": about.license,
    }
    return {name: value for name, value in known.items() if value}
