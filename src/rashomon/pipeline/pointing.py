"""Words of a report that somebody points at, as the evidence of a claim."""

from collections.abc import Sequence
from typing import Any

from rashomon.errors import DecisionError
from rashomon.model.claim import Claim
from rashomon.model.report import Report

_NEXT = "Select the words in the text, or give more of them, or the offset of the first."


def pointed_at(
    claim: Claim, report: Report, words: str = "", start: int | None = None, end: int | None = None
) -> dict[str, Any]:
    """The `trigger` of a claim, and its `evidence` where that is another sentence, as `Reviewer.correct` takes them.

    words: as they stand in the text; start, end: their offsets in code points. Either is enough: without an end the
    words tell it, without a start they must stand in the claim's sentence once, or once in the whole text.
    Raises DecisionError[D003] when this is no place, or not one.
    """
    first = start if start is not None else _only_place(claim, report.text, words)
    last = end if end is not None else first + len(words)
    found = report.text[first:last]
    if not 0 <= first < last <= len(report.text) or not found.strip() or (words and found != words):
        raise _no(f"from {first} to {last} the text reads {found[:80]!r}")
    trigger = {"start": first, "end": last}
    if claim.evidence.start <= first and last <= claim.evidence.end:
        return {"trigger": trigger}
    return {"trigger": trigger, "evidence": _sentence(report, first, last)}


def _only_place(claim: Claim, text: str, words: str) -> int:
    if not words.strip():
        raise _no("no words were given")
    places = _places(text, words)
    near = [place for place in places if claim.evidence.start <= place <= claim.evidence.end - len(words)]
    if len(near) == 1 or len(places) == 1:
        return (near if len(near) == 1 else places)[0]
    where = f"they stand there {len(places)} times, at {', '.join(map(str, places[:10]))}"
    raise _no(f"{words[:80]!r}: {where if places else 'the text has no such words'}")


def _places(text: str, words: str) -> Sequence[int]:
    found, place = [], text.find(words)
    while place >= 0:
        found.append(place)
        place = text.find(words, place + 1)
    return found


def _sentence(report: Report, first: int, last: int) -> dict[str, int]:
    """The whole sentences in which these words stand."""
    from rashomon.text.sentences import sentences

    around = [s for s in sentences(report.text, report.headline_end) if s.end > first and s.start < last]
    return {"start": min(first, around[0].start), "end": max(last, around[-1].end)}


def _no(problem: str) -> DecisionError:
    return DecisionError("D003", "evidence", problem, _NEXT)
