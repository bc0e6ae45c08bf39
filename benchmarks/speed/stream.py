"""A stream of made-up reports with their claims, for linking alone: nobody reads a text here.

Four incidents a day in five countries, ten reports each on average: most are told by a few, some by fifty. Reports
differ in their figures; one in eight gives no day or only a week, one in six only the province or no place; some have
no publication day; some repeat another's text under a headline of their own; one in ten recalls an incident of the
weeks before, and one in fifty appears a year late. Texts are variations of sentences written for this (`told`).
"""

import heapq
import random
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from rashomon.model.reading import Reading

from .told import FORCES, KINDS, THINGS, Event, reading

COUNTRIES = ("SYR", "YEM", "SOM", "AFG", "COL")
_FIRST, _INCIDENTS_A_DAY = date(2003, 1, 1), 4
_TOWNS = 120  # of each country
_WORDINGS = 40  # of one incident: of so few some come twice, the same words in another paper
_REMEMBERED = 400  # incidents that a report may come back to
_LATE = 365  # days


class Telling(Struct, frozen=True, order=True):
    """A report that is to appear: its day, its incident, the seed of its words, the incidents that it recalls."""

    published: date
    event: int
    seed: int
    recalled: tuple[int, ...]


def stream(reports: int, seed: int = 0) -> Iterator[tuple[Reading, tuple[int, ...]]]:
    """So many readings in the order of publication, each with the number of the incident that each account tells."""
    chance = random.Random(seed)
    events: dict[int, Event] = {}
    waiting: list[Telling] = []
    made = number = 0
    while made < reports:
        event = events[number] = _event(number, chance)
        for telling in _tellings(event, chance):
            heapq.heappush(waiting, telling)
        while made < reports and waiting and waiting[0].published < event.day:
            telling = heapq.heappop(waiting)
            numbers = (telling.event, *telling.recalled)
            yield reading(made, telling.published, telling.seed, [events[k] for k in numbers]), numbers
            made += 1
        number += 1
        events.pop(number - (_LATE + 30) * _INCIDENTS_A_DAY - _REMEMBERED, None)


def _event(number: int, chance: random.Random) -> Event:
    country = chance.choice(COUNTRIES)
    force, target = chance.sample(FORCES, 2)
    is_everyday = chance.random() < 0.15  # nobody knows who did it, and those who were hit are named
    return Event(
        number=number,
        day=_FIRST + timedelta(days=number // _INCIDENTS_A_DAY),
        country=country,
        town=chance.randrange(_TOWNS),
        kind="attack" if is_everyday else chance.choice(sorted(KINDS)),
        thing=chance.choice(THINGS),
        force=None if is_everyday else force,
        target=target if not is_everyday and chance.random() < 0.4 else None,
        killed=chance.randint(1, 4) if is_everyday else chance.randint(2, 70),
        injured=chance.randint(1, 9) if is_everyday else chance.randint(2, 140),
    )


def _tellings(event: Event, chance: random.Random) -> Iterator[Telling]:
    for _ in range(min(60, 2 + int(chance.expovariate(1 / 8.6)))):
        later = _LATE if chance.random() < 0.02 else chance.choice((0, 1, 1, 1, 2, 3))
        back = event.number - chance.randint(1, _REMEMBERED)
        recalled = (back,) if back >= 0 and chance.random() < 0.1 else ()
        yield Telling(event.day + timedelta(days=later), event.number, chance.randrange(_WORDINGS), recalled)
