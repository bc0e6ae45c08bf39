"""On which side of a dispute a source stands."""

from msgspec.structs import replace

from factories import make_claim, make_incident, make_reading, people
from rashomon.export.case_file import CaseFile
from rashomon.export.decided import Decided
from rashomon.export.disputes import disputes
from rashomon.model.who import Source

ONE = make_reading("r1")
MEDIC, ARMY = Source("a medic", "a medic", "medic"), Source("the army", "the army", "military")
CLAIMS = (
    replace(make_claim(ONE.report, "a-r1", "killed", people(12, None, "12"), "12", source=MEDIC), id="c-1"),
    replace(make_claim(ONE.report, "a-r1", "killed", people(0, 0, "killed"), "killed", source=ARMY), id="c-2"),
)


def case(status: str) -> CaseFile:
    incident = replace(make_incident(ONE), status={"killed": status})
    return CaseFile(incident, CLAIMS, ONE.accounts, {"r1": ONE.report}, {}, Decided())


def test_what_it_says_and_what_others_say() -> None:
    (found,) = disputes(case("contested"), "the army")
    assert found.field == "killed"
    ((chain, (told,)),) = found.own
    assert chain.endswith("<- the army") and told.claims == (CLAIMS[1],)
    assert [told.claims for _, (told,) in found.others] == [(CLAIMS[0],)]


def test_what_is_not_contested_or_of_others_is_no_dispute_of_its() -> None:
    assert disputes(case("agreed"), "the army") == ()
    assert disputes(case("contested"), "the navy") == ()
