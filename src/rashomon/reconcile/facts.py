"""The kind, day, place and parties of an incident out of what its accounts say."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rashomon.model.claim import ActorFact, Claim, DateFact, PlaceFact, TypeFact
from rashomon.model.incident import Reason, Status
from rashomon.model.when import Date
from rashomon.model.where import Place, distance_km, encloses
from rashomon.model.who import Actor

_EXACT = ("day", "span", "week", "month", "year")
_DETAIL = ("site", "sub_city", "settlement", "near", "adm2", "adm1", "region", "country")
_POINTS = 4  # precisions before this index are points
_ONE_TOWN_KM = 15.0


def kind(claims: Sequence[Claim], origin_of: Mapping[str, str]) -> tuple[str, Status, Reason]:
    """The type that most origins tell; `mixed` and `other` give way to any other."""
    told = [(c.value.type, c) for c in claims if isinstance(c.value, TypeFact)]
    votes = Counter(slug for slug, _ in told)
    firm = {slug: n for slug, n in votes.items() if slug not in ("mixed", "other")} or dict(votes)
    best = min(firm, key=lambda slug: (-firm[slug], slug), default="other")
    status = _status([slug for slug, _ in told if slug in firm], [origin_of[c.id] for s, c in told if s in firm])
    ids = tuple(sorted(c.id for slug, c in told if slug == best))
    return best, status, Reason("type", "type/most-accounts@1", f"{votes[best]} of {len(told)} accounts", ids)


def day(claims: Sequence[Claim], origin_of: Mapping[str, str]) -> tuple[Date | None, Status | None, Reason | None]:
    """The most exact date; among equals the one that most accounts give, then the earliest."""
    told = [(c.value.date, c) for c in claims if isinstance(c.value, DateFact)]
    if not told:
        return None, None, Reason("date", "date/not-told@1", "no account says when", ())
    votes = Counter((d.start, d.end) for d, _ in told)
    best, _ = min(
        told, key=lambda row: (_EXACT.index(row[0].precision), -votes[row[0].start, row[0].end], row[0].start)
    )
    clashing = [c for d, c in told if d.start > best.end or best.start > d.end]
    status = _agreement(len({origin_of[c.id] for _, c in told}), bool(clashing))
    text = f'"{best.text}"' + (f"; {len(clashing)} accounts give another day" if clashing else "")
    ids = tuple(sorted(c.id for d, c in told if (d.start, d.end) == (best.start, best.end)))
    return Date(best.start, best.end, best.precision, best.text), status, Reason("date", "date/most-exact@1", text, ids)


def place(claims: Sequence[Claim], origin_of: Mapping[str, str]) -> tuple[Place | None, Status | None, Reason | None]:
    """The most exact place; among equals the one that most accounts name, then the first by name."""
    told = [(c.value.place, c) for c in claims if isinstance(c.value, PlaceFact)]
    if not told:
        return None, None, Reason("place", "place/not-told@1", "no account says where", ())
    votes = Counter(p.name or p.text for p, _ in told)
    best, _ = min(
        told, key=lambda row: (_detail(row[0]), -votes[row[0].name or row[0].text], row[0].name or row[0].text)
    )
    clashing = [c for p, c in told if not _compatible(best, p)]
    status = _agreement(len({origin_of[c.id] for _, c in told}), bool(clashing))
    text = f'"{best.text}"' + (f"; {len(clashing)} accounts name another place" if clashing else "")
    ids = tuple(sorted(c.id for p, c in told if (p.name or p.text) == (best.name or best.text)))
    return best, status, Reason("place", "place/most-exact@1", text, ids)


def _detail(place: Place) -> int:
    rank = _DETAIL.index(place.precision or "country")
    return 0 if rank < _POINTS else rank


def _compatible(one: Place, two: Place) -> bool:
    if one.name == two.name or encloses(one, two) or encloses(two, one):
        return True
    apart = distance_km(one, two)
    both_points = _detail(one) == 0 and _detail(two) == 0
    return (apart is None or apart <= _ONE_TOWN_KM) if both_points else _same_area(one, two)


def _same_area(one: Place, two: Place) -> bool:
    if one.country and two.country and one.country != two.country:
        return False
    return not (one.admin1 and two.admin1) or one.admin1 == two.admin1


def parties(
    claims: Sequence[Claim], field: str, origin_of: Mapping[str, str]
) -> tuple[tuple[Actor, ...], Status | None, Reason | None]:
    """All parties named as initiator or target, the one named by most accounts first.

    Contested when independent origins name parties of which none is common.
    """
    told = [(c.value.actor, c) for c in claims if c.field == field and isinstance(c.value, ActorFact)]
    if not told:
        return (), None, None
    by_key: dict[str, list[tuple[Actor, Claim]]] = defaultdict(list)
    for actor, claim in told:
        by_key[actor.id or actor.name].append((actor, claim))
    order = sorted(by_key, key=lambda key: (-len({c.account for _, c in by_key[key]}), key))
    actors = tuple(by_key[key][0][0] for key in order)
    named = defaultdict(set)
    for actor, claim in told:
        named[origin_of[claim.id]].add(actor.id or actor.name)
    apart = any(not a & b for a in named.values() for b in named.values())
    status = _agreement(len(named), apart)
    ids = tuple(sorted(c.id for _, c in told))
    text = ", ".join(a.name for a in actors) + ("; origins name different parties" if apart else "")
    return actors, status, Reason(field, f"{field}/named-by-most@1", text, ids)


def _agreement(origins: int, clash: bool) -> Status:
    if origins < 2:
        return "single"
    return "contested" if clash else "agreed"


def _status(values: Sequence[str], origins: Sequence[str]) -> Status:
    return _agreement(len(set(origins)), len(set(values)) > 1)
