"""On which day an incident happened, as the coders of MUC-4 fill it in.

The day that the ledger claims stands, unless its words tell when somebody spoke, answered or came, or since when
something lasts. For want of one it is the first day in a sentence of the telling that tells of a deed, then the two
days up to the date line, which is what most of these telexes report.
"""

import datetime
import re
from collections.abc import Iterator
from functools import cache

from rashomon.extract.times import find_times
from rashomon.model.when import TimeExpression
from rashomon.resolve.calendar import resolve_times
from rashomon.text import vocabulary
from rashomon.text.sentences import sentences

from .scorer import Line

Told = dict[str, list[Line]]

_DAY = 10  # characters of an ISO day
_HEAD = 100  # characters behind a day at the head of its sentence
_AT_HEAD = re.compile(r"\W*(?:(?:on|early|late)\s+)*", re.IGNORECASE)
_STOP = re.compile(r"[.;!?]\s")
_BESIDE = 60  # characters before and after a word for a day
_SPOKE = "said told reported announced added confirmed stated presented declared warned"
_NO_DEED = "says report reports statement arrived"
_TWICE = frozenset("admit regret".split())  # whose last letter is written twice in the past
_DEED = re.compile(
    r"\b(?:kill|murder|assassinat|massacr|attack|bomb|explo|kidnap|abduct|shot|wound|dynamit|ambush|occurred|"
    r"took place|happened|perpetrated|carried out|destroy|burn)",
    re.IGNORECASE,
)


def day(incident: Line, told: Told, report: Line) -> str | list[str] | None:
    """An ISO day, or the first and the last of several."""
    claimed = [c["value"]["date"] for c in told["date"] if not _is_beside_speech(report["text"], c)]
    dates = claimed or ([] if told["date"] else [incident.get("date") or {}])
    start, end = (dates[0].get("start"), dates[0].get("end")) if dates else (None, None)
    start, end = (start, end) if start else (_of_telling(told, report), None)
    if start is None and report["published"]:
        last = datetime.date.fromisoformat(report["published"][:_DAY])
        return [str(last - datetime.timedelta(days=1)), str(last)]
    return [start, end] if start and end and start != end else start


def _is_beside_speech(text: str, claim: Line) -> bool:
    words = claim["trigger"]
    return _is_of_speech(text, claim["evidence"]["start"], words["start"], words["end"])


def _is_of_speech(text: str, floor: int, start: int, end: int) -> bool:
    """The day on which somebody spoke: "said today", "the police today reported"; or since which something lasts."""
    before = text[max(floor, start - _BESIDE) : start]
    is_beside = _behind_speech().search(before) or _before_speech().match(text[end : end + _BESIDE])
    return bool(is_beside) or (_AT_HEAD.fullmatch(text[floor:start]) is not None and _is_answer(text[end:]))


def _is_answer(clause: str) -> bool:
    """ "On 3 May the front, in a letter, admitted that ...": what is told first is somebody's word, and no deed."""
    told = _STOP.split(clause[:_HEAD])[0]
    spoke, deed = _spoke().search(told), _DEED.search(told)
    return spoke is not None and (deed is None or spoke.start() < deed.start())


@cache
def _spoke() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_answered())})\b", re.IGNORECASE)


@cache
def _behind_speech() -> re.Pattern[str]:
    words = "|".join([*_answered(), *_NO_DEED.split()])
    return re.compile(rf"\b(?:{words})\b(?:\W+\w+){{0,2}}\W*$|\b(?:since|until)\W+$", re.IGNORECASE)


@cache
def _before_speech() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:also\W+|\w+ly\W+)?(?:{'|'.join(_answered())})\b", re.IGNORECASE)


def _answered() -> list[str]:
    """Verbs of speaking and of answering an event, in the past."""
    answers = [_past(word) for entry in vocabulary.entries("response_words") for word in entry["words"]]
    return [*_SPOKE.split(), *answers]


def _past(verb: str) -> str:
    """The regular past, for those that have one."""
    if verb.endswith("y") and verb[-2] not in "aeo":
        return f"{verb[:-1]}ied"
    return verb + ("d" if verb.endswith("e") else f"{verb[-1]}ed" if verb in _TWICE else "ed")


def _of_telling(told: Told, report: Line) -> str | None:
    """The first day, up to the date line, in the sentences that tell of it and the ones beside them."""
    days = (time.date.start for time in _days(told, report["text"], report["published"]) if time.date is not None)
    return next((d for d in days if not report["published"] or d <= report["published"][:_DAY]), None)


def _days(told: Told, text: str, published: str | None) -> Iterator[TimeExpression]:
    starts = [claim["evidence"]["start"] for claims in told.values() for claim in claims]
    if not starts:
        return
    lines = sentences(text)
    first = next((k for k, s in enumerate(lines) if s.end > min(starts)), 0)
    last = next((k for k, s in enumerate(lines) if s.start > max(starts)), len(lines))
    for line in lines[max(0, first - 1) : last + 1]:
        for time in resolve_times(find_times(text, line.start, line.end), published and published[:_DAY]):
            is_day = time.date is not None and time.date.start == time.date.end and time.type in ("DATE", "TIME")
            if (
                is_day
                and _DEED.search(line.text)
                and not _is_of_speech(text, line.start, time.span.start, time.span.end)
            ):
                yield time
