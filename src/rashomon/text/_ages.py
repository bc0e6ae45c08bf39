"""Figures that say how old people are: "Adam Hassan, 34, was shot", "two boys, 7 and 8,", "aged between 18 and 22"."""

import re

_OLDEST = 110
_COUNTS = re.compile(r"\s+(?!(?:and|or|to|were|was|are|is|in|at|on|who|from)\b)[a-z]")
_BETWEEN = r"(?:\s*[-–]\s*|,?\s+(?:and|to|or)\s+|,\s*)"
# "ages 24, 20 and 19", "between the ages of 31 and 44", "range in age from 16 to 20", "younger than 12"
_AGES_BEFORE = re.compile(
    rf"(?:\b(?:ages|aged),?\s+(?:of\s+|between\s+|from\s+)?(?:\d{{1,3}}{_BETWEEN})*"
    rf"|\bage\s+(?:of\s+|from\s+|range\s+(?:of\s+)?)(?:\d{{1,3}}{_BETWEEN})*"
    r"|\b(?:younger|older)\s+than\s+)$",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages)\s+(?:between\s+)?$|,\s*$", re.IGNORECASE)
_AGE_AFTER = re.compile(r"\s*(?:,|and\b\s+[A-Z]|;|\.)")
_AFTER_NAME = re.compile(r"\b[A-Z]\w+(?:\s+[\w'’.-]+)?,\s*$")
_OF_ONE = re.compile(r"\s+(?:was|is|has)\b|\s*[-–—(]+\s*who\b")  # "Adam Hassan, 34 was shot", "Adam, 34 - who was shot"
_OF_BOTH = r"(?:\s*[,.;)]|\s+(?:were|are|who)\b)"
_AND_AGE = re.compile(rf"\s+and\s+\d{{1,2}}{_OF_BOTH}")  # "her sons, 7 and 8,", "two men, 30 and 42 were"
_SEVERAL = r"(?:[a-z]s|[a-z]men|\bmen|children|people)"
_AFTER_AND_AGE = re.compile(rf"{_SEVERAL},\s*\d{{1,2}}\s+and\s+$")
_BOTH = re.compile(r"\b(?:both|each)\s+$", re.IGNORECASE)  # "Hassan and Omar, both 16,"
_BELIEVED = re.compile(r"\b(?:believed|thought|said|estimated|aged?|approximately) (?:to be )(?:\d+ and )?$")
_PAST_AGES = re.compile(r"(?:\s+and\s+\d{1,2})?\s*,")  # "thought to be 41 and 58,"
_DECADE = re.compile(r"\b(?:his|her|their|in|early|mid|late)[\s-]+(?:\w+\s+)?$", re.IGNORECASE)  # "in their 20's"
_WHO_IS = re.compile(r",\s+(?:who\s+(?:was|is)|now|then)\s+$", re.IGNORECASE)  # "Adam Hassan, who was 34,"


def is_age(before: str, after: str, value: int) -> bool:
    """The figure between these words is the age of people who are told beside it."""
    if _DECADE.search(before) and re.match(r"['’′]?s\b", after):
        return True
    if value > _OLDEST:
        return False
    if (_WHO_IS.search(before) or _AGES_BEFORE.search(before)) and not _COUNTS.match(after):
        return True
    if _is_of_two(before, after):
        return True
    if not _AGE_BEFORE.search(before):
        return False
    is_told = _AGE_AFTER.match(after) or (_AFTER_NAME.search(before) and _OF_ONE.match(after))
    return "," not in before[-2:] or bool(is_told)


def _is_of_two(before: str, after: str) -> bool:
    """ "Her sons, 7 and 8,", "two cooks, thought to be 41 and 58,", "Hassan and Omar, both 16,"."""
    if _BELIEVED.search(before):
        return _PAST_AGES.match(after) is not None
    if _BOTH.search(before):
        return re.match(r"\s*[,.;)]", after) is not None
    first = re.search(rf"{_SEVERAL},\s*$", before) and _AND_AGE.match(after)
    return bool(first) or bool(_AFTER_AND_AGE.search(before) and re.match(_OF_BOTH, after))
