"""Incidents that are several rows: one per day, one per place, the toll shared out among them.

ACLED Codebook: an episode of several days is a row per day; a total over days or places is divided as evenly as can be,
what is left over goes to the first, and the notes say so. UCDP GED Codebook: an event per place, deaths divided evenly;
an episode of several days may stay one event.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from rashomon.export.profiles.cells import Case, number_of
from rashomon.model.claim import Claim, DateFact, PlaceFact
from rashomon.model.when import Date, days_between
from rashomon.model.where import Place, encloses
from rashomon.reconcile.figures import is_told
from rashomon.text.vocabulary import entries

_POINTS = ("site", "sub_city", "settlement", "near")
_WATER = re.compile(r"\b(?:Sea|Ocean|Gulf|Strait|Channel)\b")
_MOST_DAYS = 6  # more is no count of days but a stretch of time


class Part(Struct, frozen=True):
    """One of `count` rows of an incident: its case, with the day and the place of the row, and its number from 0.

    days, places: in how many the incident was split.
    """

    case: Case
    index: int = 0
    days: int = 1
    places: int = 1

    @property
    def number(self) -> int:
        """A number of its own for the row, which it keeps; up to fifteen digits."""
        return number_of(f"{self.case.incident.id} {self.index}") if self.index else self.case.number

    @property
    def count(self) -> int:
        return self.days * self.places

    def share(self, number: int) -> int:
        """The row's part of a total: as even as can be, what is left over to the first rows."""
        each, left = divmod(number, self.count)
        return each + (1 if self.index < left else 0)

    @property
    def words(self) -> str:
        """What the split was over, empty where there was none."""
        over = [f"{n} {noun}" for n, noun in ((self.days, "days"), (self.places, "places")) if n > 1]
        return " and ".join(over)


def parts(case: Case, by_day: bool) -> tuple[Part, ...]:
    """The rows of an incident that has a day and a place; by_day: also one for each day through which it went on."""
    incident = case.incident
    assert incident.date is not None
    assert incident.place is not None
    days = list(_days(incident.date)) if by_day and lasted(case) else [incident.date]
    places = _places(case, incident.place)
    split = list(product(days, places))
    return tuple(
        Part(replace(case, incident=replace(incident, date=day, place=place)), index, len(days), len(places))
        for index, (day, place) in enumerate(split)
    )


def lasted(case: Case) -> bool:
    """The incident is said to have gone on through all of two to six days."""
    date = case.incident.date
    if date is None or date.precision != "span" or not 2 <= length_days(date) <= _MOST_DAYS:
        return False
    return any(went_on(c.evidence.text, _date(c).text) for c in case.claims if _is_of(c, date))


def is_water(place: Place) -> bool:
    """A sea, and no land by it."""
    return place.precision == "region" and _WATER.search(place.name or place.text) is not None


def length_days(date: Date) -> int:
    """How many days the date covers."""
    return days_between(date.start, date.end) + 1


def went_on(words: str, date_words: str) -> bool:
    """The sentence says that what it tells went on through all days of these words."""
    if not date_words or date_words not in words:
        return False
    marked = words.replace(date_words, "DATE", 1)
    return any(p.search(marked if "DATE" in p.pattern else date_words) for p in _lasting())


def _is_of(claim: Claim, date: Date) -> bool:
    if not isinstance(claim.value, DateFact) or not is_told(claim):
        return False
    return (claim.value.date.start, claim.value.date.end) == (date.start, date.end)


def _date(claim: Claim) -> Date:
    assert isinstance(claim.value, DateFact)  # `_is_of` let only these through
    return claim.value.date


def _days(date: Date) -> Iterator[Date]:
    first = datetime.date.fromisoformat(date.start)
    for n in range(length_days(date)):
        day = (first + datetime.timedelta(days=n)).isoformat()
        yield Date(day, day, "day", date.text)


def _places(case: Case, own: Place) -> list[Place]:
    """The places that one sentence names beside the incident's own, in their order, where none lies in another."""
    told = [
        c for c in case.claims if isinstance(c.value, PlaceFact) and is_told(c) and c.value.place.precision in _POINTS
    ]
    for sentence in sorted({(c.report, c.evidence.start) for c in told}):
        named = _once(
            c for c in sorted(told, key=lambda c: c.trigger.start) if (c.report, c.evidence.start) == sentence
        )
        if len(named) > 1 and any(_key(p) == _key(own) for p in named) and not _nested(named):
            return [own if _key(p) == _key(own) else p for p in named]
    return [own]


def _once(claims: Iterable[Claim]) -> list[Place]:
    places = [c.value.place for c in claims if isinstance(c.value, PlaceFact)]
    return list({_key(place): place for place in places if place.country is not None}.values())


def _key(place: Place) -> tuple[str | None, str | None]:
    return place.name or place.text, place.country


def _nested(places: list[Place]) -> bool:
    return any(encloses(a, b) for a in places for b in places)


@cache
def _lasting() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in entries("lasting_words"))
