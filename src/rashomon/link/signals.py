"""Signs that two accounts tell of one incident, or of two.

Each is a small function of two profiles that gives a number from 0 to 1; its docstring is the reason that is shown to
the reader. What each weighs was fitted by `tools/fit_links.py` and lies in `data/link_weights.json`. The rules at the
end need no weight: they rule a pair out, or keep two accounts of one report apart.
"""

from collections.abc import Callable

from rashomon.link.kinds import go_together
from rashomon.link.people import likeness
from rashomon.link.profile import Profile
from rashomon.model.quantity import Quantity
from rashomon.model.when import days_between
from rashomon.model.where import Place, distance_km, encloses

Signal = Callable[[Profile, Profile], float]
POINT = ("site", "sub_city", "settlement", "near")
_CLOSE_KM, _APART_KM = 12.0, 45.0
_DAYS_APART = 2
_PROVINCE_KM = 200.0  # from the middle of a large province to its edge
_FEWEST_MARKS = 5  # fewer are a phrase that anybody may use
_BORROWED = 0.3  # share of the shorter telling's wording that is told in the longer one too
_EVERYDAY = ("air_strike", "shelling", "armed_clash", "attack")


def same_day(a: Profile, b: Profile) -> float:
    """The reports place the event on the same day."""
    days = a.date is not None and b.date is not None and a.date.precision == b.date.precision == "day"
    return float(days and _gap(a, b) == 0)


def days_overlap(a: Profile, b: Profile) -> float:
    """The times that the reports give can be the same."""
    return float(a.date is not None and b.date is not None and _gap(a, b) == 0 and not same_day(a, b))


def next_day(a: Profile, b: Profile) -> float:
    """The reports place the event a day apart."""
    return float(a.date is not None and b.date is not None and _gap(a, b) == 1)


def days_apart(a: Profile, b: Profile) -> float:
    """The reports place the event two days apart."""
    return float(a.date is not None and b.date is not None and 1 < _gap(a, b) <= _DAYS_APART)


def published_together(a: Profile, b: Profile) -> float:
    """One report does not say when; both appeared within a day or two of the event."""
    return float((a.date is None or b.date is None) and _told_gap(a, b) <= 2)


def same_place(a: Profile, b: Profile) -> float:
    """The places that the reports name are the same town or next to each other."""
    return float(_both(a, b) and _is_one_town(a.place, b.place))


def place_inside(a: Profile, b: Profile) -> float:
    """One report names the town, the other the province or district around it."""
    if not _both(a, b) or _is_one_town(a.place, b.place) or a.place is None or b.place is None:
        return 0.0
    if "country" in (a.place.precision, b.place.precision):
        return 0.0
    same_area = a.place.name is not None and a.place.name == b.place.name
    return float(same_area or encloses(a.place, b.place) or encloses(b.place, a.place) or _is_vague(a.place, b.place))


def _is_vague(one: Place, two: Place) -> bool:
    """ "East of the river" in a province may be any town of that province."""
    beside = any(p.precision == "near" and p.settlement is None for p in (one, two))
    return beside and one.admin1 is not None and one.admin1 == two.admin1


def other_place(a: Profile, b: Profile) -> float:
    """The reports name different places."""
    if not _both(a, b) or same_place(a, b) or place_inside(a, b) or a.place is None or b.place is None:
        return 0.0
    if "country" in (a.place.precision, b.place.precision):
        return 0.0
    return float(not (_may_hold(a.place, b.place) or _may_hold(b.place, a.place)))


def _may_hold(area: Place, town: Place) -> bool:
    """A province, and a town of the same country and part of it whose province nobody knows."""
    if area.precision in POINT or town.admin1 is not None or area.country != town.country:
        return False
    apart = distance_km(area, town)
    return apart is None or apart <= _PROVINCE_KM


def same_kind(a: Profile, b: Profile) -> float:
    """The reports tell of the same kind of event."""
    return float(a.type is not None and a.type == b.type and a.type not in ("other", "mixed"))


def same_rare_kind(a: Profile, b: Profile) -> float:
    """The reports tell of the same kind of event, of which a war does not see several a day."""
    return same_kind(a, b) * float(a.type not in _EVERYDAY)


def other_kind(a: Profile, b: Profile) -> float:
    """The reports tell of kinds of event that do not go together."""
    return float(not go_together(a.type, b.type))


def same_initiator(a: Profile, b: Profile) -> float:
    """The reports name the same party as the one who did it."""
    return float(bool(a.initiators & b.initiators))


def other_initiator(a: Profile, b: Profile) -> float:
    """The reports name different parties as those who did it."""
    return float(bool(a.initiators and b.initiators) and not a.initiators & b.initiators)


def same_target(a: Profile, b: Profile) -> float:
    """The reports name the same people as those who were hit."""
    return float(bool(a.targets & b.targets))


def same_parties(a: Profile, b: Profile) -> float:
    """The reports name the same armed party as attacker and the same as attacked."""
    attacked = (a.targets & b.targets) - {"civilians"}
    return float(bool(a.initiators & b.initiators and attacked))


def same_toll(a: Profile, b: Profile) -> float:
    """The reports give the same figure of ten or more."""
    return float(_shared_figure(a, b) >= 10)


def same_small_toll(a: Profile, b: Profile) -> float:
    """The reports give the same small figure."""
    return float(3 <= _shared_figure(a, b) < 10)


def tolls_agree(a: Profile, b: Profile) -> float:
    """The figures that the reports give can both be right."""
    return float(_shared_figure(a, b) < 3 and any(one.allows(two) for one, two in _figures(a, b, "killed")))


def tolls_apart(a: Profile, b: Profile) -> float:
    """The figures that the reports give are far from each other."""
    one, two = _most_killed(a), _most_killed(b)
    return float(one is not None and two is not None and max(one, two) > 2 * min(one, two) + 3)


def same_figures(a: Profile, b: Profile) -> float:
    """The reports share two figures or more."""
    return float(len(a.figures & b.figures) >= 2)


def same_text(a: Profile, b: Profile) -> float:
    """One report repeats the other's text."""
    return float(a.text == b.text)


def same_wording(a: Profile, b: Profile) -> float:
    """The reports tell it in the same words."""
    return float(_shared_wording(a, b) >= _BORROWED)


def elsewhere_in_text(a: Profile, b: Profile) -> float:
    """One report repeats the other's text, but these sentences are others."""
    return float(a.text == b.text and bool(a.wording and b.wording) and not same_wording(a, b))


def shared_names(a: Profile, b: Profile) -> float:
    """The sentences share names of people and places."""
    fewer = min(len(a.names), len(b.names))
    return len(a.names & b.names) / fewer if fewer >= 3 else 0.0


def same_people(a: Profile, b: Profile) -> float:
    """The reports tell of harm to a few, and name the same private persons or streets."""
    return likeness(a.people, b.people)


def one_recalls(a: Profile, b: Profile) -> float:
    """One report tells it as news and the other recalls it."""
    return float(a.background != b.background)


SIGNALS: tuple[Signal, ...] = (
    same_day,
    days_overlap,
    next_day,
    days_apart,
    published_together,
    same_place,
    place_inside,
    other_place,
    same_kind,
    same_rare_kind,
    other_kind,
    same_initiator,
    other_initiator,
    same_target,
    same_parties,
    same_toll,
    same_small_toll,
    tolls_agree,
    tolls_apart,
    same_figures,
    same_text,
    same_wording,
    elsewhere_in_text,
    shared_names,
    same_people,
    one_recalls,
)


def ruled_out(a: Profile, b: Profile) -> bool:
    """The days are too far apart, the countries differ, or the towns lie too far from each other.

    Unless both tell it so much alike that one of the days or places must have been misread or misprinted.
    """
    if _are_alike(a, b):
        return False
    if a.date is not None and b.date is not None:
        if _gap(a, b) > _DAYS_APART:
            return True
    elif _told_gap(a, b) > 30:
        return True
    if a.place is None or b.place is None:
        return False
    if a.place.country and b.place.country and a.place.country != b.place.country:
        return True
    apart = distance_km(a.place, b.place)
    points = a.place.precision in POINT and b.place.precision in POINT
    return points and apart is not None and apart > _APART_KM


def _are_alike(a: Profile, b: Profile) -> bool:
    """The same persons, the same words and figures, three figures, or one that counts many on a rare event's day."""
    shared = len(a.figures & b.figures)
    if same_people(a, b) == 1.0:
        return True
    if shared >= 3 or (shared >= 2 and same_wording(a, b)):
        return True
    return bool(same_day(a, b) and same_rare_kind(a, b) and same_toll(a, b))


def are_apart(a: Profile, b: Profile) -> bool:
    """What sets two accounts of one report apart: another day, place, kind or party, or one of them is context."""
    days = a.date is not None and b.date is not None and _gap(a, b) > 0
    return bool(days or other_place(a, b) or other_kind(a, b) or other_initiator(a, b) or a.background != b.background)


def other_figures(a: Profile, b: Profile) -> bool:
    """Both accounts give figures, and none is common."""
    return bool(a.figures and b.figures and not a.figures & b.figures)


def _gap(a: Profile, b: Profile) -> int:
    """Days between the intervals of two accounts, 0 when they share a day; 999 when one has none."""
    if a.date is None or b.date is None:
        return 999
    if a.date.start <= b.date.end and b.date.start <= a.date.end:
        return 0
    return min(abs(days_between(a.date.end, b.date.start)), abs(days_between(b.date.end, a.date.start)))


def _told_gap(a: Profile, b: Profile) -> int:
    one = a.date.end if a.date else a.published
    two = b.date.end if b.date else b.published
    return abs(days_between(one, two)) if one and two else 0


def _both(a: Profile, b: Profile) -> bool:
    return a.place is not None and b.place is not None


def _is_one_town(one: Place | None, two: Place | None) -> bool:
    if one is None or two is None or one.precision not in POINT or two.precision not in POINT:
        return False
    apart = distance_km(one, two)
    return (one.name is not None and one.name == two.name) or (apart is not None and apart <= _CLOSE_KM)


def _figures(a: Profile, b: Profile, field: str) -> list[tuple[Quantity, Quantity]]:
    return [(one, two) for f, one in a.tolls for g, two in b.tolls if f == g == field]


def _shared_figure(a: Profile, b: Profile) -> int:
    """The greatest figure that both give for one harm, 0 when there is none."""
    same = [
        one.low or one.high or 0
        for f, one in a.tolls
        for g, two in b.tolls
        if f == g and (one.low == two.low and (one.low or one.high == two.high))
    ]
    return max(same, default=0)


def _most_killed(profile: Profile) -> int | None:
    return max((q.low for f, q in profile.tolls if f == "killed" and q.low is not None), default=None)


def _shared_wording(a: Profile, b: Profile) -> float:
    fewer = min(len(a.wording), len(b.wording))
    return len(a.wording & b.wording) / fewer if fewer >= _FEWEST_MARKS else 0.0
