"""The words around a name that say how exactly it places something."""

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.model.span import Span
from rashomon.model.where import PlacePrecision
from rashomon.resolve._gazetteer_cues import any_of, cues
from rashomon.resolve._gazetteer_index import Candidate
from rashomon.resolve._gazetteer_keys import is_article
from rashomon.resolve._gazetteer_lexicon import lexicon
from rashomon.resolve._gazetteer_spot import Spot
from rashomon.resolve._gazetteer_words import Word

_RANKS = frozenset({"city", "town", "second", "third", "largest", "biggest", "main", "capital"})
_HYPHENS = ("-", "‑", "–")
_ASIDE = frozenset({"suburb", "suburbs"})  # "a Damascus suburb" is not Damascus


class Phrase(NamedTuple):
    """A name with the words that belong to it; precision: None where they change nothing."""

    span: Span
    precision: PlacePrecision | None


def phrase(text: str, words: Sequence[Word], spot: Spot, place: Candidate | None) -> Phrase:
    """The name with "near", "8 km east of", "the outskirts of", "the town of", "province", "district" and the like."""
    first, last = spot.first, spot.last
    first -= first > 0 and _is_its_article(text, words[first - 1], words[first])
    precision: PlacePrecision | None = None
    if last < len(words) and words[last].joined:
        precision = _after(words[last].key, place)
        last += precision is not None or words[last].key in cues()["town"]
    owned = first > 0 and not words[first].opens and _owns(words[first - 1])  # "north of Syria's Aleppo"
    of = first - 1 - owned
    if of > 0 and words[of].key == "of" and not _ends_name(words, of - 1):
        head = words[of - 1].key
        precision = precision or _head(head, place)
        if place and place.precision == "country":
            precision = None
        elif precision or head in cues()["town"]:
            first = of - 1
    start, close = _back(words, first)
    if close and precision != "adm1" and not (place and place.precision == "country"):
        first, precision = start, "near"
    return Phrase(Span.of(text, words[first].start, words[last - 1].end), precision)


def _is_its_article(text: str, before: Word, word: Word) -> bool:
    """ "al-Urem", found under "Urem"."""
    return is_article(before.key) and text[before.end : word.start] in _HYPHENS


def _is_apposed(words: Sequence[Word], at: int, first: int) -> bool:
    """ "near Syria's second city Aleppo", "near Syria's Aleppo"."""
    if words[at].key in _RANKS:
        return True
    follows = words[at + 1].key in _RANKS or (at + 1 == first and not words[first].opens)
    return follows and _owns(words[at])


def _owns(word: Word) -> bool:
    """ "Syria's", or "Syrias" where the apostrophes were lost."""
    return word.capital and (word.end < word.stop or (word.key.endswith("s") and not lexicon().exact(word.key)))


def _ends_name(words: Sequence[Word], at: int) -> bool:
    """The noun belongs to a name before it: "Wana town of South Waziristan", but not "Dumayr east of Damascus"."""
    runs_on = words[at].joined and at > 0 and words[at - 1].capital and not words[at - 1].opens
    return runs_on and words[at].key not in any_of("direction", "outskirts")


def _after(key: str, place: Candidate | None) -> PlacePrecision | None:
    if key in cues()["province"]:
        return "adm1"
    if key in cues()["countryside"]:
        return "adm2"
    if key in cues()["district"]:
        return "sub_city" if place and place.precision == "sub_city" else "adm2"
    if key in cues()["quarter"]:
        return "near" if key in _ASIDE and place and place.precision == "settlement" else "sub_city"
    if key in cues()["facility"]:
        return "site"
    return None


def _head(key: str, place: Candidate | None) -> PlacePrecision | None:
    if key in cues()["outskirts"] or key in cues()["direction"] - {"the", "new", "old"}:
        return "near"
    if key in cues()["district"] and key != "area":
        return "adm2" if place and place.precision == "adm2" else None
    if key in cues()["province"]:
        return "adm1"
    return "adm2" if key in cues()["countryside"] else None


def _back(words: Sequence[Word], first: int) -> tuple[int, bool]:
    """Where "near [the town of]" or "8 km (5 miles) east of" before this word begins, and whether it is there."""
    at = first
    while at and (words[at - 1].key in {"the", "of"} | cues()["direction"] or _is_apposed(words, at - 1, first)):
        at -= 1
    if at and words[at - 1].key in cues()["near"]:
        return at - 1, True
    begin = at
    while begin and (words[begin - 1].key in cues()["number"] or words[begin - 1].text[0].isdigit()):
        begin -= 1
    measured = begin < at and any(w.key in cues()["number"] for w in words[begin:at])
    return (begin, True) if measured else (first, False)
