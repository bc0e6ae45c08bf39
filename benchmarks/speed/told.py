"""What made-up reports say of an incident: sentences written for this, and the claims that they make."""

import hashlib
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

KINDS = {
    "air_strike": ("Planes bombed {thing}", "An air raid hit {thing}", "Jets struck {thing}"),
    "shelling": ("Shells hit {thing}", "Mortar rounds fell on {thing}"),
    "explosive": ("A bomb tore through {thing}", "A blast wrecked {thing}"),
    "armed_clash": ("Fighters clashed around {thing}", "A battle broke out near {thing}"),
    "attack": ("Gunmen shot at {thing}", "Armed men stormed {thing}"),
}
THINGS = ("the market", "a school", "the bus station", "a row of houses", "the old bridge", "a bakery", "the clinic")
FORCES = tuple(Actor(f"force_{k}", f"Force {k}", f"Force {k}", "State forces") for k in range(30))
_CIVILIANS = Actor("civilians", "Civilians", "people", "Civilians")
_SPEAKERS = {"the mayor": "government", "doctors": "medic", "a monitor": "monitor", "the police": "government"}
_HARM = (
    "At least {killed} people were killed and {injured} hurt, {speaker} of {town} said.",
    "By evening {speaker} of {town} had counted {killed} dead and {injured} injured.",
    "The dead number {killed} and the wounded {injured}, according to {speaker} of {town}.",
)
_MORE = (
    "Roads into {town} were closed {when} while {crew} cleared {hurdle}.",
    "{crew} dug with {tool} until {hour}, {name} told reporters.",
    "It was the heaviest loss in {province} since {season}, when {hurdle} cut it off.",
    "{count} families from {town} left for {refuge} {when}.",
    "Near {hurdle} the electricity failed {when}, {name} added.",
    "A truce agreed in {season} had held in {province} for {count} weeks.",
    "{name}, who sells {goods} by {hurdle}, ran when the windows broke.",
    "Schools across {province} will stay shut for {count} days.",
    "Trucks with {goods} for {town} turned back at {hurdle} {when}.",
    "{crew} could not say how many were under the rubble at {hour}.",
    "By {hour} {crew} had carried {count} people to {refuge}.",
    "{name} lost a cousin and a load of {goods} {when}.",
    "Prices of {goods} rose in {town} {when}, said {name}.",
    "{count} of the wounded were taken to {refuge} by {crew}.",
    "People in {town} still speak of {season}, when {goods} ran out.",
    "The smoke over {hurdle} was seen from {refuge} {when}.",
    "{name} found {count} shell cases beside {hurdle}.",
    "{crew} asked for {tool} and {goods}, {name} said at {hour}.",
)
_SLOTS = {
    "when": ("before dark", "for two days", "at first light", "after midnight", "all afternoon", "within the hour"),
    "crew": ("Neighbours", "Firemen", "Students", "Porters", "Nurses", "Bakers", "Boatmen", "Cousins of the dead"),
    "hurdle": ("the river bridge", "a burnt lorry", "the old customs house", "the railway", "a dry well", "the dam"),
    "tool": ("bare hands", "spades", "a borrowed digger", "crowbars", "ropes", "buckets"),
    "hour": ("four o'clock", "noon", "nine in the evening", "dawn", "half past six", "three in the morning"),
    "season": ("the spring", "last winter", "the dry months", "the autumn floods", "the harvest", "the long fast"),
    "refuge": ("the hills", "a mosque", "the monastery", "tents by the lake", "the next valley", "an empty mill"),
    "goods": ("fruit", "diesel", "flour", "blankets", "onions", "tinned milk", "bricks", "bottled water"),
    "count": tuple(str(number) for number in range(5, 95)),
}
_SIGNED = "Reporting by the correspondents of the Outland Agency; edited by the desk."  # in common of many reports
_HEADLINES = (
    "Deaths in {town}",
    "{town} counts its dead",
    "{province}: another day of loss",
    "What happened in {town}",
)
_FIRST_NAMES = (
    "Karim",
    "Salma",
    "Yusuf",
    "Nadia",
    "Tariq",
    "Hana",
    "Omar",
    "Leila",
    "Samir",
    "Rania",
    "Bashir",
    "Amal",
)
_HEAD, _TAIL = (
    "Bar Dal Gor Hem Jus Kal Mar Nor Pel Ras Sul Tam".split(),
    "adin emir ouni akesh arra olan ubay isht".split(),
)
_PROVINCES = 12  # of each country
_NO_DAY, _A_WEEK, _NO_PLACE, _A_PROVINCE, _UNDATED = 0.1, 0.05, 0.05, 0.12, 0.02  # shares of reports


class Event(Struct, frozen=True):
    """What happened, before anybody tells it. force, target: None where nobody knows, where civilians were hit."""

    number: int
    day: date
    country: str
    town: int
    kind: str
    thing: str
    force: Actor | None
    target: Actor | None
    killed: int
    injured: int

    @property
    def place(self) -> Place:
        """The town."""
        chance = random.Random(f"{self.country} {self.town}")
        name = f"{chance.choice(_HEAD)}{chance.choice(_TAIL)}{self.town}"
        lat, lon = chance.uniform(28, 36), chance.uniform(30, 40)
        return Place(name, name, name, self.province, self.country, lat, lon, "settlement")

    @property
    def province(self) -> str:
        """The province that the town lies in."""
        return f"{_HEAD[self.town % _PROVINCES]}istan"

    @property
    def victims(self) -> list[str]:
        """Names of some who were hit, where they were few."""
        chance = random.Random(f"victims {self.number}")
        return [_name(chance) for _ in range(2)] if self.force is None else []


def reading(number: int, published: date, seed: int, events: Sequence[Event]) -> Reading:
    """A report of the first event that recalls the others, with its claims; the same seed gives the same words."""
    chance = random.Random(f"{seed} {[event.number for event in events]}")
    told = [_Told(event, published, chance, is_recalled=k > 0) for k, event in enumerate(events)]
    apart = random.Random(f"headline {number}")
    headline = apart.choice(_HEADLINES).format(town=events[0].place.name, province=events[0].province)
    text = "\n\n".join([headline, *(one.text for one in told)])
    report = Report(
        id=f"stream-{number:06d}",
        sha256=hashlib.sha256(f"{number}\n{text}".encode()).hexdigest(),
        text=text,
        headline_end=len(headline),
        publisher=f"Outlet {number % 60}",
        published=None if apart.random() < _UNDATED else published.isoformat(),
    )
    accounts, claims, start = [], [], len(headline) + 2
    for one in told:
        account = identity("a", report.id, start)
        accounts.append(Account(id=account, report=report.id, background=one.is_recalled, main=not one.is_recalled))
        claims += one.claims(report, account, start)
        start += len(one.text) + 2
    return Reading(report=report, accounts=tuple(accounts), claims=tuple(claims))


class _Told:
    """One report's words for one event, and the claims that they make."""

    def __init__(self, event: Event, published: date, chance: random.Random, is_recalled: bool) -> None:
        self.is_recalled = is_recalled
        self._event, self._chance = event, chance
        words, self._day = self._when(published)
        killed = max(1, event.killed + chance.choice((0, 0, 0, 0, -1, 1, 3)))
        speaker = chance.choice(sorted(_SPEAKERS))
        town, where = str(event.place.name), self._where()
        named = {"town": town, "province": event.province, "name": _name(chance), "thing": event.thing}
        lines = [
            chance.choice(KINDS[event.kind]).format(**named) + (f" in {where.name}" if where else "") + f" {words}."
        ]
        lines.append(chance.choice(_HARM).format(killed=killed, injured=event.injured, speaker=speaker, town=town))
        lines += [f"{victim} was among those who were hit." for victim in event.victims if chance.random() < 0.8]
        for line in chance.sample(_MORE, 2 if is_recalled else 7):
            lines.append(line.format(**named | {name: chance.choice(words) for name, words in _SLOTS.items()}))
        lines += [_SIGNED] * (not is_recalled and chance.random() < 0.3)
        self.text = " ".join(lines)
        self._second = (len(lines[0]) + 1, len(lines[0]) + 1 + len(lines[1]))
        self._first = (0, len(lines[0]))
        source = Source(f"{speaker} of {town}", speaker, _SPEAKERS[speaker])  # type: ignore[arg-type]
        self._told = [*self._facts(where), *_harm(killed, event.injured, source)]

    def _when(self, published: date) -> tuple[str, Date | None]:
        event, drawn = self._event, self._chance.random()
        if drawn < _NO_DAY:
            return "lately", None
        if drawn < _NO_DAY + _A_WEEK:
            monday = event.day - timedelta(days=event.day.weekday())
            week = (str(monday), str(monday + timedelta(days=6)))
            return "in the week", Date(*week, "week", "in the week")
        if (published - event.day).days > 6 and self._chance.random() < 0.5:
            first = event.day.replace(day=1)
            last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
            return f"in {first:%B}", Date(str(first), str(last), "month", f"in {first:%B}")
        return f"on {event.day:%A}", Date(str(event.day), str(event.day), "day", f"on {event.day:%A}")

    def _where(self) -> Place | None:
        drawn, place = self._chance.random(), self._event.place
        if drawn < _NO_PLACE:
            return None
        if drawn > _NO_PLACE + _A_PROVINCE:
            return place
        around = (32.0, 35.0)  # its middle
        return Place(place.admin1 or "", place.admin1, None, place.admin1, place.country, *around, "adm1")

    def _facts(self, where: Place | None) -> Iterator[tuple[str, Value, Source | None]]:
        event = self._event
        yield "type", TypeFact(event.kind), None
        yield "target", ActorFact(event.target or _CIVILIANS), None
        if where is not None:
            yield "place", PlaceFact(where), None
        if event.force is not None and self._chance.random() < 0.85:
            yield "initiator", ActorFact(event.force), None
        if self._day is not None:
            yield "date", DateFact(self._day), None

    def claims(self, report: Report, account: str, start: int) -> Iterator[Claim]:
        """The claims, of a text that begins at `start` in the report's."""
        for field, value, source in self._told:
            begin, end = self._second if source else self._first
            span = Span.of(report.text, start + begin, start + end)
            known = {"field": field, "value": value, "source": source, "evidence": span, "trigger": span}
            claim_id = identity("c", report.id, start, field)
            yield Claim(id=claim_id, report=report.id, account=account, confidence=0.9, rule="made", **known)


def _harm(killed: int, injured: int, source: Source) -> Iterator[tuple[str, Value, Source | None]]:
    dead = Group("people", "civilian", _CIVILIANS)
    yield "killed", HarmValue(Quantity(killed, None, text=str(killed)), dead), source
    yield "injured", HarmValue(Quantity(injured, injured, text=str(injured)), Group("people")), source


def _name(chance: random.Random) -> str:
    family = f"{chance.choice(_HEAD)}{chance.choice(_TAIL)}{chance.choice(_TAIL)}"
    return f"{chance.choice(_FIRST_NAMES)} {family}"
