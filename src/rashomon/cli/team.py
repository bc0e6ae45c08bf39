"""`team`: who may use a ledger that is served to several people."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli._frame import Commands, Problem, tell

if TYPE_CHECKING:
    from rashomon.web.team.members import Team

_ROLES = ("reader", "reviewer", "admin")  # as in web.roles, which `--help` should not load


@click.group(cls=Commands)
def team() -> None:
    """Who may use a ledger that `rashomon serve --team TEAM` serves.

    TEAM is a file of its own beside the ledger, or the URL of a PostgreSQL database: no export or copy of a ledger
    holds a password. A reader looks, a reviewer decides too, an admin also says who belongs to the team.
    """


def _named(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.argument("team_place", metavar="TEAM")(click.argument("name")(command))


@team.command("add")
@_named
@click.option("--role", type=click.Choice(_ROLES), default="reader", show_default=True, help="What they may do.")
def add(team_place: str, name: str, role: Any) -> None:
    """Take somebody in; asks for a password, or reads it from standard input."""
    with _opened(team_place, create=True) as opened:
        opened.add(name, role, _password())
        tell(f"{name} is a {role} now.")


@team.command("list")
@click.argument("team_place", metavar="TEAM")
def list_(team_place: str) -> None:
    """Everybody with their role."""
    with _opened(team_place) as opened:
        for member in opened.members():
            click.echo(f"{member.role:<9} {member.name}{'  (kept out)' if member.disabled else ''}")


@team.command("role")
@_named
@click.argument("role", type=click.Choice(_ROLES))
def role_(team_place: str, name: str, role: Any) -> None:
    """Give somebody another role."""
    with _opened(team_place) as opened:
        opened.change(name, role=role)


@team.command("password")
@_named
def password_(team_place: str, name: str) -> None:
    """Give somebody another password."""
    with _opened(team_place) as opened:
        opened.change(name, password=_password())


@team.command("disable")
@_named
def disable(team_place: str, name: str) -> None:
    """Keep somebody out; their decisions stay. They are out at once."""
    with _opened(team_place) as opened:
        opened.change(name, disabled=True)


@team.command("enable")
@_named
def enable(team_place: str, name: str) -> None:
    """Let somebody in again."""
    with _opened(team_place) as opened:
        opened.change(name, disabled=False)


@contextmanager
def _opened(place: str, *, create: bool = False) -> "Iterator[Team]":
    try:
        from rashomon.web.team.members import Team
    except ImportError as error:
        next_step = "Install it with: pip install 'rashomon[web]'"
        raise Problem(f"the web app is not installed ({error}). {next_step}") from error
    with Team.open(place, lambda: datetime.now(UTC), create=create) as opened:
        yield opened


def _password() -> str:
    """Asked for twice on a terminal, where it is not shown; else a line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
