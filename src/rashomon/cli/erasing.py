"""`erase`."""

import click

from rashomon.cli._frame import AUTHOR_VARIABLE, ledger_and_id, opened, tell


@click.command()
@ledger_and_id("REPORT")
@click.option("--author", envvar=AUTHOR_VARIABLE, required=True, metavar="NAME", help="Who erases; it stays.")
@click.option("--reason", required=True, metavar="WORDS", help="Why; it stays, so name nobody here.")
@click.option("--yes", is_flag=True, help="Do not ask: it cannot be undone.")
def erase(ledger_and_id: tuple[str, str], author: str, reason: str, yes: bool) -> None:
    """Erase a report that endangers somebody.

    Its words, its bytes, its claims and the decisions on these go for good; what other reports tell is derived again.
    The hash chain still verifies, and shows that something was erased, by whom and why. Copies of the ledger, exports
    and backups are not reached.
    """
    ledger, given = ledger_and_id
    with opened(ledger) as book:
        report = book.report(given)
        if not yes:
            click.confirm(f"Erase {report.id} for good?", abort=True, err=True)
        erased = book.erase(report.id, author, reason)
        tell(f"The ledger's head is now {book.head()}. Exports and backups made before still hold the report.")
    for name in erased:
        click.echo(name)
