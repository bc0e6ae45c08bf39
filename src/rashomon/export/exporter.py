"""What a format is, and which there are."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from rashomon.errors import ExportError
from rashomon.export import jsonl
from rashomon.export.atomic import clear
from rashomon.export.formats import (
    datapackage,
    datasette,
    event_reports,
    ftm,
    geojson,
    gpkg,
    html,
    markdown,
    parquet,
    prov,
    uwazi,
    xlsx,
)
from rashomon.export.options import Options
from rashomon.export.profiles.files import export_profile
from rashomon.export.profiles.known import PROFILES
from rashomon.store.store import Store


class Exporter(Protocol):
    """Writes a ledger to a destination and gives the files that it wrote; the same ledger gives the same bytes."""

    def __call__(self, store: Store, destination: Path, options: Options) -> tuple[Path, ...]: ...


FORMATS: Mapping[str, Exporter] = {
    "jsonl": jsonl.export,
    "reports": event_reports.export,
    "geojson": geojson.export,
    "gpkg": gpkg.export,
    "parquet": parquet.export,
    "xlsx": xlsx.export,
    "datapackage": datapackage.export,
    "html": html.export,
    "md": markdown.export,
    "datasette": datasette.export,
    "prov": prov.export,
    "ftm": ftm.export,
    "uwazi": uwazi.export,
    **{name: partial(export_profile, profile=profile) for name, profile in PROFILES.items()},
}


# what `-o FILE` means by itself; no suffix is a folder, and so the whole ledger
_BY_SUFFIX = {"": "jsonl"} | {f".{name}": name for name in ("geojson", "gpkg", "html", "md", "parquet", "xlsx")}


def format_of(destination: str | Path) -> str:
    """The format that the name of a file asks for. Raises ExportError[E007]."""
    suffix = Path(destination).suffix.lower()
    if suffix not in _BY_SUFFIX:
        known = ", ".join(sorted(FORMATS))
        problem = f"{suffix} can be several formats" if suffix == ".csv" else f"no format is known by {suffix}"
        raise ExportError("E007", str(destination), problem, f"Give --format, one of: {known}.")
    return _BY_SUFFIX[suffix]


def export(store: Store, name: str, destination: str | Path, options: Options | None = None) -> tuple[Path, ...]:
    """Write a ledger in this format; the files appear whole or not at all.

    Raises ExportError: [E001] no such format, [E002] the destination cannot be written, [E008] the format has no room
    for a filter, and what the policy brings.
    """
    if name not in FORMATS:
        raise ExportError("E001", "", f"no format {name!r}", f"There are: {', '.join(sorted(FORMATS))}.")
    place = Path(destination)
    try:
        files = FORMATS[name](store, place, options or Options())
        clear(files)
        return files
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error})"
        raise ExportError("E002", str(place), problem, "Give a place where you may write.") from error
