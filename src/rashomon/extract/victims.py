"""Who the harmed were: civilians, combatants, both, or not told."""

import re
from functools import lru_cache
from typing import Protocol

from rashomon.extract._role_words import victim_words
from rashomon.model.who import Actor, GroupClass

CIVILIANS = "civilians"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ADDED = re.compile(r"\b(?:including|among them|in addition to|as well as|along with)\b", re.IGNORECASE)
# "children of soldiers", "doctor from the army": the first noun is the one that was harmed
_OF = re.compile(r"\b(?:of|from|in|at|near|by|who|whose|with|for)\b", re.IGNORECASE)
# "medical personnel" and "rescue units" are civilians whatever "personnel" and "units" say elsewhere
_LEANS_CIVILIAN = {"medical", "aid", "rescue", "humanitarian", "hospital", "ambulance", "civilian", "unarmed"}


class Lookup(Protocol):
    """Says which actor a description stands for; id None where nobody knows it."""

    def __call__(self, text: str, day: str | None = None, /) -> Actor: ...


@lru_cache(maxsize=1024)
def victim_class(words: str) -> GroupClass:
    """The class that a description of the harmed gives them; "people", "men" and "victims" alone give none."""
    head = _ADDED.split(words)[0]
    found = _classes(head)
    if _LEANS_CIVILIAN & set(_tokens(head)) and "civilian" in found:
        return "mixed" if re.search(r"\band\b", head) and "combatant" in found else "civilian"
    if {"civilian", "combatant"} <= set(found):
        return _of_both(head, found)
    return next((c for c in found if c != "unknown"), "unknown")


def _of_both(head: str, found: list[GroupClass]) -> GroupClass:
    """Civilians and combatants in one description: side by side, or one says more about the other."""
    if re.search(r"\b(?:and|or)\b|[,;&]", head):
        return "mixed"
    first = _classes(_OF.split(head)[0])
    told = [c for c in first if c != "unknown"] or [c for c in found if c != "unknown"]
    return told[-1]


def _tokens(words: str) -> list[str]:
    return [token.lower() for token in _WORD.findall(words)]


def _classes(words: str) -> list[GroupClass]:
    known = victim_words()
    found: list[GroupClass] = []
    for token in _tokens(words):
        token_class = known.get(token) or known.get(token.split("-")[-1])
        if token_class is not None:
            found.append(token_class)
    return found


def victim_actor(words: str, lookup: Lookup, day: str | None = None) -> Actor | None:
    """The actor whose people were harmed: civilians, or the force of the fighters; None where it is not told.

    lookup: the registry's way to name an actor.
    """
    kind = victim_class(words)
    if kind == "civilian":
        return Actor(CIVILIANS, "Civilians", words, "Civilians")
    if kind != "combatant":
        return None
    actor = lookup(words, day)
    return actor if actor.id is not None else None
