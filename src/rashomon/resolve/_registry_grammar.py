"""Which words of a text together name one actor: "the Russian air force", "suspected Taliban gunmen", "rebels"."""

import re
from collections.abc import Iterator

from msgspec import Struct

from rashomon.resolve._registry_index import Name, Pattern, name_at, names, patterns
from rashomon.resolve._registry_words import Casing, Word

_DASH = re.compile(r"\s[-–]\s")
_LOYAL = {"loyal", "belonging", "affiliated", "allied", "linked", "fighting", "faithful"}
_TO = {"to", "of", "from", "with", "for", "by"}
_BEFORE_NAME = {"the", "president", "mr", "general", "gen", "leader", "group", "militant", "terrorist", "organization"}
_AGENTS = [
    ["by"],
    ["against"],
    ["between"],
    ["accuse"],
    ["accused"],
    ["accuses"],
    ["accusing"],
    ["blamed"],
    ["blaming"],
]
_BLAMED = [["blamed", "on"], ["blames", "on"], ["blaming", "on"], ["responsibility", "on"]]
_GROUP_LINK = {"members", "member", "fighters", "fighter", "militants", "forces", "troops", "soldiers", "gunmen", "men"}
_OWNERS = ("force", "government")
_MAX_RUN = 9


class Part(Struct, frozen=True):
    """One word, or one name of several words, inside a phrase."""

    first: int
    last: int
    name: Name | None = None
    pattern: Pattern | None = None

    @property
    def role(self) -> str:
        if self.name is None:
            return self.pattern.role if self.pattern else ""
        return "nation" if self.name.nation else "name"


class Phrase(Struct, frozen=True):
    """Words that name one actor: from word `first` up to and without word `last`."""

    first: int
    last: int
    parts: tuple[Part, ...]

    def having(self, *roles: str) -> tuple[Part, ...]:
        """The parts that play one of these roles."""
        return tuple(part for part in self.parts if part.role in roles)


def phrases(words: list[Word], casing: Casing) -> Iterator[Phrase]:
    """The phrases of a text from left to right, without overlap."""
    at, named, common = 0, names(), patterns()
    while at < len(words):
        # most words begin nothing
        word = words[at]
        if word.key not in common and word.key not in named and word.bare not in named and _owner(words, at) is None:
            at += 1
            continue
        run = _run(words, at, casing)
        phrase = _phrase(words, run, casing) if run else None
        if phrase is not None:
            yield phrase
        at = phrase.last if phrase is not None else (run[0].last if run else at + 1)


def _run(words: list[Word], at: int, casing: Casing) -> list[Part]:
    """Consecutive words that may belong to the name of a group."""
    parts: list[Part] = []
    while at < len(words) and len(parts) < _MAX_RUN:
        if parts and not _continues(words[at]):
            break
        part = _part(words, at, casing)
        if part is None:
            break
        parts.append(part)
        at = part.last
    return parts


def _continues(word: Word) -> bool:
    return not word.glue.strip(" -–'’\"“”«»\t\xa0") and not _DASH.search(word.glue)  # "BEIRUT - Jets" are two names


def _part(words: list[Word], at: int, casing: Casing) -> Part | None:
    name = name_at(words, at, casing)
    if name is not None:
        return Part(at, at + len(name.keys), name=name)
    pattern = patterns().get(words[at].key) or _owner(words, at)
    return Part(at, at + 1, pattern=pattern) if pattern else None


def _owner(words: list[Word], at: int) -> Pattern | None:
    """ "The armys air force" in a text whose apostrophes were lost."""
    key = words[at].key
    if not key.endswith("s") or at + 1 >= len(words) or words[at + 1].key not in patterns():
        return None
    owner = patterns().get(key[:-1])
    return owner if owner is not None and owner.role in _OWNERS else None


def _phrase(words: list[Word], run: list[Part], casing: Casing) -> Phrase | None:
    """The part of a run that names an actor: what stands before "-held" goes, deeds after the name go."""
    parts = _after_held(words, run)
    deed = next((n for n, part in enumerate(parts) if part.role == "deed"), len(parts))
    follows_deed = deed < len(parts) or _deed_follows(words, run)
    parts = parts[:deed] if deed else []
    parts = _up_to_name_change(parts, words)
    while parts and not _can_end(parts, words, follows_deed=follows_deed):
        parts = parts[:-1]
    if not parts or not _says_who(parts) or _is_press(parts, words):
        return None
    return _with_allegiance(Phrase(parts[0].first, parts[-1].last, tuple(parts)), words, casing)


def _after_held(words: list[Word], run: list[Part]) -> list[Part]:
    for n in range(len(run) - 1, -1, -1):
        if n > 0 and run[n].role == "held" and "-" in words[run[n].first].glue:
            return run[n + 1 :]
    return run


def _deed_follows(words: list[Word], run: list[Part]) -> bool:
    after = run[-1].last
    if after >= len(words) or not _continues(words[after]):
        return False
    pattern = patterns().get(words[after].key)
    return pattern is not None and pattern.role == "deed"


def _up_to_name_change(parts: list[Part], words: list[Word]) -> list[Part]:
    """ "The army Hezbollah" without a comma names two actors; the second has a phrase of its own."""
    for n in range(1, len(parts)):
        if parts[n].role in ("name", "nation") and parts[n - 1].role in ("force", "member", "generic", "police"):
            return parts[:n]
        if parts[n].role == "filler" and parts[n - 1].role == "force" and _is_plural(parts[n - 1], words):
            return parts[:n]  # "government planes bomb rebels": what follows the force is what it does
    return parts


def _is_plural(part: Part, words: list[Word]) -> bool:
    key = words[part.last - 1].key
    return key.endswith("s") and key in patterns()


def _can_end(parts: list[Part], words: list[Word], *, follows_deed: bool) -> bool:
    last = parts[-1]
    if last.role in ("name", "force", "police", "government", "member", "generic"):
        return True
    return last.role == "nation" and (follows_deed or _acts(last, words))


def _acts(part: Part, words: list[Word]) -> bool:
    """A state's bare name is a place unless it stands where only someone who acts can stand."""
    assert part.name is not None
    before = [word.key for word in words[max(0, part.first - 2) : part.first]]
    return not part.name.is_adjective and (before[-1:] in _AGENTS or before in _BLAMED)


def _says_who(parts: list[Part]) -> bool:
    """Some part identifies a group; "members", "forces" or "group" alone do not."""
    roles = {part.role for part in parts}
    if roles & {"name", "nation", "generic", "police"}:
        return True
    # "army" and "regime" say whose they are, "jets" and "officials" do not
    own = [p for p in parts if p.role in ("government", "force")]
    return any(p.pattern is not None and p.pattern.id is not None for p in own)


def _is_press(parts: list[Part], words: list[Word]) -> bool:
    """ "Syrian state television" speaks, it does not fight."""
    at = parts[-1].last
    is_state = parts[-1].role in ("government", "nation", "force")
    after = patterns().get(words[at].key) if at < len(words) and _continues(words[at]) else None
    return is_state and after is not None and after.role == "media"


def _with_allegiance(phrase: Phrase, words: list[Word], casing: Casing) -> Phrase:
    """Takes in what follows in "forces loyal to President Assad" and "members of the Islamic State"."""
    if phrase.having("name", "nation") or words[phrase.last - 1].key not in _GROUP_LINK:
        return phrase
    at, linked = phrase.last, False
    while at < len(words) and at < phrase.last + 6 and _continues(words[at]):
        key = words[at].key
        if linked:
            name = name_at(words, at, casing)
            if name is not None and not (name.nation and name.is_adjective):
                return _joined(phrase, Part(at, at + len(name.keys), name=name))
        if key in _TO:
            linked = True
        elif key not in _LOYAL and not (linked and key in _BEFORE_NAME):
            return phrase
        at += 1
    return phrase


def _joined(phrase: Phrase, part: Part) -> Phrase:
    # "troops from France" are French, "fighters from Syria" need not be the state's
    if part.role == "nation" and not phrase.having("force"):
        return phrase
    return Phrase(phrase.first, part.last, (*phrase.parts, part))
