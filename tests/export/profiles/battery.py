"""Incidents that together meet every rule of every profile."""

from export.profiles.incidents import ARMY, HOMS, PEOPLE, READING, REBELS, case_of, incident, killed
from rashomon.export.profiles.cells import Case
from rashomon.model.incident import Harm, Toll

_DOZENS = killed(24, None, "dozens")

BATTERY: tuple[Case, ...] = (
    case_of(incident(harm={"killed": Harm(Toll(3, 5, 9, "contested", ()))}), *READING.claims),
    case_of(incident(harm={"killed": Harm(Toll(24, 24, None, "single", (_DOZENS.id,)))}), _DOZENS),
    case_of(incident(initiator=(REBELS,), target=(ARMY,), place=HOMS)),
    case_of(incident(initiator=(REBELS,), target=(PEOPLE,))),
)
