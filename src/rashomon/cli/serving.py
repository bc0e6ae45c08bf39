"""`serve`."""

import click

from rashomon.cli._frame import AUTHOR_VARIABLE, Problem, ledger_argument, opened


@click.command()
@ledger_argument
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="any that is free", metavar="N")
@click.option("--edit", is_flag=True, help="Let the reader decide: accept, reject, correct, merge, split, undo.")
@click.option("--author", envvar=AUTHOR_VARIABLE, metavar="NAME", help=f"Who decides.  [env: {AUTHOR_VARIABLE}]")
def serve(ledger: str, port: int, edit: bool, author: str | None) -> None:
    """Open a ledger in the browser of this machine, and print the address.

    Nobody else can open it: it listens on this machine alone, and the address carries a secret that is new each time.
    No request leaves the machine.
    """
    if edit and not author:
        raise click.UsageError(f"--edit needs the name of who decides: --author NAME, or set {AUTHOR_VARIABLE}.")
    try:
        from rashomon.web.serving import serve as run
    except ImportError as error:
        raise Problem(
            f"the web app is not installed ({error}). Install it with: pip install 'rashomon[web]'"
        ) from error
    with opened(ledger) as book:
        run(book, port, click.echo, edit=edit, author=author or "")
