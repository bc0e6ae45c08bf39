"""The ledger interchange format: reports.jsonl, claims.jsonl and incidents.jsonl in one folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from rashomon.export.atomic import replacing
from rashomon.model.ledger_format import Object, claim_object, incident_object, report_object
from rashomon.store.store import Store


def export(store: Store, destination: Path) -> tuple[Path, ...]:
    """Write the three files into a folder, lines sorted by id. Raises OSError when the folder cannot be written."""
    destination.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still:
        files = {destination / f"{name}.jsonl": lines for name, lines in _lines(still).items()}
        with replacing(files) as temporary:
            for path, lines in files.items():
                _write(temporary[path], lines)
    return tuple(files)


def _lines(store: Store) -> dict[str, Iterator[Object]]:
    copies, incident_of = store.copies(), store.incident_of_accounts()
    by_id = sorted(store.incidents(), key=lambda incident: incident.id)
    return {
        "reports": (report_object(report, copies.get(report.id)) for report in store.reports()),
        "claims": (claim_object(claim, incident_of.get(claim.account)) for claim in store.claims()),
        "incidents": (incident_object(incident) for incident in by_id),
    }


def _write(path: Path, lines: Iterable[Object]) -> None:
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as stream:
        for line in lines:
            stream.write(encode(line) + b"\n")
