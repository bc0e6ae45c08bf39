"""Gathers what accounts say for comparison with each other."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import structs

from rashomon.link.objects import objects_in
from rashomon.link.people import people_in
from rashomon.link.profile import SOME_ARMED_GROUP, Profile
from rashomon.model.account import Account
from rashomon.model.claim import ActorFact, Claim, DateFact, HarmValue, PlaceFact, TypeFact
from rashomon.model.report import Report
from rashomon.model.where import Place
from rashomon.text.hours import hours_in
from rashomon.text.named_numbers import named_number
from rashomon.text.sides import VAGUE, is_armed_group, side_of
from rashomon.text.vocabulary import entries

_NAME = re.compile(r"\b[A-Z][\w-]{3,}")
_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words that follow each other
# where armies and armed groups fight, reports name commanders and ministers; of a shooting they name those who were hit
_EVERYDAY_PARTIES = frozenset({"civilians", "police_forces", "unidentified_armed_group"})
_A_FEW = 60  # people
_TELLING = 2  # people; "one killed" is told of too many events


def profiles(
    reports: Iterable[Report], accounts: Iterable[Account], claims: Iterable[Claim], copies: Mapping[str, str]
) -> tuple[Profile, ...]:
    """One profile for each account, by account id. copies: report id -> id of the report whose text it repeats."""
    known = {r.id: r for r in reports}
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.account].append(claim)
    rows = sorted(accounts, key=lambda a: a.id)
    return tuple(
        _profile(a, copies.get(a.report, a.report), known.get(a.report), sorted(told[a.id], key=lambda c: c.id))
        for a in rows
    )


def _profile(account: Account, text: str, report: Report | None, claims: list[Claim]) -> Profile:
    dates = [c.value.date for c in claims if isinstance(c.value, DateFact)]
    places = [c.value.place for c in claims if isinstance(c.value, PlaceFact)]
    types = [c.value.type for c in claims if isinstance(c.value, TypeFact)]
    harms = [(c.field, c.value.quantity) for c in claims if isinstance(c.value, HarmValue) and c.part_of is None]
    sentences = {c.evidence.text for c in claims}
    made = Profile(
        account=account.id,
        report=account.report,
        text=text,
        published=report.published_day if report is not None else None,
        background=account.background,
        date=dates[0] if dates else None,
        place=_as_known(places[0]) if places and places[0].name not in _seats() else None,
        type=types[0] if types else None,
        initiators=_actors(claims, "initiator"),
        targets=_actors(claims, "target"),
        tolls=tuple(row for row in harms if not row[1].is_bare),
        figures=frozenset(_figures(claims)),
        names=frozenset(w.lower() for s in sentences for w in _NAME.findall(s)),
        wording=frozenset(mark for s in sentences for mark in _marks(s)),
        has_harm=bool(harms),
        objects=objects_in("\n".join(sorted(sentences))),
        hours=hours_in(" ".join(sorted({c.evidence.text for c in claims if isinstance(c.value, DateFact | TypeFact)}))),
    )
    return structs.replace(made, people=_people(made, claims, report if account.main else None))


def _people(row: Profile, claims: Iterable[Claim], report: Report | None) -> dict[str, int]:
    """Whom an account of everyday harm to a few names; whom its whole report names, where it is about this."""
    parties = {c.value.actor.id for c in claims if isinstance(c.value, ActorFact) and c.value.actor.id}
    if parties - _EVERYDAY_PARTIES or any(number > _A_FEW for _, number in row.figures):
        return {}
    return people_in(report.text if report is not None else "\n".join(sorted({c.evidence.text for c in claims})))


def _actors(claims: Iterable[Claim], field: str) -> frozenset[str]:
    actors = [c.value.actor for c in claims if c.field == field and isinstance(c.value, ActorFact)]
    sides = frozenset(side_of(actor) for actor in actors)
    named = any(is_armed_group(actor) and side_of(actor) != VAGUE for actor in actors)
    return sides | {SOME_ARMED_GROUP} if named else sides


@cache
def _seats() -> frozenset[str]:
    return frozenset(str(entry["place"]) for entry in entries("seats_of_power"))


def _as_known(place: Place) -> Place:
    """A site that is known by its province alone ("a Sinai mosque") lies somewhere in it."""
    named, around = set((place.name or "").split()), set((place.admin1 or "").split())
    if place.precision != "site" or place.settlement is not None or not named or not named <= around:
        return place
    return structs.replace(place, name=place.admin1, precision="adm1")


def _figures(claims: Iterable[Claim]) -> Iterable[tuple[str, int]]:
    for claim in claims:
        if isinstance(claim.value, HarmValue):
            quantity = claim.value.quantity
            number = named_number(quantity) if quantity.low is not None else quantity.high
            if number is not None and number >= _TELLING:
                yield claim.field, number


def _marks(sentence: str) -> Iterable[int]:
    words = _WORD.findall(sentence.lower())
    return (zlib.crc32(" ".join(words[k : k + _SHINGLE]).encode()) for k in range(len(words) - _SHINGLE + 1))
