"""The words around a name that say how exactly it places something, and names that no list holds."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rashomon.model.span import Span
from rashomon.model.where import PlacePrecision
from rashomon.resolve._gazetteer_cues import cues
from rashomon.resolve._gazetteer_index import Candidate
from rashomon.resolve._gazetteer_keys import is_article
from rashomon.resolve._gazetteer_spot import Spot
from rashomon.resolve._gazetteer_words import Word


class Phrase(NamedTuple):
    """A name with the words that belong to it; precision: None where they change nothing."""

    span: Span
    precision: PlacePrecision | None


def phrase(text: str, words: Sequence[Word], spot: Spot, place: Candidate | None) -> Phrase:
    """The name with "near", "8 km east of", "the outskirts of", "the town of", "province", "district" and the like."""
    first, last = spot.first, spot.last
    precision: PlacePrecision | None = None
    if last < len(words) and words[last].joined:
        precision = _after(words[last].key, place)
        last += precision is not None or words[last].key in cues()["town"]
    if first > 1 and words[first - 1].key == "of":
        head = words[first - 2].key
        precision = precision or _head(head, place)
        if place and place.precision == "country":
            precision = None
        elif precision or head in cues()["town"]:
            first -= 2
    start, close = _back(words, first)
    if close and precision != "adm1" and not (place and place.precision == "country"):
        first, precision = start, "near"
    return Phrase(Span.of(text, words[first].start, words[last - 1].end), precision)


def _after(key: str, place: Candidate | None) -> PlacePrecision | None:
    if key in cues()["province"]:
        return "adm1"
    if key in cues()["countryside"]:
        return "adm2"
    if key in cues()["district"]:
        return "sub_city" if place and place.precision == "sub_city" else "adm2"
    if key in cues()["quarter"]:
        return "sub_city"
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
    while at and words[at - 1].key in {"the", "of"} | cues()["direction"]:
        at -= 1
    if at and words[at - 1].key in cues()["near"]:
        return at - 1, True
    begin = at
    while begin and (words[begin - 1].key in cues()["number"] or words[begin - 1].text[0].isdigit()):
        begin -= 1
    measured = begin < at and any(w.key in cues()["number"] for w in words[begin:at])
    return (begin, True) if measured else (first, False)


def unknown(words: list[Word], spots: Iterable[Spot]) -> list[Spot]:
    """Names that the words around them make places: "the village of Urem", "Urem district"."""
    covered = {n for spot in spots for n in range(spot.first, spot.last)}
    found: list[Spot] = []
    for at, word in enumerate(words):
        if word.key in cues()["town"] and not word.titled:
            spot = _named_after(words, at, covered) or _named_before(words, at, covered)
            if spot:
                found.append(spot)
                covered.update(range(spot.first, spot.last))
    return found


def _named_after(words: list[Word], at: int, covered: set[int]) -> Spot | None:
    first = at + 2
    if first >= len(words) or words[at + 1].key != "of" or not words[first].joined:
        return None
    last = first
    while last < len(words) and (last == first or words[last].joined) and _names(words[last]):
        last += 1
    return _unlisted(words, first, last, covered)


def _names(word: Word) -> bool:
    return (word.capital and not word.text.isdigit()) or is_article(word.key)


def _named_before(words: list[Word], at: int, covered: set[int]) -> Spot | None:
    if words[at].capital or not words[at].joined:
        return None
    first = at
    while first and words[first].joined and words[first - 1].capital:
        first -= 1
    if first and words[first].joined and words[first - 1].key in {"al", "el"}:
        first -= 1
    return _unlisted(words, first, at, covered) if not words[first].opens else None


def _unlisted(words: list[Word], first: int, last: int, covered: set[int]) -> Spot | None:
    if not 0 < last - first <= 4 or covered.intersection(range(first, last)) or words[first].text.isdigit():
        return None
    if any(w.key in cues()["calendar"] | cues()["title"] | cues()["direction"] for w in words[first:last]):
        return None
    return Spot(first, last, " ".join(w.key for w in words[first:last]), ())
