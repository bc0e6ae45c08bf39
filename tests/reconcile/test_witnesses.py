"""Who stands behind each claim, and on what ground."""

import pytest

from factories import make_claim, make_report, people
from rashomon.model.who import Source
from rashomon.reconcile.witnesses import witnesses

REPORTS = {
    "r1": make_report("r1", "At noon 12 people lay in the nave.", publisher="The Courier"),
    "r2": make_report("r2", "The sexton counted 12 at the altar.", publisher="The Beacon"),
}
WITNESS, MONITOR = Source("a witness", "a witness", "witness"), Source("Hill Watch", "Hill Watch", "monitor")


def claim(report="r1", source=None, stance="asserted", **known):
    return make_claim(
        REPORTS[report], report, "killed", people(12, 12, "12"), "12", source=source, stance=stance, **known
    )


@pytest.mark.parametrize(
    ("told", "ground"),
    [
        (claim(), "own_voice"),
        (claim(source=MONITOR), "named"),
        (claim(source=WITNESS), "quoted_by_report"),
        (claim(source=WITNESS, relayed_by=("Agence Mistral",)), "told_to_agency"),
    ],
)
def test_the_ground(told, ground) -> None:
    ((row,),) = (w.testimonies for w in witnesses([told], REPORTS, {}))
    assert (row.claim, row.ground, row.lender) == (told.id, ground, None)


def test_a_copy_speaks_for_what_it_repeats() -> None:
    first, second = claim(), claim("r2")
    assert len(witnesses([first, second], REPORTS, {})) == 2
    (one,) = witnesses([first, second], REPORTS, {"r2": "r1"})
    assert [(row.ground, row.lender) for row in one.testimonies] == [("own_voice", None), ("copy", "r1")]
    assert "r1" in one.testimonies[1].why


def test_who_gives_no_figure_that_enters_does_not_count() -> None:
    rows = witnesses([claim(), claim("r2", MONITOR, "denied")], REPORTS, {})
    assert [(w.called, w.counts) for w in rows] == [
        ("the report's own voice (The Courier)", True),
        ("Hill Watch", False),
    ]
