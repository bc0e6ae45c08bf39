"""Incidents that together meet every rule of every profile."""

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
    case_of,
    fact,
    incident,
    killed,
)
from rashomon.export.profiles.cells import Case
from rashomon.model.claim import DateFact, PlaceFact
from rashomon.model.incident import Harm, Toll
from rashomon.model.when import Date

_DOZENS = killed(24, None, "dozens")
_DAYS = Date("2018-03-02", "2018-03-04", "span", "2 and 4 March")
_FIVE = {"killed": Harm(Toll(5, 5, 5, "single", ()), {"civilian": Toll(5, 5, 5, "single", ())})}
_TOWNS = [
    fact("place", PlaceFact(place), place.text, "Raids on Homs and Hama killed five people.") for place in (HOMS, HAMA)
]

BATTERY: tuple[Case, ...] = (
    case_of(incident(harm={"killed": Harm(Toll(3, 5, 9, "contested", ()))}), *READING.claims),
    case_of(incident(harm={"killed": Harm(Toll(24, 24, None, "single", (_DOZENS.id,)))}), _DOZENS),
    case_of(incident(initiator=(REBELS,), target=(ARMY,), place=HOMS)),
    case_of(incident(initiator=(REBELS,), target=(PEOPLE,))),
    case_of(
        incident(type="armed_clash", initiator=(), target=(), date=_DAYS, harm=_FIVE),
        fact("date", DateFact(_DAYS), _DAYS.text, "Fighting between 2 and 4 March killed five people."),
    ),
    case_of(incident(harm=_FIVE), *_TOWNS),
    case_of(incident(date=Date("2018-01-01", "2018-01-31", "month", "early January"))),
    case_of(incident(type="territory_gained", target=(REBELS,))),
    case_of(incident(type="attack", target=(REBELS,))),
    case_of(incident(type="armed_clash")),
    case_of(incident(type="attack", initiator=(CROWD,))),
    case_of(incident(type="attack", target=(CROWD,))),
    case_of(incident(type="protest", initiator=(CROWD,), target=(ARMY,))),
    case_of(incident(type="abduction", initiator=(REBELS,), harm=_FIVE)),
    case_of(incident(type="arrest", initiator=(REBELS,))),
    case_of(incident(type="protest", initiator=(), target=())),
    case_of(incident(target=(GUNMEN,), harm=_FIVE)),
    case_of(incident(type="suicide_bomb", initiator=(REBELS,), harm=_FIVE)),
    case_of(incident(place=replace(HOMS, precision="adm2"))),
)
