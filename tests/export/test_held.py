"""What the ledger holds of an incident, field by field."""

from msgspec.structs import replace

from factories import make_incident, make_reading
from rashomon.export.held import held
from rashomon.model.incident import Harm, Reason, Toll

ONE, TWO = make_reading("r1"), make_reading("r2", publisher="Daily Post")
INCIDENT = make_incident(ONE, TWO)


def test_every_reason_with_a_value_stands_beside_it() -> None:
    toll = Toll(1, 2, 3, "revised", ())
    reasons = (Reason("killed", "toll/x@1", "two say so"), Reason("killed (civilian)", "toll/y@1", "one says so"))
    incident = replace(
        INCIDENT,
        harm={"killed": Harm(Toll(1, 2, 3, "contested", ()), {"civilian": toll})},
        status={"killed": "contested"},
        reasons=reasons,
    )
    found = {one.field: one for one in held(incident)}
    assert (found["killed"].words, found["killed"].status, found["killed"].reason) == ("1-2-3", "contested", reasons[0])
    assert (found["killed (civilian)"].status, found["killed (civilian)"].reason) == ("revised", reasons[1])


def test_what_is_not_known_is_a_question_mark() -> None:
    found = {one.field: one.words for one in held(replace(INCIDENT, date=None, place=None, initiator=(), harm={}))}
    assert [found[field] for field in ("date", "place", "initiator")] == ["?", "?", "?"]
    assert "killed" not in found
