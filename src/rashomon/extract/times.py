"""Words that name a time, found by a grammar over `resources/times.yaml`: no model, no calendar.

What the words mean against the day of publication is told by `rashomon.resolve.calendar`.
"""

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from rashomon.extract._times_grammar import RULES
from rashomon.extract._times_join import joined
from rashomon.extract._times_pattern import Alphabet, Draft, Found
from rashomon.extract._times_tokens import Token, role_sets, tokens
from rashomon.model.span import Span
from rashomon.model.when import PartialDate, Period, Phrase, TimeWords, Weekday

_STOPS = frozenset(".!?;:")
_BACK, _ON = 10, 8
_ARTICLES = frozenset(("a", "an", "the", "lead"))
_NEVER_FIRST = frozenset(
    "lead in on at to and or so of s until through before after future past timeless comma dot dash quote plus "
    "meridiem zone filler period long ago earlier later age edge times".split()
)


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[TimeWords, ...]:
    """The time expressions of `text[start:end]`, in order and without overlap; a line break ends an expression.

    Offsets count code points of the whole text: `text[w.span.start:w.span.end] == w.span.text`. Never raises on any
    text. Types and spans follow TimeML (TIMEX3): prepositions stay outside, "late" and "the" inside.
    """
    stop = len(text) if end is None else min(end, len(text))
    return tuple(words for line in _lines(tokens(text, start, stop), text) for words in _in_line(line, text))


def _lines(found: list[Token], text: str) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in found:
        if line and "\n" in text[line[-1].end : token.start]:
            yield line
            line = []
        line.append(token)
    if line:
        yield line


@cache
def _alphabet() -> Alphabet:
    return Alphabet(role_sets(), RULES)


def _in_line(line: list[Token], text: str) -> Iterator[TimeWords]:
    for draft in joined([_modified(draft, line) for draft in _drafts(line)], line):
        if not draft.weak and not draft.silent:
            yield _words(draft, line, text)


def _drafts(line: list[Token]) -> Iterator[Draft]:
    letters = _alphabet().write(line)
    place = 0
    while place < len(line):
        best = _longest(letters, place, line) if line[place].roles and _can_begin(line, place) else None
        if best is not None:
            yield best
        place = best.stop if best else place + 1


def _can_begin(line: list[Token], place: int) -> bool:
    """Few words can, and an article only before a word that has a role; asking first saves most of the work."""
    roles = line[place].roles.keys()
    if roles <= _NEVER_FIRST:
        return False
    return not roles <= _ARTICLES or (place + 1 < len(line) and not line[place + 1].roles.keys() <= _NEVER_FIRST)


def _longest(letters: str, place: int, line: list[Token]) -> Draft | None:
    best: Draft | None = None
    for pattern, build in _alphabet().rules:
        match = pattern.match(letters, place)
        if match and match.end() > (best.stop if best else place):
            draft = build(Found(match, line))
            best = replace(draft, first=place, stop=match.end()) if draft else best
    return best


def _modified(draft: Draft, line: list[Token]) -> Draft:
    """ "Late", "early", "the end of" before the expression belong to it."""
    if draft.type in ("DURATION", "SET") or isinstance(draft.reading, Phrase) or draft.silent:
        return draft
    place = draft.first - 1
    if place >= 1 and "dash" in line[place].roles:
        place -= 1
    if place >= 0 and "early" in line[place].roles:
        return replace(draft, first=place, mod=line[place].value("early")["value"])
    if place >= 1 and line[place].lower == "on" and "early" in line[place - 1].roles:
        return replace(draft, first=place - 1, mod=line[place - 1].value("early")["value"])
    if place >= 1 and line[place].lower in ("of", "in") and line[place - 1].roles.keys() & {"edge", "early"}:
        return _edged(draft, line, place - 1)
    return draft


def _edged(draft: Draft, line: list[Token], place: int) -> Draft:
    token = line[place]
    role = "edge" if "edge" in token.roles else "early"
    if (role == "early") is (line[place + 1].lower == "of"):
        return draft
    first = place - 1 if place and line[place - 1].lower == "the" else place
    return replace(draft, first=first, mod=token.value(role)["value"])


def _words(draft: Draft, line: list[Token], text: str) -> TimeWords:
    end = line[draft.stop - 1].end - draft.trim
    return TimeWords(
        span=Span.of(text, line[draft.first].start, end),
        type=draft.type,
        reading=draft.reading,
        time=draft.time,
        overnight=draft.overnight,
        mod=draft.mod,
        ahead=_ahead(draft, line) if isinstance(draft.reading, PartialDate | Weekday | Period) else None,
    )


def _ahead(draft: Draft, line: list[Token]) -> bool | None:
    """What the nearest verb says: the words before first, up to the sentence's start, then those behind."""
    before = range(draft.first - 1, max(-1, draft.first - 1 - _BACK), -1)
    after = range(draft.stop, min(len(line), draft.stop + _ON))
    for places in (before, after):
        for place in places:
            if _ends_sentence(line, place):
                break
            if (told := _points(line[place])) is not None:
                return told
    return None


def _ends_sentence(line: list[Token], place: int) -> bool:
    """A stop does, but not the one after "P." in a name or after "Gen."."""
    if line[place].lower not in _STOPS:
        return False
    return not (line[place].lower == "." and place and len(line[place - 1].lower) < 4 and line[place - 1].capital)


def _points(token: Token) -> bool | None:
    if "future" in token.roles:
        return True
    regular = token.lower.endswith("ed") and len(token.lower) > 4 and "timeless" not in token.roles
    return False if regular or "past" in token.roles else None
