"""Which pairs of accounts are worth comparing: those of near days and of one country, or with the same figures.

An account lies under some keys and is looked for under others. A pair is a candidate when one lies where the other
looks, so that the cost grows with the reports of a day and not with the square of all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from rashomon.link.profile import Profile

_LONGEST = 10  # days: longer intervals are compared by month
_BEFORE = 4  # days before publication in which an event may lie when the report does not say
_FIGURES = 4  # the greatest figures of an account, by pairs of which it is found whatever day or place was read
_TELLING = 10  # people whom such a pair must count
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
    country = _country(row)
    where = (country, _ANYWHERE) if country != _NOWHERE else (country,)
    keys = {f"{time} {place}" for time in _times(row) for place in where}
    return frozenset(
        keys | set(_undated(row)) | {f"{week} {pair}" for week in _weeks(row)[:1] for pair in _figures(row)}
    )


def looked_for_under(row: Profile) -> frozenset[str]:
    """The keys under which this account finds others."""
    country = _country(row)
    where = (country, _NOWHERE) if country != _NOWHERE else (_ANYWHERE, _NOWHERE)
    keys = {f"{time} {place}" for time in _near(row) for place in where}
    keys |= {f"{week} {pair}" for week in _weeks(row) for pair in _figures(row)}
    return frozenset(keys.union(_undated(row)))


def _country(row: Profile) -> str:
    return (row.place.country if row.place is not None else None) or _NOWHERE


def _times(row: Profile) -> list[str]:
    """The days or the month that an account is of; else the days before publication."""
    if row.date is not None:
        first, last = date.fromisoformat(row.date.start), date.fromisoformat(row.date.end)
        return _days(first, last) if (last - first).days <= _LONGEST else [row.date.start[:7]]
    if row.published is not None:
        day = date.fromisoformat(row.published)
        return _days(day - timedelta(days=_BEFORE), day)
    return []


def _near(row: Profile) -> list[str]:
    """The days of an account, those beside them, and their month."""
    times = _times(row)
    if row.date is None or len(times[0]) == len("2019-03"):
        return times
    first, last = date.fromisoformat(times[0]), date.fromisoformat(times[-1])
    return [*_days(first - timedelta(days=1), last + timedelta(days=1)), times[0][:7]]


def _days(first: date, last: date) -> list[str]:
    return [str(first + timedelta(days=k)) for k in range((last - first).days + 1)]


def _undated(row: Profile) -> Iterable[str]:
    if row.date is None and row.published is None and row.place is not None and row.has_harm:
        yield f"undated {row.type} {row.place.name}"


def _figures(row: Profile) -> Iterator[str]:
    greatest = sorted(row.figures, key=lambda f: (-f[1], f))[:_FIGURES]
    for pair in combinations(sorted(greatest), 2):
        if sum(number for _, number in pair) >= _TELLING:
            yield " ".join(f"{field} {number}" for field, number in pair)


def _weeks(row: Profile) -> list[str]:
    """The week in which an account was told, then those beside it."""
    told = row.published or (row.date.end if row.date is not None else None)
    if told is None:
        return [_NOWHERE]
    week = date.fromisoformat(told).toordinal() // 7
    return [f"week {week + k}" for k in (0, -1, 1)]
