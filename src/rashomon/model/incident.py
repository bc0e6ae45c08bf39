"""An incident: what several accounts tell of one event, derived from their claims."""

from typing import Literal

from msgspec import Struct, field

from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor

Status = Literal["single", "agreed", "revised", "contested"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
IncidentType = Literal[
    "air_strike",
    "shelling",
    "armed_clash",
    "suicide_bomb",
    "explosive",
    "grenade",
    "chemical_weapon",
    "attack",
    "abduction",
    "sexual_violence",
    "mob_violence",
    "violent_demonstration",
    "protest",
    "force_against_protesters",
    "territory_gained",
    "territory_transfer",
    "arrest",
    "disrupted_weapons",
    "looting",
    "agreement",
    "mixed",
    "other",
]


class Toll(Struct, frozen=True):
    """Low, best and high of one harm field, with the claims behind them.

    low, high: least and greatest number told; best: by the rule named in the incident's reasons; None = not told.
    claims: ids of the claims that enter, sorted.
    """

    low: int | None
    best: int | None
    high: int | None
    status: Status
    claims: tuple[str, ...]


class Harm(Struct, frozen=True):
    """The toll of one harm field, whole and per class of victims."""

    total: Toll
    by_class: dict[str, Toll] = field(default_factory=dict)


class Reason(Struct, frozen=True):
    """Why a derived value is as it is: the rule's name, a sentence for the reader, the claims behind it."""

    field: str
    rule: str
    text: str
    claims: tuple[str, ...] = ()


class Incident(Struct, frozen=True, kw_only=True):
    """What the ledger holds of one event; every value here is derived from claims and can be derived again.

    id: derived from content; was: ids merged into this one.
    accounts: ids of the member accounts, sorted; reports: ids of their reports, sorted.
    status: per field `single`, `agreed`, `revised` or `contested`.
    origins: how many independent origins stand behind the accounts.
    reasons: for every derived value the rule that gave it.
    """

    id: str
    was: tuple[str, ...] = ()
    type: IncidentType = "other"
    background: bool = False
    date: Date | None = None
    place: Place | None = None
    initiator: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    harm: dict[str, Harm] = field(default_factory=dict)
    status: dict[str, Status] = field(default_factory=dict)
    origins: int = 1
    reports: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    grade: Grade = "weak"
    summary: str = ""
    reasons: tuple[Reason, ...] = ()
