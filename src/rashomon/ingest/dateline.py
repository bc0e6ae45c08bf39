"""The date at the head of a report."""

import re

from rashomon.ingest.dates import WrittenDay, written_days

_HEAD_CHARACTERS = 700
_LINE_WORDS = 14
_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day|s|nes|rs|ur)?\.?,?\s*$")
_LEADS_TO = re.compile(
    r"\b(?:on|in|of|since|until|till|from|by|before|after|between|and|to|dated|around|about|for|late|early|born|through|than|"
    r"last|this|next|every|that|when|was|were|is|are|has|had|killed)[\s,]*$",
    re.IGNORECASE,
)
# "Published July 2", "Posted on", "Date of publication"
_ANNOUNCES = re.compile(
    r"\b(?:published|posted|created|issued|released|date|publication)\s*(?:on|at)?\s*:?\s*$", re.IGNORECASE
)
# the report is at most so old
_UPDATED = re.compile(r"\b(?:updated|modified|last update)\s*(?:on|at)?\s*:?\s*$", re.IGNORECASE)
_LOWER_BEFORE = re.compile(r"[a-z]+[\s,]*$")
# words of the page itself, before a date
_FURNITURE = re.compile(r"\b(?:print|page|share|email|tweet|url|story|article|views|comments)\s*$", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:\b(?:Reuters|AFP|AP|UPI|dpa|EFE|Xinhua|SANA|TASS|Anadolu|IANS|PTI|Agencies|Associated Press)\b|\))[\s,|–—-]*$"
)
_LINE_FOLLOWS = re.compile(r"^\s*(?:\([A-Z][\w /.-]{1,30}\)|--|[–—-]\s|\|)")
_PLACE_BEFORE = re.compile(
    r"^[A-Z][A-Z .'/-]{2,30}(?:,\s*[A-Z][\w .]{1,20})?(?:\s*\([A-Z][\w /.-]{1,30}\))?\s*[,–—-]*\s*$"
)
_WORD = re.compile(r"[^\W_]+")


def dateline(page: str, title: str | None = None, hint: str = "") -> str | None:
    """The first full date at the head of a page that dates the report, as an ISO date.

    It does where it stands at the very beginning, alone on its line, right after the title, an agency's name, a bare
    weekday or a word such as "Published"; a date inside a sentence ("on 3 May 2016") does not. `hint`: the day that
    is given elsewhere, to read "02/03/2016".
    """
    head = page[:_HEAD_CHARACTERS]
    days = written_days(head, hint or None)
    told = next((each.day for each in days if _dates_the_report(head, each, title)), None)
    if told:
        return told
    updated = next((each.day for each in days if _UPDATED.search(_before(head, each))), None)
    return updated if updated and (not hint or updated < hint) else None


def _dates_the_report(head: str, day: WrittenDay, title: str | None) -> bool:
    before, without_weekday = head[: day.start], _before(head, day)
    if _ANNOUNCES.search(without_weekday):
        return True
    if _LEADS_TO.search(without_weekday) or _UPDATED.search(without_weekday):
        return False
    return (
        _is_at_the_top(before, without_weekday)
        or _is_own_line(head, day)
        or _AGENCY.search(before) is not None
        or _PLACE_BEFORE.match(before.rsplit("\n", 1)[-1]) is not None
        or _LINE_FOLLOWS.match(head[day.end :]) is not None
        or _ends_with_title(before, title)
    )


def _before(head: str, day: WrittenDay) -> str:
    """What stands before the date and its weekday."""
    return _WEEKDAY.sub("", head[: day.start])


def _is_at_the_top(before: str, without_weekday: str) -> bool:
    """Nothing stands before, or a weekday that no word of a sentence leads to."""
    if before == without_weekday:
        return not before.strip()
    is_told = _LOWER_BEFORE.search(without_weekday) is not None
    return not is_told or _FURNITURE.search(without_weekday) is not None


def _is_own_line(head: str, day: WrittenDay) -> bool:
    """The line is short and no sentence: "By A. Writer | 3 May 2016 09:15"."""
    start = head.rfind("\n", 0, day.start) + 1
    stop = head.find("\n", day.end)
    line = head[start : stop if stop >= 0 else len(head)].strip()
    if (start == 0 and stop < 0) or head[start : day.start].rstrip().endswith(","):
        return False
    return len(line.split()) <= _LINE_WORDS and not line.endswith((".", "!", "?"))


def _ends_with_title(before: str, title: str | None) -> bool:
    words = _WORD.findall((title or "").casefold())
    return bool(words) and _WORD.findall(before.casefold())[-len(words) :] == words
