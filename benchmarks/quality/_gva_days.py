"""On which day a group of reports has its shooting: the day that most of its words for days speak for.

The gold has a day for every shooting, and later reports tell as many other days: of the arrest, of the hearing, of the
vigil. No day after the first report can be meant. Days in sentences that shoot, kill or find count most; then the day
that the ledger claims for what the report is chiefly about; least those that follow a word of police work, of courts or
of speaking.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.extract.times import find_times
from rashomon.resolve.calendar import resolve_times

from .ledger import Export, main_incident
from .scorer import Line

_TOLD = ("asserted", "alleged")
_HAPPENS = re.compile(
    r"\b(?:sho[ot]s?|shoots?|shootings?|gunfire|gunned|fired|kill(?:ed|ing)|wounded|injured|died|dead|slain|slaying|"
    r"murders?|homicide|happened|occurred|incident|accident|went off|found)\b",
    re.IGNORECASE,
)
_COMES_AFTER = re.compile(
    r"\b(?:arrested|charged|court|hearing|arraign\w*|sentenced|said|announced|released|pleaded|indicted|custody|booked|"
    r"identified|vigil|funeral|trial|jury|published|posted|updated|conference|jail)\b",
    re.IGNORECASE,
)
_BEFORE, _HEAD = 25, 400  # characters before a word for a day; at the head of a text
_CLAIMED, _ACTING, _PLAIN, _AFTERWARDS, _EARLY, _MOST_OF_ONE = 1.0, 2.0, 0.6, 0.2, 1.5, 4.0
_FRESH_DAYS, _RECENT_DAYS = 2, 5  # before the first report; local papers report at once
_STOPS = (". ", "\n")


def day(export: Export, documents: Sequence[str]) -> str | None:
    """The ISO day; the day of the first report where no word for a day can be meant."""
    published = [known[:10] for d in documents if (known := export.reports.get(d, {}).get("published"))]
    last = min(published, default="9999-12-31")
    votes: dict[str, float] = defaultdict(float)
    for document in documents:
        for told, weight in [*_written(export.reports.get(document, {})), *_claimed(export, document)]:
            if told <= last:
                votes[told] += weight
    if not votes:
        return min(published, default=None)
    return max(sorted(votes, reverse=True), key=lambda d: votes[d] + _freshness(d, last))


def _written(report: Line) -> Iterator[tuple[str, float]]:
    """The days that the words of a report can mean, each once, with their weight."""
    text, published = report.get("text", ""), (report.get("published") or "")[:10] or None
    weights: dict[str, float] = defaultdict(float)
    for time in resolve_times(find_times(text, 0, len(text)), published):
        if time.date is not None and time.date.start == time.date.end:
            weights[time.date.start] += _weight(text, time.span.start, time.span.end)
    for told, weight in weights.items():
        yield told, min(weight, _MOST_OF_ONE)


def _weight(text: str, start: int, end: int) -> float:
    sentence = text[_sentence_start(text, start) : _sentence_end(text, end)]
    before = text[max(0, start - _BEFORE) : start]
    weight = _ACTING if _HAPPENS.search(sentence) else _PLAIN
    weight *= _AFTERWARDS if _COMES_AFTER.search(before) and not _HAPPENS.search(before) else 1.0
    return weight * (_EARLY if start < _HEAD else 1.0)


def _sentence_start(text: str, start: int) -> int:
    return max(text.rfind(stop, 0, start) for stop in _STOPS) + 1


def _sentence_end(text: str, end: int) -> int:
    return min((found for stop in _STOPS if (found := text.find(stop, end)) >= 0), default=len(text))


def _claimed(export: Export, document: str) -> Iterator[tuple[str, float]]:
    """The days that the ledger claims for what the document is chiefly about."""
    incident = main_incident(export, document)
    for claim in export.told.get(document, {}).get(incident, []) if incident is not None else []:
        if claim["field"] == "date" and claim["stance"] in _TOLD:
            told = claim["value"]["date"]
            if told["start"] == told["end"]:
                yield told["start"], _CLAIMED


def _freshness(told: str, last: str) -> float:
    gap = (date.fromisoformat(last) - date.fromisoformat(told)).days
    return 1.0 if gap <= _FRESH_DAYS else 0.5 if gap <= _RECENT_DAYS else 0.0
