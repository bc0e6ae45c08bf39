"""Names that no list holds, where the words around them make them places: "the village of Urem", "Urem area"."""

from collections.abc import Iterable, Sequence

from rashomon.model.where import PlacePrecision
from rashomon.resolve._gazetteer_cues import any_of, cues
from rashomon.resolve._gazetteer_keys import is_article
from rashomon.resolve._gazetteer_spot import Spot
from rashomon.resolve._gazetteer_words import Word

_MOST = 5  # words, an article among them
_LEAST = 4  # letters
_DESCRIBING = 3  # words
_NO_NAMES = ("calendar", "title", "never", "agency", "institution")
_OWN_NOUNS = frozenset({"village", "hamlet", "place", "hometown"})
_PLURAL = frozenset({"villages", "towns", "hamlets", "cities"})
_CITIES = frozenset({"city", "township", "village", "heights"})  # "Urem City"
_SITES = ("facility", "street", "waters", "locality")


def unlisted(words: Sequence[Word], spots: Iterable[Spot]) -> list[Spot]:
    """Spots without candidates for names that a noun, or the first word of the name, makes places.

    "the village of Urem", "Urem village"; after a word that stands before places also "in Urem area", "on Urem road",
    "at Camp Urem", "near Tell Urem".
    """
    covered = {n for spot in spots for n in range(spot.first, spot.last)}
    nouns = _OWN_NOUNS | _CITIES | any_of("town", "district", "outskirts", "locality", "generic", *_SITES)
    found: list[Spot] = []
    for at, word in enumerate(words):
        spot = _at(words, at, covered) if word.key in nouns or word.capital else None
        if spot is not None:
            found.append(spot)
            covered.update(range(spot.first, spot.last))
    return [*found, *_again(words, found, covered)]


def _again(words: Sequence[Word], found: Sequence[Spot], covered: set[int]) -> list[Spot]:
    """Where such a name stands alone: "Urem village ... in Urem"."""
    names = {tuple(spot.key.split()) for spot in found if len(spot.key) >= _LEAST}
    if not names:
        return []
    heads = {name[0] for name in names}
    again: list[Spot] = []
    for first, word in enumerate(words):
        begins = word.capital or (is_article(word.key) and first + 1 < len(words) and words[first + 1].capital)
        if word.key in heads and begins:
            for name in sorted(names, key=len, reverse=True):
                last = first + len(name)
                here = tuple(w.key for w in words[first:last])
                if here == name and not covered.intersection(range(first, last)) and _is_located(words, first):
                    again.append(Spot(first, last, " ".join(name), ()))
                    covered.update(range(first, last))
    return again


def _at(words: Sequence[Word], at: int, covered: set[int]) -> Spot | None:
    word = words[at]
    if word.titled or at in covered:
        return None
    if word.key in _OWN_NOUNS | any_of("town", "district", "outskirts", "locality"):
        spot = _named_after(words, at, covered) or _named_next(words, at, covered)
        if spot is not None:
            return spot
    if word.key in cues()["town"] and not word.capital:
        return _named_before(words, at, covered)
    if word.key in any_of("district", *_SITES) and word.key != "districts":
        spot = _named_before(words, at, covered, with_noun=word.key not in cues()["district"])
        if spot is not None and (_is_located(words, spot.first) or _is_paired(words, spot.first)):
            return spot
    if word.key in _CITIES and word.capital:
        return _city(words, at, covered)
    if word.key in cues()["generic"] and word.capital and _is_located(words, at):
        return _begun(words, at, covered)
    return _taken(words, at, covered) or _measured(words, at, covered)


def precision_of(words: Sequence[Word], spot: Spot) -> PlacePrecision | None:
    """How exactly an unlisted name places something, as the noun beside it says."""
    last = words[spot.last - 1].key
    if spot.last - spot.first > 1 and last in any_of(*_SITES):
        return "site"
    after = words[spot.last].key if spot.last < len(words) and words[spot.last].joined else ""
    if after in cues()["district"]:
        return "near"  # of an area that no list holds nothing says how large it is
    if after in cues()["quarter"]:
        return "sub_city"
    return None


def _named_after(words: Sequence[Word], at: int, covered: set[int]) -> Spot | None:
    first = at + 2
    if first >= len(words) or words[at + 1].key != "of" or not words[first].joined:
        return None
    last = _end(words, first)
    if last - first > _MOST and words[at].key in _PLURAL:
        last = _first_end(words, first)
    return _unlisted(words, first, last, covered)


def _first_end(words: Sequence[Word], first: int) -> int:
    """The end of the first name of "the villages of al-Urem Qarmuz Deir Qasr and Hamra": commas were lost."""
    last = first + 1
    while last < len(words) and (is_article(words[last - 1].key) or words[last - 1].key in cues()["generic"]):
        last += 1
    return last


def _named_next(words: Sequence[Word], at: int, covered: set[int]) -> Spot | None:
    """ "the village Urem", "his native place Urem"."""
    first = at + 1
    follows = first < len(words) and words[first].joined and words[first].capital
    if not follows or words[at].capital or words[at].key not in _OWN_NOUNS:
        return None
    return _unlisted(words, first, _end(words, first), covered)


def _end(words: Sequence[Word], first: int) -> int:
    last = first
    while last < len(words) and (last == first or words[last].joined) and _names(words[last]):
        last += 1
    while last - 1 > first and is_article(words[last - 1].key) and not words[last - 1].capital:
        last -= 1  # "Urem as they left"
    return last


def _names(word: Word) -> bool:
    return (word.capital and not word.text.isdigit()) or is_article(word.key)


def _named_before(words: Sequence[Word], at: int, covered: set[int], with_noun: bool = False) -> Spot | None:
    if not words[at].joined:
        return None
    first = at
    numbered = words[at].key in cues()["street"]  # "11th Street"
    while first and words[first].joined and (words[first - 1].capital or (numbered and _counts(words[first - 1]))):
        first -= 1
    if first and words[first].joined and words[first - 1].key in {"al", "el"}:
        first -= 1
    if first == at or words[first].opens:
        return None
    return _unlisted(words, first, at + with_noun, covered)


def _counts(word: Word) -> bool:
    return word.text[0].isdigit() and not word.text.isdigit()


def _begun(words: Sequence[Word], at: int, covered: set[int]) -> Spot | None:
    """ "Camp Urem", "Tell Urem": the first word of the name says what it names."""
    last = _end(words, at)
    return _unlisted(words, at, last, covered) if last - at > 1 else None


def _city(words: Sequence[Word], at: int, covered: set[int]) -> Spot | None:
    """ "a popular Urem City bar", but not "the Old City"."""
    spot = _named_before(words, at, covered, with_noun=True)
    if spot is None or words[at - 1].key in cues()["direction"] or not _is_described(words, spot.first):
        return None
    return spot


def _measured(words: Sequence[Word], at: int, covered: set[int]) -> Spot | None:
    """ "in Urem north of Homs", "at Urem, 8 km east of Homs": only of places is it said which way they lie."""
    if not words[at].capital or not _is_located(words, at):
        return None
    last = _end(words, at)
    far = last
    while far < len(words) and (words[far].text[0].isdigit() or words[far].key in any_of("number", "direction")):
        far += 1
    points = far > last and words[far - 1].key in cues()["direction"] - {"the", "new", "old"}
    if not points or far + 1 >= len(words) or words[far].key != "of" or far + 1 not in covered:
        return None
    return _unlisted(words, at, last, covered)


def _taken(words: Sequence[Word], at: int, covered: set[int]) -> Spot | None:
    """ "After taking Urem from the rebels": towns change hands."""
    if not at or not words[at].capital or words[at - 1].key not in cues()["taken"]:
        return None
    last = _end(words, at)
    if last >= len(words) or words[last].key != "from":
        return None
    owner = words[last + 1 : last + 3]
    party = any(w.capital or w.key in cues()["holder"] for w in owner)
    return _unlisted(words, at, last, covered) if party else None


def _is_located(words: Sequence[Word], first: int) -> bool:
    """A word that stands before places goes before, an article aside."""
    at = first - 1
    while at >= 0 and words[at].key in ("the", "al", "el"):
        at -= 1
    return at >= 0 and words[at].key in any_of("firm", "locative", "aimed") and not words[at + 1].opens


def _is_paired(words: Sequence[Word], first: int) -> bool:
    """ "between Urem and Qarmuz district"."""
    at = first - 1
    if at < 0 or words[at].key != "and":
        return False
    while at and words[at - 1].capital:
        at -= 1
    return at < first - 1 and at > 0 and words[at - 1].key == "between"


def _is_described(words: Sequence[Word], first: int) -> bool:
    """As `_is_located`, with words between that describe: "outside a popular Urem City bar"."""
    at = first
    while first - at < _DESCRIBING and at and not words[at - 1].capital and not words[at].opens:
        if _is_located(words, at):
            return True
        at -= 1
    return False


def _unlisted(words: Sequence[Word], first: int, last: int, covered: set[int]) -> Spot | None:
    if not 0 < last - first <= _MOST or covered.intersection(range(first, last)) or words[first].text.isdigit():
        return None
    named = [w.key for w in words[first:last]]
    if any(key in any_of(*_NO_NAMES) for key in named) or all(key in any_of("direction", *_SITES) for key in named):
        return None
    return Spot(first, last, " ".join(w.key for w in words[first:last]), ())
