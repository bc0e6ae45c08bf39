"""What an incident waits for, and what settles it."""

from typing import Any

from factories_decisions import decide
from rashomon.model.decision import Decision
from rashomon.model.incident import Harm, Incident, Reason, Toll
from rashomon.reconcile.needs import coders, needs

DOUBTS = ((0.71, "c2", "killed", "nine"), (0.5, "c1", "place", "Hama"))


def incident(low: int = 9, high: int = 21, accounts: str = "ab", **known: Any) -> Incident:
    toll = Toll(low, low, high, "contested", ("c1", "c2"))
    why = Reason("killed", "r@1", 'low 9; contested: "nine" against "21" (claims c1 and c2)')
    known = {"status": {"killed": "contested", "place": "agreed"}, "reasons": (why,)} | known
    return Incident(id="i", accounts=tuple(accounts), harm={"killed": Harm(toll)}, **known)


def kinds(it: Incident, *decisions: Decision, doubts: Any = ()) -> list[str]:
    return [need.kind for need in needs(it, doubts, decisions)]


def about(number: int, kind: Any, **known: Any) -> Decision:
    return decide(number, kind, "ab", **known)


def test_accounts_that_disagree_say_what_stands_against_what() -> None:
    (need,) = needs(incident(), (), ())
    assert (need.kind, need.rank, need.why) == ("contested", -12, 'killed "nine" against "21"')


def test_without_words_the_ends_of_the_toll_tell() -> None:
    (need,) = needs(incident(reasons=(Reason("killed", "r@1", "best; contested among those of civilians"),)), (), ())
    assert need.why == "killed 9 or 21 among those of civilians"


def test_many_killed_come_first() -> None:
    (_, need) = needs(incident(40, 60), (), ())
    assert (need.kind, need.rank, need.why) == ("toll", -40, "40 killed")


def test_the_claim_that_is_read_with_least_confidence_waits() -> None:
    (_, need) = needs(incident(), DOUBTS, ())
    assert (need.kind, need.claim, need.rank) == ("unsure", "c1", 500)
    assert need.why == "place “Hama” is read with confidence 0.50"


def test_who_accepts_an_incident_has_looked_at_what_there_was() -> None:
    accepted = about(1, "accept")
    assert kinds(incident(40, 60), accepted, doubts=DOUBTS) == []
    assert kinds(incident(40, 60, accounts="abc"), accepted) == ["contested", "toll"]
    assert kinds(incident(40, 60), accepted, about(2, "undo", undoes="d1")) == ["contested", "toll"]
    assert kinds(incident(), about(1, "accept", claim="c1")) == ["contested"]


def test_a_value_that_is_set_settles_its_field() -> None:
    assert kinds(incident(40, 60), about(1, "set", field="killed", value=50, reason="r")) == []
    assert kinds(incident(), about(1, "set", field="type", value="shelling", reason="r")) == ["contested"]


def test_who_is_asked_to_look_is_asked_until_they_decide() -> None:
    asked = about(1, "assign", value="Sami")
    (need, _) = needs(incident(), (), (asked,))
    assert (need.kind, need.person, need.why) == ("assigned", "Sami", "assigned to Sami by Noor")
    assert kinds(incident(), asked, about(2, "comment", value="later", author="Sami")) == ["assigned", "contested"]
    assert kinds(incident(), asked, about(2, "accept", author="Noor")) == ["assigned"]
    assert kinds(incident(), asked, about(2, "accept", author="Sami")) == []
    assert kinds(incident(), asked, about(2, "assign", value="")) == ["contested"]


def test_people_who_differ_are_told_even_when_all_was_accepted() -> None:
    settings = [
        about(n, "set", field="killed", value=n, author=name, reason="r") for n, name in ((1, "Noor"), (2, "Sami"))
    ]
    (need,) = needs(incident(), (), (*settings, about(3, "accept")))
    assert (need.kind, need.why) == ("conflict", "killed: Noor (set) and Sami (set) decided otherwise")


def test_who_coded_all_there_is_is_done() -> None:
    coded = about(1, "code", value={"killed": 3}, author="Sami")
    assert coders(incident(), (coded,)) == ("Sami",)
    assert coders(incident(accounts="abc"), (coded,)) == ()
    assert coders(incident(), (coded, about(2, "undo", undoes="d1"))) == ()
    assert kinds(incident(), coded) == ["contested"]
