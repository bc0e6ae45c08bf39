"""Who or what a name may stand for, best first: for people who match their own lists with ours."""

from collections.abc import Iterable

from msgspec import Struct, structs
from rapidfuzz import fuzz, process

from rashomon.model.who import Actor
from rashomon.resolve._gazetteer_choose import standing
from rashomon.resolve._gazetteer_index import Candidate as Spot
from rashomon.resolve._gazetteer_keys import exact_key
from rashomon.resolve._gazetteer_lexicon import lexicon
from rashomon.resolve._registry_load import Listed, listed
from rashomon.resolve.registry import Registry

_LEAST = 75.0  # below this the names have little but their length in common
# how far behind the next best must lie: two places may well have one name
_ACTORS_LEAD, _PLACES_LEAD = 1.0, 10.0


class NameCandidate(Struct, frozen=True):
    """What a name may stand for.

    id: of the actor in our registry, or `geonames:` and the number there, of other places their name and areas. kind:
    kind of actor, or precision of place. about: a few words that tell it from others. score: 0..100, how alike the
    names are and, among places of one name, how well known each is. certain: nothing else comes near.
    """

    id: str
    name: str
    kind: str
    about: str
    score: float
    certain: bool = False


def actor_candidates(name: str, limit: int = 5, day: str | None = None) -> tuple[NameCandidate, ...]:
    """Actors of the registry. day: ISO day on which the name was used, where that is known."""
    best: dict[str, NameCandidate] = {}
    meant = _meant(name, day)
    for actor in listed():
        score = 100.0 if meant and actor.id == meant.id else _alike(name, actor)
        if score >= _LEAST:
            period = actor.period(day)
            best[actor.id] = NameCandidate(actor.id, period.name, period.kind or "", actor.country or "", score)
    if meant and meant.id and meant.id not in best:  # forces of states follow from the states' names and are not listed
        best[meant.id] = NameCandidate(meant.id, meant.name, meant.kind or "", "", 100.0)
    return _in_order(best.values(), limit, _ACTORS_LEAD)


def place_candidates(name: str, limit: int = 5) -> tuple[NameCandidate, ...]:
    """Places of the gazetteer that are written so, or sound so."""
    key = exact_key(name)
    written = lexicon().exact(key)
    heard = [spot for spot in lexicon().sounding(key) if spot not in written] if len(key) > 3 else []
    found = [*((spot, 100.0) for spot in written), *((spot, 85.0) for spot in heard)]
    rivals = [spot for spot, _ in found]
    return _in_order((_place(spot, full, rivals) for spot, full in found), limit, _PLACES_LEAD)


def _meant(name: str, day: str | None) -> Actor | None:
    """The actor that the whole name stands for, and not some words of it."""
    found = Registry().find(name, day=day)
    whole = name.strip().lower().removeprefix("the ")
    return next((one.actor for one in found if one.span.text.lower().removeprefix("the ") == whole), None)


def _place(spot: Spot, full: float, rivals: list[Spot]) -> NameCandidate:
    """Of several places with one name the best known comes first; the others lose up to 20 points."""
    best = max(standing(rival, rivals) for rival in rivals)
    behind = min(20.0, best - standing(spot, rivals))
    about = ", ".join(area for area in (spot.admin1, spot.country) if area and area != spot.name)
    areas = "|".join((spot.name, spot.admin1 or "", spot.country or ""))
    id_ = f"geonames:{spot.geonames}" if spot.geonames else f"place:{areas}"
    return NameCandidate(id_, spot.name, spot.precision, about, round(full - behind, 1))


def _alike(name: str, actor: Listed) -> float:
    names = [one.lower() for one in (*actor.aliases, *(period.name for period in actor.periods))]
    found = process.extractOne(name.lower(), names, scorer=fuzz.token_sort_ratio, score_cutoff=_LEAST)
    # another name is never the name itself
    return min(95.0, round(found[1], 1)) if found else 0.0


def _in_order(found: Iterable[NameCandidate], limit: int, lead: float) -> tuple[NameCandidate, ...]:
    each = {one.id: one for one in sorted(found, key=lambda one: one.score)}
    best = sorted(each.values(), key=lambda one: (-one.score, one.name, one.id))
    if best and best[0].score >= 100.0 and (len(best) == 1 or best[0].score - best[1].score >= lead):
        best[0] = structs.replace(best[0], certain=True)
    return tuple(best[:limit])
