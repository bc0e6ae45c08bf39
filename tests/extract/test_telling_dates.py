"""Days that are not those of the event, by the words before them."""

import pytest

from rashomon.extract._telling_dates import is_lasting, unspoken_times
from rashomon.extract.times import find_times
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.when import TimeExpression
from rashomon.resolve.calendar import resolve_times
from rashomon.text.vocabulary import Entry, entries

PUBLISHED = "2021-07-30"


def times_of(text: str) -> tuple[Report, list[TimeExpression], Span]:
    report = Report(id="r-1", sha256="0" * 64, text=text, published=PUBLISHED)
    return report, list(resolve_times(find_times(text), PUBLISHED)), Span(0, len(text), text)


@pytest.mark.parametrize("entry", entries("date_cues"), ids=lambda entry: entry["use"])
def test_every_entry_matches_its_example(entry: Entry) -> None:
    report, times, whole = times_of(entry["example"])
    assert [t.span.text for t in times if t.type == "DATE"] == [entry["date"]]
    assert unspoken_times(report, times, whole) == []
    assert is_lasting(report, whole, times[0]) is (entry["use"] == "grew")


def test_a_day_beside_the_deed_stands() -> None:
    report, times, whole = times_of("Jets hit the mill on 3 May, the mayor said.")
    assert [t.span.text for t in unspoken_times(report, times, whole)] == ["3 May"]
