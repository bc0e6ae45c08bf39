"""`review` and its actions."""

import functools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import click

from rashomon.cli._frame import (
    AUTHOR_VARIABLE,
    LEDGER_VARIABLE,
    NO_LEDGER,
    Commands,
    F,
    balance_words,
    form_options,
    listing,
    opened,
    print_json,
    print_listing,
    progress,
    tell,
)

if TYPE_CHECKING:
    from rashomon.export.listing import Listing
    from rashomon.pipeline.ledger import Ledger
    from rashomon.pipeline.orders import Order

_SOME_NOT_TAKEN = 1


class Actions(Commands):
    """The actions of `review`: before them stands the ledger, unless the environment names one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the first argument for the ledger when it is no action."""
        has_ledger = bool(args) and not args[0].startswith("-") and args[0] not in self.commands
        ctx.obj = args.pop(0) if has_ledger else os.environ.get(LEDGER_VARIABLE)
        rest = super().parse_args(ctx, args)
        ctx.info_name = f"{ctx.info_name} [LEDGER]"
        return rest

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As every group does, but say what a misspelt action was taken for."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            actions = ", ".join(self.commands)
            words = f"{error.message} {ctx.obj!r} is taken for the LEDGER, and the actions are {actions}."
            raise click.UsageError(words) from error


@click.group(cls=Actions, invoke_without_command=True, subcommand_metavar="[LEDGER] [ACTION [ARGS]...]")
@form_options
@click.pass_context
def review(context: click.Context, form: str | None) -> None:
    """Decide what counts: every decision is a row with a name, a time and a reason.

    Claims are accepted, rejected and corrected; incidents are merged, split, and given values. What is derived follows
    at once, what was read stays as it was read, and every decision can be undone. Ids may be shortened. With --seen a
    decision is taken only if nobody decided since you looked: show prints the version.

    Without an action: the decisions that need another look, because what they are about is read no more.
    """
    from rashomon.export.history import unsettled_listing

    if context.invoked_subcommand is None:
        with opened(_given(context.obj)) as book:
            print_listing(unsettled_listing(book.unsettled()), form or "table")


def decides(
    *, reason: bool = True, needs_reason: bool = False, seen: bool = True, several: bool = False
) -> Callable[[F], F]:
    """Make a command out of a function that says what is to be decided, and print what was."""

    def made(command: F) -> F:
        @functools.wraps(command)
        def deciding(ledger: str | None, author: str | None, json: bool, **options: Any) -> None:
            _decide(_given(ledger), _named(author), command(**options), json)

        wrapped: Any = click.option("--json", is_flag=True, help="Print the decision as one JSON object.")(deciding)
        if seen:
            words = "Versions that you saw, one for each." if several else "The version that you saw."
            wrapped = click.option("--seen", multiple=several, metavar="VERSION", help=words)(wrapped)
        if reason:
            need: dict[str, Any] = {"required": True} if needs_reason else {"default": ""}
            wrapped = click.option("--reason", metavar="WORDS", help="Why.", **need)(wrapped)
        return click.pass_obj(_author_option(wrapped))  # type: ignore[return-value]

    return made


def _author_option(command: F) -> F:
    words = f"Who decides.  [env: {AUTHOR_VARIABLE}]"
    return click.option("--author", envvar=AUTHOR_VARIABLE, metavar="NAME", help=words)(command)


@review.command()
@click.argument("some_id", metavar="ID")
@decides()
def accept(some_id: str, **said: Any) -> Any:
    """Say that a claim was read rightly, or that an incident stands as it is."""
    return lambda book: _order("accept", **_subject(book, some_id), **said)


@review.command()
@click.argument("claim")
@decides()
def reject(**said: Any) -> "Order":
    """Say that a claim was read wrongly: it does not count any more."""
    return _order("reject", **said)


@review.command()
@click.argument("claim")
@click.option("--value", metavar="WORDS", help="What the report says: 12, 29+, up to 40, a day, a place, a name.")
@click.option("--field", metavar="FIELD", help="What it is about, such as killed or initiator.")
@click.option("--whom", metavar="WORDS", help="The people that it counts, as written.")
@click.option("--class", "class_", metavar="CLASS", help="Their class: civilian, combatant, mixed or unknown.")
@click.option("--source", metavar="NAME", help="Who says it; ? for the report in its own voice.")
@click.option("--source-kind", metavar="KIND", help="What kind of source, such as military or medic.")
@click.option("--stance", metavar="STANCE", help="asserted, alleged, denied, withheld or hypothetical.")
@click.option("--scope", metavar="SCOPE", help="incident, or cumulative: told of a whole period.")
@click.option("--words", "said", metavar="WORDS", help="Where it says so: these words, as they stand in its text.")
@click.option("--parts", metavar="JSON", help="Any parts of a claim, as the export writes them.")
@decides()
def correct(claim: str, reason: str, seen: str | None, said: str | None, parts: str | None, **words: str | None) -> Any:
    """Say what the report says in place of what was read; what you leave out stays."""
    if not parts and said is None and all(part is None for part in words.values()):
        raise click.UsageError("nothing to correct. Give --value, --source, --stance or another part.")

    def order(book: "Ledger") -> "Order":
        from rashomon.pipeline.pointing import pointed_at
        from rashomon.pipeline.wording import correction

        read = book.claim(claim)
        where = pointed_at(read, book.report(read.report), said) if said is not None else {}
        value = correction(read, **words) | where | _json_object("--parts", parts)
        return _order("correct", claim=claim, value=value, reason=reason, seen=seen)

    return order


@review.command()
@click.argument("incidents", nargs=-1, required=True, metavar="INCIDENT INCIDENT...")
@decides(several=True)
def merge(seen: tuple[str, ...], **said: Any) -> "Order":
    """Say that incidents are one."""
    return _order("merge", seen=seen or None, **said)


@review.command()
@click.argument("incident")
@click.option("--account", "accounts", multiple=True, metavar="ID", help="This account tells of another incident.")
@click.option("--report", "reports", multiple=True, metavar="ID", help="All that this report tells of it does.")
@decides()
def split(accounts: tuple[str, ...], reports: tuple[str, ...], **said: Any) -> "Order":
    """Say that some accounts of an incident tell of another one.

    The accounts or the reports that leave make one incident of their own.
    """
    if not accounts and not reports:
        raise click.UsageError("who leaves? Give --account or --report, as often as needed.")
    return _order("split", leaving=(*accounts, *reports), **said)


@review.command("set")
@click.argument("incident")
@click.argument("field")
@click.argument("value")
@decides(needs_reason=True)
def set_(**said: Any) -> "Order":
    """Give an incident a value, whatever its accounts come to.

    FIELD is killed, injured, missing, captured, abducted, displaced, type, background, date, place, initiator, target,
    grade or summary. VALUE: 12 or 9-10-12 (low-best-high) or 29+; 2018-02-07 or 2018-02-07/2018-02-09; the name of a
    place, of actors (with ; between), of a type; ? where nobody knows; or JSON.
    """
    return _order("set", **said)


@review.command()
@click.argument("incident")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@decides()
def code(values: tuple[str, ...], **said: Any) -> "Order":
    """Keep what you make of an incident without having seen what was derived; nothing follows from it.

    FIELD and VALUE as of `set`.
    """
    pairs = dict(value.partition("=")[::2] for value in values)
    return _order("code", value=pairs, **said)


@review.command()
@click.argument("some_id", metavar="ID")
@click.argument("words", nargs=-1, required=True)
@decides(reason=False, seen=False)
def comment(some_id: str, words: tuple[str, ...]) -> Any:
    """Say something about an incident or a claim."""
    return lambda book: _order("comment", value=" ".join(words), **_subject(book, some_id))


@review.command()
@click.argument("some_id", metavar="ID")
@click.argument("person")
@decides(reason=False, seen=False)
def assign(some_id: str, person: str) -> Any:
    """Ask somebody to look at an incident or a claim; an empty name asks nobody any more."""
    return lambda book: _order("assign", value=person, **_subject(book, some_id))


@review.command()
@click.argument("decision")
@decides(seen=False)
def undo(decision: str, reason: str) -> "Order":
    """Take back a decision, by its number or id; an undoing can be undone."""
    return _order("undo", undoes=decision, reason=reason)


@review.command()
@click.argument("some_id", required=False, metavar="[ID]")
@click.pass_obj
@listing
@contextmanager
def history(ledger: str | None, some_id: str | None) -> "Iterator[Listing]":
    """List the decisions, all or those about an incident or a claim."""
    from rashomon.export.listing import decisions_listing

    with opened(_given(ledger)) as book:
        every = book.decisions()
        found = book.decisions(**_subject(book, some_id)) if some_id else every
        yield decisions_listing(found, every)


@review.command()
@click.argument("file")
@_author_option
@click.pass_context
def apply(context: click.Context, file: str, author: str | None) -> None:
    """Take one decision from each line of a file, or of standard input (-).

    A line is a JSON object: `kind` (accept, reject, correct, merge, split, set, code, comment, assign, undo) and what
    it needs of `claim`, `incident`, `incidents`, `leaving`, `field`, `value`, `undoes`; `reason`, `author` and `seen`
    as the options. Each line is a transaction of its own. What the same author decided before in the same words is
    known and not decided again. What cannot be taken is named and costs no other line; the exit status is then 1.
    """
    from rashomon.pipeline.applying import apply as applied

    with opened(_given(context.obj)) as book, _lines(file) as lines, progress("looking", "lines done") as told:
        balance = applied(book, lines, file, author, told)
    for row in balance.rejections:
        tell(f"{row.outcome}[{row.code}] {row.place}: {row.reason}")
    click.echo(balance_words(balance))
    context.exit(_SOME_NOT_TAKEN if balance.rejections else 0)


def _lines(file: str) -> IO[str]:
    """The file, or standard input; what is not UTF-8 is found when its line is read."""
    try:
        return click.open_file(file, "r", "utf-8", "surrogateescape")
    except OSError as error:
        raise click.FileError(file, error.strerror) from error


def _decide(ledger: str, author: str, wanted: "Order | Callable[[Ledger], Order]", json: bool) -> None:
    from rashomon.export.decided import taken_object, taken_text
    from rashomon.pipeline.orders import checked_order, in_values, take

    with opened(ledger) as book:
        reviewer = book.review(author)
        order = wanted(book) if callable(wanted) else wanted
        decision = take(reviewer, in_values(checked_order(order), book.store))
        changed = book.led_to(reviewer.changed)
        if json:
            print_json(taken_object(decision, changed))
        else:
            numbers = {d.id: d.number for d in book.decisions()} if decision.undoes else {}
            click.echo(taken_text(decision, changed, numbers))


def _order(kind: Any, **said: Any) -> "Order":
    from rashomon.pipeline.orders import Order

    return Order(kind=kind, **said)


def _subject(book: "Ledger", some_id: str) -> dict[str, str]:
    """Whether an id is a claim's or an incident's."""
    from rashomon.errors import NotFoundError

    try:
        return {"claim": book.claim(some_id).id}
    except NotFoundError:
        return {"incident": book.incident(some_id).id}


def _json_object(option: str, words: str | None) -> dict[str, Any]:
    import json

    try:
        found = json.loads(words) if words else {}
    except ValueError as error:
        raise click.BadParameter(f"no JSON ({error}).", param_hint=option) from error
    if not isinstance(found, dict):
        raise click.BadParameter("not a JSON object.", param_hint=option)
    return found


def _given(ledger: str | None) -> str:
    if not ledger:
        raise click.UsageError(f"no ledger. {NO_LEDGER}")
    return ledger


def _named(author: str | None) -> str:
    if not author or not author.strip():
        raise click.UsageError(f"no author. Give your name with --author, or set {AUTHOR_VARIABLE}.")
    return author
