"""The kind, day, place and parties of an incident out of what its accounts say."""

from collections import Counter
from collections.abc import Sequence

from rashomon.link.kinds import go_together
from rashomon.model.claim import Claim, DateFact, PlaceFact, TypeFact
from rashomon.model.incident import Reason, Status
from rashomon.model.when import Date, days_between
from rashomon.model.where import Place, distance_km, encloses
from rashomon.reconcile.origins import Voices
from rashomon.text.hours import hours_in, may_be_one_night

_EXACT = ("day", "span", "week", "month", "year")
_DETAIL = ("site", "sub_city", "settlement", "near", "adm2", "adm1", "region", "country")
_POINTS = 4  # precisions before this index are points
_ONE_TOWN_KM = 15.0
_BESIDE_KM = 25.0  # from the middle of a city to that of the district around it


def kind(claims: Sequence[Claim], voices: Voices) -> tuple[str, Status, Reason]:
    """The type that most accounts tell; `mixed` and `other` give way to any other.

    Contested where independent reports tell of kinds that do not go together.
    """
    told = [(c.value.type, c) for c in claims if isinstance(c.value, TypeFact)]
    votes = Counter(slug for slug, _ in told)
    firm = {slug: n for slug, n in votes.items() if slug not in ("mixed", "other")} or dict(votes)
    best = min(firm, key=lambda slug: (-firm[slug], slug), default="other")
    named = [c for slug, c in told if slug in firm]
    clash = _clash([c for slug, c in told if slug == best], [c for s, c in told if not go_together(best, s)], voices)
    status = agreement(len({voices.origin[c.id] for c in named}), clash is not None)
    ids = tuple(sorted(c.id for slug, c in told if slug == best))
    text = f"{votes[best]} of {counted(len(told), 'account')}" if told else "no account tells a type"
    return best, status, Reason("type", "type/most-accounts@1", text + against(clash, status), ids)


def day(claims: Sequence[Claim], voices: Voices) -> tuple[Date | None, Status | None, Reason | None]:
    """The most exact date; among equals the one that most accounts give, then the earliest."""
    told = [(c.value.date, c) for c in claims if isinstance(c.value, DateFact)]
    if not told:
        return None, None, Reason("date", "date/not-told@1", "no account says when", ())
    votes = Counter((d.start, d.end) for d, _ in told)
    best, _ = min(
        told, key=lambda row: (_EXACT.index(row[0].precision), -votes[row[0].start, row[0].end], row[0].start)
    )
    chosen = [c for d, c in told if (d.start, d.end) == (best.start, best.end)]
    other_days = [c for d, c in told if d.start > best.end or best.start > d.end]
    clashing = [c for c in other_days if not any(_is_of_one_night(c, one) for one in chosen)]
    clash = _clash(chosen, clashing, voices)
    status = agreement(len({voices.origin[c.id] for _, c in told}), clash is not None)
    text = f'"{best.text}"' + _others(clashing, "another day") + against(clash, status)
    ids = tuple(sorted(c.id for c in chosen))
    return Date(best.start, best.end, best.precision, best.text), status, Reason("date", "date/most-exact@1", text, ids)


def _is_of_one_night(a: Claim, b: Claim) -> bool:
    """The days follow each other, and the hours that the sentences name can be those of the night between."""
    before, after = sorted((a, b), key=lambda c: _date(c).start)
    hours = hours_in(before.evidence.text), hours_in(after.evidence.text)
    return days_between(_date(before).end, _date(after).start) == 1 and may_be_one_night(*hours)


def _date(claim: Claim) -> Date:
    assert isinstance(claim.value, DateFact)  # the caller chose the claims that tell a day
    return claim.value.date


def place(claims: Sequence[Claim], voices: Voices) -> tuple[Place | None, Status | None, Reason | None]:
    """The most exact place; among equals the one that most accounts name, then the first by name."""
    told = [(c.value.place, c) for c in claims if isinstance(c.value, PlaceFact)]
    if not told:
        return None, None, Reason("place", "place/not-told@1", "no account says where", ())
    votes = Counter(p.name or p.text for p, _ in told)
    best, _ = min(
        told, key=lambda row: (_detail(row[0]), -votes[row[0].name or row[0].text], row[0].name or row[0].text)
    )
    chosen = [c for p, c in told if (p.name or p.text) == (best.name or best.text)]
    theirs = {c.account for c in chosen}  # an account that names several places says that it was in each
    clashing = [c for p, c in told if not _compatible(best, p) and c.account not in theirs]
    clash = _clash(chosen, clashing, voices)
    status = agreement(len({voices.origin[c.id] for _, c in told}), clash is not None)
    text = f'"{best.text}"' + _others(clashing, "another place") + against(clash, status)
    ids = tuple(sorted(c.id for c in chosen))
    return best, status, Reason("place", "place/most-exact@1", text, ids)


def _detail(place: Place) -> int:
    rank = _DETAIL.index(place.precision or "country")
    return 0 if rank < _POINTS else rank


def _compatible(one: Place, two: Place) -> bool:
    if one.name == two.name or encloses(one, two) or encloses(two, one):
        return True
    if one.name is not None and two.name is not None and (one.name == two.admin1 or two.name == one.admin1):
        return True  # a province is called by its capital
    apart = distance_km(one, two)
    if _may_be_beside(one, two) and apart is not None and apart <= _BESIDE_KM:
        return True
    both_points = _detail(one) == 0 and _detail(two) == 0
    return (apart is None or apart <= _ONE_TOWN_KM) if both_points else _same_area(one, two)


def _may_be_beside(one: Place, two: Place) -> bool:
    """ "East of the city", and a district or valley that begins where the city ends."""
    kinds = {one.precision, two.precision}
    return "near" in kinds and not kinds.isdisjoint(("region", "adm2"))


def _same_area(one: Place, two: Place) -> bool:
    if one.country and two.country and one.country != two.country:
        return False
    return not (one.admin1 and two.admin1) or one.admin1 == two.admin1


def agreement(origins: int, clash: bool) -> Status:
    """What facts amount to that so many independent origins tell."""
    if origins < 2:
        return "single"
    return "contested" if clash else "agreed"


def _clash(chosen: Sequence[Claim], others: Sequence[Claim], voices: Voices) -> tuple[Claim, Claim] | None:
    """The first two claims, in the order given, that independent texts make against each other."""
    return next(((one, other) for one in chosen for other in others if voices.are_apart(one, other)), None)


def against(clash: tuple[Claim, Claim] | None, status: Status | None) -> str:
    """The pair of claims that makes a field contested, in words; empty where it is not."""
    if clash is None or status != "contested":
        return ""
    one, other = clash
    told = f'"{one.trigger.text}" against "{other.trigger.text}"'
    return f"; contested: {told} (claims {one.id} and {other.id})"


def counted(number: int, noun: str) -> str:
    """ "1 account", "2 accounts"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _others(clashing: Sequence[Claim], what: str) -> str:
    number = len({c.account for c in clashing})
    return f"; {counted(number, 'account')} give{'s' if number == 1 else ''} {what}" if number else ""
