"""`match`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from rashomon.cli._frame import ledger_and_id, listing, opened, tell, text_width

if TYPE_CHECKING:
    from datetime import datetime

    from rashomon.export.listing import Listing

_DAY = click.DateTime(["%Y-%m-%d"])
_STATUSES = ["linked", "missing", "extra", "left out"]


@click.command()
@ledger_and_id("REFERENCE")
@click.option("--since", type=_DAY, metavar="DAY", help="Only rows on this day (YYYY-MM-DD) or later.")
@click.option("--until", type=_DAY, metavar="DAY", help="Only rows on this day or earlier.")
@click.option("--country", metavar="CODE", help="Only rows in this country, ISO 3166-1 alpha-3, such as SYR.")
@click.option("--days", type=click.IntRange(0, 31), default=2, show_default=True, help="How far days may lie apart.")
@click.option("--km", type=click.FloatRange(0, 500), default=50, show_default=True, help="How far towns may.")
@click.option("--score", type=click.IntRange(1, 100), default=65, show_default=True, help="Points that a link needs.")
@click.option("--policy", metavar="FILE", help="YAML that overrides the rules by which the ledger is coded.")
@click.option("--only", type=click.Choice(_STATUSES), help="List only these.")
@listing
@contextmanager
def match(
    ledger_and_id: tuple[str, str],
    since: "datetime | None",
    until: "datetime | None",
    country: str | None,
    days: int,
    km: float,
    score: int,
    policy: str | None,
    only: str | None,
) -> "Iterator[Listing]":
    """Set a ledger beside a table of ACLED or UCDP.

    REFERENCE is a CSV file with the columns of ACLED or of UCDP GED. The ledger is coded in the same way; then rows are
    linked one to one by day, place, kind, actors and deaths, and what links them is told in points of 100. Listed are
    linked rows with the fields on which they differ, rows that the ledger misses, rows that only the ledger has, and
    incidents that such a table would leave out. Compared are the days that the ledger tells of, or those asked for.
    """
    from rashomon.export.matches import account_lines, matches_listing

    ledger, reference = ledger_and_id
    asked = {
        "since": since.date().isoformat() if since else None,
        "until": until.date().isoformat() if until else None,
        "country": country,
    }
    with opened(ledger) as book:
        found = book.match(reference, policy=policy, days=days, km=km, score=score, **asked)
    for row in found.rejections:
        tell(f"{row.outcome}[{row.code}] {row.place}: {row.reason}")
    matches = [one for one in found.matches if only in (None, one.status)]
    yield matches_listing(matches, account_lines(found, text_width()))
