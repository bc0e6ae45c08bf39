"""Which of the times that a sentence names its event happened at."""

import re
from collections.abc import Sequence

from rashomon.extract._slots import filled
from rashomon.model.attribution import Attribution
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.when import TimeExpression, days_between

OLD_DAYS = 30  # before publication; then an event is recalled, whatever the words
_WORDS = "date_cues"
_EXACT = {"day": 5, "span": 4, "week": 3, "month": 2, "year": 1}
_SPEAKING = re.compile(r"^\s*(?:\w+\s+){0,2}?(?:on|late|early|late on|earlier|in)?\s*$", re.IGNORECASE)
_ON_THE_DAY = re.compile(r"(?:^|\s)(?:on|around|about|since|before|after|by|in|late|early)\s+$", re.IGNORECASE)
# grammar, with the words of `resources/date_cues.yaml` in its slots
_SPOKEN = r"\b<spoke>\b(?:\W+\w+){0,3}\W*$"
# "the raids have intensified in June": how it has gone, and not when they were
_GROWN = r"\b<grew>(?: [\w'’-]+){0,3} (?:since|in|during|from|over) (?:the )?$"
# "split since March 2005", "since the start of the war in 1994": how long something lasts
_SINCE = re.compile(r"\bsince (?:[\w'’-]+ ){0,8}$", re.IGNORECASE)
_LONG = ("month", "year")
_YEAR = re.compile(r"\b\d{4}\b")


def event_times(
    report: Report, times: Sequence[TimeExpression], sentence: Span, stretch: Span, said: Sequence[Attribution]
) -> list[TimeExpression]:
    """The times at which the event of `stretch` may have happened: not when somebody spoke, not a date line, nothing
    to come.

    times: all of the report. A time at the head of the sentence holds for all its stretches.
    """
    cues = [a.cue for a in said]
    return [
        t
        for t in times
        if t.date is not None
        and t.type in ("DATE", "TIME", "DURATION")
        and (stretch.holds(t.span) or (sentence.holds(t.span) and t.span.start - sentence.start <= 4))
        and not any(cue.end <= t.span.start and _SPEAKING.match(report.text[cue.end : t.span.start]) for cue in cues)
        and not _is_date_line(report, t)
        and not (report.published_day and t.date.start > report.published_day)
    ]


def unspoken_times(report: Report, times: Sequence[TimeExpression], sentence: Span) -> list[TimeExpression]:
    """As `event_times`, of a sentence that is not parsed: who spoke when is known by its words alone."""
    found = event_times(report, times, sentence, sentence, ())
    found = [t for t in found if not is_lasting(report, sentence, t)]
    return [t for t in found if not filled(_SPOKEN, _WORDS).search(report.text[sentence.start : t.span.start])]


def is_lasting(report: Report, sentence: Span, time: TimeExpression) -> bool:
    """Since that month or year something lasts, or it grew then: "the town, split since March 2005"."""
    before = report.text[sentence.start : time.span.start]
    is_long = time.date is not None and time.date.precision in _LONG
    return is_long and any(words.search(before) for words in (_SINCE, filled(_GROWN, _WORDS)))


def likeliest(times: Sequence[TimeExpression], anchor: int) -> TimeExpression | None:
    """The most exact time, and of those the one nearest to `anchor`, where the words stand that tell what happened."""

    def rank(time: TimeExpression) -> tuple[int, int, int]:
        exact = _EXACT[time.date.precision] if time.date else 0
        return (-exact, abs(time.span.start - anchor), time.span.start)

    return min(times, key=rank, default=None)


def is_old(time: TimeExpression | None, published: str | None) -> bool:
    """The time lies so long before publication that the event is recalled."""
    if time is None or time.date is None or published is None:
        return False
    return days_between(time.date.end, published) > OLD_DAYS


def _is_date_line(report: Report, time: TimeExpression) -> bool:
    """A full date at the head of the text or of a line dates the report and not the event."""
    is_full = time.date is not None and time.date.precision == "day" and _YEAR.search(time.span.text) is not None
    if not is_full:
        return False
    before = report.text[report.headline_end : time.span.start]
    line = report.text[report.text.rfind("\n", 0, time.span.start) + 1 : time.span.start]
    return (not line.strip() or len(before.split()) <= 3) and _ON_THE_DAY.search(before) is None
