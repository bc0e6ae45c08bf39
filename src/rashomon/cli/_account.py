"""What the commands that fill a ledger tell in the end."""

from typing import TYPE_CHECKING

import click

from rashomon.cli._frame import balance_words, tell

if TYPE_CHECKING:
    from rashomon.model.balance import Balance
    from rashomon.pipeline.ledger import Ledger

_SOME_REJECTED = 3


def account(balance: "Balance", ledger: "Ledger") -> int:
    """Tell what became of everything that was offered, and give the exit status."""
    for row in balance.rejections:
        tell(f"{row.outcome}[{row.code}] {row.place}: {row.reason}")
    click.echo(balance_words(balance))
    held = (_counted(number, name) for name, number in ledger.store.counts().items())
    click.echo(f"the ledger holds {', '.join(held)}")
    return _SOME_REJECTED if balance.rejections else 0


def _counted(number: int, plural: str) -> str:
    return f"{number} {plural.removesuffix('s') if number == 1 else plural}"
