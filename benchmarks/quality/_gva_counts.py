"""How many a group of reports on one shooting counts, as the coders of gun violence count.

They count everybody who was hit, the dead apart from those who live. Reports say "five people were shot, one fatally",
and the five hold the one. A report's own figure is its greatest, because it comes back to some of its victims ("two of
the men"). A killer who died is added to those whom he killed. Where a sentence counts all the dead and the wounded
beside them, it says how many live. Of several reports the most common figure stands, and of two that are as common the
greater one; of the dead one more, where a report that knows of the killer's death has that many.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ._gva_again import told_again
from .ledger import Export
from .scorer import Line

_FIELDS = ("killed", "injured")
_TOLD = ("asserted", "alleged")
_SHOT = re.compile(
    r"\b(?:shot|shoots?|shootings?|gunned|gunfire|opened fire|gunshots?|hit|struck|hospital\w*)\b", re.IGNORECASE
)
# told of somebody else than the dead, or of somebody who lives
_LIVES = re.compile(
    r"\b(?:wound(?:ed|ing)|injur\w+|hurt|others?|another|also|surviv\w+|non-life|recover\w*|stable|good condition)\b",
    re.IGNORECASE,
)
_FOUND = re.compile(r"\bgunshot wounds?\b", re.IGNORECASE)  # on whom they are found may be dead
_LIVES_TO_BE_TRIED = re.compile(
    r"\b(?:charged with|pleaded|pleads|sentenced|arraigned|in custody|bail|on bond|behind bars|on trial|convicted|"
    r"face[sd]? charges)\b",
    re.IGNORECASE,
)
_OF_KILLING = "harm/object"  # rules of "killed three", not of "three are dead"
_HIS_DEATH = ("harm/own_hand", "harm/attacker")
_NAME = re.compile(r"[A-Z][\w'’-]*[a-z][\w'’-]*")  # not in capitals, as a date line is
_DETERMINED = re.compile(r"(?:an?|the|his|her|another|one)\b", re.IGNORECASE)
_BEFORE, _AFTER = 25, 45  # characters around a figure that say what befell those whom it counts
_WIDER = 15
_FAR = 5  # times as many: no longer the same shooting, but those of a year or a town


class Counts(NamedTuple):
    """The dead, and the wounded who live."""

    killed: int
    injured: int


def counts(export: Export, documents: Sequence[str]) -> Counts:
    """What the documents tell together."""
    each = {document: told for document in documents if any(told := _of_one(export, document))}
    killed = _usual(told.killed for told in each.values() if told.killed)
    with_killer = any(told.killed == killed + 1 and _killer_died(export, d) for d, told in each.items())
    return Counts(killed + (killed > 0 and with_killer), _usual(told.injured for told in each.values()))


def _usual(numbers: Iterable[int]) -> int:
    """The most common figure; the greatest of several, unless it is out of all proportion to the next."""
    often = Counter(numbers)
    told = sorted(number for number in often if often[number] == max(often.values()))
    while len(told) > 1 and 0 < _FAR * told[-2] < told[-1]:
        told.pop()
    return told[-1] if told else 0


def _of_one(export: Export, document: str) -> Counts:
    """What one document tells: of those shot, the dead are taken away."""
    told, hurt = _harmed(export, document, "killed"), _harmed(export, document, "injured")
    dead = [c for c in told if not _is_of_killer(c)] or told
    killers = [c for c in told if c not in dead]
    killed = max(_most(dead), _named(dead))
    shot = _most(c for c in hurt if _is_shot(c))
    wounded = _most(c for c in hurt if not _is_shot(c))
    wounded = max(wounded, _named(c for c in hurt if not (killed and _is_shot(c))))
    if killed and wounded < shot:
        shot = max(shot - killed, 0)
    beside = _beside(killed, dead, hurt) if killed else 0
    with_killer = killed + _killer_besides(export, document, dead, killers)
    return Counts(with_killer, beside or max(shot, wounded))


def _is_of_killer(claim: Line) -> bool:
    return bool(claim["rule"].startswith(_HIS_DEATH))


def _beside(killed: int, dead: Sequence[Line], hurt: Sequence[Line]) -> int:
    """How many a sentence that counts all the dead says to be wounded, 0 where none does."""
    told = _by_sentence(dead)
    wounded = (claims for start, claims in _by_sentence(hurt).items() if _sum(told.get(start, ())) == killed)
    return _usual(_sum(claims) for claims in wounded if not any(_is_shot(claim) for claim in claims))


def _killer_besides(export: Export, document: str, dead: Sequence[Line], killers: Sequence[Line]) -> int:
    """1 where the dead are those whom somebody killed who died as well, as a claim of its own says.

    They are his where they are objects of his killing, or where one sentence counts them and tells of him besides.
    """
    killed = max(_most(dead), _named(dead))
    whole = [claims for claims in _by_sentence(dead).values() if _sum(claims) == killed]
    whole = whole or [[c] for c in dead if c["value"]["low"] == killed]
    told = {claim["evidence"]["start"] for claim in killers}
    his = any(c["rule"].startswith(_OF_KILLING) or c["evidence"]["start"] in told for cs in whole for c in cs)
    return int(his and _killer_died(export, document))


def _killer_died(export: Export, document: str) -> bool:
    """A claim tells that the killer died, and the report tells of no court that he came before."""
    told = (c for claims in export.told.get(document, {}).values() for c in claims)
    died = any(_is_of_killer(c) for c in told if c["field"] in _FIELDS and c["stance"] in _TOLD)
    return died and not _LIVES_TO_BE_TRIED.search(export.reports.get(document, {}).get("text", ""))


def _harmed(export: Export, document: str, field: str) -> list[Line]:
    """The claims of the document on news, of exact numbers that are no part of another; on background for want of any.

    A report of the trial recalls the shooting, and the group was put together because it does.
    """
    told = [
        (bool(export.incidents.get(incident, {}).get("background")), claim)
        for incident, claims in export.told.get(document, {}).items()
        for claim in claims
        if claim["field"] in _FIELDS and claim["stance"] in _TOLD and claim["scope"] == "incident"
        if claim["part_of"] is None and claim["value"]["low"] == claim["value"]["high"]
    ]
    is_recalled = all(is_background for is_background, _ in told)
    kept = [c for is_background, c in told if c["field"] == field and is_background == is_recalled]
    same = (c for claims in export.told.get(document, {}).values() for c in claims if c["field"] == field)
    again = told_again(kept, same)
    return [c for c in kept if c["id"] not in again]


def _most(claims: Iterable[Line]) -> int:
    """The greatest number of one sentence: its claims together, or its whole where the others add up to that."""
    return max((_sum(told) for told in _by_sentence(claims).values()), default=0)


def _by_sentence(claims: Iterable[Line]) -> dict[int, list[Line]]:
    sentences: dict[int, list[Line]] = defaultdict(list)
    for claim in claims:
        sentences[claim["evidence"]["start"]].append(claim)
    return sentences


def _sum(claims: Iterable[Line]) -> int:
    numbers = [claim["value"]["low"] or 0 for claim in claims]
    return _together(numbers) if numbers else 0


def _named(claims: Iterable[Line]) -> int:
    """How many are told one by one under names that share no word."""
    told: list[set[str]] = []
    for claim in claims:
        words = claim["trigger"]["text"]
        names = set(_NAME.findall(words))
        if claim["value"]["low"] == 1 and names and not _DETERMINED.match(words) and all(not names & t for t in told):
            told.append(names)
    return len(told)


def _together(numbers: Sequence[int]) -> int:
    whole, rest = max(numbers), sum(numbers) - max(numbers)
    return whole if rest >= whole > 1 else whole + rest


def _is_shot(claim: Line) -> bool:
    """The words count those who were shot, be they dead or alive."""
    text, trigger = claim["evidence"]["text"], claim["trigger"]
    start = trigger["start"] - claim["evidence"]["start"]
    end = start + len(trigger["text"])
    beside = text[max(0, start - _BEFORE) : end + _AFTER]
    lives = _LIVES.search(beside) and not _FOUND.search(beside)
    return not lives and bool(_SHOT.search(text[max(0, start - _BEFORE - _WIDER) : end + _AFTER + _WIDER]))
