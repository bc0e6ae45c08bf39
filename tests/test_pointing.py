"""Words of a report that somebody points at become the evidence of a claim."""

import pytest

from rashomon.errors import DecisionError
from rashomon.model.claim import Claim, TypeFact
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.pipeline.pointing import pointed_at

TEXT = "Nine died in Hama 𐍈. Later the mayor said nine died, and nine were hurt. Nobody else spoke."
SECOND = TEXT.index("Later"), TEXT.index(" Nobody")


@pytest.fixture
def report() -> Report:
    return Report(
        id="r",
        title=None,
        publisher=None,
        url=None,
        language="en",
        published=None,
        published_basis=None,
        sha256="0",
        text=TEXT,
    )


@pytest.fixture
def claim() -> Claim:
    return Claim(
        id="c",
        report="r",
        account="a",
        field="killed",
        value=TypeFact("other"),
        confidence=1,
        rule="x",
        evidence=Span.of(TEXT, *SECOND),
        trigger=Span.of(TEXT, SECOND[0], SECOND[0] + 5),
    )


def words(report: Report, found: dict[str, int]) -> str:
    return report.text[found["start"] : found["end"]]


def test_words_that_stand_once_are_found(claim: Claim, report: Report) -> None:
    found = pointed_at(claim, report, "Hama")
    assert words(report, found["trigger"]) == "Hama"
    assert words(report, found["evidence"]) == "Nine died in Hama 𐍈."


def test_the_sentence_of_the_claim_comes_first(claim: Claim, report: Report) -> None:
    assert pointed_at(claim, report, "the mayor") == {"trigger": {"start": 27, "end": 36}}
    assert "evidence" not in pointed_at(claim, report, "died,")


def test_offsets_alone_are_enough_and_words_check_them(claim: Claim, report: Report) -> None:
    assert words(report, pointed_at(claim, report, start=13, end=17)["trigger"]) == "Hama"
    assert pointed_at(claim, report, "Hama", 13) == pointed_at(claim, report, "Hama", 13, 17)
    with pytest.raises(DecisionError, match=r"D003.*the text reads 'Hama"):
        pointed_at(claim, report, "Homs", 13)


def test_words_over_two_sentences_take_both(claim: Claim, report: Report) -> None:
    found = pointed_at(claim, report, start=13, end=SECOND[0] + 5)
    assert words(report, found["evidence"]) == TEXT[: SECOND[1]]


@pytest.mark.parametrize(
    ("given", "start", "end", "why"),
    [
        ("nine", None, None, r"2 times, at \d+, \d+"),
        ("seven", None, None, "no such words"),
        ("", None, None, "no words"),
        ("", 5, 5, "from 5 to 5"),
        ("", 5, 4, "from 5 to 4"),
        ("", 0, 10_000, "from 0 to 10000"),
        ("", 4, 5, "from 4 to 5"),
    ],
)
def test_what_is_no_place_is_refused(claim: Claim, report: Report, given: str, start: int, end: int, why: str) -> None:
    with pytest.raises(DecisionError, match=why):
        pointed_at(claim, report, given, start, end)
