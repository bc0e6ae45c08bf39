"""A grade like those of Airwars, with its reason."""

from collections.abc import Collection, Mapping, Sequence

from rashomon.model.claim import ActorFact, Claim, HarmValue
from rashomon.model.incident import Grade, Reason, Status
from rashomon.model.who import Actor, Source
from rashomon.reconcile.facts import counted
from rashomon.reconcile.figures import enters, is_told
from rashomon.reconcile.names import plain

GRADE_RULE = "grade/airwars@2"
_BELLIGERENT = ("government", "military", "armed_group")
# words that every army's and every ministry's name may hold: they tell nobody apart
_COMMON = frozenset(
    "military army forces force armed troops government state ministry defence defense officials official "
    "spokesman spokeswoman spokesperson air navy".split()
)
_STEM = 5  # letters that "Israeli" shares with "Israel"


def grade(claims: Sequence[Claim], origins: int, statuses: Mapping[str, Status]) -> tuple[Grade, Reason]:
    """Airwars' civilian harm grades (methodology, tooltips of its incident pages), as far as claims can show them.

    contested: independent origins name different perpetrators. discounted: all people counted are combatants.
    confirmed: the party that did it says itself that it harmed civilians. fair: two or more independent origins.
    weak: one origin, or one report without figures. Provisional: a reviewer may set another.
    """
    figures = [c for c in claims if enters(c) and isinstance(c.value, HarmValue) and c.value.quantity.high != 0]
    classes = {c.value.group.class_ for c in figures if isinstance(c.value, HarmValue)}
    if statuses.get("initiator") == "contested":
        named = [c for c in claims if c.field == "initiator" and is_told(c)]
        return _graded("contested", "independent origins name different perpetrators", named)
    if classes == {"combatant"}:
        return _graded("discounted", "all the people counted are told as combatants", figures)
    doers = {c.value.actor for c in claims if c.field == "initiator" and isinstance(c.value, ActorFact) and is_told(c)}
    if admitted := [c for c in figures if _admits(c, doers)]:
        return _graded("confirmed", "the party that did it says so", admitted)
    if not figures and len({c.report for c in claims}) < 2:
        return _graded("weak", "a single report, without figures", ())
    if origins >= 2:
        return _graded("fair", counted(origins, "independent origin"), figures)
    return _graded("weak", "a single origin", figures)


def _graded(made: Grade, text: str, claims: Sequence[Claim]) -> tuple[Grade, Reason]:
    return made, Reason("grade", GRADE_RULE, text, tuple(sorted(c.id for c in claims)))


def _admits(claim: Claim, doers: Collection[Actor]) -> bool:
    """A figure of harmed civilians whose source is the initiator itself."""
    if claim.source is None or claim.stance != "asserted":
        return False
    if not isinstance(claim.value, HarmValue) or claim.value.group.class_ != "civilian":
        return False
    return any(speaks_for(claim.source, actor) for actor in doers)


def speaks_for(source: Source, actor: Actor) -> bool:
    """Who says it belongs to the actor, by its name; bodies that are no party of a conflict speak for none."""
    if source.kind not in _BELLIGERENT:
        return False
    said = _distinct(source.name)
    return any(_is_same(said, _distinct(name)) for name in (actor.name, actor.text))


def _distinct(name: str) -> frozenset[str]:
    words = plain(name).replace("united states", "us").split()
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)


def _is_same(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one) and bool(two) and (one <= two or two <= one)
