"""What counts and what does not, in text: the figures by the day of their report, and who stands behind the claims."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.export.grid import grid, wrapped
from rashomon.export.words import chain_words, figure_words, publisher_words, safe, toll_words
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.reconcile.timeline import Telling
from rashomon.reconcile.witnesses import Testimony, Witness

_HEADS = ("", "reported", "told", "who says it", "in the toll")


def timeline_text(
    tellings: Iterable[Telling],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    incident: Incident,
    numbers: Mapping[str, int],
    width: int,
) -> list[str]:
    """The figures as a table, a field's toll over its figures. numbers: claim id -> number of its sentence."""
    by_field: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_field[telling.field].append(telling)
    rows: list[Sequence[str]] = []
    for field, told in by_field.items():
        for n, telling in enumerate(told):
            claim = claims[telling.claim]
            rows.append((*_cells(field if n == 0 else "", telling, claim, reports, numbers),))
    lines = grid(_HEADS, rows, width, fixed=(0, 1)).splitlines() if rows else []
    return [*(f"{field}: {_total(incident, field)}" for field in by_field), "", *lines] if rows else []


def witnesses_text(rows: Iterable[Witness], numbers: Mapping[str, int], width: int) -> list[str]:
    """One entry for each origin, with the ground on which the sentences are its. numbers: as above."""
    return [line for row in rows for line in _witness_lines(row, numbers, width)]


def references(claims: Iterable[str], numbers: Mapping[str, int]) -> str:
    """The numbers of the sentences of these claims, `[2][5]`."""
    return "".join(f"[{number}]" for number in sorted({numbers[claim] for claim in claims if claim in numbers}))


def _cells(
    field: str, telling: Telling, claim: Claim, reports: Mapping[str, Report], numbers: Mapping[str, int]
) -> tuple[str, ...]:
    chain = chain_words(claim, publisher_words(reports[claim.report]))
    told = f"{figure_words(claim)} {references([claim.id], numbers)}".strip()
    return field, telling.day or "day unknown", told, chain, safe(telling.why)


def _total(incident: Incident, field: str) -> str:
    if field not in incident.harm:
        return "no toll, because nothing told of it counts"
    total = incident.harm[field].total
    return f"{toll_words(total)}, {total.status}"


def _witness_lines(row: Witness, numbers: Mapping[str, int], width: int) -> list[str]:
    grounds: dict[str, list[Testimony]] = defaultdict(list)
    for testimony in row.testimonies:
        grounds[testimony.why].append(testimony)
    counted = "counts" if row.counts else "not counted: gives no figure that enters"
    lines = [f"{safe(row.called)}: {counted}"]
    lines += [
        f"    {references((t.claim for t in told), numbers)} {safe(why)}".replace("     ", "    ")
        for why, told in grounds.items()
    ]
    return [part for line in lines for part in wrapped(line, width, "        ")]
