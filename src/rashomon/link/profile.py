"""What an account says, gathered for comparison with other accounts."""

import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from rashomon.model.account import Account
from rashomon.model.claim import ActorFact, Claim, DateFact, HarmValue, PlaceFact, TypeFact
from rashomon.model.quantity import Quantity
from rashomon.model.report import Report
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.text.sides import side_of

_NAME = re.compile(r"\b[A-Z][\w-]{3,}")


class Profile(Struct, frozen=True, kw_only=True):
    """One account with what its claims say.

    published: ISO day of its report. tolls: the quantities told, by harm field, parts left out.
    initiators, targets: sides (`resources/actor_sides.yaml`) or ids. names: capitalised words of its sentences.
    """

    account: str
    report: str
    published: str | None
    background: bool
    date: Date | None
    place: Place | None
    type: str | None
    initiators: frozenset[str]
    targets: frozenset[str]
    tolls: tuple[tuple[str, Quantity], ...]
    names: frozenset[str]
    has_harm: bool


def profiles(reports: Iterable[Report], accounts: Iterable[Account], claims: Iterable[Claim]) -> tuple[Profile, ...]:
    """One profile for each account, by account id."""
    published = {r.id: r.published_day for r in reports}
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.account].append(claim)
    rows = sorted(accounts, key=lambda a: a.id)
    return tuple(_profile(a, published.get(a.report), sorted(told[a.id], key=lambda c: c.id)) for a in rows)


def _profile(account: Account, published: str | None, claims: list[Claim]) -> Profile:
    dates = [c.value.date for c in claims if isinstance(c.value, DateFact)]
    places = [c.value.place for c in claims if isinstance(c.value, PlaceFact)]
    types = [c.value.type for c in claims if isinstance(c.value, TypeFact)]
    harms = [(c.field, c.value.quantity) for c in claims if isinstance(c.value, HarmValue) and c.part_of is None]
    return Profile(
        account=account.id,
        report=account.report,
        published=published,
        background=account.background,
        date=dates[0] if dates else None,
        place=places[0] if places else None,
        type=types[0] if types else None,
        initiators=_actors(claims, "initiator"),
        targets=_actors(claims, "target"),
        tolls=tuple(row for row in harms if not row[1].is_bare),
        names=frozenset(w.lower() for c in claims for w in _NAME.findall(c.evidence.text)),
        has_harm=bool(harms),
    )


def _actors(claims: Iterable[Claim], field: str) -> frozenset[str]:
    facts = (c.value for c in claims if c.field == field)
    return frozenset(side_of(v.actor) for v in facts if isinstance(v, ActorFact))
