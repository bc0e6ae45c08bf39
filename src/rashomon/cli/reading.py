"""`read` and `compare`."""

import gc

import click

from rashomon.cli._account import account
from rashomon.cli._frame import ledger_option, progress, text_width


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ledger_option
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@click.pass_context
def read(context: click.Context, paths: tuple[str, ...], ledger: str, workers: int) -> None:
    """Read reports into a ledger.

    PATH is a file, a folder, a glob, or - for standard input. What was read before is left as it is. What cannot be
    read is named with the reason and costs nothing else; the exit status is then 3.
    """
    import rashomon
    from rashomon.scale.worker import SELDOM

    gc.set_threshold(*SELDOM)
    with rashomon.open(ledger) as opened:
        with progress("looking for reports", "read") as told:
            balance = opened.read(paths, workers, told)
        context.exit(account(balance, opened))


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
def compare(first: str, second: str) -> None:
    """Set two reports side by side.

    Fields down, accounts across, disagreement marked. A and B are files with one report each; no ledger is needed.
    """
    import rashomon

    click.echo(rashomon.compare(first, second, text_width()))
