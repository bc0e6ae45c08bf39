"""`import`."""

from pathlib import Path

import click

from rashomon.cli._account import account
from rashomon.cli._frame import ledger_option, progress


@click.command("import")
@click.argument("folder", metavar="DIR")
@ledger_option
@click.pass_context
def import_(context: click.Context, folder: str, ledger: str) -> None:
    """Take in what export wrote.

    DIR is the folder of an export: jsonl, or a datapackage of a whole ledger. It is checked first, as its verify.py
    would: nothing is taken from one that is not whole, or that was changed. Reports, accounts and claims come as they
    were read, documents as they came when they are there; incidents are derived from all that the ledger holds then.
    What it holds already stays as it is, and a report that it holds with another text is refused; the exit status is
    then 3.
    """
    import rashomon
    from rashomon.pipeline.importing import checked_export, import_ledger

    with progress("checking the export", "checked"):
        bundle = checked_export(Path(folder))  # before a ledger is made: one that is refused leaves none
    with rashomon.open(ledger) as opened:
        with progress("taking it in", "taken in") as told:
            balance = import_ledger(opened.store, bundle, told)
        context.exit(account(balance, opened))
