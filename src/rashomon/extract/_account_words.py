"""Words of a sentence that say whether it goes on about an event that was told before."""

import re
from functools import cache

from rashomon.text.vocabulary import entries

# how the words of a sign stand in a sentence (`resources/account_words.yaml`)
_FRAMES = {
    "goes_on": r"\b(?:the|these|those|this|that) (?:\w+ ){{0,2}}(?:{words})\b",
    "opens_definite": r"^\W*(?:the|this|that) (?:\w+ )?(?:{words})\b",
    # "a rocket", "two air raids", "a similar car bomb": an event that was not told of before
    "indefinite": r"\b(?:an?|another|one|two|three|four|several|other|more|separate|similar|earlier) "
    r"(?:[\w-]+ ){{0,3}}?(?:{words})\b",
    "counts_dead": r"\b(?:{words})\b",
    "parts": r"\b(?:{words})\b",
}


def word_signs(text: str) -> dict[str, float]:
    """Signs of the words alone: the attack, an attack, "the toll rose", "among them", by name of the sign; 0 or 1."""
    return {sign: float(pattern.search(text) is not None) for sign, pattern in _patterns().items()}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {sign: re.compile(frame.format(words=_words(sign)), re.IGNORECASE) for sign, frame in _FRAMES.items()}


def _words(sign: str) -> str:
    found = {word for entry in entries("account_words") if entry["sign"] == sign for word in entry["words"]}
    return "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word))))
