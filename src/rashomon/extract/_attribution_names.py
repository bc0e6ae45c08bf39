"""What the words of a source say about it: news people or not, which kind, how a reader would cite it."""

import re
from collections.abc import Iterable
from functools import cache

from rashomon.model.who import SourceKind
from rashomon.text.vocabulary import entries

# where the name of a source ends and a remark about it begins
_REMARK = re.compile(
    r"\s*[,;(–—-]*\s+(?:who|which|that|whose|speaking|citing|quoting|adding|saying|opposed|based in|affiliated|"
    r"close to|loyal to|familiar with|on condition|told|said)\b.*"
    r"|,\s.*|\s*\(.*"
    r"|(?<=\w)(?<! (?:in|of|at|on|by|to|as|or))(?<! (?:for|and))(?<! (?:from|with))(?<![Bb]oth)"
    r"\s+(?:an?|the)\s+(?=[a-z-]+ ).*",
    re.DOTALL,
)
# "told reporters" names no medium
_AUDIENCE = re.compile(
    r"(?:the |local |foreign |some )*(?:reporters|journalists|media|press|newsmen)"
    r"(?: (?:today|yesterday|on|at|in|that|by|via)\b.*)?",
    re.IGNORECASE,
)
_NAMELESS_OFFICIAL = re.compile(
    r"(?:an?|one|two|three|several|some|another|senior|unnamed|the) (?:\S+ ){0,5}(?:official|officer|diplomat)s?\b",
    re.IGNORECASE,
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|day|morning|afternoon|evening|night|week)"
_LEADING = re.compile(
    r"^(?:(?:but|and|while|however|meanwhile|also|earlier|later)\s+"
    rf"|(?:late |early )?(?:in|on) (?:the same |the |that )?{_DAY}\s+)+",
    re.IGNORECASE,
)


@cache
def _source_words() -> tuple[tuple[re.Pattern[str], dict[str, object]], ...]:
    return tuple((_pattern(entry["words"]), entry) for entry in entries("source_words"))


@cache
def _media() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all names of media, the longest first, and the name a reader would cite for each."""
    names = {
        name: entry.get("cite", entry["names"][0]) for entry in entries("media_sources") for name in entry["names"]
    }
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), names


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    by_length = sorted(words, key=lambda word: (-len(word), word))
    stems = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in by_length)
    return re.compile(rf"(?<!\w)(?:{stems})(?:s|es|men|'s|’s)?(?!\w)", re.IGNORECASE)


def media_name(text: str) -> str | None:
    """The name of the first news medium in some words, as a reader would cite it."""
    pattern, names = _media()
    match = pattern.search(text)
    return names[match[0]] if match else None


@cache
def _press() -> re.Pattern[str]:
    words = "|".join(word for entry in entries("press_words") for word in entry["words"])
    return re.compile(rf"(?:The )?(?:[A-Z][\w-]+ ){{0,3}}(?:{words})(?!\w)(?: of [A-Z]\w+)?")


def press_at_start(text: str) -> str | None:
    """The name of a newspaper with which some words begin, known or not: "Valley Herald" of "Valley Herald. Later"."""
    known = _media()[0].match(re.sub(r"^the ", "", text, flags=re.IGNORECASE))
    match = _press().match(text)
    longest = max((m[0] for m in (known, match) if m), key=len, default=None)
    return text[: text.index(longest) + len(longest)] if longest else None


def means_media(text: str) -> bool:
    """The words name a news medium or somebody who works for one ("a state television reporter")."""
    return media_name(text) is not None or (kind_of(text) == "media" and not _is_audience(text))


def _is_audience(text: str) -> bool:
    return _AUDIENCE.fullmatch(text) is not None


def kind_of(text: str) -> SourceKind:
    """The kind of a source by its words: the earliest entry of `resources/source_words.yaml` that matches.

    Somebody nameless in office is an anonymous official; a named person without a known office is `other`.
    """
    entry = _entry(text)
    if entry is None:
        return "media" if media_name(text) else "other"
    kind: SourceKind = entry["kind"]  # type: ignore[assignment]
    if kind == "unnamed" and media_name(text) and not entry.get("document"):
        return "unnamed"
    return "anonymous_official" if _is_nameless_official(text, kind) else kind


def _is_nameless_official(text: str, kind: str) -> bool:
    return kind in ("government", "military") and _NAMELESS_OFFICIAL.match(text) is not None


def _entry(text: str) -> dict[str, object] | None:
    head = cited(text)
    for words in (head, text):
        for pattern, entry in _source_words():
            if pattern.search(words):
                return entry
    return None


def means_document(text: str) -> bool:
    """The words name a thing that shows (a video, a report) rather than somebody who speaks."""
    return any(pattern.search(text) for pattern, entry in _source_words() if entry.get("document"))


def means_group(text: str) -> bool:
    """The words name an organisation rather than a person."""
    return media_name(text) is not None or any(p.search(text) for p, entry in _source_words() if entry.get("group"))


@cache
def speechless() -> frozenset[str]:
    """The base forms of `resources/speechless_words.yaml`: nouns that nobody speaks through."""
    return frozenset(word for entry in entries("speechless_words") for word in entry["words"])


def source_word_ends(text: str) -> tuple[tuple[int, int], ...]:
    """Where words of sources stand in a text: start and end, in order."""
    found = [match.span() for pattern, _ in _source_words() for match in pattern.finditer(text)]
    found += [match.span() for match in _media()[0].finditer(text)]
    return tuple(sorted(set(found)))


def cited(text: str) -> str:
    """The source as a reader would cite it: without relative clauses, remarks in apposition and leading "but"."""
    name = _LEADING.sub("", text.strip(" ,;:-–—\"“”'"))
    short = _REMARK.sub("", name, count=1).strip(" ,;:-–—\"“”'")
    return short or name
