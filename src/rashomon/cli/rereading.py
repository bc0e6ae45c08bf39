"""`reread`."""

import gc

import click

from rashomon.cli._frame import as_json, ledger_argument, opened, print_json, progress, text_width

_SOME_NOT_READ = 3


@click.command()
@ledger_argument
@click.option("--report", "reports", multiple=True, metavar="ID", help="Only this report; may be given again.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@as_json
@click.pass_context
def reread(context: click.Context, ledger: str, reports: tuple[str, ...], workers: int, json: bool) -> None:
    """Read the reports of a ledger again, with this version of rashomon.

    The documents are read from the bytes that the ledger keeps. What was read before stays in it, and what is read now
    takes its place: what was added, removed and changed is listed. What people decided is carried over where the same
    is still said, and listed where somebody has to look again. What cannot be read again is named with the reason and
    stays as it is; the exit status is then 3.
    """
    from rashomon.export.history import reread_object, reread_text
    from rashomon.scale.worker import SELDOM

    gc.set_threshold(*SELDOM)
    with opened(ledger) as book, progress("looking for reports", "read again") as told:
        account = book.reread(reports or None, workers, told)
    if json:
        print_json(reread_object(account))
    else:
        click.echo(reread_text(account, text_width()))
    context.exit(_SOME_NOT_READ if account.rejections else 0)
