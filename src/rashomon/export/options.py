"""What somebody wants of an export besides its format."""

from pathlib import Path

from msgspec import Struct

from rashomon.store.queries import IncidentFilter


class Options(Struct, frozen=True, kw_only=True):
    """wanted: which incidents. with_raw: also the documents as they came (`jsonl`).

    policy: file that overrides rules of a profile, or None.
    """

    wanted: IncidentFilter = IncidentFilter()
    with_raw: bool = False
    policy: str | Path | None = None
