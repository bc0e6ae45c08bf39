"""The registry's entries as records, read from `resources/actors_*.yaml` and `resources/actor_patterns.yaml`."""

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from msgspec import Struct

from rashomon.errors import VocabularyError
from rashomon.model.who import ActorKind
from rashomon.resolve._registry_words import keys_of
from rashomon.text.vocabulary import Entry, entries

THEATRES = ("syria", "iraq", "yemen", "ukraine", "israel_palestine", "sudan", "sahel", "world")


class Period(Struct, frozen=True, kw_only=True):
    """What an actor was called, and what kind it was, for a time; bounds are ISO days, `until` is exclusive."""

    name: str
    kind: ActorKind | None = None
    start: str = ""
    until: str = "9999"
    part_of: tuple[str, ...] = ()

    def covers(self, day: str) -> bool:
        return self.start <= day < self.until


class Listed(Struct, frozen=True, kw_only=True):
    """One actor of the registry.

    country: ISO 3166-1 alpha-3 of its home, None for international ones. periods: in order of time, at least one.
    is_umbrella: a name beside it is more exact ("the Kurdish YPG").
    """

    id: str
    aliases: tuple[str, ...]
    country: str | None
    periods: tuple[Period, ...]
    is_umbrella: bool = False

    def period(self, day: str | None) -> Period:
        """The period that covers the day; the latest where the day is unknown; the nearest where none does."""
        if day is None:
            return self.periods[-1]
        covering = [p for p in self.periods if p.covers(day)]
        if covering:
            return covering[-1]
        return self.periods[0] if day < self.periods[0].start else self.periods[-1]

    def existed(self, day: str | None) -> bool:
        """The actor existed on that day, or no day is known."""
        return day is None or any(p.covers(day) for p in self.periods)


class Nation(Struct, frozen=True, kw_only=True):
    """A state, from whose names those of its armed forces, police and government follow."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    slug: str
    state_id: str | None


@cache
def listed() -> tuple[Listed, ...]:
    """All named actors, in the order of the files."""
    found = [_listed(e) for theatre in THEATRES for e in entries(f"actors_{theatre}")]
    seen: set[str] = set()
    for actor in found:
        if actor.id in seen:
            raise VocabularyError("V003", actor.id, "two actors have this id", "Give one of them another id.")
        seen.add(actor.id)
    return tuple(found)


def _listed(entry: Entry) -> Listed:
    names = [p["name"] for p in entry.get("periods", ()) if "name" in p]
    aliases = dict.fromkeys([*([entry["name"]] if "name" in entry else []), *names, *entry.get("aliases", ())])
    return Listed(
        id=entry["id"],
        aliases=tuple(aliases),
        country=entry.get("country"),
        periods=tuple(_periods(entry)),
        is_umbrella=bool(entry.get("umbrella")),
    )


def _periods(entry: Entry) -> Iterator[Period]:
    for row in entry.get("periods") or [{}]:
        both: dict[str, Any] = {**entry, **row}
        yield Period(
            name=both["name"],
            kind=cast("ActorKind | None", both.get("kind")),
            start=str(both.get("from", "")),
            until=str(both.get("until", "9999")),
            part_of=tuple(both.get("part_of", ())),
        )


@cache
def nations() -> tuple[Nation, ...]:
    """All states that `resources/actors_nations.yaml` names."""
    return tuple(
        Nation(
            code=e["code"],
            name=e["name"],
            names=(e["name"], *e.get("names", ())),
            adjectives=tuple(e["adjectives"]),
            slug=e.get("slug", "_".join(keys_of(e["name"]))),
            state_id=e.get("state_id"),
        )
        for e in entries("actors_nations")
    )
