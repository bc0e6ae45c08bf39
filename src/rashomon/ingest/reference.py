"""Tables of incidents that others coded, as CSV: recognised by their columns, read row by row."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

from rashomon.errors import InputError
from rashomon.ingest._reference_acled import ACLED
from rashomon.ingest._reference_ucdp import UCDP
from rashomon.model.balance import Rejection
from rashomon.model.reference import Row, Shape

SHAPES: tuple[Shape, ...] = (ACLED, UCDP)
_SEPARATORS = ",;\t|"
# a spreadsheet is kept from taking such a cell for a formula by an apostrophe, which is no part of the value
_GUARDED = ("'=", "'+", "'-", "'@")


def shape_of(path: str | Path) -> Shape:
    """Whose table it is. Raises InputError: [I040] it cannot be read, [I041] it is nobody's that is known."""
    with _opened(Path(path)) as stream:
        columns: list[str] = next(_reader(stream), [])
    missing = {shape: [name for name in shape.needed if name not in columns] for shape in SHAPES}
    nearest = min(SHAPES, key=lambda shape: len(missing[shape]))
    if missing[nearest]:
        lacking = ", ".join(missing[nearest])
        problem = f"neither ACLED's table nor UCDP's; nearest is {nearest.name}, and it lacks {lacking}"
        needed = " or ".join(f"{shape.name} ({', '.join(shape.needed)})" for shape in SHAPES)
        raise InputError("I041", str(path), problem, f"Give a CSV file with the columns of {needed}.")
    return nearest


def rows(path: str | Path, shape: Shape) -> Iterator[Row | Rejection]:
    """The rows of a table in their order; in place of one that makes no sense, why not (I042).

    Raises InputError[I040] when the file cannot be read to its end.
    """
    with _opened(Path(path)) as stream:
        reader = _reader(stream)
        wanted = [(place, name) for place, name in enumerate(next(reader, [])) if name in shape.columns]
        for line in reader:
            if not line:
                continue
            try:
                yield shape.row({name: _bare(line[n]) if n < len(line) else "" for n, name in wanted}, reader.line_num)
            except ValueError as error:
                yield Rejection(f"{path}:{reader.line_num}", "failed", "I042", f"{error}.")


def _reader(stream: TextIO) -> Any:
    head = stream.readline()
    stream.seek(0)
    return csv.reader(stream, delimiter=max(_SEPARATORS, key=head.count))


def _bare(cell: str) -> str:
    written = cell.strip()
    return written[1:] if written[:2] in _GUARDED else written


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    try:
        with path.open("rb") as raw, TextIOWrapper(raw, encoding="utf-8-sig", newline="") as stream:
            yield stream
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problem = f"cannot be read as a table ({getattr(error, 'strerror', None) or error})"
        raise InputError("I040", str(path), problem, "Give a CSV file in UTF-8.") from error
