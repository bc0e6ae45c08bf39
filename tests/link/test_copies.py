"""Copies are found under a new headline; another report of the same event is none."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import make_report
from rashomon.link import copies as module
from rashomon.link.copies import copies
from rashomon.model.report import Report

STORY = (
    "A car bomb went off beside the customs house of Varnak on Monday and killed four clerks, the harbour master said. "
    "Firemen needed two hours to put out the flames, and the quay stayed closed until the evening while divers looked "
    "for a fifth man who had been seen near the water."
)
ANOTHER = (
    "Four people who worked for the customs of Varnak died on Monday when a vehicle packed with explosives blew up at "
    "the harbour, according to the town's hospital. One man was still missing at nightfall. The quay will open again "
    "on Wednesday, and the mayor has asked the guards to search all lorries."
)


def report(report_id: str, text: str, published: str | None = "2019-03-06", headline: str = "") -> Report:
    whole = f"{headline}\n\n{text}" if headline else text
    return make_report(report_id, whole, published=published, headline_end=len(headline))


def test_a_reprint_under_a_new_headline_is_a_copy() -> None:
    rows = [
        report("a", STORY, headline="Four dead at the quay"),
        report("b", STORY, headline="Blast rocks the harbour"),
    ]
    assert copies(rows) == {"b": "a"}


def test_a_shortened_reprint_is_a_copy() -> None:
    assert copies([report("a", STORY), report("b", STORY[: len(STORY) * 3 // 4])]) == {"b": "a"}


def test_another_report_of_the_same_event_is_no_copy() -> None:
    assert copies([report("a", STORY), report("b", ANOTHER)]) == {}


def test_the_earliest_is_the_original() -> None:
    rows = [report("a", STORY, "2019-03-07"), report("b", STORY, "2019-03-06"), report("c", STORY, None)]
    assert copies(rows) == {"a": "b", "c": "b"}


def test_a_chain_of_copies_has_one_original() -> None:
    longer = f"{STORY} {ANOTHER}"
    rows = [report("a", STORY), report("b", longer, "2019-03-07"), report("c", longer, "2019-03-08")]
    assert copies(rows) == {"b": "a", "c": "a"}


def test_a_text_of_a_few_words_is_no_copy() -> None:
    assert copies([report("a", "Four clerks died in Varnak on Monday."), report("b", STORY)]) == {}


def test_case_and_line_breaks_do_not_matter() -> None:
    assert copies([report("a", STORY), report("b", STORY.upper().replace(". ", ".\n\n"))]) == {"b": "a"}


def test_reports_with_nothing_in_common_are_not_compared(monkeypatch) -> None:
    compared = []
    monkeypatch.setattr(module, "is_copy", lambda one, two: compared.append(1) or False)
    words = [f"word{k}" for k in range(4000)]
    rows = [report(f"r{k}", " ".join(words[k * 80 : k * 80 + 80])) for k in range(50)]
    assert copies(rows) == {} and compared == []


def test_reports_that_share_no_more_than_a_sign_off_are_not_compared(monkeypatch) -> None:
    compared = []
    monkeypatch.setattr(module, "is_copy", lambda one, two: compared.append(1) or False)
    sign_off = " ".join(f"desk{k}" for k in range(16))
    words = [f"word{k}" for k in range(2000)]
    rows = [report(f"r{k}", " ".join([*words[k * 50 : k * 50 + 50], sign_off])) for k in range(40)]
    assert copies(rows) == {} and len(compared) < 40


def test_a_report_without_a_day_is_a_copy_of_one_of_any() -> None:
    rows = [report("a", STORY, "2001-01-02"), report("b", STORY, None), report("c", ANOTHER, "2020-01-02")]
    assert copies(rows) == {"b": "a"}


def test_a_report_without_a_day_is_held_against_few_that_share_stock_phrases(monkeypatch) -> None:
    """By single hashes of their sketches it was held against 78 of 150."""
    compared = []
    monkeypatch.setattr(module, "is_copy", lambda one, two: compared.append(1) or False)
    chance = random.Random(0)
    phrases = [" ".join(f"stock{k}word{n}" for n in range(7)) for k in range(14)]
    day = date(2001, 1, 1)
    rows = [
        report(f"r{k:03}", " ".join(chance.choice(phrases) for _ in range(12)), str(day + timedelta(days=60 * k)))
        for k in range(150)
    ]
    undated = report("undated", " ".join(chance.choice(phrases) for _ in range(12)), None)
    assert copies([*rows, undated]) == {} and len(compared) < 50


@pytest.mark.parametrize("kept", [1.0, 0.8, 0.5, 0.4])
def test_a_copy_of_a_report_without_a_day_is_found_whatever_was_cut(kept: float) -> None:
    """At the end or at the start; a long text, of which a sketch holds a tenth."""
    words = [f"word{k}" for k in range(300)]
    cut = int(len(words) * (1 - kept))
    for shorter in (words[cut:], words[: len(words) - cut]):
        rows = [report("a", " ".join(words), "2001-01-02"), report("b", " ".join(shorter), None)]
        assert copies(rows) == {"b": "a"}


def test_reports_of_many_weeks_are_laid_under_their_marks_once(monkeypatch) -> None:
    laid = []
    once = module.lies_under
    monkeypatch.setattr(module, "lies_under", lambda made: laid.append(1) or once(made))
    words = [f"word{k}" for k in range(4000)]
    day = date(2001, 1, 1)
    rows = [
        report(f"r{k}", " ".join(words[k * 80 : k * 80 + 80]), str(day + timedelta(days=30 * k))) for k in range(50)
    ]
    assert copies(rows) == {} and len(laid) == 50


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_does_not_matter(seed: int) -> None:
    rows = [
        report("a", STORY, "2019-03-08"),
        report("b", STORY, "2019-03-07", "Blast"),
        report("c", ANOTHER),
        report("d", ANOTHER + " " + STORY, None),
    ]
    once = copies(rows)
    random.Random(seed).shuffle(rows)
    assert copies(rows) == once


def test_a_text_that_comes_back_after_weeks_is_looked_at_no_more() -> None:
    assert copies([report("a", STORY, "2019-03-06"), report("b", STORY, "2019-03-19")]) == {"b": "a"}
    assert copies([report("a", STORY, "2019-03-06"), report("b", STORY, "2019-04-19")]) == {}
