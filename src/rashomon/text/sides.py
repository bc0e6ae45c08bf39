"""Actors that reports of one event name in each other's place (`resources/actor_sides.yaml`)."""

from functools import cache

from rashomon.model.who import Actor
from rashomon.text.vocabulary import entries

VAGUE = "rebels"  # the side of rebels, militants, gunmen: words for any armed group
_ARMED_GROUPS = ("Rebel group", "Political militia", "Identity militia")


def is_armed_group(actor: Actor) -> bool:
    """Others may call it rebels, militants or gunmen."""
    return actor.kind in _ARMED_GROUPS


def side_of(actor: Actor) -> str:
    """The side that an actor stands on when accounts are compared; its id or its name where it has none."""
    return _sides().get(actor.id or "", actor.id or actor.name)


@cache
def _sides() -> dict[str, str]:
    return {actor: row["side"] for row in entries("actor_sides") for actor in row["actors"]}
