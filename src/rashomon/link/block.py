"""Which pairs of accounts are worth comparing: those of near days and places, with the same figures or names.

An account lies under some keys and is looked for under others; a pair is a candidate when one lies where the other
looks, which then holds the other way round as well. So the cost grows with the reports of a day and a region, and not
with the square of all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from rashomon.link.profile import Profile
from rashomon.model.where import Place

_LONGEST = 10  # days: longer intervals are compared by month
_BESIDE = 2  # days by which reports of one event may differ
_BEFORE = 4  # days before publication in which an event may lie when the report does not say
_CELLS_A_DEGREE = 2  # a cell is wider than two towns of one event may lie apart, up to 60 degrees north
_FIGURES = 4  # the greatest figures of an account, by pairs of which it is found whatever day or place was read
_TELLING = 10  # people whom such a pair must count
_WEEK, _TERM = 7, 91  # days
_ANYWHERE, _NOWHERE = "*", "?"


def pairs(rows: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The candidates among these accounts, each once, in a fixed order; never two of one report."""
    known = {row.account: row for row in rows}
    lying: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for key in lies_under(row):
            lying[key].append(row.account)
    found = {
        (min(row.account, other), max(row.account, other))
        for row in rows
        for key in looked_for_under(row)
        for other in lying.get(key, ())
        if known[other].report != row.report
    }
    return ((known[one], known[two]) for one, two in sorted(found))


def lies_under(row: Profile) -> frozenset[str]:
    """The keys under which others find this account."""
    keys = {f"{time} {area}" for time in _times(row) for area in _areas(row.place)}
    keys |= {f"{week} {pair}" for week in _weeks(row)[:1] for pair in _figures(row)}
    keys |= {f"{term} {name}" for term in _terms(row)[:1] for name in row.people}
    return frozenset(keys.union(_undated(row), _copied(row)))


def looked_for_under(row: Profile) -> frozenset[str]:
    """The keys under which this account finds others."""
    keys = {f"{time} {area}" for time in _near_times(row) for area in _near_areas(row.place)}
    keys |= {f"{week} {pair}" for week in _weeks(row) for pair in _figures(row)}
    keys |= {f"{term} {name}" for term in _terms(row) for name in row.people}
    return frozenset(keys.union(_undated(row), _copied(row)))


def _times(row: Profile) -> list[str]:
    """The days of an account, else those before publication, and "in" their month; or the month alone."""
    span = _span(row)
    if span is None:
        return []
    first, last = span
    if (last - first).days > _LONGEST:
        return [f"{first:%Y-%m}"]
    return [*_days(first, last), f"in {first:%Y-%m}"]


def _near_times(row: Profile) -> list[str]:
    span = _span(row)
    if span is None:
        return []
    first, last = span
    month = f"{first:%Y-%m}"
    if (last - first).days > _LONGEST:
        return [month, f"in {month}"]
    return [*_days(first - timedelta(days=_BESIDE), last + timedelta(days=_BESIDE)), month]


def _span(row: Profile) -> tuple[date, date] | None:
    if row.date is not None:
        return date.fromisoformat(row.date.start), date.fromisoformat(row.date.end)
    if row.published is not None:
        day = date.fromisoformat(row.published)
        return day - timedelta(days=_BEFORE), day
    return None


def _days(first: date, last: date) -> list[str]:
    return [str(first + timedelta(days=k)) for k in range((last - first).days + 1)]


def _areas(place: Place | None) -> list[str]:
    """The cell of a town, or that an area is wide; the country; that it is somewhere."""
    if place is None or place.country is None:
        return [_NOWHERE, _ANYWHERE]
    cell = _cell(place)
    own = f"wide {place.country}" if cell is None else "cell {} {}".format(*cell)
    return [own, f"in {place.country}", _ANYWHERE]


def _near_areas(place: Place | None) -> list[str]:
    if place is None or place.country is None:
        return [_NOWHERE, _ANYWHERE]
    cell = _cell(place)
    if cell is None:
        return [f"in {place.country}", _NOWHERE]
    across, up = cell
    beside = [f"cell {across + x} {up + y}" for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return [*beside, f"wide {place.country}", _NOWHERE]


def _cell(place: Place) -> tuple[int, int] | None:
    if place.lat is None or place.lon is None or place.precision in ("adm2", "adm1", "region", "country", None):
        return None
    return int((place.lon + 180) * _CELLS_A_DEGREE), int((place.lat + 90) * _CELLS_A_DEGREE)


def _undated(row: Profile) -> Iterable[str]:
    if _span(row) is None and row.place is not None and row.has_harm:
        yield f"undated {row.type} {row.place.name}"


def _copied(row: Profile) -> Iterable[str]:
    """What two copies of a text tell is compared whatever day or place was read of either."""
    yield f"text {row.text}"


def _figures(row: Profile) -> Iterator[str]:
    greatest = sorted(row.figures, key=lambda f: (-f[1], f))[:_FIGURES]
    for pair in combinations(sorted(greatest), 2):
        if sum(number for _, number in pair) >= _TELLING:
            yield " ".join(f"{field} {number}" for field, number in pair)


def _weeks(row: Profile) -> list[str]:
    """The week in which an account was told, then those beside it."""
    return _stretches(row, "week", _WEEK)


def _terms(row: Profile) -> list[str]:
    """The three months in which an account was told, then those beside them: after the news come arrest and court."""
    return _stretches(row, "term", _TERM)


def _stretches(row: Profile, name: str, days: int) -> list[str]:
    told = row.published or (row.date.end if row.date is not None else None)
    if told is None:
        return [_NOWHERE]
    number = date.fromisoformat(told).toordinal() // days
    return [f"{name} {number + k}" for k in (0, -1, 1)]
