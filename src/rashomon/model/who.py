"""People and organisations: actors of an incident, sources of a claim, groups of victims."""

from typing import Literal

from msgspec import Struct, field

from rashomon.model.span import Span

ActorKind = Literal[
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
]
SourceKind = Literal[
    "government",
    "military",
    "armed_group",
    "monitor",
    "medic",
    "rescuer",
    "witness",
    "activist",
    "media",
    "international",
    "anonymous_official",
    "unnamed",
    "other",
]
GroupClass = Literal["civilian", "combatant", "mixed", "unknown"]


class Actor(Struct, frozen=True):
    """Who did it or whom it was done to.

    id: the registry's id or None; name: canonical name; text: as written; kind: ACLED actor type or None.
    """

    id: str | None
    name: str
    text: str
    kind: ActorKind | None = None


class ActorMention(Struct, frozen=True):
    """Words of a report that name an actor."""

    span: Span
    actor: Actor


class Group(Struct, frozen=True):
    """The people whom a harm figure counts, as written, with their class."""

    text: str
    class_: GroupClass = field(name="class", default="unknown")
    actor: Actor | None = None


class Source(Struct, frozen=True):
    """Who says it.

    name: as a reader would cite it; text: as written; implicit: carried over from an earlier sentence.
    """

    name: str
    text: str
    kind: SourceKind = "other"
    implicit: bool = False
