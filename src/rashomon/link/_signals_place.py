"""Signs in the places that two accounts name."""

from rashomon.link._signals_time import days_overlap, over_night, same_day
from rashomon.link.profile import Profile
from rashomon.model.where import Place, distance_km, encloses

POINT = ("site", "sub_city", "settlement", "near")
_CLOSE_KM = 12.0
_BESIDE_KM = 25.0  # from the middle of a city to that of the district around it
_PROVINCE_KM = 200.0  # from the middle of a large province to its edge


def same_place(a: Profile, b: Profile) -> float:
    """The places that the reports name are the same town or next to each other."""
    return float(_both(a, b) and _is_one_town(a.place, b.place))


def same_time_and_town(a: Profile, b: Profile) -> float:
    """The reports name one town that is no capital of a province, or one quarter, and days that can be the same."""
    if a.place is None or b.place is None or not same_place(a, b) or a.place.name != b.place.name:
        return 0.0
    return float(bool(same_day(a, b) or over_night(a, b) or days_overlap(a, b)) and a.place.name != a.place.admin1)


def place_inside(a: Profile, b: Profile) -> float:
    """One report names the town, the other the province or district around it."""
    if not _both(a, b) or _is_one_town(a.place, b.place) or a.place is None or b.place is None:
        return 0.0
    if a.place.is_broad or b.place.is_broad:
        return 0.0
    same_area = a.place.name is not None and a.place.name == b.place.name
    inside = encloses(a.place, b.place) or encloses(b.place, a.place)
    return float(same_area or inside or _is_vague(a.place, b.place) or _is_beside(a.place, b.place))


def _is_vague(one: Place, two: Place) -> bool:
    """ "East of the river" in a province may be any town of that province."""
    beside = any(p.precision == "near" and p.settlement is None for p in (one, two))
    return beside and one.admin1 is not None and one.admin1 == two.admin1


def _is_beside(one: Place, two: Place) -> bool:
    """ "Outside the city", and a valley or district that begins where the city ends."""
    apart = distance_km(one, two)
    kinds = {one.precision, two.precision}
    return apart is not None and apart <= _BESIDE_KM and "near" in kinds and bool(kinds & {"region", "adm2"})


def other_place(a: Profile, b: Profile) -> float:
    """The reports name different places."""
    if not _both(a, b) or same_place(a, b) or place_inside(a, b) or a.place is None or b.place is None:
        return 0.0
    if a.place.is_broad or b.place.is_broad:
        return 0.0
    if _is_unlisted(a.place) != _is_unlisted(b.place) and _same_area(a.place, b.place):
        return 0.0
    return float(not (_may_hold(a.place, b.place) or _may_hold(b.place, a.place)))


def _is_unlisted(place: Place) -> bool:
    """Nobody knows where a place of this name lies."""
    return place.lat is None


def _same_area(one: Place, two: Place) -> bool:
    """Neither the countries nor the provinces differ, as far as they are known."""
    known = ((one.country, two.country), (one.admin1, two.admin1))
    return all(x is None or y is None or x == y for x, y in known)


def _may_hold(area: Place, town: Place) -> bool:
    """A province, and a town of the same country and part of it whose province nobody knows."""
    if area.precision in POINT or town.admin1 is not None or area.country != town.country:
        return False
    apart = distance_km(area, town)
    return apart is None or apart <= _PROVINCE_KM


def _both(a: Profile, b: Profile) -> bool:
    return a.place is not None and b.place is not None


def _is_one_town(one: Place | None, two: Place | None) -> bool:
    if one is None or two is None or one.precision not in POINT or two.precision not in POINT:
        return False
    apart = distance_km(one, two)
    return (one.name is not None and one.name == two.name) or (apart is not None and apart <= _CLOSE_KM)
