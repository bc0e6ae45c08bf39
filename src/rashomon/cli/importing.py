"""`import`."""

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

    with rashomon.open(ledger) as opened:
        with progress("checking the export", "taken in") as told:
            balance = opened.import_from(folder, told)
        context.exit(account(balance, opened))
