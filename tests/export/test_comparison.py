"""Two reports side by side: sentences that one takes over are said."""

from factories import make_incident, make_reading
from rashomon.export.comparison import comparison

OWN = "It rained in Oldtown. Shells hit a stable on Tuesday; no one slept. At least 12 people were killed, medics told "
ONE = make_reading("r1", published="2019-03-05")
TWO = make_reading("r2", OWN + "Agence Mistral.", published="2019-03-06")


def test_sentences_taken_over_are_counted() -> None:
    shown = comparison((ONE.report, TWO.report), [make_incident(ONE, TWO)], {"i": ONE.claims + TWO.claims}, {})
    assert "B takes over 1 of the other's sentences with claims: for these it is no second witness." in shown
    alone = comparison((ONE.report, TWO.report), [make_incident(ONE)], {"i": ONE.claims}, {})
    assert "takes over" not in alone
