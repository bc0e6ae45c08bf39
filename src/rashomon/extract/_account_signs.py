"""Signs that a sentence goes on telling of the event of an account; each is a number from -1 to 1 or a flag."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from rashomon.extract._account_figures import adds_up, figures, is_other, is_smaller, some_differ
from rashomon.extract._account_further import adds_a_deed
from rashomon.extract._account_words import word_signs
from rashomon.extract._events_rules import MEANS
from rashomon.extract.events import EventWord, incident_type
from rashomon.extract.telling import Telling
from rashomon.extract.victims import victim_class
from rashomon.model.when import Date, days_between
from rashomon.model.where import Place, distance_km, encloses
from rashomon.model.who import ActorMention
from rashomon.text.sides import side_of

SAME_PLACE_KM = 12.0  # two names of one town and its outskirts; beyond it two towns
_MONTH = 31  # days
_FIRM = 3.0  # weight of an event word that decides by itself
POINT = ("site", "sub_city", "settlement", "near")
_KINDS = {
    "air_strike": "air",
    "shelling": "shells",
    "explosive": "bomb",
    "suicide_bomb": "bomb",
    "grenade": "bomb",
    "chemical_weapon": "gas",
    "armed_clash": "clash",
    "abduction": "taking",
    "arrest": "taking",
}
_AKIN = (("air", "shells"), ("air", "clash"), ("shells", "clash"), ("air", "gas"), ("shells", "gas"), ("clash", "bomb"))
_COMPATIBLE = frozenset(frozenset(pair) for pair in _AKIN)
_NAME = re.compile(r"\b[A-Z][\w-]{3,}")


def kind_of(tellings: Sequence[Telling], text: str = "") -> tuple[str, float]:
    """The incident type that tellings amount to, and how sure that is."""
    words = tuple(word for telling in tellings for word in telling.events)
    return incident_type(words, text)


def signs(tellings: Sequence[Telling], telling: Telling, is_latest: bool, is_first: bool) -> dict[str, float]:
    """The signs between an account, as the tellings that it has so far, and a further telling.

    is_latest: the account is the one that was told of last. is_first: it is the report's first.
    """
    gap = telling.sentence.index - tellings[-1].sentence.index
    one, two = _family(tellings), _family([telling])
    known, here = figures(tellings), figures([telling])
    other_number = is_other(known, figures([telling], with_parts=False)) and not known & here
    same_area = _same_area(tellings, telling)
    bare = telling.date is None and telling.place is None and two is None
    return word_signs("" if telling.is_set_off or telling.is_share else telling.sentence.text) | {
        "latest": float(is_latest),
        "first": float(is_first),
        "next_sentence": float(gap <= 1),
        "headline": float(tellings[0].is_headline and len(tellings) <= 2),
        "days_clash": float(_days_clash(tellings, telling)),
        "places_clash": float(_places_clash(tellings, telling)),
        "same_area": float(same_area),
        "kinds_clash": float(one is not None and two is not None and one != two and not _akin(one, two)),
        "only_harm": float(only_harm(telling)),
        "same_kind": float(one is not None and one == two),
        "weapons": float(bool(_weapons(tellings) & _weapons([telling]))),
        "same_number": float(bool(known & here)),
        "parties_differ": _parties_differ(tellings, telling),
        "victims_are_party": float(_victims_are_party(tellings, telling)),
        "background_differs": float(telling.is_background != all(t.is_background for t in tellings)),
        "bare": float(bare),
        "bare_latest": float(bare and is_latest),
        "shared_names": _shared_names(tellings, telling),
        "same_sentence": float(gap == 0),
        "spots_clash": float(_spots_clash(tellings, telling)),
        "last_day_clash": float(_days_clash([t for t in tellings if t.date][-1:], telling)),
        "last_place_clash": float(_moves_on([t for t in tellings if t.place][-1:], telling)),
        "other_number": float(other_number),
        "other_number_there": float(other_number and telling.place is not None and not same_area),
        "other_number_smaller": float(other_number and is_smaller(known, here)),
        "rival": float(other_number and _other_voice(tellings, telling)),
        "victims_clash": float(_victims_clash(tellings, telling)),
        "adds_up": float(adds_up(known, telling)),
        "some_differ": float(some_differ(known, here)),
    }


def _family(tellings: Sequence[Telling]) -> str | None:
    return _family_of(tuple(word for telling in tellings for word in telling.events))


@lru_cache(maxsize=256)  # a sentence is compared with each account, an account with each sentence
def _family_of(words: tuple[EventWord, ...]) -> str | None:
    kind, sure = incident_type(words, "")
    return _KINDS.get(kind) if sure >= 0.45 else None


def _other_voice(tellings: Sequence[Telling], telling: Telling) -> bool:
    """Somebody says it who has not been heard of the event, and tells no day and no place of another one."""
    known = {voice.lower() for t in tellings if t.harms for voice in t.voices}
    new = {voice.lower() for voice in telling.voices} - known
    return bool(new) and telling.date is None and telling.place is None


def _victims_clash(tellings: Sequence[Telling], telling: Telling) -> bool:
    """There fighters came to harm and here others did, or the other way round."""
    known, here = _classes(tellings), _classes([telling])
    return bool(known and here) and not known & here


def _classes(tellings: Sequence[Telling]) -> set[str]:
    groups = (victim_class(h.group.text) for t in tellings for h in t.harms if h.group is not None)
    return {name for name in groups if name in ("civilian", "combatant")}


def _akin(one: str, two: str) -> bool:
    return frozenset((one, two)) in _COMPATIBLE


def _dates(tellings: Sequence[Telling]) -> list[Date]:
    return [t.date.date for t in tellings if t.date is not None and t.date.date is not None]


def overlap(one: Date, two: Date) -> bool:
    """The intervals share a day."""
    return one.start <= two.end and two.start <= one.end


def _days_clash(tellings: Sequence[Telling], telling: Telling) -> bool:
    known, here = _dates(tellings), _dates([telling])
    return bool(known and here) and not any(overlap(one, two) for one, two in product(known, here))


def _places(tellings: Sequence[Telling]) -> list[Place]:
    return [t.place.place for t in tellings if t.place is not None]


def near(one: Place, two: Place) -> bool:
    """The same place, or one inside the other, or so near that two names may mean one town."""
    if one.name and one.name == two.name:
        return True
    if encloses(one, two) or encloses(two, one):
        return True
    apart = distance_km(one, two)
    return apart is not None and apart <= SAME_PLACE_KM and one.precision in POINT and two.precision in POINT


def _places_clash(tellings: Sequence[Telling], telling: Telling) -> bool:
    known, here = ([p for p in _places(ts) if _is_definite(p)] for ts in (tellings, [telling]))
    return bool(known and here) and not any(near(one, two) for one, two in product(known, here))


def _spots_clash(tellings: Sequence[Telling], telling: Telling) -> bool:
    """Other quarters, villages or sites are named; the town or province around them says nothing."""
    known, here = ({p.name for p in _places(ts) if _is_spot(p)} for ts in (tellings, [telling]))
    return bool(known and here) and not known & here


def _weapons(tellings: Sequence[Telling]) -> set[str]:
    return {span.text.lower() for t in tellings for span in t.weapons}


def _moves_on(tellings: Sequence[Telling], telling: Telling) -> bool:
    """Neither of the two places lies in the other, however near they are."""
    known, here = _places(tellings), _places([telling])
    return bool(known and here) and not any(
        one.name == two.name or encloses(one, two) or encloses(two, one) for one, two in product(known, here)
    )


def only_harm(telling: Telling) -> bool:
    """The sentence says how many came to harm, and not by what, where or when."""
    return telling.place is None and telling.date is None and not any(e.type in MEANS for e in telling.events)


def _is_spot(place: Place) -> bool:
    return place.precision in ("site", "sub_city", "settlement", None)


def _is_definite(place: Place) -> bool:
    """The place is known and small enough to be told from others: a region or a country holds many."""
    return place.precision not in ("country", "region") and place.lat is not None


def _same_area(tellings: Sequence[Telling], telling: Telling) -> bool:
    pairs = product(_places(tellings), _places([telling]))
    return any(near(one, two) and not (one.is_broad or two.is_broad) for one, two in pairs)


def _parties_differ(tellings: Sequence[Telling], telling: Telling) -> float:
    """0.5 when others did it, 1 when those who did it there were hit here, 0 when nothing speaks of it."""
    did, hit = _sides(t.initiators for t in tellings), _sides(t.targets for t in tellings)
    here, there = _sides([telling.initiators]), _sides([telling.targets])
    if not did or not here or did & here:
        return 0.0
    return 1.0 if (here & hit) or (did & there) else 0.5


def _victims_are_party(tellings: Sequence[Telling], telling: Telling) -> bool:
    """Those who came to harm here are one of the parties there, civilians aside."""
    groups = [h.group for h in telling.harms if h.group is not None]
    named = [m for m in telling.actors if m.actor.id != "civilians" and any(g.overlaps(m.span) for g in groups)]
    parties = _sides(t.initiators for t in tellings) | _sides(t.targets for t in tellings)
    return bool(_sides([named]) & parties)


def same_party(tellings: Sequence[Telling], telling: Telling) -> bool:
    """The sentence names one of those who did it; or it names them where nobody had, and the same armed victims."""
    did, here = _sides(t.initiators for t in tellings), _sides([telling.initiators])
    hit = _sides(t.targets for t in tellings) & _sides([telling.targets]) - {"civilians"}
    return bool(did & here) or bool(hit and here and not did and not telling.harms)


def is_another(tellings: Sequence[Telling], telling: Telling) -> bool:
    """What no sign can outweigh: another month, a retaliation, another's deed, an event that this one follows."""
    if telling.is_old != all(t.is_old for t in tellings) and not figures(tellings) & figures([telling]):
        return True
    if _months_apart(tellings, telling) or _strikes_back(tellings, telling):
        return True
    if (telling.is_recalled or telling.is_share) and tellings[-1].sentence.index == telling.sentence.index:
        return True
    if {_battle_or_target([telling]), _battle_or_target(tellings)} == {"battle", "target"}:
        return True
    if adds_a_deed(telling):
        return True
    return not telling.harms and _parties_differ(tellings, telling) > 0


def _battle_or_target(tellings: Sequence[Telling]) -> str:
    """ "A bomb wrecked a shop" and "soldiers fell in clashes" tell of two events, unless a sentence tells of both."""
    battle = any(e.type == "armed_clash" and e.weight >= _FIRM for t in tellings for e in t.events)
    target = any(e.type == "damage" and e.weight >= _FIRM for t in tellings for e in t.events)
    target = target and not any(t.harms for t in tellings)
    return "battle" if battle and not target else "target" if target and not battle else ""


def _strikes_back(tellings: Sequence[Telling], telling: Telling) -> bool:
    """Those who were hit in the account do the hitting here: a retaliation is an event of its own."""
    return _parties_differ(tellings, telling) == 1.0 and any(e.weight >= 2 for e in telling.events)


def _months_apart(tellings: Sequence[Telling], telling: Telling) -> bool:
    known, here = _dates(tellings), _dates([telling])
    gaps = [min(abs(days_between(a.end, b.start)), abs(days_between(b.end, a.start))) for a, b in product(known, here)]
    return bool(gaps) and min(gaps) > _MONTH and not any(overlap(a, b) for a, b in product(known, here))


def _sides(mentions: Iterable[Sequence[ActorMention]]) -> set[str]:
    """The sides that actors stand on; of names that no registry knows nobody can tell."""
    return {side_of(m.actor) for found in mentions for m in found if m.actor.id or m.actor.kind}


def _shared_names(tellings: Sequence[Telling], telling: Telling) -> float:
    """Share of the sentence's capitalised words that the account's sentences have too."""
    here = set(_NAME.findall(telling.sentence.text))
    known = {word for t in tellings for word in _NAME.findall(t.sentence.text)}
    return len(here & known) / len(here) if here else 0.0
