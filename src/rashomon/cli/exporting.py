"""`export`."""

import click

from rashomon.cli._frame import ledger_argument, opened


@click.command()
@ledger_argument
@click.option(
    "--format", "format_", default="jsonl", show_default=True, metavar="NAME", help="jsonl: the whole ledger."
)
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for the files.")
def export(ledger: str, format_: str, output: str) -> None:
    """Write a ledger to files that other programs read. The same ledger always gives the same bytes."""
    with opened(ledger) as book:
        for path in book.export(format_, output):
            click.echo(str(path))
