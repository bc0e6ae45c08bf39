"""The parts of an export: which file holds which lines, and what of the chain these lines can be checked against."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct

from rashomon.export.atomic import clear_folder, replacing
from rashomon.model.ledger_format import (
    Object,
    account_object,
    claim_object,
    decision_object,
    incident_object,
    offer_object,
    report_line,
    rereading_object,
)
from rashomon.store.store import Store

Days = tuple[str, str]  # first and last, ISO
_AT_ONCE = 64  # documents


class Part(Struct, frozen=True):
    """One file of JSON Lines, sorted by id, or by number where lines have one.

    bound: parts of the chain whose leaves can be compared with the lines. lines: the objects; the folder of the export
    is there for what needs files of its own. days_of: name in the manifest of the days that the lines are about, and
    the days of one line.
    """

    file: str
    bound: tuple[str, ...]
    lines: Callable[[Store, Path], Iterator[Object]]
    days_of: tuple[str, Callable[[Object], Days | None]] | None = None


def _reports(store: Store, _: Path) -> Iterator[Object]:
    copies, versions = store.copies(), store.earlier_versions()
    return (report_line(one, copies.get(one.id), versions.get(one.id)) for one in store.reports())


def _claims(store: Store, _: Path) -> Iterator[Object]:
    incident_of = store.incident_of_accounts()
    return (claim_object(claim, incident_of.get(claim.account)) for claim in store.claims())


def _claims_as_read(store: Store, _: Path) -> Iterator[Object]:
    """Those on which people decided, which is not what the chain binds."""
    incident_of = store.incident_of_accounts()
    return (claim_object(claim, incident_of.get(claim.account)) for claim in store.claims_as_read())


def _decisions(store: Store, _: Path) -> Iterator[Object]:
    return map(decision_object, store.decisions())


def _offers(store: Store, _: Path) -> Iterator[Object]:
    return (offer_object(report, offer) for report, offer in store.offers())


def _rereadings(store: Store, _: Path) -> Iterator[Object]:
    return map(rereading_object, store.rereadings())


def _former(store: Store, _: Path) -> Iterator[Object]:
    """What is read no more, which the chain goes on to bind."""
    return ({"part": one.part, "id": one.id, "object": one.object} for one in store.superseded())


def _erasures(store: Store, _: Path) -> Iterator[Object]:
    return store.erasures()


def _incidents(store: Store, _: Path) -> Iterator[Object]:
    return map(incident_object, store.incidents_by_id())


def _accounts(store: Store, _: Path) -> Iterator[Object]:
    return map(account_object, store.accounts())


def _raw(store: Store, folder: Path) -> Iterator[Object]:
    """The documents as they came, each in a file named by its hash, and a line for each."""
    place = folder / "raw"
    place.mkdir(exist_ok=True)
    sizes = store.raw_sizes()
    while some := dict(islice(sizes, _AT_ONCE)):
        with replacing(path for path in map(place.joinpath, some) if not _holds(path)) as temporary:
            for path, written in temporary.items():
                written.write_bytes(store.raw(path.name) or b"")
        yield from ({"sha256": sha256, "size": size} for sha256, size in some.items())
    clear_folder(place)


def _holds(path: Path) -> bool:
    """The document is there already, as it came."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == path.name


def _day_of_report(report: Object) -> Days | None:
    day = (report["published"] or "")[:10]
    return (day, day) if day else None


def _days_of_incident(incident: Object) -> Days | None:
    date = incident["date"]
    return (date["start"], date["end"]) if date else None


PARTS = (
    Part("reports.jsonl", ("report", "version", "copy"), _reports, ("published", _day_of_report)),
    Part("claims.jsonl", ("claim",), _claims),
    Part("incidents.jsonl", ("incident", "link"), _incidents, ("incidents", _days_of_incident)),
    Part("accounts.jsonl", ("account",), _accounts),
    Part("decisions.jsonl", ("decision",), _decisions),
    Part("claims_as_read.jsonl", ("claim",), _claims_as_read),
    Part("offers.jsonl", ("offer",), _offers),
    Part("rereadings.jsonl", ("rereading",), _rereadings),
    Part("former.jsonl", ("report", "version", "account", "claim"), _former),
    Part("erasures.jsonl", ("erasure",), _erasures),
)
RAW = Part("raw.jsonl", ("raw",), _raw)
