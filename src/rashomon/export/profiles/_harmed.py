"""Who was harmed, between the least and the most that is told, group by group.

Airwars methodology: all accounts enter; people are civilians unless there is evidence that they are not; where that is
disputed the least is 0, of civilians and of fighters. Iraq Body Count methodology: the least and the most differ where
reports do, or where it is not certain that the dead are civilians.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from rashomon.export.profiles.cells import Case
from rashomon.model.claim import Claim, HarmValue
from rashomon.model.incident import Toll
from rashomon.reconcile.figures import enters
from rashomon.reconcile.tolls import figures_behind, toll
from rashomon.text.vocabulary import Entry, entries

STATE_KINDS = ("State forces", "External/Other forces")


class Between(Struct, frozen=True):
    """The least and the most that is told of people; claims: behind both."""

    least: int
    most: int
    claims: tuple[str, ...] = ()

    def widened(self, least: int, most: int) -> "Between":
        return Between(min(self.least, least), max(self.most, most), self.claims)


def between(made: Toll) -> Between:
    """The ends of a toll: 0 where no least is told, of "at least" the greatest number that is told."""
    known = [number for number in (made.low, made.best, made.high) if number is not None]
    return Between(made.low or 0, max(known, default=0), made.claims)


def is_disputed(case: Case) -> bool:
    """Origins cannot all be right about who was hit: civilians or fighters."""
    return case.incident.status.get("target") == "contested"


def civilians(case: Case, field: str) -> Between | None:
    """Those who are told as civilians or as nothing else; None where nobody was harmed."""
    harm = case.incident.harm.get(field)
    if harm is None:
        return None
    whole, fighters = between(harm.total), _of_class(case, field, "combatant")
    told = _of_class(case, field, "civilian")
    least = told.least if told.claims else max(0, whole.least - fighters.most)
    most = max(told.most, whole.most - fighters.least)
    return Between(
        0 if is_disputed(case) else min(least, most), whole.most if is_disputed(case) else most, whole.claims
    )


def fighters(case: Case, field: str) -> Between | None:
    """Those who are told as combatants; where that is disputed it may have been nobody, or all."""
    harm = case.incident.harm.get(field)
    if harm is None:
        return None
    told = _of_class(case, field, "combatant")
    return told.widened(0, between(harm.total).most) if is_disputed(case) else told


def harmed(told: Sequence[Claim], copies: Mapping[str, str]) -> Between | None:
    """What these harm claims tell of the same people; None where they tell nothing that counts."""
    counted = [claim for claim in told if enters(claim)]
    rows, _ = figures_behind(counted, {c.id: c.report for c in counted}, {}, copies)
    return between(toll(rows)) if rows else None


def group_of(claim: Claim) -> str | None:
    """The group of `resources/victim_groups.yaml` that a harm claim counts; None where it is none of them."""
    assert isinstance(claim.value, HarmValue)
    group = claim.value.group
    fitting = (e for e in entries("victim_groups") if e.get("class", group.class_) == group.class_)
    return next((str(entry["group"]) for entry in fitting if _words(entry).search(group.text)), None)


def is_of_state(claim: Claim) -> bool:
    """The fighters whom a claim counts are those of a state."""
    assert isinstance(claim.value, HarmValue)
    actor = claim.value.group.actor
    return actor is not None and actor.kind in STATE_KINDS


def is_fighter(claim: Claim) -> bool:
    """A claim of combatants."""
    return isinstance(claim.value, HarmValue) and claim.value.group.class_ == "combatant"


def _of_class(case: Case, field: str, name: str) -> Between:
    made = case.incident.harm[field].by_class.get(name)
    return between(made) if made is not None else Between(0, 0)


def _words(entry: Entry) -> re.Pattern[str]:
    return _pattern(tuple(entry["words"]))


@cache
def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
