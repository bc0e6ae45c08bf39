"""Values as the ledger interchange format writes them, back to records."""

from typing import Any

import msgspec

from rashomon.model.claim import HARM_FIELDS, ActorFact, DateFact, HarmValue, PlaceFact, TypeFact, Value, WeaponFact
from rashomon.model.quantity import Quantity
from rashomon.model.who import Group

_FACTS: dict[str, type[Value]] = {
    "type": TypeFact,
    "initiator": ActorFact,
    "target": ActorFact,
    "place": PlaceFact,
    "date": DateFact,
    "weapon": WeaponFact,
}


def value_from(field: str, written: Any) -> Value:
    """The value of a claim of this field; the other way round `ledger_format.value_object`.

    Raises ValueError (of which msgspec.ValidationError is one) when it is none.
    """
    if not isinstance(written, dict):
        raise ValueError("a value is an object")
    if field not in HARM_FIELDS:
        kind = _FACTS[field]
        return msgspec.convert(_only(written, kind), kind)
    quantity = {key: part for key, part in written.items() if key != "group"}
    counted = msgspec.convert(_only(quantity, Quantity), Quantity)
    if counted.low is not None and counted.high is not None and counted.low > counted.high:
        raise ValueError("low is above high")
    return HarmValue(counted, msgspec.convert(written.get("group", {"text": ""}), Group))


def _only(written: dict[str, Any], kind: type[Any]) -> dict[str, Any]:
    """Raises ValueError for a key that such a value does not have: msgspec would pass over it."""
    known = {field.encode_name for field in msgspec.structs.fields(kind)}
    if unknown := sorted(set(written) - known):
        raise ValueError(f"no such part of the value: {', '.join(unknown)}")
    return written
