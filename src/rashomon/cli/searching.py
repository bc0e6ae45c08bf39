"""`search`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from rashomon.cli._frame import ledger_and_id, listing, opened

if TYPE_CHECKING:
    from rashomon.export.listing import Listing

_SHOWN = 50


@click.command()
@ledger_and_id("WORDS")
@click.option("--only", type=click.Choice(["reports", "claims"]), help="Only the one or the other.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", default=_SHOWN, show_default=True, help="At most N.")
@listing
@contextmanager
def search(ledger_and_id: tuple[str, str], only: str | None, limit: int) -> "Iterator[Listing]":
    """Find reports and claims by their words, and show the words around.

    WORDS is one argument. All words must stand in the text or its title, whole, in any order and any case: 'market
    Oldtown'. Words in double quotes must stand together: '"the old market"'. A star is for the rest of a word:
    'shell*'. A minus is for words that must not stand: 'market -bakery'. Claims are found by their sentence.
    """
    from rashomon.export.listing import hits_listing

    ledger, words = ledger_and_id
    kind = {"reports": "report", "claims": "claim", None: None}[only]
    with opened(ledger) as book:
        yield hits_listing(book.search(words, kind, limit))  # type: ignore[arg-type]
