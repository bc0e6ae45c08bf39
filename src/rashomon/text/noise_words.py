"""Which words show that a line is not the report's own: `resources/page_noise.yaml` as patterns."""

import re
from functools import cache

from msgspec import Struct

from rashomon.model.report import RemovedKind
from rashomon.text.noise_lines import Line
from rashomon.text.vocabulary import Entry, entries

_NEAR_END_CHARACTERS = 160  # the words and six more
_NUMBER = r"\d[\d.,]*[kKmM]?"
_PLAIN_WORD = re.compile(r"\w+")
_ANYTHING = re.compile(r"\S*(?:#|\.\.\.)\S*")  # pieces of a phrase that stand for words
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.\w+|@\w+")
_ADDRESS_LABEL = re.compile(r"^(?:e-?mail|tel|phone|fax|twitter|facebook|web|contact|call)\s*:\s*", re.IGNORECASE)
_TELEPHONE = re.compile(r"\+?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}")
_ADDRESS_WORDS = 40
_SOME_WORDS = r"\S+(?:\s+\S+){0,11}"


class Sign(Struct, frozen=True):
    """One entry of the vocabulary, ready to match.

    longest: words that the line may have at most. opens: `section`, `rest` or empty. position: `head`, `tail` or empty.
    needed: a line without any of these words cannot match; None: any line may.
    """

    kind: RemovedKind
    where: str
    pattern: re.Pattern[str]
    longest: int
    opens: str
    position: str
    needed: frozenset[str] | None

    def may_match(self, words: frozenset[str]) -> bool:
        """A line of these words is worth matching."""
        return self.needed is None or not self.needed.isdisjoint(words)

    def matches(self, line: Line) -> bool:
        """The line carries the words and is not too long for them."""
        if line.words > self.longest:
            return False
        if self.where in ("whole", "start"):
            return self.pattern.match(line.text) is not None
        searched = line.text if self.where == "anywhere" else line.text[-_NEAR_END_CHARACTERS:]
        return self.pattern.search(searched) is not None


@cache
def signs() -> tuple[Sign, ...]:
    """The vocabulary in file order, without the titles of people."""
    return tuple(_sign(entry) for entry in entries("page_noise") if not entry.get("caption_role"))


@cache
def role_pattern() -> re.Pattern[str]:
    """Matches a line that is nothing but a person's title and name."""
    words = [word for entry in entries("page_noise") if entry.get("caption_role") for word in entry["words"]]
    titles = "|".join(_phrase(word) for word in sorted(words, key=len, reverse=True))
    name = r"(?-i:[A-Z][\w'’.-]*)(?:\s+(?-i:[A-Z][\w'’.-]*|al|el|bin|ibn|de|van|von)){0,4}"
    origin = r"(?:(?-i:[A-Z][\w'’.-]*)\s+){0,3}"
    return re.compile(rf"^{origin}(?:{titles})(?:\s+(?:of|for)(?:\s+(?-i:[A-Z]\w+))+)?\s+{name}$", re.IGNORECASE)


def is_address(line: Line) -> bool:
    """The line is nothing but web or mail addresses, account names or telephone numbers."""
    if line.words > _ADDRESS_WORDS:
        return False
    parts = _TELEPHONE.sub(" @telephone ", _ADDRESS_LABEL.sub("", line.text)).replace("|", " ").split()
    return bool(parts) and all(_ADDRESS.fullmatch(part.strip(",;()")) for part in parts)


def sign_of(entry: Entry) -> Sign:
    """The pattern of one entry, as the tests of the vocabulary need it."""
    return _sign(entry)


def _sign(entry: Entry) -> Sign:
    flags = re.NOFLAG if entry.get("capitals") else re.IGNORECASE
    return Sign(
        kind=entry["kind"],
        where=entry["where"],
        pattern=re.compile(_framed(entry["where"], [_phrase(word) for word in entry["words"]]), flags),
        longest=entry.get("longest", 12),
        opens=entry.get("opens", ""),
        position=entry.get("position", ""),
        needed=_needed(entry["words"]),
    )


def words_in(text: str) -> frozenset[str]:
    """The words of a line, in small letters."""
    return frozenset(_PLAIN_WORD.findall(text.lower()))


def _needed(phrases: list[str]) -> frozenset[str] | None:
    """The longest word of each phrase; None where a phrase has no word that is always written alike."""
    plain = [_PLAIN_WORD.findall(_ANYTHING.sub(" ", phrase.lower())) for phrase in phrases]
    return frozenset(max(pieces, key=len) for pieces in plain) if all(plain) else None


def _framed(where: str, phrases: list[str]) -> str:
    either = "|".join(phrases)
    frames = {
        "whole": rf"^\W{{0,3}}(?:{either})\s*[:»›→>…|+-]*$",
        "start": rf"^[\W_]{{0,3}}(?:{either})",
        "end": rf"(?:{either})\s*$",
        "anywhere": rf"(?:{either})",
        "near_end": rf"(?:{either})\S*(?:\s+\S+){{0,6}}\s*$",
    }
    return frames[where]


def _phrase(words: str) -> str:
    """The words as a pattern: `#` is a number, `...` some words, any white space will do."""
    pieces = [_piece(each) for each in words.strip().split()]
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    return before + r"\s+".join(pieces) + after


def _piece(word: str) -> str:
    if word == "...":
        return _SOME_WORDS
    escaped = re.escape(word.replace("’", "'")).replace("'", "['’]")
    return escaped.replace(re.escape("..."), _SOME_WORDS).replace(re.escape("#"), _NUMBER)
