"""Patterns over the roles of words: "{the}?{last/next}{unit}" is compiled to an ordinary regular expression.

Each set of roles that occurs is one character of an alphabet, so a sentence becomes a short string and a rule an
ordinary regular expression over it.
"""

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from rashomon.extract._times_tokens import Token
from rashomon.model.when import TimeReading, TimexType

_SLOT = re.compile(r"\{(?:(?P<name>\w+):)?(?P<roles>[\w/]+)\}")
_FIRST_LETTER = 0xE000  # private use: none of these is special in a regular expression


class Draft(Struct, frozen=True, kw_only=True):
    """A time expression while it is put together: tokens `first` up to and without `stop`.

    weak: counts only if it can be joined to its neighbour ("morning", "Sat"). silent: consumes words and tells nothing.
    trim: characters at the end that do not belong to it ("Wednesdays" with its apostrophe lost).
    """

    type: TimexType
    reading: TimeReading
    time: str = ""
    overnight: bool = False
    mod: Any = None
    first: int = 0
    stop: int = 0
    weak: bool = False
    silent: bool = False
    trim: int = 0


class Found:
    """One match of a rule in a list of tokens."""

    __slots__ = ("_match", "first", "stop", "tokens")

    def __init__(self, match: re.Match[str], tokens: list[Token]) -> None:
        self._match = match
        self.tokens = tokens
        self.first = match.start()
        self.stop = match.end()

    def get(self, name: str) -> Token | None:
        """The token in this slot, None when the slot is empty."""
        place = self._match.start(name) if name in self._match.re.groupindex else -1
        return self.tokens[place] if place >= 0 else None

    def value(self, name: str, role: str) -> Any:
        """What the word in this slot stands for in this role: the entry's value, or the number; None if empty."""
        token = self.get(name)
        if token is None or role not in token.roles:
            return None
        value = token.roles[role]
        return value.get("value") if isinstance(value, dict) else value

    def near(self, offset: int) -> Token | None:
        """The token before the match (-1, -2) or after it (1, 2)."""
        place = self.first + offset if offset < 0 else self.stop + offset - 1
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def word(self, offset: int) -> str:
        """The token there in lower case, empty where there is none."""
        token = self.near(offset)
        return token.lower if token else ""


Build = Callable[[Found], Draft | None]


class Alphabet:
    """A letter for every set of roles, and the rules as regular expressions over these letters."""

    def __init__(self, role_sets: tuple[frozenset[str], ...], rules: tuple[tuple[str, Build], ...]) -> None:
        self._letters = {roles: chr(_FIRST_LETTER + place) for place, roles in enumerate(role_sets)}
        self.rules = tuple((re.compile(_SLOT.sub(self._slot, pattern)), build) for pattern, build in rules)

    def write(self, tokens: list[Token]) -> str:
        """The tokens as one string, a letter each."""
        return "".join([self._letters[frozenset(token.roles)] for token in tokens])

    def _slot(self, match: re.Match[str]) -> str:
        wanted = set(match["roles"].split("/"))
        letters = "".join(letter for roles, letter in self._letters.items() if roles & wanted)
        return f"(?P<{match['name']}>[{letters}])" if match["name"] else f"[{letters}]"
