"""What all commands share: errors without tracebacks, the ledger's path, the forms of a list."""

import functools
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rashomon.errors import RashomonError

if TYPE_CHECKING:
    from rashomon.export.listing import Listing
    from rashomon.model.balance import Balance
    from rashomon.pipeline.ledger import Ledger, Progress

F = TypeVar("F", bound=Callable[..., Any])

LEDGER_VARIABLE = "RASHOMON_LEDGER"
AUTHOR_VARIABLE = "RASHOMON_AUTHOR"
NO_LEDGER = f"Give its path, or set {LEDGER_VARIABLE}."
_HOW_WITH_OPTION = f"Give its path with --ledger, or set {LEDGER_VARIABLE}."
_FORMS = {
    "table": "a table for people (default)",
    "json": "one JSON array",
    "nl": "JSON Lines",
    "csv": "comma-separated values",
    "tsv": "tab-separated values",
}


class Problem(click.ClickException):
    """A problem in the data: the message alone, exit status 1."""

    exit_code = 1

    def show(self, _file: Any = None) -> None:
        tell(self.message)


class Commands(click.Group):
    """A group whose commands end with a message instead of a traceback, listed in the order they are used."""

    def invoke(self, ctx: click.Context) -> Any:
        # a connection that Ctrl-C cuts off while it closes would be logged with a traceback
        logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())
        try:
            return super().invoke(ctx)
        except RashomonError as error:
            raise Problem(str(error)) from error

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(self.commands)


def tell(message: str) -> None:
    """A message for the reader, made safe for the terminal."""
    from rashomon.export.words import safe

    click.echo(safe(message), err=True)


def opened(path: str) -> "Ledger":
    """The ledger at a path, which must be there."""
    import rashomon

    return rashomon.open(path, create=False)


def ledger_argument(command: F) -> F:
    """The argument LEDGER, or the environment variable in its place."""
    return click.argument("ledger", required=False, envvar=LEDGER_VARIABLE, callback=_given)(command)


def ledger_option(command: F) -> F:
    """The option --ledger, or the environment variable in its place."""
    words = f"The ledger's file, made when it is not there.  [env: {LEDGER_VARIABLE}]"
    return click.option("-l", "--ledger", envvar=LEDGER_VARIABLE, metavar="FILE", callback=_named, help=words)(command)


def ledger_and_id(name: str) -> Callable[[F], F]:
    """The arguments [LEDGER] and an id; one argument alone is the id."""
    metavar = f"[LEDGER] {name}"

    def split(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> tuple[str, str]:
        ledger = given[0] if len(given) == 2 else os.environ.get(LEDGER_VARIABLE, "")
        if len(given) not in (1, 2):
            raise click.UsageError(f"expected {metavar}, got {len(given)} arguments.")
        if not ledger:
            raise click.UsageError(f"no ledger: {given[0]!r} is taken for the {name}. {NO_LEDGER}")
        return ledger, given[-1]

    return click.argument("ledger_and_id", nargs=-1, metavar=metavar, callback=split)


def listing(command: F) -> F:
    """Give a command that returns a Listing the options for its form, and print the list."""

    @functools.wraps(command)
    def printing(*args: Any, form: str | None, **options: Any) -> None:
        with command(*args, **options) as found:
            print_listing(found, form or "table")

    return form_options(printing)  # type: ignore[return-value]


def form_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options --json, --csv and others of a list; what was chosen is the argument `form`."""
    wrapped: Any = command
    for form, words in reversed(_FORMS.items()):
        wrapped = click.option(f"--{form}", "form", flag_value=form, default=None, help=f"As {words}.")(wrapped)
    return wrapped  # type: ignore[no-any-return]


def print_listing(found: "Listing", form: str) -> None:
    """Print a list line by line."""
    from rashomon.export.table import lines

    for line in lines(found, form, text_width()):
        click.echo(line)


def limit_option(command: F) -> F:
    """The option --limit of a list."""
    return click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N.")(command)


def as_json(command: F) -> F:
    """The option --json of a command that shows one thing."""
    return click.option("--json", is_flag=True, help="As one JSON object.")(command)


def print_json(found: dict[str, Any]) -> None:
    """Print an object for programs, controls written out."""
    from rashomon.export.table import one_object

    click.echo(one_object(found))


def balance_words(balance: "Balance") -> str:
    """The account of what was offered, on one line."""
    stored = f"{balance.stored} stored" + (f" ({balance.known} already known)" if balance.known else "")
    return f"{balance.seen} seen: {stored}, {balance.rejected} rejected, {balance.failed} failed"


@contextmanager
def progress(before: str, done: str) -> "Iterator[Progress | None]":
    """How far a long command is, on a terminal: `12 read`; in a pipe nothing. before: until there is a number."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status(before) as status:
        yield lambda number: status.update(f"{number} {done}")


def text_width() -> int:
    """Columns of the terminal, 100 in a pipe so that the same ledger gives the same text."""
    from rashomon.export.grid import WIDTH

    return max(60, shutil.get_terminal_size((WIDTH, 24)).columns) if sys.stdout.isatty() else WIDTH


def _given(_context: click.Context, _parameter: click.Parameter, path: str | None) -> str:
    if not path:
        raise click.UsageError(f"no ledger. {NO_LEDGER}")
    return path


def _named(_context: click.Context, _parameter: click.Parameter, path: str | None) -> str:
    if not path:
        raise click.UsageError(f"no ledger. {_HOW_WITH_OPTION}")
    return path
