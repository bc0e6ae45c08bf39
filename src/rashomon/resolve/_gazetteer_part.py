"""Parts of a country that are told by where they lie: "northern Syria", "the north of Syria", "Syria's north"."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from rashomon.model.span import Span
from rashomon.resolve._gazetteer_cues import cues
from rashomon.resolve._gazetteer_keys import exact_key
from rashomon.resolve._gazetteer_spot import Spot
from rashomon.resolve._gazetteer_words import Word

_ADJECTIVES = ("ern", "central")


class Part(Struct, frozen=True):
    """The words that name a part of a country, and which part: "northern"."""

    span: Span
    side: str


def part_of_country(text: str, words: Sequence[Word], spot: Spot) -> Part | None:
    """The part of the country that the words around its name single out; None where all of it is meant."""
    first, last = spot.first, spot.last
    of = first - 1 - (words[first - 1].key == "the" if first else 0)
    ways = (  # the words of the side, and those of the whole phrase
        (_ending(words, first), last, words[first].joined),  # "northern Syria", "north-east Syria"
        (
            _ending(words, of),
            last,
            of > 1 and words[of].key == "of" and _has_article(words, of),
        ),  # "the north of Syria"
        (_beginning(words, last), None, words[last - 1].stop > words[last - 1].end),  # "Syria's north"
    )
    for side, end, fits in ways:
        if side and fits:
            begin, close = min(side[0], first), end or side[-1] + 1
            return Part(Span.of(text, words[begin].start, words[close - 1].end), _called(words[k].key for k in side))
    return None


def listed_part(name: str) -> tuple[str, str] | None:
    """The side and the country in the name of a listed region: "Northern Syria"; None where it begins with no side."""
    side, _, rest = name.partition(" ")
    key = exact_key(side)
    return (_called([key]), rest) if key in cues()["side"] else None


def _has_article(words: Sequence[Word], of: int) -> bool:
    """ "North of Syria" is not in it."""
    return any(words[k].key == "the" for k in range(max(0, of - 4), of))


def _ending(words: Sequence[Word], end: int) -> range | None:
    """The one or two words before this one that name a side."""
    return next((r for n in (2, 1) if end >= n and _is_side(words, r := range(end - n, end))), None)


def _beginning(words: Sequence[Word], start: int) -> range | None:
    """The one or two words from this one on that are the noun for a side: "north", and not "northern"."""
    start += start < len(words) and words[start].key == "far"
    ranges = (range(start, start + n) for n in (2, 1) if start + n <= len(words))
    return next((r for r in ranges if _is_side(words, r) and not words[r[-1]].key.endswith(_ADJECTIVES)), None)


def _is_side(words: Sequence[Word], which: range) -> bool:
    joined = all(words[k].joined for k in which[1:])
    return joined and "".join(words[k].key for k in which) in cues()["side"]


def _called(keys: Iterable[str]) -> str:
    side = "".join(keys)
    return side if side.endswith(_ADJECTIVES) else f"{side}ern"
