"""A claim: one thing that one report says about one incident."""

from typing import Literal

from msgspec import Struct

from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor, Group, Source

HarmField = Literal["killed", "injured", "missing", "captured", "abducted", "displaced"]
FactField = Literal["type", "initiator", "target", "place", "date", "weapon"]
Stance = Literal["asserted", "alleged", "denied", "withheld", "hypothetical"]
Scope = Literal["incident", "cumulative"]
ClaimReview = Literal["accepted", "rejected", "corrected"]

HARM_FIELDS: tuple[HarmField, ...] = ("killed", "injured", "missing", "captured", "abducted", "displaced")
FACT_FIELDS: tuple[FactField, ...] = ("type", "initiator", "target", "place", "date", "weapon")


class TypeFact(Struct, frozen=True, tag_field="fact", tag="type"):
    """The value of a `type` claim: an incident type's slug."""

    type: str


class ActorFact(Struct, frozen=True, tag_field="fact", tag="actor"):
    """The value of an `initiator` or `target` claim."""

    actor: Actor


class PlaceFact(Struct, frozen=True, tag_field="fact", tag="place"):
    """The value of a `place` claim."""

    place: Place


class DateFact(Struct, frozen=True, tag_field="fact", tag="date"):
    """The value of a `date` claim."""

    date: Date


class WeaponFact(Struct, frozen=True, tag_field="fact", tag="weapon"):
    """The value of a `weapon` claim."""

    text: str


class HarmValue(Struct, frozen=True, tag_field="fact", tag="harm"):
    """The value of a harm claim: how many of whom."""

    quantity: Quantity
    group: Group


Value = HarmValue | TypeFact | ActorFact | PlaceFact | DateFact | WeaponFact


class Claim(Struct, frozen=True, kw_only=True):
    """One thing that one report says about one incident. A new reading makes a new claim; this one never changes.

    id: derived from content, so that the same report read twice gives the same claims.
    account: id of the report's telling of the incident (`Account`).
    source: who says it, None = the report in its own voice.
    relayed_by: links between the source and this publisher, nearest to the source first.
    evidence: the sentence that says it; trigger: the exact words that carry the value.
    confidence: probability that the claim is read rightly (not that it is true), 0..1.
    rule: name of the reading rule that made the claim.
    review: what people decided about it; None = nobody did. A corrected claim holds what they put in place.
    """

    id: str
    report: str
    account: str
    field: str
    value: Value
    part_of: str | None = None
    source: Source | None = None
    relayed_by: tuple[str, ...] = ()
    stance: Stance = "asserted"
    scope: Scope = "incident"
    evidence: Span
    trigger: Span
    confidence: float
    rule: str
    review: ClaimReview | None = None

    @property
    def is_harm(self) -> bool:
        """The claim counts people."""
        return isinstance(self.value, HarmValue)
