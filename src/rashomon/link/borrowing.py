"""Which sentences a report takes over from another: the paragraph of a wire story inside a report of one's own.

Only sentences that claims rest on are compared, and only within one incident: who is independent of whom is asked
nowhere else. Each sentence looks for its like in an index of four words that follow each other, so that the cost grows
with the number of sentences and not with its square.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from rashomon.model.claim import Claim
from rashomon.model.report import Report

_SHINGLE = 4  # words that follow each other
_FEWEST = 5  # shingles shared: runs of eight words; fewer may be a name with its office
_HELD = 0.6  # share of the shorter sentence's shingles that the other one holds; below, the like have told it anew
_WORD = re.compile(r"\w+")


class _Sentence(Struct, frozen=True, order=True):
    """published, text: of the report, or of the one whose text that repeats; an unknown day counts as the latest."""

    published: str
    text: str
    start: int
    words: str


def taken_over(claims: Iterable[Claim], reports: Mapping[str, Report], copies: Mapping[str, str]) -> dict[str, str]:
    """Claim id -> id of the report that told its sentence first, of the claims whose sentence is taken over.

    claims: of one incident. reports: by id. copies: report id -> id of the report whose text it repeats; a copy takes
    over nothing sentence by sentence. The order of the claims does not matter.
    """
    told: dict[_Sentence, list[str]] = defaultdict(list)
    for claim in claims:
        told[_sentence(claim, reports, copies)].append(claim.id)
    first = _first_tellers(sorted(told))
    return {claim: first[one] for one, ids in told.items() for claim in ids if first[one] != one.text}


def _sentence(claim: Claim, reports: Mapping[str, Report], copies: Mapping[str, str]) -> _Sentence:
    text = copies.get(claim.report, claim.report)
    report = reports.get(text)
    published = (report.published if report is not None else None) or "9999"
    return _Sentence(published, text, claim.evidence.start, claim.evidence.text)


def _first_tellers(in_order: Sequence[_Sentence]) -> dict[_Sentence, str]:
    """Each sentence with the report that told it first, or told what it was made from."""
    first: dict[_Sentence, str] = {}
    known: dict[frozenset[str], _Sentence] = {}
    lying: dict[str, list[frozenset[str]]] = defaultdict(list)
    for sentence in in_order:
        marks = _marks(sentence.words)
        like = _most_alike(marks, lying, known)
        first[sentence] = sentence.text if like is None else first[known[like]]
        if marks not in known:
            known[marks] = sentence
            for mark in marks:
                lying[mark].append(marks)
    return first


def _most_alike(
    marks: frozenset[str], lying: Mapping[str, Sequence[frozenset[str]]], known: Mapping[frozenset[str], _Sentence]
) -> frozenset[str] | None:
    """The earliest of the sentences that share most with this one, if they share enough."""
    shared: dict[frozenset[str], int] = defaultdict(int)
    for mark in marks:
        for other in lying.get(mark, ()):
            shared[other] += 1
    enough = {o: n for o, n in shared.items() if n >= max(_FEWEST, _HELD * min(len(o), len(marks)))}
    return min(enough, key=lambda other: (-enough[other], known[other]), default=None)


def _marks(sentence: str) -> frozenset[str]:
    words = _WORD.findall(sentence.lower())
    return frozenset(" ".join(words[k : k + _SHINGLE]) for k in range(len(words) - _SHINGLE + 1))
