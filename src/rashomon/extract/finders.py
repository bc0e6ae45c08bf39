"""What reading asks of the rooms beside it: shapes only, the pipeline passes the real ones in."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from rashomon.model.when import TimeExpression
from rashomon.model.where import Place, PlaceMention
from rashomon.model.who import Actor, ActorMention


class FindsPlaces(Protocol):
    """Recognises and resolves place names; spans count from the text's start."""

    def find(
        self, text: str, start: int = 0, end: int | None = None, context: Sequence[Place] = ()
    ) -> tuple[PlaceMention, ...]: ...


class FindsActors(Protocol):
    """Recognises actors, and names the one that a description stands for."""

    def find(
        self, text: str, start: int = 0, end: int | None = None, day: str | None = None
    ) -> tuple[ActorMention, ...]: ...

    def lookup(self, text: str, day: str | None = None) -> Actor: ...


class FindsTimes(Protocol):
    """Recognises time expressions and resolves them against the publication day."""

    def find(self, text: str, start: int, end: int, published: str | None) -> tuple[TimeExpression, ...]: ...


class Finders(Struct, frozen=True):
    """The three of them."""

    places: FindsPlaces
    actors: FindsActors
    times: FindsTimes
