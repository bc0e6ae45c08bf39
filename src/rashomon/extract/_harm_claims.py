"""Harm mentions of an account become claims: one fact told several times in a report is one claim."""

from collections.abc import Callable, Sequence

from msgspec import Struct, field

from rashomon.extract.harm import HarmMention
from rashomon.extract.speakers import Speaker
from rashomon.extract.tellings import Telling
from rashomon.model.claim import Scope, Stance
from rashomon.model.quantity import Quantity
from rashomon.model.who import GroupClass

# groups that stand beside a whole toll and are not other words for it
_SUBGROUPS = frozenset(
    "child children woman women man men boy girl baby infant medic doctor nurse paramedic journalist reporter student "
    "teacher elderly worker guard police policeman officer soldier commander bomber attacker driver pilot".split()
)


class Said(Struct):
    """A harm mention with who says it and how."""

    mention: HarmMention
    telling: Telling
    speaker: Speaker
    stance: Stance
    scope: Scope
    group_class: GroupClass
    part_of: "Said | None" = None
    also: list[HarmMention] = field(default_factory=list)


def merged(said: Sequence[Said]) -> list[Said]:
    """The claims that remain when repetitions are put together, in text order.

    The same number of the same people, by the same source or by nobody in particular, is one claim; the telling that
    names its source stands for all, and among equals the first one in the body.
    """
    kept: list[Said] = []
    where: dict[int, Said] = {}
    for one in said:
        twin = next((k for k in kept if _same_fact(k, one)), None)
        if twin is None:
            kept.append(one)
            where[id(one)] = one
            continue
        where[id(one)] = twin
        if _worth(one) > _worth(twin) or _fuller(one, twin):
            twin.mention, twin.telling, twin.speaker, twin.stance = one.mention, one.telling, one.speaker, one.stance
    for one in kept:
        if one.part_of is not None:
            owner = where.get(id(one.part_of))
            one.part_of = owner if owner is not one else None
    return kept


def _fuller(one: Said, twin: Said) -> bool:
    return one.mention.quantity.high is None and twin.mention.quantity.is_exact


def _worth(said: Said) -> tuple[bool, bool, bool]:
    named = said.speaker.source is not None
    explicit = named and not (said.speaker.source and said.speaker.source.implicit)
    explicit = explicit and not (said.speaker.source and said.speaker.source.kind == "media")
    return (explicit, named, not said.telling.is_headline)  # and, where these are equal, what comes first


def _same_fact(one: Said, two: Said) -> bool:
    a, b = one.mention, two.mention
    if a.field != b.field or not (_same_bounds(a.quantity, b.quantity) or _headline_of(one, two)):
        return False
    return _same_voice(one, two) and _same_people(one, two)


def _same_bounds(a: Quantity, b: Quantity) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _headline_of(one: Said, two: Said) -> bool:
    """Headlines leave out "at least" and "about"; the body's words then stand for both."""
    a, b = one.mention.quantity, two.mention.quantity
    head = (
        one.telling.is_headline != two.telling.is_headline or one.telling.sentence.index == two.telling.sentence.index
    )
    short, full = (a, b) if a.is_exact else (b, a)
    return head and short.is_exact and full.high is None and full.low in (short.low, (short.low or 0) + 1)


def _same_voice(one: Said, two: Said) -> bool:
    """Different named sources make different claims."""
    a, b = one.speaker.source, two.speaker.source
    if a is not None and b is not None and (_passes_on(one, two) or _passes_on(two, one)):
        return True
    return a is None or b is None or a.implicit or b.implicit or alike(a.name, b.name)


def _passes_on(one: Said, two: Said) -> bool:
    """The source of the first is a medium that hands on what the second's source says."""
    source = one.speaker.source
    return source is not None and source.kind == "media" and any(alike(source.name, r) for r in two.speaker.relayed_by)


def alike(one: str, two: str) -> bool:
    """One name holds the words of the other: "Abdel Rahman" and "Rami Abdel Rahman of the Observatory"."""
    a, b = (set(name.lower().replace("-", " ").split()) - {"the", "a", "an", "of", "for"} for name in (one, two))
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b))


def _same_people(one: Said, two: Said) -> bool:
    a, b = head_word(one.mention), head_word(two.mention)
    if a == b:
        return True
    few = one.mention.quantity.low is None or one.mention.quantity.low <= 2
    if few and a is not None and b is not None:
        return False
    if a in _SUBGROUPS or b in _SUBGROUPS:
        return a is None or b is None
    return {one.group_class, two.group_class} != {"civilian", "combatant"}


def head_word(mention: HarmMention) -> str | None:
    """The noun that names the people: "fighters" of "rebel fighters"."""
    return mention.group.text.lower().split()[-1] if mention.group is not None else None


SpeakerAt = Callable[[Telling, HarmMention], Speaker]
