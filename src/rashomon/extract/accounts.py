"""Sorts a report's tellings into accounts: which sentences tell of the same event.

A report usually tells one event and recalls others. A telling joins the account that it fits best and contradicts in
nothing; day, place, kind and initiator decide, nearness in the text breaks ties.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import product

from msgspec import Struct, field

from rashomon.extract.events import incident_type
from rashomon.extract.tellings import Telling
from rashomon.model.when import Date
from rashomon.model.where import Place, distance_km, encloses

SAME_PLACE_KM = 12.0  # two names of one town and its outskirts; beyond it two towns
BACKGROUND_DAYS = 10  # UCDP's AEC: 93 % of events are reported within 3 days; later ones are recalled, not reported
HARMLESS = 1.3  # what a sentence without harm must have in common with an account to be counted to it
_POINT = ("site", "sub_city", "settlement", "near")
_KINDS = {
    "air_strike": "air",
    "shelling": "shells",
    "explosive": "bomb",
    "suicide_bomb": "bomb",
    "grenade": "bomb",
    "chemical_weapon": "gas",
    "armed_clash": "clash",
    "abduction": "taking",
    "arrest": "taking",
}
_AKIN = (("air", "shells"), ("air", "clash"), ("shells", "clash"), ("air", "gas"), ("shells", "gas"), ("clash", "bomb"))
_COMPATIBLE = frozenset(frozenset(pair) for pair in _AKIN)


class Draft(Struct):
    """An account while it is being put together."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def is_background(self) -> bool:
        return all(t.is_background for t in self.tellings)


def accounts(tellings: Sequence[Telling]) -> tuple[Draft, ...]:
    """The accounts of a report, in the order in which they begin; every harm telling is in exactly one."""
    drafts: list[Draft] = []
    for telling in tellings:
        if telling.is_imagined:
            continue
        best = _best(drafts, telling)
        if best is not None:
            best.tellings.append(telling)
        elif telling.harms or _stands_alone(telling):
            drafts.append(Draft([telling]))
    return tuple(drafts)


def _stands_alone(telling: Telling) -> bool:
    """A sentence without harm opens an account only if it says firmly what happened, and where or when."""
    kind, sure = kind_of([telling])
    firm = kind not in ("other", "agreement", "mixed") and sure >= 0.5 and any(e.weight >= 2 for e in telling.events)
    precision = telling.place.place.precision if telling.place is not None else None
    placed, pointed = precision in (*_POINT, "adm1", "adm2"), precision in _POINT
    dated, named = telling.date is not None, bool(telling.initiators)
    return firm and ((dated and (placed or named)) or (pointed and named))


def _best(drafts: Sequence[Draft], telling: Telling) -> Draft | None:
    scored = [(fit(draft, telling, k == len(drafts) - 1), -k) for k, draft in enumerate(drafts)]
    score, position = max(scored, default=(-1.0, 0))
    least = 0.0 if telling.harms else HARMLESS
    return drafts[-position] if scored and score > least else None


def fit(draft: Draft, telling: Telling, is_latest: bool) -> float:
    """How well a telling fits an account; 0 or less: it tells something else."""
    if _days_clash(draft, telling) or _places_clash(draft, telling) or _kinds_clash(draft, telling):
        return -1.0
    score = 2.0 * _same_number(draft, telling) + 1.5 * _same_day(draft, telling) + 2.0 * _same_place(draft, telling)
    score += 1.0 * _same_kind(draft, telling) + 1.0 * _same_initiator(draft, telling)
    score += 0.6 * is_latest + 0.5 * (draft.tellings[-1].sentence.index >= telling.sentence.index - 1)
    score += 0.4 * draft.tellings[0].is_headline
    if telling.is_background != draft.is_background:
        score -= 1.6
    if telling.is_separate:
        score -= 1.4
    return score - 0.8 * _parties_differ(draft, telling)


def kind_of(tellings: Sequence[Telling]) -> tuple[str, float]:
    """The incident type that tellings amount to, and how sure that is."""
    words = tuple(word for telling in tellings for word in telling.events)
    return incident_type(words, " ".join(t.sentence.text for t in tellings))


def _family(tellings: Sequence[Telling]) -> str | None:
    kind, sure = kind_of(tellings)
    return _KINDS.get(kind) if sure >= 0.45 else None


def _kinds_clash(draft: Draft, telling: Telling) -> bool:
    one, two = _family(draft.tellings), _family([telling])
    return one is not None and two is not None and one != two and frozenset((one, two)) not in _COMPATIBLE


def _same_kind(draft: Draft, telling: Telling) -> bool:
    one, two = _family(draft.tellings), _family([telling])
    return one is not None and one == two


def _dates(draft: Draft) -> list[Date]:
    return [t.date.date for t in draft.tellings if t.date is not None and t.date.date is not None]


def overlap(one: Date, two: Date) -> bool:
    """The intervals share a day."""
    return one.start <= two.end and two.start <= one.end


def _days_clash(draft: Draft, telling: Telling) -> bool:
    known = _dates(draft)
    date = telling.date.date if telling.date else None
    return date is not None and bool(known) and not any(overlap(date, other) for other in known)


def _same_day(draft: Draft, telling: Telling) -> bool:
    date = telling.date.date if telling.date else None
    return date is not None and any(overlap(date, other) for other in _dates(draft))


def _places(tellings: Sequence[Telling]) -> list[Place]:
    return [t.place.place for t in tellings if t.place is not None]


def near(one: Place, two: Place) -> bool:
    """The same place, or one inside the other, or so near that two names may mean one town."""
    if one.name and one.name == two.name:
        return True
    if encloses(one, two) or encloses(two, one):
        return True
    apart = distance_km(one, two)
    return apart is not None and apart <= SAME_PLACE_KM and one.precision in _POINT and two.precision in _POINT


def _places_clash(draft: Draft, telling: Telling) -> bool:
    if telling.place is None:
        return False
    known = [p for p in _places(draft.tellings) if p.precision != "country"]
    place = telling.place.place
    return bool(known) and place.precision != "country" and not any(near(place, other) for other in known)


def _same_place(draft: Draft, telling: Telling) -> bool:
    pairs = product(_places(draft.tellings), _places([telling]))
    return any(near(one, two) and one.precision in _POINT and two.precision in _POINT for one, two in pairs)


def _numbers(telling: Telling) -> set[tuple[str, int | None, int | None]]:
    return {
        (h.field, h.quantity.low, h.quantity.high)
        for h in telling.harms
        if h.quantity.low is not None and (h.quantity.low > 2 or h.quantity.high == h.quantity.low)
    }


def _same_number(draft: Draft, telling: Telling) -> bool:
    return any(_numbers(telling) & _numbers(other) for other in draft.tellings)


def _same_initiator(draft: Draft, telling: Telling) -> bool:
    known = Counter(m.actor.name for t in draft.tellings for m in t.initiators)
    return any(known[m.actor.name] for m in telling.initiators)


def _parties_differ(draft: Draft, telling: Telling) -> float:
    """1 when others did it, 2 when those who did it there are those who were hit here, 0 when nothing speaks of it."""
    did = {m.actor.name for t in draft.tellings for m in t.initiators}
    hit = {m.actor.name for t in draft.tellings for m in t.targets}
    here = {m.actor.name for m in telling.initiators}
    there = {m.actor.name for m in telling.targets}
    if not did or not here or did & here:
        return 0.0
    return 2.0 if (here & hit) or (did & there) else 1.0
