"""Where the event of an account happened: the place that its telling sentences point to, as exactly as they say it."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from rashomon.extract._scene_words import cue
from rashomon.extract.events import event_words
from rashomon.extract.stretches import STRONG
from rashomon.extract.telling import Telling
from rashomon.model.where import Place, PlaceMention, distance_km, encloses

# what each precision says for a place before the sentences are asked
_DETAIL = {
    "site": 1.0,
    "sub_city": 1.0,
    "settlement": 1.0,
    "near": 0.7,
    "adm2": 0.4,
    "adm1": 0.2,
    "region": 0.0,
    "country": -2.0,
}
_PART = -1.5  # of a country
_HARM = 1.5  # the sentence counts the harmed
_LATER = 1.0  # the sentence names a likelier place
_VOTE, _MOST_VOTES = 0.4, 4
_CONTEXT = 1.0
_ABROAD = 1.5  # where it was spoken about, more often than where it happened
_DOWN, _FAR = 0.2, 4  # each placed sentence before it says that much against it
_AROUND = ("near", "adm2", "adm1", "region", "country")
_POINTS = ("site", "sub_city", "settlement")
_NEAR_KM = 40.0
_OF_IT = re.compile(r" (?:on|in|at|for|near|against|of)\b")  # "the assault on Urem"
_THE = "The "
_OPENING, _NEXT = 60, 9  # characters of a sentence that name its subject, and that hold the next word
_TOWN = r"\b<settled> of|(?:town|village)$\b"
_SEVERAL = r"\b<series>\b"  # no one village is the place of them all


class Scene(Struct, frozen=True):
    """A place and where it is told."""

    mention: PlaceMention
    telling: Telling


def scene(told: Sequence[Telling], settings: Sequence[Telling] = ()) -> Scene | None:
    """The place of an account, and where it is told; None where nothing says it.

    The sentence that counts the harmed names it best, one that is named again and again next; a village that another
    sentence of the account names inside a province or "near" a town makes it more exact.
    """
    aside = [t for t in told if t.is_separate and not t.harms]  # "separately, jets bombed ..." tells of elsewhere
    deeds = [t for t in settings if _names_the_deed(t)]
    for tellings in ([*(t for t in told if t not in aside), *deeds], settings, aside):
        found = list(_scenes(tellings))
        if found:
            best = _best(found)
            return _finer(best, [*found, *_scenes(settings)])
    return None


def _names_the_deed(setting: Telling) -> bool:
    """ "The assault on Urem was part of a wider offensive": a sentence about the deed, though it tells none."""
    text = setting.sentence.text
    if not text.startswith(_THE):
        return False
    named = (event.span for event in event_words(text, 0, _OPENING) if event.span.start == len(_THE))
    return any(_OF_IT.search(text, len(_THE), span.end + _NEXT) for span in named)


def _scenes(told: Sequence[Telling]) -> Iterator[Scene]:
    for telling in told:
        for mention in telling.areas:
            yield Scene(mention, telling)


def _best(found: Sequence[Scene]) -> Scene:
    votes = Counter(_name(s.mention.place) for s in found if s.mention is s.telling.areas[0])
    home = _home(found)
    order = {start: k for k, start in enumerate(sorted({s.telling.sentence.start for s in found}))}
    only_context = all(s.telling.is_background for s in found)

    def rank(one: Scene) -> tuple[float, int]:
        place, telling = one.mention.place, one.telling
        score = _PART if place.is_country_part else _DETAIL[place.precision or "settlement"]
        score += _HARM * bool(telling.harms)
        score -= _LATER * (one.mention is not telling.areas[0])
        score += _VOTE * math.log2(min(votes[_name(place)] + 1, _MOST_VOTES))
        score -= _DOWN * min(order[telling.sentence.start], _FAR)
        score -= _ABROAD * (home is not None and place.country not in (None, home))
        score -= _CONTEXT * (telling.is_background and not only_context)
        return (-score, one.mention.span.start)

    return min(found, key=rank)


def _home(found: Sequence[Scene]) -> str | None:
    """The country that most of the places lie in."""
    countries = Counter(s.mention.place.country for s in found if s.mention.place.country)
    return min(countries, key=lambda c: (-countries[c], c), default=None)


def _name(place: Place) -> str:
    return place.name or place.text


def tells_of_several(telling: Telling) -> bool:
    """ "A series of raids", "raids across the province"."""
    return cue(_SEVERAL, any_case=True).search(telling.sentence.text) is not None


def _finer(best: Scene, found: Sequence[Scene]) -> Scene:
    """The most exact place inside the one that was found, where that is more than a point."""
    if best.mention.place.precision in _AROUND and not tells_of_several(best.telling):
        inside = [s for s in found if _holds(best, s)]
    else:  # a headline names the nearest town that people know
        inside = [s for s in found if best.telling.is_headline and s.telling.harms and _is_beside(best, s)]
    return _finer(_best(inside), inside) if inside else best


def _holds(outer: Scene, inner: Scene) -> bool:
    around, place = outer.mention.place, inner.mention.place
    if around.precision == "near" and place.lat is None:
        return _is_beside(outer, inner)
    if around.precision == "near":
        apart = distance_km(around, place)
        close = apart is not None and 0 < apart <= _NEAR_KM and place.precision in _POINTS
        # "near the town of Urem" is as exact as it gets
        bare = cue(_TOWN).search(around.text) is None
        deed = any(e.weight >= STRONG and not e.is_noun for e in inner.telling.events)
        return close and bare and ((outer.telling.is_headline and deed) or cue(_TOWN).search(place.text) is not None)
    return encloses(around, place) or (around.precision in ("adm1", "adm2") and _is_unplaced(around, inner))


def _is_unplaced(around: Place, inner: Scene) -> bool:
    """A village that no list knows, and of which nothing else is told than this division of the land."""
    place = inner.mention.place
    others = (m.place for m in inner.telling.areas if m.place.precision in _AROUND)
    return place.lat is None and place.country is None and all(_name(o) == _name(around) for o in others)


def _is_beside(outer: Scene, inner: Scene) -> bool:
    """ "Around Urem, north of Homs": the village lies by the town that its sentence measures from."""
    name, place = _name(outer.mention.place), inner.mention.place
    if _name(place) == name or place.precision not in (None, "near", *_POINTS):
        return False
    return any(_name(m.place) == name and m.place.precision == "near" for m in inner.telling.areas)


def in_province(place: Place, found: Sequence[PlaceMention]) -> Place:
    """A place by a river, or one that no list knows, lies in the province that the account names as well."""
    if place.admin1 is not None or place.precision in ("country", "region"):
        return place
    areas = (m.place for m in found if m.place.precision == "adm1")
    around = next((a for a in areas if place.country in (None, a.country)), None)
    if around is None:
        return place
    return structs.replace(place, admin1=around.admin1 or around.name, country=around.country)
