"""`export`."""

import click

from rashomon.cli._frame import ledger_argument, opened


@click.command()
@ledger_argument
@click.option(
    "--format", "format_", default="jsonl", show_default=True, metavar="NAME", help="jsonl: the whole ledger."
)
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for the files.")
@click.option("--raw", is_flag=True, help="Also the documents as they came, in a folder raw/.")
def export(ledger: str, format_: str, output: str, raw: bool) -> None:
    """Write a ledger to files that other programs read. The same ledger always gives the same bytes.

    A manifest, the hash chain and a program that checks them (verify.py, which needs Python and nothing else) come
    with the files, so that whoever gets them can see that nothing was changed.
    """
    with opened(ledger) as book:
        for path in book.export(format_, output, raw):
            click.echo(str(path))
