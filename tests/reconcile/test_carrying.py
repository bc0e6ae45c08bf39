"""Which decisions are carried over to the heirs of what they were made about, by themselves."""

from factories import TEXT, make_claim, make_reading, people
from factories_decisions import decide
from rashomon.model.claim import Claim
from rashomon.model.decision import Decision
from rashomon.model.rereading import Rebinding, Rereading
from rashomon.reconcile.carrying import bindings, bound, carried, unsettled

REPORT = make_reading().report
OLD = make_claim(REPORT, "a", "killed", people(12, None, "12"), "At least 12")
SAME = make_claim(REPORT, "b", "killed", OLD.value, "At least 12", rule="other", confidence=0.1)
OTHER = make_claim(REPORT, "b", "killed", people(13, None, "12"), "At least 12")
TEXTS = (TEXT, TEXT)


def on(number: int, kind: str, **known: object) -> Decision:
    return decide(number, kind, "a", claim=OLD.id, **known)  # type: ignore[arg-type]


def moved(*decisions: Decision, heir: Claim, texts: tuple[str, str] = TEXTS) -> list[int]:
    """The numbers of the decisions on the claim that are carried over to its heir."""
    found = carried(decisions, {}, [(OLD, heir)], {}, texts)
    assert {(r.was, r.now) for r in found} <= {(OLD.id, heir.id), ("a", "b")}
    return sorted({r.decision for r in found})


def test_yes_and_no_go_to_what_says_the_same_and_to_nothing_else() -> None:
    for kind in ("accept", "reject"):
        assert moved(on(1, kind), heir=SAME) == [1]
        assert moved(on(1, kind), heir=OTHER) == []


def test_corrections_and_words_beside_go_to_whatever_is_read_there() -> None:
    correction = on(1, "correct", value={"value": {"low": 14, "high": 14}})
    assert moved(correction, heir=OTHER) == [1]
    assert moved(on(1, "comment", value="?"), on(2, "assign", value="Sami"), heir=OTHER) == [1, 2]


def test_who_accepts_what_was_corrected_accepts_the_correction() -> None:
    whole = on(1, "correct", value={"value": {"low": 14, "high": 14}})
    assert moved(whole, on(2, "accept"), heir=OTHER) == [1, 2]
    part = on(1, "correct", value={"stance": "alleged"})
    assert moved(part, on(2, "accept"), heir=OTHER) == []


def test_what_was_undone_does_not_stand_in_the_way_and_goes_along() -> None:
    undone = on(2, "undo", undoes="d1")
    assert moved(on(1, "accept"), undone, on(3, "comment", value="?"), heir=OTHER) == [1, 2, 3]


def test_a_correction_of_a_place_goes_only_where_the_same_words_stand() -> None:
    start = TEXT.index("people")
    correction = on(1, "correct", value={"trigger": {"start": start, "end": start + 6}})
    assert moved(correction, heir=SAME) == [1]
    assert moved(correction, heir=SAME, texts=(TEXT, f"OLDTOWN: {TEXT}")) == []
    assert moved(correction, heir=SAME, texts=(TEXT, f"{TEXT} More.")) == [1]


def test_accounts_lead_to_their_heirs_and_a_split_stays_one() -> None:
    merge, split = decide(1, "merge", "ab", "c"), decide(2, "split", "ab", "c")
    found = carried([merge, split], {}, [], {"b": "x", "c": "y"}, TEXTS)
    assert found == tuple(Rebinding(n, was, now) for n in (1, 2) for was, now in (("b", "x"), ("c", "y")))
    one = carried([merge, split], {}, [], {"b": "x", "c": "x"}, TEXTS)
    assert {r.decision for r in one} == {1}


def test_what_is_carried_again_is_named_as_the_decision_names_it() -> None:
    merge = decide(1, "merge", "a", "c")
    assert carried([merge], {1: {"a": "x"}}, [], {"x": "y", "a": "z"}, TEXTS) == (Rebinding(1, "a", "y"),)


def test_the_latest_counts_and_what_came_back_holds_of_itself() -> None:
    rows = [
        Rereading(number=k, id=str(k), run=k, report="r1", reader="r", rebound=(Rebinding(1, "a", now),))
        for k, now in ((2, "y"), (1, "x"))
    ]
    assert bindings(rows) == {1: {"a": "y"}}
    back = Rereading(number=3, id="3", run=3, report="r1", reader="r", rebound=(Rebinding(1, "a", "a"),))
    assert bindings([*rows, back]) == {}


def test_a_decision_counts_for_the_heirs_of_its_accounts_in_its_order() -> None:
    made = decide(1, "set", "ab", field="killed", value=3)
    assert bound(made, {"a": "z"}).parts == (("z", "b"),)
    assert bound(made, {"a": "b"}).parts == (("b",),)


def test_what_nothing_follows_from_is_listed() -> None:
    merge, change = decide(1, "merge", "ab", "c"), decide(2, "set", "ab", field="killed", value=3)
    comment, accept = decide(3, "comment", "a", value="?"), decide(4, "accept", "a", claim="k")
    everything = [merge, change, comment, accept]
    assert list(unsettled(everything, set())) == []
    assert [one.decision.number for one in unsettled(everything, {"a", "k"})] == [2, 3, 4]
    assert [one.decision.number for one in unsettled(everything, {"b"})] == []
    assert [one.decision.number for one in unsettled(everything, {"c"})] == [1]
    undone = decide(5, "undo", "a", claim="k", undoes="d4")
    assert [one.decision.number for one in unsettled([accept, undone], {"k"})] == []
