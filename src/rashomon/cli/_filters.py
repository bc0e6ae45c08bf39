"""The options that choose incidents: the same for a list and for an export."""

import functools
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rashomon.pipeline.ledger import Ledger

F = TypeVar("F", bound=Callable[..., Any])

_DAY = click.DateTime(["%Y-%m-%d"])
# one for each field of `IncidentFilter`, under its name
_OPTIONS: tuple[Callable[[F], F], ...] = (
    click.option("--type", metavar="SLUG", help="Incident type, such as air_strike."),
    click.option("--since", type=_DAY, metavar="DAY", help="On this day (YYYY-MM-DD) or later."),
    click.option("--until", type=_DAY, metavar="DAY", help="On this day or earlier."),
    click.option("--country", metavar="CODE", help="ISO 3166-1 alpha-3, such as SYR."),
    click.option("--place", metavar="WORDS", help="Part of the name of the place or its province."),
    click.option("--actor", metavar="WORDS", help="Part of the name of who did it or to whom."),
    click.option("--text", metavar="WORDS", help="Words of the summary or of a name."),
    click.option("--admin1", metavar="NAME", help="In this province."),
    click.option("--initiator", metavar="NAME", help="Done by this actor."),
    click.option("--target", metavar="NAME", help="Done to this actor."),
    click.option("--victims", metavar="CLASS", help="Harm to these: civilian, combatant, mixed or unknown."),
    click.option("--killed-min", type=click.IntRange(min=0), metavar="N", help="So many killed (best figure) or more."),
    click.option("--killed-max", type=click.IntRange(min=0), metavar="N", help="So many killed or fewer."),
    click.option("--grade", metavar="GRADE", help="confirmed, fair, weak, contested or discounted."),
    click.option("--status", metavar="STATUS", help="contested, revised, agreed or single: its strongest field."),
    click.option("--contested/--not-contested", default=None, help="Only where accounts contradict, or none."),
    click.option("--publisher", metavar="NAME", help="Told by a report of this publisher."),
    click.option("--source", metavar="NAME", help="This source says something of it."),
    click.option("--report", metavar="ID", help="Told by this report."),
    click.option("--incident", metavar="ID", help="This one."),
    click.option("--background/--no-background", default=None, help="Only those told as context, or none of them."),
)


def incident_filters(command: F) -> F:
    """Give a command the options; it gets what was asked for as `wanted`, by the fields of `IncidentFilter`."""

    @functools.wraps(command)
    def filtered(*args: Any, **given: Any) -> Any:
        from rashomon.store.queries import IncidentFilter

        wanted = {name: given.pop(name, None) for name in IncidentFilter.__struct_fields__}
        return command(*args, wanted=_checked(wanted), **given)

    wrapped: Any = filtered
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


def in_full(wanted: dict[str, Any], book: "Ledger") -> dict[str, Any]:
    """The same with whole ids, which may be given shortened. Raises NotFoundError."""
    report = {"report": book.report(wanted["report"]).id} if "report" in wanted else {}
    incident = {"incident": book.incident(wanted["incident"]).id} if "incident" in wanted else {}
    return wanted | report | incident


def known(option: str, given: str | None, words: Sequence[str]) -> None:
    """A word that can match nothing is a mistake, not an empty result. Raises click.BadParameter."""
    if given is not None and given not in words:
        raise click.BadParameter(f"{given!r} is none of: {', '.join(words)}.", param_hint=f"--{option}")


def _checked(wanted: dict[str, Any]) -> dict[str, Any]:
    """What was asked for, as the ledger takes it."""
    from typing import get_args

    from rashomon.model.incident import Grade, IncidentType, Status
    from rashomon.model.who import GroupClass

    asked = {name: _day(value) for name, value in wanted.items() if value is not None}
    known("type", asked.get("type"), get_args(IncidentType))
    known("grade", asked.get("grade"), get_args(Grade))
    known("status", asked.get("status"), get_args(Status))
    known("victims", asked.get("victims"), get_args(GroupClass))
    country = asked.get("country")
    if country and len(country) != 3:
        raise click.BadParameter(f"{country!r} is no code of three letters, such as SYR.", param_hint="--country")
    return asked


def _day(value: Any) -> Any:
    return value.date().isoformat() if isinstance(value, datetime) else value
