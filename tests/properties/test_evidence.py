"""What holds for every claim of the examples: evidence in the text, unique ids, parts inside their account."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from rashomon.ingest.clean import clean
from rashomon.ingest.find import find
from rashomon.ingest.raw import RawDocument
from rashomon.model.claim import FACT_FIELDS, HARM_FIELDS, HarmValue
from rashomon.model.reading import Reading
from rashomon.pipeline.stages import read_document
from rashomon.text.sentences import sentences

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def raws() -> list[RawDocument]:
    return [raw for raw in find([str(EXAMPLES)]) if isinstance(raw, RawDocument)]


@pytest.fixture(scope="module")
def readings(raws: list[RawDocument]) -> list[Reading]:
    return [read_document(raw) for raw in raws]


def test_there_are_claims(readings: list[Reading]) -> None:
    assert len(readings) >= 14
    assert sum(len(r.claims) for r in readings) > 100
    assert {c.field for r in readings for c in r.claims} >= {"killed", "injured", "type", "place", "date", "initiator"}


def test_evidence_and_trigger_are_the_reports_own_words(readings: list[Reading]) -> None:
    for reading in readings:
        text = reading.report.text
        for claim in reading.claims:
            for span in (claim.evidence, claim.trigger):
                assert span.text and text[span.start : span.end] == span.text


def test_evidence_is_a_sentence_and_holds_the_trigger(readings: list[Reading]) -> None:
    for reading in readings:
        whole = {s.span for s in sentences(reading.report.text)}
        for claim in reading.claims:
            assert claim.evidence in whole
            assert claim.evidence.holds(claim.trigger)


def test_ids_are_unique(readings: list[Reading]) -> None:
    for ids in (
        [r.report.id for r in readings],
        [a.id for r in readings for a in r.accounts],
        [c.id for r in readings for c in r.claims],
    ):
        assert [key for key, times in Counter(ids).items() if times > 1] == []


def test_every_claim_is_in_an_account_and_every_account_has_claims(readings: list[Reading]) -> None:
    for reading in readings:
        assert {c.account for c in reading.claims} == {a.id for a in reading.accounts}
        assert {c.report for c in reading.claims} | {a.report for a in reading.accounts} <= {reading.report.id}


def test_a_report_is_chiefly_about_one_account(readings: list[Reading]) -> None:
    for reading in readings:
        assert [a.main for a in reading.accounts].count(True) == bool(reading.accounts)
        assert all(0 <= a.span_start <= len(reading.report.text) for a in reading.accounts)


def test_parts_stand_in_the_account_of_their_whole(readings: list[Reading]) -> None:
    parts = 0
    for reading in readings:
        known = {c.id: c for c in reading.claims}
        for claim in reading.claims:
            if claim.part_of is not None:
                whole = known[claim.part_of]
                assert (whole.account, whole.field, whole.is_harm) == (claim.account, claim.field, True)
                assert claim.id not in (whole.id, whole.part_of)
                parts += 1
    assert parts >= 3


def test_values_go_with_their_fields(readings: list[Reading]) -> None:
    for claim in (c for r in readings for c in r.claims):
        assert claim.field in HARM_FIELDS if isinstance(claim.value, HarmValue) else claim.field in FACT_FIELDS
        assert 0 <= claim.confidence <= 1 and claim.rule
        if isinstance(claim.value, HarmValue):
            low, high = claim.value.quantity.low, claim.value.quantity.high
            assert low is None or high is None or 0 <= low <= high


def test_an_account_has_at_most_one_type_place_and_date(readings: list[Reading]) -> None:
    told = Counter((c.account, c.field) for r in readings for c in r.claims if c.field in ("type", "place", "date"))
    assert [row for row, times in told.items() if times > 1] == []


def test_reading_again_gives_the_same_bytes(raws: list[RawDocument], readings: list[Reading]) -> None:
    again = [read_document(raw) for raw in reversed(raws)]
    assert [msgspec.json.encode(r) for r in reversed(again)] == [msgspec.json.encode(r) for r in readings]


def test_ids_hang_on_the_report_and_not_on_its_place(raws: list[RawDocument], readings: list[Reading]) -> None:
    moved = msgspec.structs.replace(raws[0], place="elsewhere/another.txt")
    assert read_document(moved).claims == readings[0].claims


def test_claims_stand_in_reading_order(readings: list[Reading]) -> None:
    for reading in readings:
        starts = [c.trigger.start for c in sorted(reading.claims, key=lambda c: c.id)]
        assert starts == sorted(starts)


def test_the_text_is_what_cleaning_gives(raws: list[RawDocument], readings: list[Reading]) -> None:
    assert [clean(raw).text for raw in raws] == [r.report.text for r in readings]
