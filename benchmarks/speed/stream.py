"""A stream of made-up reports with their claims, for linking alone: nobody reads a text here.

Ten reports tell each incident on average; figures differ, some reports name only the province, some give no day, some
repeat another's text, some recall an incident of the week before. Texts are variations of sentences written for this.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from rashomon.model.account import Account
from rashomon.model.claim import ActorFact, Claim, DateFact, HarmValue, PlaceFact, TypeFact, Value
from rashomon.model.identity import identity
from rashomon.model.quantity import Quantity
from rashomon.model.reading import Reading
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor, Group, Source

REPORTS_AN_INCIDENT = 10
_FIRST, _INCIDENTS_A_DAY = date(2003, 1, 1), 4
_TOWNS, _PROVINCES = 400, 40
_KINDS = {
    "air_strike": "Planes bombed",
    "shelling": "Shells hit",
    "explosive": "A bomb tore through",
    "attack": "Gunmen shot at",
}
_WHAT = ("the market", "a school", "the bus station", "a row of houses", "the old bridge", "a bakery", "the clinic")
_FORCES = [Actor(f"force_{k}", f"Force {k}", f"Force {k}", "State forces") for k in range(12)]
_CIVILIANS = Actor("civilians", "Civilians", "people", "Civilians")
_SPEAKERS = {"the mayor": "government", "doctors": "medic", "a monitor": "monitor", "the police": "government"}
_MORE = (
    "Roads into {town} were closed until the evening.",
    "Neighbours dug with their hands, {name} told reporters.",
    "It was the heaviest loss in {province} since the spring.",
    "Families from {town} left for the hills before dark.",
    "The electricity failed in most of {town}, {name} added.",
    "A truce agreed in the autumn had held in {province} until then.",
)
_NAMES = ("Karim", "Salma", "Yusuf", "Nadia", "Tariq", "Hana", "Omar", "Leila", "Samir", "Rania", "Bashir", "Amal")


class Event(Struct, frozen=True):
    """What happened, before anybody tells it."""

    number: int
    day: date
    kind: str
    what: str
    town: int
    force: Actor
    killed: int
    injured: int


class Telling(Struct, frozen=True, order=True):
    """A report that is to appear: its day, the seed of its words, the numbers of the events that it tells."""

    published: date
    seed: int
    events: tuple[int, ...]


def stream(reports: int, seed: int = 0) -> Iterator[tuple[Reading, tuple[int, ...]]]:
    """So many readings in the order of publication, each with the number of the event that each account tells."""
    chance = random.Random(seed)
    events: dict[int, Event] = {}
    waiting: list[Telling] = []
    made = 0
    for number in range(reports):
        event = events[number] = _event(number, chance)
        waiting += [_telling(event, chance) for _ in range(chance.randint(5, 15))]
        for telling in _due(waiting, event.day):
            if made == reports:
                return
            yield _reading(made, telling, [events[k] for k in telling.events]), telling.events
            made += 1
        events.pop(number - 100, None)


def _event(number: int, chance: random.Random) -> Event:
    return Event(
        number=number,
        day=_FIRST + timedelta(days=number // _INCIDENTS_A_DAY),
        kind=chance.choice(sorted(_KINDS)),
        what=chance.choice(_WHAT),
        town=chance.randrange(_TOWNS),
        force=chance.choice(_FORCES),
        killed=chance.randint(2, 60),
        injured=chance.randint(2, 120),
    )


def _telling(event: Event, chance: random.Random) -> Telling:
    published = event.day + timedelta(days=chance.choice((0, 1, 1, 1, 2, 3)))
    recalled = (event.number - chance.randint(1, 20),) if event.number > 20 and chance.random() < 0.1 else ()
    # of so few seeds some come twice: the same words under another report's name
    return Telling(published, chance.randrange(40), (event.number, *recalled))


def _due(waiting: list[Telling], today: date) -> list[Telling]:
    """Takes out of the waiting those that appear before today."""
    due = sorted(telling for telling in waiting if telling.published < today)
    waiting[:] = [telling for telling in waiting if telling.published >= today]
    return due


def _reading(number: int, telling: Telling, events: Sequence[Event]) -> Reading:
    chance = random.Random(f"{telling.seed} {[event.number for event in events]}")
    told = [_Told(event, chance, is_recalled=k > 0) for k, event in enumerate(events)]
    text = " ".join(one.text for one in told)
    report = Report(
        id=f"stream-{number:06d}",
        sha256=identity("s", text, number),
        text=text,
        publisher=f"Outlet {number % 60}",
        published=telling.published.isoformat(),
    )
    accounts, claims, start = [], [], 0
    for one in told:
        accounts.append(Account(id=identity("a", report.id, start), report=report.id, background=one.is_recalled))
        claims += one.claims(report, accounts[-1].id, start)
        start += len(one.text) + 1
    return Reading(report=report, accounts=tuple(accounts), claims=tuple(claims))


class _Told:
    """One report's words for one event, and the claims that they make."""

    def __init__(self, event: Event, chance: random.Random, is_recalled: bool) -> None:
        self.is_recalled = is_recalled
        town, province = f"Town{event.town:03d}", f"Province{event.town % _PROVINCES:02d}"
        speaker = chance.choice(sorted(_SPEAKERS))
        killed = max(1, event.killed + chance.choice((0, 0, 0, -1, 1, 3)))
        day = f"on {event.day:%A}" if chance.random() < 0.8 else "this week"
        name = f"{chance.choice(_NAMES)} {chance.choice(_NAMES)}"
        first = f"{_KINDS[event.kind]} {event.what} in {town} {day}."
        second = f"At least {killed} people were killed and {event.injured} hurt, {speaker} of {town} said."
        more = [line.format(town=town, province=province, name=name) for line in chance.sample(_MORE, 2)]
        self.text = " ".join([first, second, *more])
        self._first, self._second = (0, len(first)), (len(first) + 1, len(first) + 1 + len(second))
        source = Source(f"{speaker} of {town}", speaker, _SPEAKERS[speaker])  # type: ignore[arg-type]
        where = _place(town, province, event.town) if chance.random() < 0.85 else _province(province, event.town)
        self._told: list[tuple[str, Value, Source | None]] = [
            ("type", TypeFact(event.kind), None),
            ("place", PlaceFact(where), None),
            ("initiator", ActorFact(event.force), None),
            (
                "killed",
                HarmValue(Quantity(killed, None, text=str(killed)), Group("people", "civilian", _CIVILIANS)),
                source,
            ),
            (
                "injured",
                HarmValue(Quantity(event.injured, event.injured, text=str(event.injured)), Group("people")),
                source,
            ),
        ]
        if day != "this week":
            self._told.append(("date", DateFact(Date(str(event.day), str(event.day), "day", day)), None))

    def claims(self, report: Report, account: str, start: int) -> list[Claim]:
        """The claims, of a text that begins at `start` in the report's."""
        made = []
        for field, value, source in self._told:
            begin, end = self._second if source else self._first
            span = Span.of(report.text, start + begin, start + end)
            known = {"field": field, "value": value, "source": source, "evidence": span, "trigger": span}
            claim_id = identity("c", report.id, start, field)
            made.append(Claim(id=claim_id, report=report.id, account=account, confidence=0.9, rule="made", **known))
        return made


def _place(town: str, province: str, number: int) -> Place:
    lat, lon = 30 + number % 20 * 0.4, 30 + number // 20 * 0.4
    return Place(town, town, town, province, "SYR", lat, lon, "settlement")


def _province(province: str, number: int) -> Place:
    return Place(province, province, None, province, "SYR", 30 + number % 20 * 0.4, 30 + number // 20 * 0.4, "adm1")
