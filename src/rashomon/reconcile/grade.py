"""A grade like those of Airwars, with its reason."""

from collections.abc import Sequence

from rashomon.model.claim import Claim
from rashomon.model.incident import Grade, Reason, Status

_BELLIGERENT = ("government", "military", "armed_group")


def grade(claims: Sequence[Claim], origins: int, statuses: dict[str, Status]) -> tuple[Grade, Reason]:
    """Airwars' civilian harm grades (methodology, tooltips of its incident pages), as far as claims can show them.

    contested: independent origins name different perpetrators. discounted: all people counted are combatants.
    confirmed: the party that did it says so itself. fair: two or more independent origins. weak: one origin.
    Provisional: a reviewer may set another.
    """
    classes = {c.value.group.class_ for c in claims if hasattr(c.value, "group")}
    if statuses.get("initiator") == "contested":
        return "contested", Reason("grade", "grade/airwars@1", "independent origins name different perpetrators")
    if classes == {"combatant"}:
        return "discounted", Reason("grade", "grade/airwars@1", "all the people counted are told as combatants")
    admitted = [c.id for c in claims if _admits(c, claims)]
    if admitted:
        return "confirmed", Reason("grade", "grade/airwars@1", "the party that did it says so", tuple(admitted))
    if origins >= 2:
        return "fair", Reason("grade", "grade/airwars@1", f"{origins} independent origins")
    return "weak", Reason("grade", "grade/airwars@1", "a single origin")


def _admits(claim: Claim, claims: Sequence[Claim]) -> bool:
    """A harm claim whose source is the initiator itself, about people who are not its enemies in arms."""
    if claim.source is None or not claim.is_harm or claim.source.kind not in _BELLIGERENT or claim.stance != "asserted":
        return False
    counted = getattr(claim.value, "group", None)
    quantity = getattr(claim.value, "quantity", None)
    if counted is None or counted.class_ != "civilian" or quantity is None or quantity.low in (None, 0):
        return False
    names = [c.value.actor.name.lower() for c in claims if c.field == "initiator" and hasattr(c.value, "actor")]
    said = claim.source.name.lower()
    return any(name in said or said in name for name in names)
