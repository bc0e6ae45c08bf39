"""Incidents such as no report would tell them, but any reading might: for what must always hold."""

import datetime
from typing import TypeVar, get_args

from hypothesis import strategies as st
from msgspec.structs import replace

from export.profiles.incidents import (
    ARMY,
    CROWD,
    GUNMEN,
    HAMA,
    HOMS,
    PEOPLE,
    READING,
    REBELS,
    RUSSIA,
    case_of,
    fact,
    incident,
    killed,
)
from rashomon.export.profiles.cells import Case
from rashomon.model.claim import HARM_FIELDS, DateFact, PlaceFact, Stance, TypeFact, WeaponFact
from rashomon.model.incident import Grade, Harm, IncidentType, Status, Toll
from rashomon.model.when import Date, DatePrecision
from rashomon.model.where import Place, PlacePrecision
from rashomon.model.who import Actor, Group, GroupClass, Source

T = TypeVar("T")
_DAYS_OF = {"day": 1, "span": 9, "week": 7, "month": 31, "year": 365}
_TYPES = st.sampled_from(get_args(IncidentType))
_SOME_TYPES = st.lists(_TYPES, max_size=3)
_ACTORS = st.sampled_from(
    [
        *(ARMY, RUSSIA, REBELS, PEOPLE, GUNMEN, CROWD),
        Actor("rioters", "Rioters", "a crowd", "Rioters"),
        Actor("militants", "Militants", "militants", "Rebel group"),
        Actor(None, "the bridge", "the bridge"),
        Actor(None, "Hill people", "herders", "Identity militia"),
        Actor("police", "Police Forces of Syria", "police", "State forces"),
        Actor("united_nations", "United Nations", "UN", "External/Other forces"),
        Actor(None, "Journalists", "reporters", "Civilians"),
    ]
)
_WORDS = ["", "2 and 4 March", "early March"]
_NUMBERS = st.none() | st.integers(0, 300)
_STATUSES = st.sampled_from(get_args(Status))


@st.composite
def dates(draw: st.DrawFn) -> Date:
    precision: DatePrecision = draw(st.sampled_from(("day", "day", *get_args(DatePrecision))))
    start = draw(st.dates(datetime.date(2017, 12, 20), datetime.date(2019, 12, 31)))
    length = 1 if precision == "day" else draw(st.integers(2, _DAYS_OF[precision]))
    end = start + datetime.timedelta(days=length - 1)
    return Date(
        start.isoformat(), end.isoformat(), precision, draw(st.sampled_from(["", "2 and 4 March", "early March"]))
    )


_PLACES = st.one_of(
    st.sampled_from([HOMS, HAMA]),
    st.builds(
        replace,
        st.sampled_from([HOMS, HAMA]),
        precision=st.none() | st.sampled_from(get_args(PlacePrecision)),
        country=st.sampled_from([None, "SYR", "YEM", "XKX", "ZZZ"]),
        lat=st.none() | st.floats(-90, 90),
        lon=st.none() | st.floats(-180, 180),
    ),
    st.just(Place("the Black Sea", name="Black Sea", precision="region")),
)
_GROUPS = st.builds(
    Group,
    st.sampled_from(
        ["people", "children", "two nurses", "soldiers", "prisoners", "army medic", "Lina Haddad", "bomber"]
    ),
    st.sampled_from(get_args(GroupClass)),
    st.none() | _ACTORS,
)


@st.composite
def tolls(draw: st.DrawFn) -> Toll:
    """As the ledger makes them: low before best before high, as far as they are told."""
    ends = sorted(draw(st.lists(st.integers(0, 300), min_size=3, max_size=3)))
    low, best, high = (draw(st.sampled_from([number, None])) for number in ends)
    return Toll(low, best, high, draw(_STATUSES), ("c",))


_HARM = st.builds(Harm, tolls(), st.dictionaries(st.sampled_from(get_args(GroupClass)), tolls(), max_size=3))


def _seldom_none(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """A tenth of the incidents that are left out for it are enough."""
    return st.integers(0, 9).flatmap(lambda n: strategy if n else st.none())


@st.composite
def cases(draw: st.DrawFn) -> Case:
    date, place = draw(_seldom_none(dates())), draw(_seldom_none(st.sampled_from([HOMS, HAMA]) | _PLACES))
    made = incident(
        type=draw(_TYPES),
        background=draw(st.booleans()),
        date=date,
        place=place,
        initiator=draw(st.lists(_ACTORS, max_size=3).map(tuple)),
        target=draw(st.lists(_ACTORS, max_size=3).map(tuple)),
        harm=draw(st.dictionaries(st.sampled_from(HARM_FIELDS), _HARM, max_size=3)),
        status={field: draw(_STATUSES) for field in draw(st.sets(st.sampled_from(("initiator", "target", "killed"))))},
        origins=draw(st.integers(1, 4)),
        grade=draw(st.sampled_from(get_args(Grade))),
    )
    facts = [
        *(
            fact("type", TypeFact(draw(_TYPES)), "hit", account=f"a{k}", id=f"t{k}")
            for k in range(draw(st.integers(0, 3)))
        ),
        *(fact("weapon", WeaponFact(words), words) for words in draw(st.sets(st.sampled_from(("a drone", "rifles"))))),
    ]
    if place is not None and draw(st.booleans()):
        facts += [
            fact("place", PlaceFact(one), one.text, f"{place.text}, Hama and Homs were hit.")
            for one in (place, HAMA, HOMS)
        ]
    if date is not None and date.text:
        facts.append(fact("date", DateFact(date), date.text, f"Fighting between {date.text} killed many."))
    return case_of(made, *facts, *draw(st.lists(_harm_claims(), max_size=4, unique_by=lambda claim: claim.id)))


@st.composite
def _harm_claims(draw: st.DrawFn):  # type: ignore[no-untyped-def]
    low, high = draw(_NUMBERS), draw(_NUMBERS)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    number = draw(st.integers(0, 99))
    return replace(
        killed(low, high, draw(st.sampled_from(["dozens", "5", "", "several"])), draw(_GROUPS)),
        id=f"h{number}",
        field=draw(st.sampled_from(HARM_FIELDS)),
        stance=draw(st.sampled_from(get_args(Stance))),
        source=draw(st.none() | st.just(Source("the Russian military", "the Russian military", "military"))),
        report=READING.report.id,
    )
