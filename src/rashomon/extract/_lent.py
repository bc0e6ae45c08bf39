"""What an account leaves unsaid and the report has said before: the place, the day, the parties.

"Two women were among the dead" names no town; the town is that of the story it stands in.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from rashomon.extract._facts import Fact, facts
from rashomon.extract._scene import tells_of_several
from rashomon.extract.accounts import Draft
from rashomon.extract.stretches import STRONG
from rashomon.text.sides import side_of

_SCENE = ("place", "date")
_PARTIES = ("initiator", "target")  # lent only between events of one kind
_SAME = re.compile(
    r"\b(?:in|at|on|near|of) (?:the same|the|that) (?:\w+ )?(?:town|city|village|suburb|square|neighbou?rhood|camp|"
    r"hospital|base|market|quarter|place|spot)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b(?:respond(?:ed|ing)|retaliat\w+|(?:in|as) self-defen[cs]e|repel(?:led|ling)?|returned fire|hit back|"
    r"struck back|fired back)\b",
    re.IGNORECASE,
)


def lent(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Fact]:
    """Facts that other accounts of the report lend to one that has none of their kind.

    The attack that it answers lends first, then the nearest account that was told before it and is no background, then
    for the place the one told next, if it may tell of the same;
    other context lends nothing and borrows nothing, for it is told because it happened at another time or place.
    """
    if draft.is_background:
        yield from _same_place(draft, drafts)
        return
    own = {fact.field: fact for fact in _own_facts(draft)}
    before = [_own_facts(d) for d in drafts[: list(drafts).index(draft)] if not d.is_background]
    before.extend(_answered(draft, own, drafts))
    kind = own.get("type") if _says_what(draft) else None
    after = [_own_facts(d) for d in drafts[list(drafts).index(draft) + 1 :] if not d.is_background]
    for field in (*_SCENE, *_PARTIES):
        if field in own and not _is_vague(own[field]):
            continue
        lenders = [rows for rows in before if field in _SCENE or (_is_one_kind(kind, rows) and not _abroad(own, rows))]
        if field == "place" and kind is not None and not any(tells_of_several(t) for t in draft.tellings):
            lenders = [*(rows for rows in reversed(after[:1]) if _is_alike(kind, own, rows)), *lenders]
        for rows in reversed(lenders):
            fact = next((f for f in rows if f.field == field and not _is_vague(f)), None)
            if fact is not None:
                yield fact
                break


def _says_what(draft: Draft) -> bool:
    """The account tells by what people were harmed: "five more were killed in the next town" does not."""
    return any(e.weight >= STRONG for t in draft.tellings for e in t.events)


def _same_place(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Fact]:
    """ "A similar bomb in the same square": an older event at the place of the news."""
    if any(f.field == "place" for f in facts(draft)):
        return
    same = any(_SAME.search(t.sentence.text) for t in draft.tellings)
    news = [d for d in drafts if d is not draft and ((same and not d.is_background) or _is_led_to(draft, d))]
    places = (fact for d in news for fact in facts(d) if fact.field == "place")
    yield from [fact for fact in places if not _is_vague(fact)][:1]


def _is_led_to(draft: Draft, other: Draft) -> bool:
    """ "The army took the base after days of battle that cost 90 lives": what led to an event was where it was."""
    mine = {t.sentence.start for t in draft.tellings if t.is_recalled}
    return any(t.sentence.start in mine and not t.is_recalled for t in other.tellings)


@lru_cache(maxsize=64)  # each account asks those before it
def _own_facts(draft: Draft) -> Sequence[Fact]:
    return tuple(facts(draft))


def _answered(draft: Draft, own: dict[str, Fact], drafts: Sequence[Draft]) -> Iterator[Sequence[Fact]]:
    """Where the attack was that the account answers: "the guards returned fire" happened at the post attacked."""
    if not any(_ANSWERS.search(t.sentence.text) for t in draft.tellings):
        return
    hit = _sides(draft, "targets")
    for other in drafts:
        if other is not draft and any(t.is_recalled for t in other.tellings) and hit & _sides(other, "initiators"):
            rows = [fact for fact in _own_facts(other) if fact.field == "place"]
            if not _apart(own, rows):
                yield rows


def _sides(draft: Draft, role: Literal["initiators", "targets"]) -> set[str]:
    return {side_of(m.actor) for t in draft.tellings for m in getattr(t, role)}


def _is_one_kind(kind: Fact | None, rows: Sequence[Fact]) -> bool:
    theirs = next((f.value for f in rows if f.field == "type"), None)
    return kind is None or theirs is None or kind.value == theirs


def _is_alike(kind: Fact, own: dict[str, Fact], rows: Sequence[Fact]) -> bool:
    """ "Raids killed nine people in the north. At least six were killed in raids on Urem": the same raids, it seems."""
    named = any(f.field == "type" for f in rows)
    return named and _is_one_kind(kind, rows) and not _apart(own, rows)


def _abroad(own: dict[str, Fact], rows: Sequence[Fact]) -> bool:
    """The lender's event is in another country."""
    theirs = {fact.field: fact for fact in rows}
    here, there = (getattr(f["place"].value, "place", None) if "place" in f else None for f in (own, theirs))
    return bool(here and there and here.country and there.country and here.country != there.country)


def _apart(own: dict[str, Fact], rows: Sequence[Fact]) -> bool:
    """The lender's event is on another day or in another country."""
    theirs = {fact.field: fact for fact in rows}
    one, two = (getattr(f["date"].value, "date", None) if "date" in f else None for f in (own, theirs))
    if one is not None and two is not None and (one.start > two.end or two.start > one.end):
        return True
    here, there = (getattr(f["place"].value, "place", None) if "place" in f else None for f in (own, theirs))
    return bool(here and there and here.country and there.country and here.country != there.country)


def _is_vague(fact: Fact) -> bool:
    place = getattr(fact.value, "place", None)
    return place is not None and place.is_broad
