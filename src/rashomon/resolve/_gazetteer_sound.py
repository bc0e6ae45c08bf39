"""Names that are spelled as nobody listed them, accepted only in countries that the report is about."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from rashomon.resolve._gazetteer_cues import any_of
from rashomon.resolve._gazetteer_index import Candidate
from rashomon.resolve._gazetteer_keys import exact_key, is_article
from rashomon.resolve._gazetteer_lexicon import Lexicon
from rashomon.resolve._gazetteer_spot import Spot, ends
from rashomon.resolve._gazetteer_words import Word

_ALIKE = 0.65
_NO_NAMES = (
    *("title", "calendar", "institution", "province", "district"),
    *("town", "direction", "agency", "facility", "never"),
)


def sounding(words: list[Word], taken: Iterable[Spot], homes: set[str], lexicon: Lexicon) -> list[Spot]:
    """Spots for capitalised words that sound like a place in one of these countries (ISO 3166-1 alpha-3)."""
    homes = homes & lexicon.spelled
    if not homes:
        return []
    covered = {n for spot in taken for n in range(spot.first, spot.last)}
    found: list[Spot] = []
    for first, word in enumerate(words):
        if first in covered or not (word.capital or is_article(word.key)):
            continue
        spot = _at(words, first, covered, homes, lexicon)
        if spot:
            found.append(spot)
            covered.update(range(spot.first, spot.last))
    return found


def _at(words: list[Word], first: int, covered: set[int], homes: set[str], lexicon: Lexicon) -> Spot | None:
    for last in reversed(list(ends(words, first))):
        if last - first > 4 or covered.intersection(range(first, last)):
            continue
        key = " ".join(w.key for w in words[first:last])
        places = _alike(key, homes, lexicon) if _may_name(words[first:last], lexicon) else []
        if places:
            return Spot(first, last, key, tuple(places))
    return None


def _may_name(words: Sequence[Word], lexicon: Lexicon) -> bool:
    nouns = any_of(*_NO_NAMES)
    if any(word.key in nouns or word.key in lexicon.index.common for word in words):
        return False
    if words[0].titled and len(words) == 1 and words[0].shouts:
        return False
    return not any(w.key in lexicon.index.given for w in words) and len("".join(w.key for w in words)) >= 4


def _alike(key: str, homes: set[str], lexicon: Lexicon) -> list[Candidate]:
    places = [c for c in lexicon.sounding(key) if c.country in homes and _likeness(key, c) >= _ALIKE]
    return sorted(places, key=lambda c: -_likeness(key, c) * 10 - c.size / 10)[:4]


def _likeness(key: str, place: Candidate) -> float:
    return _ratio(key, exact_key(place.name))


@lru_cache(maxsize=16384)
def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
