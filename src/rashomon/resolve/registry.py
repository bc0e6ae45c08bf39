"""Who is who: names and descriptions of armed groups, states' forces and other parties, with dates.

The entries lie in `resources/actors_*.yaml`, common words in `resources/actor_patterns.yaml`. Kinds of actors follow
the ACLED codebook (inter codes): a state's forces are "State forces" at home and "External/Other forces" abroad, which
only the incident's country can tell; the registry gives the kind at home.
"""

from functools import lru_cache

from rashomon.model.span import Span
from rashomon.model.who import Actor, ActorMention
from rashomon.resolve._registry_grammar import Part, Phrase, phrases
from rashomon.resolve._registry_index import Name
from rashomon.resolve._registry_load import Listed, Nation, listed, nations
from rashomon.resolve._registry_words import Casing, Word, casing, keys_of, possessive_length, words

_ANTI = "anti"
_ARTICLES = ("the ", "a ", "an ", "some ", "several ")


class Registry:
    """Finds and names actors. Holds no state of its own: the entries are read once, when first needed."""

    def find(
        self, text: str, start: int = 0, end: int | None = None, day: str | None = None
    ) -> tuple[ActorMention, ...]:
        """The actors that ``text[start:end]`` names, in order, without overlap; spans count from the text's start.

        day: ISO date of the report or the incident, by which names that changed hands are told apart.
        """
        stop = len(text) if end is None else min(end, len(text))
        found = words(text, start, stop)
        how = casing(text)
        return tuple(_mention(text, found, phrase, day) for phrase in phrases(found, how))

    def lookup(self, text: str, day: str | None = None) -> Actor:
        """The actor that a description stands for; id None and the cleaned words as name where nobody knows it."""
        return _lookup(text, day)

    def named(self, id_: str, day: str | None = None) -> Actor | None:
        """The actor with this id, named as on that day; None where the registry has none."""
        return next((_named(actor, actor.id, day) for actor in listed() if actor.id == id_), None)


@lru_cache(maxsize=16384)
def _lookup(text: str, day: str | None) -> Actor:
    how: Casing = "mixed" if any(c.isupper() for c in text) and any(c.islower() for c in text) else casing(text)
    found = words(text)
    best = max(phrases(found, how), key=lambda p: (bool(p.having("name", "nation")), -p.first), default=None)
    if best is not None:
        actor = _actor(found, best, day, text.strip())
        return Actor(actor.id, actor.name, text.strip(), actor.kind)
    nation = _whole_nation(found, how)
    return _state(nation, "military", text.strip()) if nation else Actor(None, _cleaned(text), text.strip())


def _whole_nation(found: list[Word], how: Casing) -> Nation | None:
    """A state that is looked up by its bare name acts, whatever its name would be in a sentence."""
    keys = tuple(word.key for word in found if word.key != "the")
    shouted = how != "mixed" or any(word.capital for word in found)
    matching = (n for n in nations() if any(_is(keys, name) for name in (*n.names, *n.adjectives)))
    return next(matching, None) if keys and shouted else None


def _is(keys: tuple[str, ...], name: str) -> bool:
    return keys == keys_of(name)


def _cleaned(text: str) -> str:
    name = " ".join(text.split()).strip(" \"'“”‘’.,;:")
    for article in _ARTICLES:
        if name.lower().startswith(article):
            name = name[len(article) :]
    return name


def _mention(text: str, found: list[Word], phrase: Phrase, day: str | None) -> ActorMention:
    first, last = found[phrase.first], found[phrase.last - 1]
    span = Span.of(text, first.start, last.end - possessive_length(last.text))
    return ActorMention(span, _actor(found, phrase, day, span.text))


def _actor(found: list[Word], phrase: Phrase, day: str | None, text: str) -> Actor:
    """What a phrase means: a name goes first, then a state, then the last common word."""
    parts = _without_sponsor(phrase)
    rest = tuple(part for part in parts if not _is_opposed(found, part))
    if len(rest) < len(parts):
        return _generic(rest, text) or Actor("opposition_rebels", "Opposition rebels", text, "Rebel group")
    if parts[-1].pattern is not None and parts[-1].pattern.kind == "Civilians":
        return _generic(parts[-1:], text) or Actor(None, _cleaned(text), text)
    named = [p.name for p in parts if p.name is not None and p.name.meant]
    if named:
        exact = [name for name in named if not name.meant[0].is_umbrella]
        return _meant((exact or named)[-1], day, text)
    nation = next((p.name.nation for p in parts if p.name is not None and p.name.nation), None)
    if nation is not None and not _is_group(parts):
        return _state(nation, _branch(parts), text)
    return _generic(parts, text) or Actor(None, _cleaned(text), text)


def _is_opposed(found: list[Word], part: Part) -> bool:
    """ "Anti-government" fighters are not the government's."""
    return part.first > 0 and found[part.first - 1].key == _ANTI


def _without_sponsor(phrase: Phrase) -> tuple[Part, ...]:
    """ "Turkish-backed rebels" are rebels: what stands before "backed" names another party."""
    backed = [n for n, part in enumerate(phrase.parts) if part.role == "backed"]
    rest = phrase.parts[backed[-1] + 1 :] if backed else phrase.parts
    return rest if any(p.role not in ("qualifier", "filler") for p in rest) else phrase.parts


def _is_group(parts: tuple[Part, ...]) -> bool:
    return any(p.role == "generic" for p in parts)


def _generic(parts: tuple[Part, ...], text: str) -> Actor | None:
    """The last word that describes a group; "government" outweighs "forces" or "militia"."""
    for role in ("government", "generic", "police", "force"):
        for part in reversed(parts):
            pattern = part.pattern
            if part.role == role and pattern is not None and pattern.id is not None and pattern.name is not None:
                return Actor(pattern.id, pattern.name, text, pattern.kind)
    return None


def _branch(parts: tuple[Part, ...]) -> str:
    roles = {p.role for p in parts}
    if "police" in roles:
        return "police"
    return "government" if "government" in roles and "force" not in roles else "military"


def _state(nation: Nation, branch: str, text: str) -> Actor:
    """A state's forces, named as ACLED names them."""
    title = {"police": "Police Forces of", "government": "Government of"}.get(branch, "Military Forces of")
    if nation.state_id:
        is_police = branch == "police"
        title = title if is_police else "Military Forces of"
        return Actor(nation.state_id + ("_police" if is_police else ""), f"{title} {nation.name}", text, "State forces")
    return Actor(f"{nation.slug}_{branch}", f"{title} {nation.name}", text, "State forces")


def _meant(name: Name, day: str | None, text: str) -> Actor:
    """Of several actors with one name, the one that existed on that day."""
    living = [actor for actor in name.meant if actor.existed(day)] or list(name.meant)
    return _named(living[0], text, day)


def _named(actor: Listed, text: str, day: str | None) -> Actor:
    period = actor.period(day)
    return Actor(actor.id, period.name, text, period.kind)
