"""Fatalities of an ACLED-like row: one number, the lowest that is told until a better one is (ACLED Codebook)."""

import re
from functools import cache

from rashomon.export.profiles._acled_types import Kind
from rashomon.export.profiles._split import Part
from rashomon.export.profiles.cells import Case, Cell, Policy, Value
from rashomon.model.claim import Claim, HarmValue
from rashomon.reconcile.figures import enters
from rashomon.text.vocabulary import entries

_RULE, _VAGUE = "acled/fatalities@1", "acled/vague-number@1"
_ONE_BOMBER = 1
_BETTER = ("agreed", "revised")  # told by several, or told anew
_BOMBER = re.compile(r"\b(?:bombers?|attackers?|assailants?|himself|herself)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\d|\b(?:one|two|pair|couple|both)\b", re.IGNORECASE)
_INSIDE = re.compile(
    r"\binclud\w+ (?:the|an?|one|two|both|his|her)? ?(?:suicide )?(?:bomber|attacker|assailant)", re.IGNORECASE
)


def fatalities(part: Part, kind: Kind, policy: Policy) -> Cell:
    """As reported; of several the lowest until one is corroborated; vague words by the list; 0 where none is told.

    The bomber is among the dead. A total over days and places is shared out.
    """
    whole = _whole(part.case, policy)
    if kind.slug == "suicide_bomb":
        whole = _with_bomber(part.case, whole, policy)
    if part.count == 1:
        return whole
    total = int(whole.value or 0) if isinstance(whole.value, int) else 0
    return Cell(part.share(total), "acled/divided@1", f"of {total} over {part.words}", whole.claims)


def _whole(case: Case, policy: Policy) -> Cell:
    harm = case.incident.harm.get("killed")
    if harm is None:
        return _of_bare_words(case, policy)
    toll = harm.total
    number = toll.best if toll.status in _BETTER else toll.low
    why = f"{'best' if toll.status in _BETTER else 'lowest'} of what is told ({toll.status})"
    if number is None:
        number, why = toll.best if toll.best is not None else toll.high, 'told only as "up to"'
    behind = [claim for claim in case.claims if claim.id in toll.claims and _told(claim) == number]
    vague = [(word, claim) for claim in behind if (word := _vague_word(claim)) is not None]
    if vague and len(vague) == len(behind):
        word, claim = min(vague, key=lambda row: _vague(row[0], policy))
        return Cell(_vague(word, policy), _VAGUE, f'vague/{word}: "{_words(claim)}"', (claim.id,))
    return Cell(number or 0, _RULE, why, toll.claims)


def _with_bomber(case: Case, whole: Cell, policy: Policy) -> Cell:
    """The bomber is counted: among those who are told, where a figure is of him or holds him, else beside them."""
    assert isinstance(whole.value, int)
    told = [c for c in case.claims if c.field == "killed" and enters(c)]
    if any(_INSIDE.search(c.evidence.text) for c in told):
        return whole
    more = int(policy.get("suicide/bomber", _ONE_BOMBER) or 0)
    own = [c for c in told if isinstance(c.value, HarmValue) and _BOMBER.search(c.value.group.text)]
    others = [c for c in told if c not in own]
    number = max(whole.value, *(_told(c) or 0 for c in others), 0) if own else whole.value
    return Cell(
        number + more, "acled/bomber@1", f"{number} and {more} for the bomber", whole.claims or case.behind("type")
    )


def vague_word(words: str) -> str | None:
    """The word that stands for a number in such words ("dozens", "several"); None where a number is told."""
    if re.search(r"\d", words):
        return None
    found = [word for word in _numbers() if re.search(rf"\b{word}\b", words.lower())]
    return found[0] if found else None


def usual_numbers() -> dict[str, Value]:
    """Rule -> the number for a word that gives none; a policy may have others."""
    return {**{f"vague/{word}": number for word, number in _numbers().items()}, "suicide/bomber": _ONE_BOMBER}


def _of_bare_words(case: Case, policy: Policy) -> Cell:
    """Nobody gives a figure: people who died are 3 where a plural says so, and 0 where nothing is said."""
    told = [
        c for c in case.claims if c.field == "killed" and c.stance in ("asserted", "alleged") and c.scope == "incident"
    ]
    bare = [c.id for c in told if isinstance(c.value, HarmValue) and c.value.quantity.is_bare]
    if bare:
        return Cell(_vague("many", policy), _VAGUE, "vague/many: killed are told without a figure", tuple(bare))
    return Cell(0, _RULE, "no figure is told")


def _vague(word: str, policy: Policy) -> int:
    return int(policy.get(f"vague/{word}", _numbers()[word]) or 0)


def _vague_word(claim: Claim) -> str | None:
    """As `vague_word`; a plural that is not counted at all ("killed residents") is as vague as "many"."""
    assert isinstance(claim.value, HarmValue)  # it is behind a toll
    quantity = claim.value.quantity
    is_plural = (quantity.low, quantity.high) == (2, None) and not _COUNTED.search(quantity.text)
    return "many" if is_plural else vague_word(quantity.text)


def _told(claim: Claim) -> int | None:
    assert isinstance(claim.value, HarmValue)  # it is behind a toll
    quantity = claim.value.quantity
    return quantity.low if quantity.low is not None else quantity.high


def _words(claim: Claim) -> str:
    return claim.value.quantity.text if isinstance(claim.value, HarmValue) else ""


@cache
def _numbers() -> dict[str, int]:
    """In the order in which they outweigh each other: "several dozens" are dozens."""
    return {entry["words"]: entry["acled"] for entry in entries("vague_numbers")}
