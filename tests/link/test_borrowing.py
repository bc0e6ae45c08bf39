"""Sentences that a report takes over are found, in any order; like events told in one's own words are not."""

import random

from hypothesis import given
from hypothesis import strategies as st

from factories import make_report
from rashomon.link.borrowing import taken_over
from rashomon.model.claim import Claim, TypeFact
from rashomon.model.report import Report
from rashomon.model.span import Span

WIRE = (
    "Gunmen on two lorries opened fire on a bus near the salt works of Varnak and killed nine pickers, the guild said."
)
CHANGED = "Gunmen on two lorries opened fire on a bus near the salt works of Varnak, killing nine pickers."
LIKE = "Nine pickers died near Varnak when gunmen on two lorries shot at their bus, according to the guild."
OFFICE = "Ilo Merrin, head of the Varnak Guild of Salt Pickers, said the road was closed."
OFFICE_TOO = "The number may grow, said Ilo Merrin, head of the Varnak Guild of Salt Pickers."
COUNT = st.integers(0, 10**6)


def told(sentence: str, report: Report) -> Claim:
    start = report.text.index(sentence)
    span = Span(start, start + len(sentence), sentence)
    return Claim(
        id=f"{report.id}-{start}",
        report=report.id,
        account=report.id,
        field="type",
        value=TypeFact("attack"),
        evidence=span,
        trigger=span,
        confidence=0.5,
        rule="x",
    )


def found(*texts: tuple[str, str, str | None], copies=None, seed: int = 0) -> dict[str, str]:
    """What is taken over, of reports as (id, sentence, day)."""
    reports = {key: make_report(key, sentence, published=day) for key, sentence, day in texts}
    claims = [told(sentence, reports[key]) for key, sentence, _ in texts]
    random.Random(seed).shuffle(claims)
    return taken_over(claims, reports, copies or {})


def test_a_sentence_word_for_word_and_one_that_was_shortened() -> None:
    assert found(("a", WIRE, "2019-03-05"), ("b", WIRE, "2019-03-06")) == {"b-0": "a"}
    assert found(("a", WIRE, "2019-03-05"), ("b", CHANGED, "2019-03-06")) == {"b-0": "a"}


def test_the_earliest_is_the_first_teller_and_an_unknown_day_is_late() -> None:
    assert found(("b", WIRE, "2019-03-05"), ("a", WIRE, "2019-03-06"), ("0", WIRE, None)) == {"a-0": "b", "0-0": "b"}


def test_the_same_in_other_words_is_nobodys_sentence() -> None:
    assert found(("a", WIRE, "2019-03-05"), ("b", LIKE, "2019-03-06")) == {}


def test_a_name_with_its_office_is_no_sentence() -> None:
    assert found(("a", OFFICE, "2019-03-05"), ("b", OFFICE_TOO, "2019-03-06")) == {}
    assert found(("a", "Nine died on the road.", "2019-03-05"), ("b", "Nine died on the road.", "2019-03-06")) == {}


def test_a_copy_takes_nothing_over_by_the_sentence() -> None:
    assert found(("a", WIRE, "2019-03-05"), ("b", WIRE, "2019-03-06"), copies={"b": "a"}) == {}


@given(COUNT)
def test_order_does_not_matter(seed: int) -> None:
    texts = [("a", CHANGED, "2019-03-05"), ("b", WIRE, "2019-03-05"), ("c", LIKE, None), ("d", WIRE, "2019-03-04")]
    assert found(*texts, seed=seed) == found(*texts) == {"a-0": "d", "b-0": "d"}


def test_a_sentence_that_many_take_over_stays_cheap() -> None:
    texts = [(f"r{n:04}", WIRE, "2019-03-05") for n in range(2000)]
    assert set(found(*texts).values()) == {"r0000"}
