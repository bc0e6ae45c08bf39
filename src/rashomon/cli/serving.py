"""`serve`."""

from contextlib import ExitStack
from datetime import UTC, datetime

import click

from rashomon.cli._frame import AUTHOR_VARIABLE, Problem, ledger_argument, opened

_FILE = click.Path(exists=True, dir_okay=False)


@click.command()
@ledger_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default="any that is free",
    metavar="N",
    help="Where it listens.",
)
@click.option("--edit", is_flag=True, help="Let the reader decide: accept, reject, correct, merge, split, undo.")
@click.option("--author", envvar=AUTHOR_VARIABLE, metavar="NAME", help=f"Who decides.  [env: {AUTHOR_VARIABLE}]")
@click.option("--team", metavar="TEAM", help="Serve it to a team, whose members log in (see: rashomon team).")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="With a team: where to listen.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name by which browsers call this server.")
@click.option("--tls-certificate", "certificate", type=_FILE, metavar="FILE", help="For https: the certificate (PEM).")
@click.option("--tls-key", "key", type=_FILE, metavar="FILE", help="For https: its key (PEM).")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer.")
@click.option("--behind-proxy", is_flag=True, help="Another server in front of this one speaks https.")
def serve(
    ledger: str,
    port: int,
    edit: bool,
    author: str | None,
    team: str | None,
    host: str,
    names: tuple[str, ...],
    certificate: str | None,
    key: str | None,
    workers: int,
    behind_proxy: bool,
) -> None:
    """Open a ledger in the browser of this machine, and print the address.

    Nobody else can open it: it listens on this machine alone, and the address carries a secret that is new each time.
    No request leaves the machine. With --team several people log in, and other machines may reach it by https.
    """
    if edit and not author and not team:
        raise click.UsageError(f"--edit needs the name of who decides: --author NAME, or set {AUTHOR_VARIABLE}.")
    try:
        from rashomon.web.serving import Listening
        from rashomon.web.serving import serve as run
        from rashomon.web.team.members import Team
    except ImportError as error:
        next_step = "Install it with: pip install 'rashomon[web]'"
        raise Problem(f"the web app is not installed ({error}). {next_step}") from error
    listening = Listening(
        host=host,
        port=port,
        names=names,
        certificate=certificate,
        key=key,
        behind_proxy=behind_proxy,
        workers=workers,
    )
    with ExitStack() as held:
        book = held.enter_context(opened(ledger))
        members = held.enter_context(Team.open(team, lambda: datetime.now(UTC))) if team else None
        run(book, click.echo, listening, edit=edit, author=author or "", team=members)
