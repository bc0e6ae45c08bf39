"""Names and words of the registry, arranged for finding them in a text."""

from functools import cache
from typing import Literal

from msgspec import Struct

from rashomon.model.who import ActorKind
from rashomon.resolve._registry_load import Listed, Nation, listed, nations
from rashomon.resolve._registry_words import Casing, Word, keys_of
from rashomon.text.vocabulary import entries

Role = Literal[
    "force",
    "police",
    "government",
    "member",
    "qualifier",
    "filler",
    "generic",
    "deed",
    "held",
    "backed",
    "media",
    "common",
]


class Name(Struct, frozen=True):
    """One way to write an actor's or a state's name. `meant`: the actors that it can stand for."""

    keys: tuple[str, ...]
    is_capital: bool
    is_acronym: bool
    meant: tuple[Listed, ...] = ()
    nation: Nation | None = None
    is_adjective: bool = False

    def fits(self, words: list[Word], at: int, casing: Casing) -> bool:
        """The name stands at this word, written as a name is written in a text of this casing."""
        if at + len(self.keys) > len(words):
            return False
        for place, key in enumerate(self.keys, at):
            word = words[place]
            if not word.matches(key) or (place > at and ("\n" in word.glue or "." in word.glue)):
                return False
        return self._is_written_so(words[at : at + len(self.keys)], casing)

    def is_exact(self, words: list[Word], at: int) -> bool:
        """The words are the name's own, without a possessive."""
        return all(words[at + n].key == key for n, key in enumerate(self.keys))

    def _is_written_so(self, words: list[Word], casing: Casing) -> bool:
        if casing != "mixed":
            return len(self.keys) > 1 or "." in words[0].text or self.keys[0] not in _common()
        if self.is_acronym and len(self.keys) == 1:
            return words[0].shouted or (len(self.keys[0]) > 4 and words[0].capital)
        return not self.is_capital or any(word.capital for word in words)


class Pattern(Struct, frozen=True):
    """What a common word does in the name of a group; `id`, `name`, `kind` only for groups without a name."""

    role: Role
    id: str | None = None
    name: str | None = None
    kind: ActorKind | None = None


@cache
def names() -> dict[str, tuple[Name, ...]]:
    """Names by the key of their first word, the longest first."""
    by_keys: dict[tuple[str, ...], Name] = {}
    for actor in listed():
        for alias in actor.aliases:
            _add(by_keys, alias, actor)
    for nation in nations():
        for text in nation.names:
            _add_nation(by_keys, text, nation, is_adjective=False)
        for text in nation.adjectives:
            _add_nation(by_keys, text, nation, is_adjective=True)
    found: dict[str, list[Name]] = {}
    for name in by_keys.values():
        found.setdefault(name.keys[0], []).append(name)
    return {key: tuple(sorted(group, key=lambda n: -len(n.keys))) for key, group in found.items()}


def _add(by_keys: dict[tuple[str, ...], Name], alias: str, actor: Listed) -> None:
    keys = keys_of(alias)
    if not keys:
        return
    known = by_keys.get(keys)
    meant = (*known.meant, actor) if known else (actor,)
    is_acronym = alias.isupper() or sum(c.isupper() for c in alias) > len(alias) / 2
    by_keys[keys] = Name(keys, any(c.isupper() for c in alias), is_acronym, meant)


def _add_nation(by_keys: dict[tuple[str, ...], Name], text: str, nation: Nation, *, is_adjective: bool) -> None:
    keys = keys_of(text)
    if keys not in by_keys:
        by_keys[keys] = Name(keys, True, text.isupper(), (), nation, is_adjective)


@cache
def _common() -> frozenset[str]:
    """Words that are names only where capitals tell them apart from everyday words."""
    return frozenset(w for e in entries("actor_patterns") if e["role"] == "common" for w in e["words"])


@cache
def patterns() -> dict[str, Pattern]:
    """Common words by key."""
    found: dict[str, Pattern] = {}
    for entry in (*(e for e in entries("actor_patterns") if e["role"] != "common"), *_partisan()):
        for word in entry["words"]:
            key = "".join(keys_of(word))
            found.setdefault(key, Pattern(entry["role"], entry.get("id"), entry.get("name"), entry.get("kind")))
    return found


def _partisan() -> list[dict[str, object]]:
    # a partisan word names a group without describing it: what it means is kept, what it judges is not
    return [entry for entry in entries("partisan_words") if entry.get("role")]


def name_at(words: list[Word], at: int, casing: Casing) -> Name | None:
    """The longest name that begins at this word."""
    word, known = words[at], names()
    begun = known.get(word.key, ())
    if word.bare != word.key:
        begun += known.get(word.bare, ())
    fitting = [name for name in begun if name.fits(words, at, casing)]
    return max(fitting, key=lambda name: (len(name.keys), name.is_exact(words, at)), default=None)
