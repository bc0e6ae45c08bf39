"""Numbers as people write them, with the bounds that the words around them set.

The words that set bounds ("at least") are data, `resources/quantities.yaml`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.text._ages import is_age
from rashomon.text._vague_numbers import vague_amounts
from rashomon.text.vocabulary import entries

NumberKind = Literal["count", "ordinal", "year", "age", "measure", "money", "percent", "time", "label"]
MOST_PEOPLE = 99_999_999  # a count with more digits is no count of people (promises.md 2.2: at most 9 digits)


class Number(Struct, frozen=True):
    """A number in a text.

    span: the words that carry it, qualifier included ("at least 29"). figure: the bare figure ("29").
    quantity: its bounds. kind: `count`, or why it counts nothing.
    """

    span: Span
    figure: Span
    quantity: Quantity
    kind: NumberKind


_UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "lakh": 100_000, "crore": 10_000_000}
_SMALL = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_WORDS = (
    rf"(?:(?:half a|a|an|one)\s+(?={_SCALE}))?(?:(?:{_SMALL}|{_SCALE})(?![a-z]))"
    rf"(?:(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+|-|\s+)(?:{_SMALL}|{_SCALE})(?![a-z]))*"
)
_DIGITS = r"\d{1,3}(?:,\d{2,3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d ]*\d)|\d+(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w.,/:$€£-])(?P<digits>{_DIGITS})(?P<plus>\+)?(?:\s+(?P<scale>{_SCALE}))?(?![\w])(?!\.\d)"
    rf"|(?<![\w-])(?P<words>{_WORDS})(?![\w])",
    re.IGNORECASE,
)
_SECOND = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<plus>\+)?(?:\s+(?P<scale>{_SCALE}))?(?![\w])(?!\.\d)|(?P<words>{_WORDS})(?![\w])",
    re.IGNORECASE,
)
_CODE_BEFORE = re.compile(r"\b[A-Z]{1,3} $")  # the NA 55 of a seat in parliament, the M 4 of a road
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|or)\s*", re.IGNORECASE)
_TO_OVER = re.compile(r"\s+to\s+(?:well\s+)?(?:over|more\s+than|above)\s+", re.IGNORECASE)
_UNIT_AFTER = {
    "percent": r"\s*(?:%|per\s?cent\b|percent\b)",
    "age": r"(?:\s+|-\s*)(?:years?|yrs?|months?)(?:\s+|-\s*)olds?\b|[\s-]*y\.?/?o\b",
    "measure": r"(?:\s*|-)(?:km|kms|kilomet(?:er|re)s?|mi|miles?|met(?:er|re)s?|m|ft|feet|foot|inch(?:es)?|cm|mm|kg|"
    r"yards?|kilos?|kilograms?|tons?|tonnes?|pounds?|lbs?|litres?|liters?|hectares?|acres?|square|degrees?|"
    r"calib(?:er|re)|mph|knots?|volts?|block|blocks)\b",
    "time": r"(?:\s*|-)(?:times|am|pm|a\.m\.?|p\.m\.?|o'?clock|hours?|hrs?|minutes?|mins?|seconds?|days?|nights?|"
    r"weeks?|months?|years?|decades?|centur(?:y|ies)|GMT|UTC|BC|AD)\b",
    "money": r"\s*(?:dollars?|euros?|pounds sterling|rupees?|USD|EUR|bn|billion|trillion)\b",
    "ordinal": r"(?:st|nd|rd|th)\b",
}
_AFTER = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _UNIT_AFTER.items()}
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTH_BEFORE = re.compile(_MONTHS + r"\s+(?:the\s+)?$", re.IGNORECASE)
_MONTH_AFTER = re.compile(r"(?:st|nd|rd|th)?(?:\s+of)?\s+" + _MONTHS + r"(?![a-z])", re.IGNORECASE)
_MONTH_MID = re.compile(r"\s*(?:-|–|to|and)\s*\d{1,2}\s+" + _MONTHS + r"(?![a-z])", re.IGNORECASE)
_YEAR_CONTEXT = re.compile(
    r"(?:\b(?:in|since|of|until|by|from|during|early|late|mid|after|before|year|and|summer|spring|autumn|winter|"
    + _MONTHS.replace(r"\.?", "")
    + r")\.?|\d{1,2},?)[\s-]+$",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:no|number|article|resolution|chapter|section|page|highway|route|flight|district|brigade|"
    r"battalion|division|grade|phase|level|block|room|apartment|unit|type|mark|group of|aged?|age|ward|sector|road|"
    r"interstate|exit|class|version|channel|fox|cbs|nbc|abc|wmc|motel)\.?|[$€£#])\s*$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:[$€£]|\b(?:US|USD|EUR|Rs)\.?)\s?$")
_STREET_AFTER = re.compile(  # "at 20 Mill St."
    r"\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w'’]+\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane)\b(?!\s+[a-z]+s\b)"
)
_CALLED = re.compile(r"\b(?:call(?:ed|s|ing)?|dial(?:ed|s|ing)?|phoned?)\s+$", re.IGNORECASE)  # "called 911"
_STATION = re.compile(r"\bNews\s+$")  # "Action News 5"
_SAME_YEAR = re.compile(r"\b(?:the|this|that|a)\s+$", re.IGNORECASE)  # "the 2015 rates"
_OF_PICTURE = re.compile(r"\b(?:image|photo|picture|slide|video)\s+(?:\d+\s+of\s+/?\s*)?$", re.IGNORECASE)


def numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """All numbers of `text[start:end]`, in order, without overlap; offsets are code points of `text`.

    Digits with Western or Indian grouping, number words, ranges, vague words ("dozens"), qualifiers ("at least").
    Years, days of the month, ages, distances, money, percentages, clock times and labels are told apart by `kind`.
    """
    end = len(text) if end is None else end
    vague = [Number(span, span, quantity, "count") for span, quantity in vague_amounts(text, start, end)]
    exact = [n for n in _figures(text, start, end) if not any(v.span.holds(n.figure) for v in vague)]
    loose = [v for v in vague if not any(v.span.overlaps(n.span) for n in exact)]
    return tuple(sorted([*exact, *loose], key=lambda n: n.span.start))


def value_of_words(words: str) -> int | None:
    """The number that number words spell: "sixty-two" 62, "two dozen" 24, "half a dozen" 6; None if they spell none."""
    total = part = 0
    seen = False
    parts = [w for w in re.split(r"[\s-]+", words.lower()) if w and w != "and"]
    if parts[:2] == ["half", "a"] and parts[2:] == ["dozen"]:
        return 6
    for word in parts:
        if word in _UNITS or word in _TENS:
            part += _UNITS.get(word, 0) or _TENS.get(word, 0)
            seen = True
        elif word in _SCALES:
            scale = _SCALES[word]
            part = max(part, 1) * scale
            seen = True
            if scale >= 1000:
                total, part = total + part, 0
        elif word not in ("a", "an"):
            return None
    return total + part if seen else None


def _figures(text: str, start: int, end: int) -> Iterator[Number]:
    position = start
    while match := _FIGURE.search(text, position, end):
        value = _value(match)
        position = match.end()
        if value is None:
            continue
        kind = _kind(text, match, value, end)
        low = high = value
        stop = match.end()
        over = _open_end(text, match, value, end) if kind == "count" else None
        if kind == "count":
            low, high, stop = _ranged(text, match, value, end)
        stop = over or stop
        position = max(position, stop)
        quantity, first, last = _qualified(text, start, match.start(), stop, end, low, high)
        if match["plus"] or over:
            quantity = Quantity(low, None)
        whole = Span.of(text, first, last)
        yield Number(whole, Span.of(text, match.start(), stop), _worded(quantity, whole.text), kind)


def _open_end(text: str, match: re.Match[str], value: int, end: int) -> int | None:
    """Where "300 to well over 700" ends: a range with no upper bound."""
    joint = _TO_OVER.match(text, match.end(), end)
    second = _SECOND.match(text, joint.end(), end) if joint else None
    other = _value(second) if second else None
    return second.end() if second and other is not None and other > value else None


def _worded(quantity: Quantity, words: str) -> Quantity:
    return Quantity(quantity.low, quantity.high, quantity.approximate, words)


def _value(match: re.Match[str]) -> int | None:
    if match["words"]:
        return value_of_words(match["words"])
    digits = match["digits"].replace(",", "").replace(" ", "")
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
    if len(digits) > 12:
        return None
    value = float(digits) * scale
    return int(value) if value == int(value) else None


def _kind(text: str, match: re.Match[str], value: int, end: int) -> NumberKind:
    before = text[max(0, match.start() - 24) : match.start()]
    after = text[match.end() : min(end, match.end() + 24)]
    for kind, pattern in _AFTER.items():
        if pattern.match(after):
            return kind  # type: ignore[return-value]
    if value > MOST_PEOPLE or _OF_PICTURE.search(before):
        return "label"
    if _MONEY_BEFORE.search(before):
        return "money"
    if _is_date(before, after, match, value):
        return "year" if value > 31 else "time"
    if match["digits"] and is_age(before, after, value):
        return "age"
    return "label" if match["digits"] and _is_label(before, after) else "count"


def _is_label(before: str, after: str) -> bool:
    """A number that names something: a road, a house, a station, a telephone."""
    if _LABEL_BEFORE.search(before) or _CALLED.search(before) or _STREET_AFTER.match(after):
        return True
    if _STATION.search(before) or re.match(r"\s+News\b", after):
        return True
    return bool(_CODE_BEFORE.search(before) and re.match(r"[,;.)]", after))


def _is_date(before: str, after: str, match: re.Match[str], value: int) -> bool:
    if not match["digits"]:
        return False
    if value <= 31 and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after) or _MONTH_MID.match(after)):
        # "July 25 people" does not occur; "May 30 ... killed" does, so the month must be a word before the day
        return True
    if 1900 <= value <= 2100 and len(match["digits"]) == 4:
        is_told = _YEAR_CONTEXT.search(before) or _SAME_YEAR.search(before)
        return bool(is_told) or not re.match(r"\s+[a-z]+", after)
    return bool(re.match(r":\d\d|/\d", after))


def _ranged(text: str, match: re.Match[str], value: int, end: int) -> tuple[int, int, int]:
    """The bounds of "15 to 20", "between 15 and 20", "seven or eight", and where the range ends."""
    joint = _RANGE.match(text, match.end(), end)
    if not joint:
        return value, value, match.end()
    second = _SECOND.match(text, joint.end(), end)
    other = _value(second) if second else None
    word = joint[0].strip().lower()
    before = text[max(0, match.start() - 10) : match.start()].lower()
    is_range = second and other is not None and value < other <= 50 * max(value, 1)
    if not is_range or second is None or other is None or _kind(text, second, other, end) != "count":
        return value, value, match.end()
    if word == "and" and not before.endswith("between "):
        return value, value, match.end()
    if word == "or" and other > value + 3:
        return value, value, match.end()
    return value, other, second.end()


@cache
def _effects(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {e["words"]: e["effect"] for e in entries("quantities") if e.get("side") == side}
    words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(rows, key=len, reverse=True))
    filler = r"(?:the\s+|just\s+|well\s+|at\s+)?"
    pattern = rf"(?<!\w)(?:{words})\s+{filler}$" if side == "before" else rf"\s+(?:{words})(?!\w)"
    return re.compile(pattern, re.IGNORECASE), rows


def _qualified(
    text: str, start: int, first: int, last: int, end: int, low: int, high: int
) -> tuple[Quantity, int, int]:
    pattern, rows = _effects("before")
    window = text[max(start, first - 28) : first]
    if match := pattern.search(window):
        effect = _effect(match[0], rows)
        begin = first - len(window) + match.start()
        return _bounded(effect, low, high), begin, last
    pattern, rows = _effects("after")
    if after := pattern.match(text, last, end):
        return _bounded(_effect(after[0], rows), low, high), first, after.end()
    return Quantity(low, high), first, last


def _effect(words: str, rows: dict[str, str]) -> str:
    plain = " ".join(words.lower().split())
    return next(effect for w, effect in sorted(rows.items(), key=lambda r: -len(r[0])) if w in plain)


def _bounded(effect: str, low: int, high: int) -> Quantity:
    match effect:
        case "at_least":
            return Quantity(low, None)
        case "more_than":
            return Quantity(low + 1, None)
        case "up_to":
            return Quantity(None, high)
        case "less_than":
            return Quantity(None, max(high - 1, 0))
        case _:
            return Quantity(low, high, approximate=True)
