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
from rashomon.model.who import Group

_DOZENS = killed(24, None, "dozens")
_DAYS = Date("2018-03-02", "2018-03-04", "span", "2 and 4 March")
_FIVE = {"killed": Harm(Toll(5, 5, 5, "single", ()), {"civilian": Toll(5, 5, 5, "single", ())})}
_ROADSIDE = {"killed": Harm(Toll(9, 9, 9, "single", ()), {"combatant": Toll(4, 4, 4, "single", ())})}
_COUNTED = [
    killed(2, 2, "two", Group("children", "civilian")),
    killed(3, 3, "three", Group("women", "civilian")),
    killed(3, 3, "three", Group("men", "civilian")),
    killed(1, 1, "a", Group("rights activist", "civilian")),
    killed(1, 1, "a", Group("reporter", "civilian")),
    killed(1, 1, "a", Group("trade unionist", "civilian")),
    killed(1, 1, "a", Group("nurse", "civilian")),
    killed(4, 4, "four", Group("soldiers", "combatant", ARMY)),
    killed(2, 2, "two", Group("fighters", "combatant", REBELS)),
    killed(2, 2, "two", Group("contractors", "combatant")),
    killed(1, 1, "a", Group("army medic", "combatant", ARMY)),
    killed(2, 2, "two", Group("prisoners", "unknown")),
    killed(2, 2, "two", Group("soldiers and drivers", "mixed")),
]
_SAID = [
    replace(killed(4, 4), id="denied", stance="denied"),
    replace(killed(400, None), id="feared", stance="hypothetical"),
]
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
    case_of(incident(type="armed_clash", target=(REBELS, PEOPLE))),
    case_of(incident(type="attack", initiator=(CROWD,))),
    case_of(incident(type="attack", target=(CROWD,))),
    case_of(incident(type="protest", initiator=(CROWD,), target=(ARMY,))),
    case_of(incident(type="abduction", initiator=(REBELS,), harm=_FIVE)),
    case_of(incident(type="arrest", initiator=(REBELS,))),
    case_of(incident(type="protest", initiator=(), target=())),
    case_of(incident(target=(GUNMEN,), harm=_FIVE)),
    case_of(incident(type="suicide_bomb", initiator=(REBELS,), harm=_FIVE)),
    case_of(incident(place=replace(HOMS, precision="adm2"))),
    case_of(incident(harm=_ROADSIDE), *_COUNTED, *(replace(c, id=f"{c.id}i", field="injured") for c in _COUNTED)),
    case_of(incident(harm=_ROADSIDE | {"injured": _ROADSIDE["killed"]})),
    case_of(incident(harm={"injured": _ROADSIDE["killed"]})),
    case_of(incident(background=True, harm=_FIVE), killed(5, 5), *_SAID),
    case_of(
        incident(harm=_ROADSIDE | {"injured": _ROADSIDE["killed"]}, status={"target": "contested"}),
        *_COUNTED,
    ),
)
