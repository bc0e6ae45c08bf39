"""Reports side by side: the same fact on one line, and who rests on whom."""

from msgspec.structs import replace

from factories import make_incident, make_reading
from rashomon.export.side_by_side import Borrowed, borrowed, side_by_side

OWN = "It rained in Oldtown. Shells hit a stable on Tuesday; no one slept. At least 12 people were killed, medics told "
ONE = make_reading("r1", published="2019-03-05")
TWO = make_reading("r2", OWN + "Agence Mistral.", published="2019-03-06")
THREE = make_reading("r3", published="2019-03-07")
BOTH = {"i": ONE.claims + TWO.claims + THREE.claims}


def test_every_claim_of_the_reports_has_its_cell() -> None:
    incident = replace(make_incident(ONE, TWO, THREE), id="i")
    (found,) = side_by_side((TWO.report, ONE.report), [incident], BOTH)
    assert found.tellers == ("r2", "r1")
    for _, _, cells in found.rows:
        assert all({s.claim.report for s in cell} <= {name} for cell, name in zip(cells, found.tellers, strict=True))
    told = {said.claim.id for _, _, cells in found.rows for cell in cells for said in cell}
    assert told <= {claim.id for claim in ONE.claims + TWO.claims}
    assert {field for field, _, _ in found.rows} == {claim.field for claim in ONE.claims + TWO.claims}


def test_what_most_of_them_tell_comes_first() -> None:
    shared, alone = replace(make_incident(ONE, TWO), id="i"), replace(make_incident(ONE), id="j")
    found = side_by_side((ONE.report, TWO.report), [alone, shared], {"i": BOTH["i"], "j": ONE.claims})
    assert [one.incident.id for one in found] == ["i", "j"]
    assert found[1].tellers == ("r1",)
    assert all(len(cells) == 1 for _, _, cells in found[1].rows)


def test_who_rests_on_whom() -> None:
    pair = (ONE.report, TWO.report)
    assert borrowed(pair, BOTH, {}) == (Borrowed("r2", "r1", 1),)
    assert Borrowed("r1", "r2", None) in borrowed(pair, {}, {"r1": "r2", "r9": "r1"})
    assert borrowed(pair, {}, {"r9": "r1"}) == ()
