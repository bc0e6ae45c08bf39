"""Words of a text with the roles they can play in a time expression."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from rashomon.text.vocabulary import entries

_RAW = re.compile(
    r"(?P<iso>\d{4}([-/.])\d{1,2}\2\d{1,2}(?!\d))"
    r"|(?P<numeric>\d{1,2}([-/.])\d{1,2}\4(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b))"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:1[5-9]|20)\d0['’]?s\b|['’][2-9]0['’]?s\b)"
    r"|(?P<number>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)"
    r"|(?P<meridiem>(?<![^\W\d_])[ap](?:\.\s?m\b\.?|m\b))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\w\s]|_)",
    re.IGNORECASE,
)
_MARKS = {",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "'": "quote", "’": "quote", "+": "plus"}
_LITERALS = (
    "a",
    "an",
    "the",
    "of",
    "on",
    "in",
    "at",
    "to",
    "and",
    "or",
    "so",
    "until",
    "through",
    "before",
    "after",
    "s",
)
_LONGEST_NUMBER = 10  # words; more of them in a row are no number
_MONEY = "$£€¥#"


class Token(Struct, frozen=True):
    """One word, number or mark: its place, how it is written in lower case, and what each of its roles needs."""

    start: int
    end: int
    lower: str
    capital: bool
    roles: dict[str, Any]

    def value(self, role: str) -> Any:
        """What the vocabulary says of the word in this role, or the number."""
        return self.roles[role]


class _Words(Struct, frozen=True):
    """The vocabulary, by first word: (further words, roles), longest first."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], dict[str, Any]], ...]]


@cache
def _words() -> _Words:
    found: dict[tuple[str, ...], dict[str, Any]] = {(word,): {word: None} for word in _LITERALS}
    for entry in entries("times"):
        for written in entry["words"]:
            key = tuple(match[0].lower() for match in _RAW.finditer(written))
            found.setdefault(key, {})[entry["role"]] = entry
    first: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
    for key, roles in found.items():
        first.setdefault(key[0], []).append((key[1:], roles))
    return _Words({word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in first.items()})


@cache
def role_sets() -> tuple[frozenset[str], ...]:
    """Every set of roles that a token can have, the empty one first."""
    plain = (
        "num",
        "num year",
        "num hhmm",
        "num year hhmm",
        "hhmm",
        "nth",
        "iso",
        "numeric",
        "clock",
        "decade",
        "meridiem",
    )
    known = {frozenset(roles.split()) for roles in (*plain, *_MARKS.values())}
    known |= {frozenset(roles) for rows in _words().phrases.values() for _, roles in rows}
    return (frozenset(), *sorted(known, key=sorted))


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, phrases and spoken numbers joined; offsets count from the start of `text`."""
    raw = [_token(match) for match in _RAW.finditer(text, start, end)]
    return list(_spoken(list(_phrases(_paid(raw, text), text))))


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    lower, capital, roles = _read(match[0], str(match.lastgroup))
    return Token(start, end, lower, capital, roles)


@lru_cache(maxsize=65536)
def _read(written: str, kind: str) -> tuple[str, bool, dict[str, Any]]:
    """What a token is wherever it stands: in lower case, whether it has a capital, its roles."""
    lower = written.lower()
    return lower, written[0].isupper(), _roles(kind, lower)


def _roles(kind: str, lower: str) -> dict[str, Any]:
    if kind == "word":
        return {}
    if kind == "mark":
        return {_MARKS[lower]: None} if lower in _MARKS else {}
    if kind == "nth":
        return {"nth": int(lower[:-2])}
    if kind == "number":
        return _number_roles(lower)
    return {kind: lower}


def _number_roles(lower: str) -> dict[str, Any]:
    if "." in lower or not lower.isascii():
        return {}
    digits = lower.replace(",", "")
    roles: dict[str, Any] = {"num": int(digits)} if len(digits) < 7 else {}
    if len(lower) == 4 and 1000 <= int(digits) <= 2999:
        roles["year"] = int(digits)
    if len(lower) == 4 and int(digits[:2]) < 25 and int(digits[2:]) < 60:
        roles["hhmm"] = f"{digits[:2]}:{digits[2:]}"
    return roles


def _paid(raw: list[Token], text: str) -> list[Token]:
    """Amounts of money are no days and no years."""
    return [
        Token(t.start, t.end, t.lower, t.capital, {}) if "num" in t.roles and text[t.start - 1 : t.start] in _MONEY
        and t.start else t
        for t in raw
    ]  # fmt: skip


def _phrases(raw: list[Token], text: str) -> Iterator[Token]:
    table = _words().phrases
    place = 0
    while place < len(raw):
        token = raw[place]
        size = 1
        begun = table.get(token.lower)
        if begun is None:
            yield token
            place += 1
            continue
        for rest, roles in begun:
            if all(place + 1 + k < len(raw) and raw[place + 1 + k].lower == word for k, word in enumerate(rest)):
                size = 1 + len(rest)
                last = raw[place + size - 1]
                token = Token(token.start, last.end, text[token.start : last.end].lower(), token.capital, roles)
                break
        yield token
        place += size


def _spoken(found: list[Token]) -> Iterator[Token]:
    """Numbers in words become one token: "ninety-six", "two hundred and ten", "nineteen ninety-six"."""
    place = 0
    while place < len(found):
        if "number" not in found[place].roles:
            yield found[place]
            place += 1
            continue
        stop = place + 1
        while stop < min(len(found), place + _LONGEST_NUMBER) and _continues(found, stop):
            stop += 1 if "number" in found[stop].roles else 2
        yield _joined(found[place:stop])
        place = stop


def _continues(found: list[Token], place: int) -> bool:
    if "number" in found[place].roles:
        return True
    joint = found[place]
    if place + 1 >= len(found) or "number" not in found[place + 1].roles:
        return False
    tens = found[place - 1].roles["number"]["value"]
    if "dash" in joint.roles:
        return 20 <= tens < 100 and found[place + 1].roles["number"]["value"] < 10 and joint.end - joint.start == 1
    return joint.lower == "and" and tens in (100, 1000)


def _joined(run: list[Token]) -> Token:
    values = [t.roles["number"]["value"] for t in run if "number" in t.roles]
    roles: dict[str, Any] = {"num": _worth(values)}
    year = _spoken_year(values)
    if year:
        roles = {"num": year, "year": year}
    return Token(run[0].start, run[-1].end, " ".join(t.lower for t in run), run[0].capital, roles)


def _worth(values: list[int]) -> int:
    total = current = 0
    for value in values:
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return total + current


def _spoken_year(values: list[int]) -> int | None:
    if len(values) in (2, 3) and 15 <= values[0] <= 20 and 10 <= values[1] < 100:
        return values[0] * 100 + sum(values[1:])
    worth = _worth(values)
    return worth if values[:2] == [2, 1000] and worth < 2100 else None
