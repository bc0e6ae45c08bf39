"""Who the harmed were where the words that count them leave it open: "12 others", "and 40 injured", a bare name."""

import re
from collections.abc import Sequence

from rashomon.extract._account_kind import FEW, ON_CIVILIANS
from rashomon.extract._harm_attacker import is_of_doer
from rashomon.extract._harm_claims import Said
from rashomon.extract.victims import victim_class
from rashomon.model.who import GroupClass

_ELLIPSIS = re.compile(
    r"(?:others?|more|many|some|several|few|dozens?|scores?|hundreds?|thousands?|tens|all|both|most|those|them|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|wounded|injured|dead|"
    r"critically|seriously|of|the|at|least|about|around|over|and|\d+)(?:\W+|$)",
    re.IGNORECASE,
)


def settle_classes(
    claimed: Sequence[Said], told: Sequence[Said], kind: str = "other", around: Sequence[Said] = ()
) -> None:
    """Gives each claim of an account the class of the people it counts.

    claimed: the claims that remain of `told`, the account's harm mentions. around: those of the whole report, for a
    sentence may count the people of several accounts. The words of the claim decide; then those
    of another telling of the same figure; then, for "12 others" and bare figures, the people counted just before.
    kind: the incident's type; an `attack` is violence against people who do not fight (ACLED codebook), which is taken
    to hold for single persons; of a hundred men who were executed nobody knows.
    """
    hit: GroupClass = "civilian" if kind in ON_CIVILIANS and not any(_fights(t) for t in told) else "unknown"
    classes = [_class_of(one, told, around or told, hit if _are_few(one) else "unknown") for one in claimed]
    for one, found in zip(claimed, classes, strict=True):
        one.group_class = found


def _are_few(one: Said) -> bool:
    quantity = one.mention.quantity
    return quantity.is_exact and (quantity.low or 0) <= FEW


def _fights(told: Said) -> bool:
    return told.group_class in ("combatant", "mixed") and not is_of_doer(told.mention.rule)


def _class_of(one: Said, told: Sequence[Said], around: Sequence[Said], hit: GroupClass) -> GroupClass:
    if is_of_doer(one.mention.rule):  # who did it is no one of those counted beside him
        return _worded(one)
    # the first telling of a claim may have named them in words that its last one lacks
    tried = (_worded(one), one.group_class, _retold(one, told), _of_whole(one), _before(one, around), hit)
    return next((found for found in tried if found != "unknown"), "unknown")


def _worded(one: Said) -> GroupClass:
    return victim_class(_words(one))


def _words(one: Said) -> str:
    return one.mention.group.text if one.mention.group is not None else ""


def is_elliptic(words: str) -> bool:
    """The words name no people of their own: "12 others", "many more", nothing at all."""
    return not words or _ELLIPSIS.sub("", words + " ").strip(" ,.;:'\"") == ""


def _retold(one: Said, told: Sequence[Said]) -> GroupClass:
    """The class that another sentence gives to the same figure."""
    mine = one.mention
    if not mine.quantity.low or mine.quantity.low < _TELLING:
        return "unknown"
    figures = {
        mine.quantity.low,
        mine.quantity.low - (mine.quantity.high is None),
    }  # "more than ten" is the ten told before
    same = (t for t in told if t.mention.field == mine.field and t.mention.quantity.low in figures)
    return next((c for t in same if (c := t.group_class) != "unknown"), "unknown")


_TELLING = 3  # smaller figures are too common to be taken for the same people


def _of_whole(one: Said) -> GroupClass:
    """ "Two of them" are what they all are."""
    return _worded(one.part_of) if one.part_of is not None and is_elliptic(_words(one)) else "unknown"


def _before(one: Said, told: Sequence[Said]) -> GroupClass:
    """The class of the people counted just before in the same sentence, whom "12 others" leaves unsaid."""
    if not is_elliptic(_words(one)):
        return "unknown"
    earlier = [
        t
        for t in told
        if t.telling.sentence.index == one.telling.sentence.index
        and t.mention.trigger.start < one.mention.trigger.start
    ]
    return next((c for t in reversed(earlier) if (c := _worded(t)) != "unknown"), "unknown")
