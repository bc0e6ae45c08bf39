"""The incidents that an address asks for, in the formats of other programs, as files to take away."""

import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from litestar import Request, get
from litestar.background_tasks import BackgroundTask
from litestar.params import FromPath
from litestar.response import Stream
from msgspec import structs

from rashomon.errors import ExportError
from rashomon.export.exporter import FORMATS, format_of
from rashomon.export.listing import incidents_listing
from rashomon.export.profiles.known import PROFILES
from rashomon.export.table import lines
from rashomon.pipeline.ledger import Ledger
from rashomon.store.queries import IncidentFilter
from rashomon.web.asked import Asked, asked
from rashomon.web.given import OpenLedger

_LIST = "csv"  # the list as `rashomon incidents --csv` writes it
_WHOLE = frozenset({"jsonl"})  # binds every line of a ledger, and so has no room for a filter
_BESIDE = frozenset({"datasette"})  # goes with the ledger's file, which is not given away here
_SUFFIXES = {"jsonl": "", "datapackage": "", "prov": ".json"}  # where they are not called so; what has none is a folder
_PIECE = 1 << 16
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP can hold: the same ledger gives the same bytes


def offered(question: Asked) -> list[str]:
    """The formats in which the incidents can be had."""
    left_out = _BESIDE | (_WHOLE if question.filters else frozenset())
    return [_LIST, *(name for name in FORMATS if name not in left_out)]


@get("/download/{format_name:str}", sync_to_thread=True)
def download(format_name: FromPath[str], request: Request[Any, Any, Any], ledger: OpenLedger) -> Stream:
    """A file of the incidents that the address asks for; several files come as one ZIP. Raises ExportError."""
    wanted = asked(request.query_params.multi_items()).wanted
    with ExitStack() as unsent:
        made = unsent.enter_context(TemporaryFile())  # has no name, and so leaves nothing behind
        with TemporaryDirectory() as folder:
            name = _packed(_written(ledger, format_name, Path(folder), wanted), Path(folder), made)
        unsent.pop_all()
    headers = {"content-disposition": f'attachment; filename="{name}"', "content-length": str(made.tell())}
    # closed by a task and not by the pieces, of which nobody takes the first where the reader has gone away
    return Stream(
        _pieces(made), headers=headers, media_type="application/octet-stream", background=BackgroundTask(made.close)
    )


def _written(ledger: Ledger, name: str, folder: Path, wanted: IncidentFilter) -> Sequence[Path]:
    if name in _BESIDE:
        raise ExportError("E001", "", f"{name} is nothing to take away", "Make it beside the ledger: rashomon export.")
    if name != _LIST:
        return ledger.export(name, folder / f"rashomon-{name}{_suffix(name)}", **structs.asdict(wanted))
    place = folder / "rashomon-incidents.csv"
    with place.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines(incidents_listing(ledger.matching(wanted)), "csv"))
    return [place]


def _suffix(name: str) -> str:
    """What a file of this format ends in."""
    if name in PROFILES:
        return f".{PROFILES[name].form}"
    return _SUFFIXES.get(name, f".{name}" if _means(f".{name}", name) else ".csv")


def _means(suffix: str, name: str) -> bool:
    try:
        return format_of(f"x{suffix}") == name
    except ExportError:
        return False


def _packed(files: Sequence[Path], folder: Path, made: IO[bytes]) -> str:
    """Put the one file, or all as a ZIP, into `made`, which is left at its end; what to call it."""
    first = files[0].relative_to(folder).parts[0]
    if len(files) == 1:
        with files[0].open("rb") as source:
            shutil.copyfileobj(source, made)
        return first
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files:
            about = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _LONG_AGO)
            about.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(about, "w", force_zip64=True) as stream, path.open("rb") as source:
                shutil.copyfileobj(source, stream)
    made.seek(0, 2)
    return f"{first.partition('.')[0]}.zip"


def _pieces(made: IO[bytes]) -> Iterator[bytes]:
    made.seek(0)
    while piece := made.read(_PIECE):
        yield piece
