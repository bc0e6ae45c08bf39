"""On which day a report was published, and how we know. Never from the clock."""

import re
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from rashomon.ingest.dateline import dateline
from rashomon.ingest.dates import MONTH, iso_day, month_number, written_days
from rashomon.model.report import PublishedBasis

_URL_DAY = re.compile(
    r"/((?:19|20)\d{2})[/-]?(\d{1,2})[/-]?(\d{1,2})(?=[/_.-]|$)|/((?:19|20)\d{2})/([a-z]{3})/(\d{1,2})(?=/|$)"
)
_ISO = re.compile(
    r"^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$", re.IGNORECASE
)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_UNKNOWN = ("0000", "0001", "1970-01-01", "9999")
# month/day/year - hour:minute, as comment systems of the United States write it
_STAMP = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>20\d{2})\s*-\s*\d{1,2}:\d{2}")
_STAMP_VERB = re.compile(r"\b(?:permalink|reply|says|said on|report abuse)\b", re.IGNORECASE)
# after the months of the latest month and year told, so many may have passed for a bare "Feb. 8"
_MONTHS_LATER = 6
_LEAD_CHARACTERS = 1200
_LONGEST_TELLING = 50_000
_DAY_OF_MONTH = re.compile(rf"(?<!\w)(?:{MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)(?!\w)", re.IGNORECASE)
_DAY_BEFORE_MONTH = re.compile(rf"(?<!\w)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH}(?!\w)", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"(?<!\w){MONTH}(?:\s+of)?,?\s+(?P<year>(?:19|20)\d{{2}})(?!\w)", re.IGNORECASE)
_YEAR_FOLLOWS = re.compile(r"\W{1,3}(?:19|20)\d{2}(?!\d)")


class Published(NamedTuple):
    """When, on what basis, and flags: `date` (given but impossible), `date_conflict` (the date line says otherwise)."""

    when: str | None
    basis: PublishedBasis | None
    flags: tuple[str, ...] = ()


def published(
    given: str | None,
    metadata: str | None = None,
    url: str | None = None,
    text: str = "",
    comments: str = "",
    title: str | None = None,
    page: str | None = None,
) -> Published:
    """The publication date of a report, on the best basis there is.

    A date line at the head of the page wins over a given date that names another day. Then: given, metadata of the
    page, address, date line, earliest stamp of a reader's comment, the text itself. `page` is the text before
    cleaning, where it differs: date lines are cut as noise.
    """
    stated = _iso(given)
    flags = ("date",) if given and stated is None else ()
    line = dateline(text if page is None else page, title, (stated or "")[:10])
    if stated and line and stated[:10] != line:
        return Published(line, "dateline", (*flags, "date_conflict"))
    candidates: tuple[tuple[Callable[[], str | None], PublishedBasis], ...] = (
        (lambda: stated, "given"),
        (lambda: _iso(metadata), "metadata"),
        (lambda: url_day(url), "url"),
        (lambda: line, "dateline"),
        (lambda: earliest_stamp(comments), "comment_stamps"),
        (lambda: day_from_text(text), "text"),
    )
    found = next(((when, basis) for look, basis in candidates if (when := look())), None)
    return Published(*found, flags) if found else Published(None, None, flags)


def url_day(url: str | None) -> str | None:
    """The day in an address such as /2018/02/08/ or /2018-02-08/."""
    for match in _URL_DAY.finditer((url or "").casefold()):
        year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
        found = iso_day(int(year), _month(month), int(day))
        if found:
            return found
    return None


def earliest_stamp(comments: str) -> str | None:
    """The day of the earliest reader's comment: the report is no younger."""
    days = [iso_day(int(match["year"]), int(match["month"]), int(match["day"])) for match in _STAMP.finditer(comments)]
    days += [each.day for line in comments.split("\n") if _STAMP_VERB.search(line) for each in written_days(line)]
    return min((day for day in days if day), default=None)


def day_from_text(text: str) -> str | None:
    """The latest day that a report tells of: not the date of publication, but near it, as news tells what is new.

    The latest full date of the first paragraphs, or the latest day of a month ("Feb. 8") in the latest year told.
    """
    days = [each.day for each in written_days(text[:_LEAD_CHARACTERS])]
    guessed = _day_in_latest_year(text[:_LONGEST_TELLING])
    return max([*days, guessed] if guessed else days, default=None)


def _day_in_latest_year(text: str) -> str | None:
    latest = max(((int(m["year"]), month_number(m["month"])) for m in _MONTH_YEAR.finditer(text)), default=None)
    if latest is None:
        return None
    year, month = latest
    near = [bare for bare in _bare_days(text) if month <= bare[0] <= month + _MONTHS_LATER]
    return max((day for day in (iso_day(year, *bare) for bare in near) if day), default=None)


def _bare_days(text: str) -> list[tuple[int, int]]:
    """Days of a month without a year, as (month, day)."""
    matches = [*_DAY_OF_MONTH.finditer(text), *_DAY_BEFORE_MONTH.finditer(text)]
    bare = [match for match in matches if not _YEAR_FOLLOWS.match(text, match.end())]
    return [(month_number(match["month"]), int(match["day"])) for match in bare]


def _month(word: str) -> int:
    try:
        return month_number(word)
    except ValueError:
        return 0


def _iso(value: str | None) -> str | None:
    """A given date or datetime as ISO 8601, None where it is none or cannot be."""
    value = (value or "").strip()
    if not value or value.startswith(_UNKNOWN):
        return None
    match = _ISO.match(value) or _COMPACT.match(value)
    if match is None:
        return _from_words(value)
    day = iso_day(int(match[1]), int(match[2]), int(match[3]))
    return day if day is None or len(value) <= 10 else _moment(value)


def _moment(value: str) -> str | None:
    try:
        return datetime.fromisoformat(value.upper().replace(" Z", "Z")).isoformat()
    except ValueError:
        return None


def _from_words(value: str) -> str | None:
    """ "8 February 2018", or as feeds write it "Thu, 08 Feb 2018 04:12:00 GMT"."""
    try:
        moment = parsedate_to_datetime(value)
        return moment.isoformat() if iso_day(moment.year, moment.month, moment.day) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        days = {each.day for each in written_days(value)}
        return days.pop() if len(days) == 1 else None
