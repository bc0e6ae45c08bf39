"""Finds words that may name places; whether they do, and which places, is decided elsewhere."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from rashomon.resolve._gazetteer_cues import any_of, cues
from rashomon.resolve._gazetteer_index import Candidate
from rashomon.resolve._gazetteer_keys import exact_key, is_article
from rashomon.resolve._gazetteer_lexicon import Lexicon
from rashomon.resolve._gazetteer_words import Word

Use = Literal["place", "adjective", "name", "speaker"]
LONGEST = 6
_LAST = ("facility", "waters", "district", "province", "town")  # "Menagh air base"


class Spot(NamedTuple):
    """Words `first` up to and without `last` may name one of some places.

    use: a place; an adjective or people ("Syrian"); part of another name ("Aleppo Media Centre"); a government that
    speaks ("Damascus said"). short: an abbreviation.
    """

    first: int
    last: int
    key: str
    candidates: tuple[Candidate, ...]
    use: Use = "place"
    short: bool = False


def spots(words: list[Word], text: str, lexicon: Lexicon) -> list[Spot]:
    """The longest names from left to right, found by their exact keys."""
    found: list[Spot] = []
    free = 0
    for position, word in enumerate(words):
        if position < free or not (word.capital or is_article(word.key)):
            continue
        spot = _at(words, position, text, lexicon)
        if spot is not None:
            found.append(spot)
            free = spot.last
    return found


def _at(words: list[Word], first: int, text: str, lexicon: Lexicon) -> Spot | None:
    word = words[first]
    if word.text.isdigit():
        return None
    short = _shortened(words, first, text, lexicon)
    if short:
        return short
    owned = _owned(words, first, text, lexicon)
    if owned:
        return owned
    for last in reversed(list(ends(words, first))):
        key = " ".join(w.key for w in words[first:last])
        spot = _known(words, first, last, key, lexicon) or _unpossessed(first, last, key, text, lexicon)
        if spot:
            return spot
    return None


def _owned(words: list[Word], first: int, text: str, lexicon: Lexicon) -> Spot | None:
    """ "Cox's Bazar", "Prince George's County": a name with a possessive in it."""
    owner = first + (first + 1 < len(words) and words[first].end == words[first].stop and words[first + 1].joined)
    if words[owner].stop == words[owner].end or owner + 1 == len(words) or not words[owner + 1].capital:
        return None
    key = exact_key(text[words[first].start : words[owner + 1].end])
    is_county = words[owner + 1].key in cues()["district"]
    places = tuple(c for c in lexicon.exact(key) if c.curated or (is_county and c.precision == "adm2"))
    return Spot(first, owner + 2, key, places) if places else None


def ends(words: list[Word], first: int) -> Iterator[int]:
    """Where a name that begins here could end: after a capital, with small connecting words between."""
    for last in range(first, min(first + LONGEST, len(words))):
        word = words[last]
        if last > first and not word.joined:
            return
        if word.capital or (last > first and (word.text.isdigit() or word.key in any_of(*_LAST))):
            yield last + 1
        elif last > first and word.key not in cues()["connector"]:
            return


def _known(words: list[Word], first: int, last: int, key: str, lexicon: Lexicon) -> Spot | None:
    people = lexicon.people(key)
    if people is not None:
        return Spot(first, last, key, (people,), "adjective")
    if len(key) <= 3 and last - first == 1 and not _initials(words[first]):
        return None
    places = lexicon.exact(key)
    if not (words[last - 1].capital or words[last - 1].text.isdigit()):
        # "Punjab province": the noun is part of the name only where somebody listed it so
        places = tuple(c for c in places if c.own or c.curated)
    return Spot(first, last, key, places) if places else None


def _initials(word: Word) -> bool:
    return (word.text.isupper() and not word.shouts) or "." in word.text or (len(word.key) == 3 and word.capital)


def _unpossessed(first: int, last: int, key: str, text: str, lexicon: Lexicon) -> Spot | None:
    """ "Syrias army": a text whose apostrophes were lost."""
    if len(key) < 5 or not key.endswith("s") or "'" in text or "’" in text:
        return None
    places = tuple(c for c in lexicon.exact(key[:-1]) if c.size > 160)
    return Spot(first, last, key[:-1], places) if places and key not in lexicon.index.common else None


def _shortened(words: list[Word], first: int, text: str, lexicon: Lexicon) -> Spot | None:
    word = words[first]
    if not word.capital or len(word.text) > 7:
        return None
    dotted = text[word.start : word.stop + 1]
    places = lexicon.short(dotted) or lexicon.short(word.text) or lexicon.short(word.text + ".") * ("." in word.text)
    if not places:
        return None
    after_comma = first > 0 and words[first - 1].capital and text[words[first - 1].stop : word.start] == ", "
    stands_alone = word.text.count(".") > 1 or (dotted.endswith(".") and len(word.text) > 3 and not word.opens)
    return Spot(first, first + 1, places[0].name, places, "place", True) if after_comma or stands_alone else None
