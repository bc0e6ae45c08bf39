"""Parquet: the table of incidents in a file, or all tables in a folder."""

from pathlib import Path
from typing import Any

import msgspec

from rashomon.export.atomic import replacing
from rashomon.export.formats.arrow import batches_of_two, schema
from rashomon.export.formats.columns import Table
from rashomon.export.formats.extra import extra
from rashomon.export.formats.known import TABLES
from rashomon.export.imprint import imprint
from rashomon.export.options import Options
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

VERSION = "rashomon-parquet/1"
_SUFFIX = ".parquet"


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write the incidents into `NAME.parquet`, or one file a table into a folder.

    The imprint is JSON under the key `rashomon` of the file's own metadata. A batch of rows is a row group. Raises
    OSError when a file cannot be written.
    """
    tables = TABLES[:1] if destination.suffix.lower() == _SUFFIX else TABLES
    files = {destination / f"{table.name}{_SUFFIX}": table for table in tables}
    if len(tables) == 1:
        files = {destination: tables[0]}
    next(iter(files)).parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing(files) as temporary:
        said = msgspec.json.encode(imprint(still, {"format": VERSION}, options.wanted))
        for path, table in files.items():
            _write(table, still, options.wanted, temporary[path], said)
    return tuple(files)


def _write(table: Table, store: Store, wanted: IncidentFilter, path: Path, said: bytes) -> None:
    written: Any = schema(table.columns, "parquet").with_metadata({"rashomon": said, "table": table.name})
    with extra("pyarrow.parquet", "parquet").ParquetWriter(path, written, compression="zstd") as writer:
        for batch in batches_of_two(table, store, wanted, written, path.parent):
            writer.write_batch(batch)
