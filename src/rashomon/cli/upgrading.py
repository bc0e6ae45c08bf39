"""`upgrade`."""

import click

from rashomon.cli._frame import ledger_argument


@click.command()
@ledger_argument
@click.option("--anew", is_flag=True, help="Also make anew what incidents are found by, where `verify` says so.")
def upgrade(ledger: str, anew: bool) -> None:
    """Bring a ledger that an older rashomon made up to date.

    A file is copied beside itself first. A database on a server is not copied: back it up before (pg_dump). Whatever
    goes wrong, the ledger stays as it was.
    """
    from rashomon.store.upgrading import upgrade as brought_up

    done = brought_up(ledger, anew)
    if done.before != done.after:
        click.echo(f"upgraded from schema {done.before} to {done.after}")
    elif done.made_anew:
        click.echo("up to date; what incidents are found by and what they wait for was made anew")
    else:
        click.echo("up to date")
    if done.backup:
        click.echo(f"as it was before: {done.backup}")
