"""What a decision does, in words that say it without colour."""

from typing import Any

import pytest
from msgspec.structs import replace

from factories import make_incident, make_reading
from factories_decisions import decide
from rashomon.export.decided import Decided, decision_line, decision_words, decisions_text, taken_object, taken_text
from rashomon.export.dossier import dossier
from rashomon.export.explanation import explain_claim
from rashomon.model.decision import DecisionKind

READING = make_reading()
INCIDENT = make_incident(READING)
CLAIM = next(c for c in READING.claims if c.field == "killed")


@pytest.mark.parametrize(
    ("kind", "known", "words"),
    [
        ("accept", {"claim": "c1"}, "accepted claim c1"),
        ("reject", {"claim": "c1"}, "rejected claim c1"),
        (
            "correct",
            {"claim": "c1", "value": {"value": {"low": 0, "high": None, "approximate": False}, "stance": "denied"}},
            "corrected claim c1: stance denied, value low 0",
        ),
        (
            "correct",
            {"claim": "c1", "value": {"source": {"name": "Dr Amal", "text": "Dr Amal", "kind": "medic"}}},
            "corrected claim c1: source kind medic, name Dr Amal",
        ),
        ("correct", {"claim": "c1", "value": {"source": None}}, "corrected claim c1: source the report"),
        ("set", {"field": "killed", "value": {"low": 9, "best": 10, "high": 12}}, "set killed to 9-10-12"),
        ("set", {"field": "killed", "value": 3}, "set killed to 3"),
        ("set", {"field": "date", "value": None}, "set date to ?"),
        ("set", {"field": "target", "value": []}, "set target to ?"),
        ("set", {"field": "background", "value": True}, "set background to yes"),
        ("accept", {}, "accepted it as it stands"),
        (
            "code",
            {"value": {"type": "shelling", "killed": {"best": 3}}},
            "coded it without seeing what was derived: killed to 3, type to shelling",
        ),
        ("comment", {"value": "why \x1b[1m?"}, "said of it: “why \\u001b[1m?”"),
        ("comment", {"claim": "c1", "value": "why?"}, "said of claim c1: “why?”"),
        ("assign", {"value": "Sami"}, "assigned it to Sami"),
        ("assign", {"value": "", "claim": "c1"}, "assigned claim c1 to nobody"),
        ("undo", {"undoes": "d7"}, "undid 7"),
        ("undo", {"undoes": "d9"}, "undid d9"),
    ],
)
def test_each_kind_in_words(kind: DecisionKind, known: dict[str, Any], words: str) -> None:
    assert decision_words(decide(8, kind, "a", **known), {"d7": 7}) == words


def test_merges_and_splits_count_accounts() -> None:
    assert decision_words(decide(1, "merge", "a", "bc")) == "merged 2 incidents, of 1 account and 2 accounts"
    assert decision_words(decide(1, "split", "ab", "c")) == "split off 1 account of 3"


def test_a_line_says_who_when_and_why() -> None:
    rejected = decide(1, "reject", "a", claim="c1", reason="a caption")
    assert decision_line(rejected, {}) == "1  2026-03-01 10:00  Noor  rejected claim c1 (a caption)"
    assert decision_line(rejected, {}, frozenset({"d1"})).endswith("  UNDONE")


def test_the_page_of_an_incident_names_decisions_and_what_was_rejected() -> None:
    rejected = replace(CLAIM, review="rejected")
    decided = Decided((decide(1, "reject", "a", claim=CLAIM.id),), (rejected,), "1-abc")
    page = dossier(INCIDENT, READING.claims, READING.accounts, {"r1": READING.report}, {}, decided=decided)
    assert "\nversion   1-abc\n" in page
    assert f"\nDECISIONS\n1  2026-03-01 10:00  Noor  rejected claim {CLAIM.id}\n{CLAIM.id}  killed: " in page
    assert ", REJECTED: “" in " ".join(page.split())
    nothing = Decided(version="0-a")
    alone = dossier(INCIDENT, READING.claims, READING.accounts, {"r1": READING.report}, {}, decided=nothing)
    assert "DECISIONS" not in alone and "version   0-a" in alone
    assert len(decisions_text(decided, 40)) > 2


def test_the_explanation_of_a_claim_tells_what_was_read() -> None:
    corrected = replace(CLAIM, review="corrected", stance="denied")
    decisions = (decide(3, "correct", "a", claim=CLAIM.id, value={"stance": "denied"}),)
    facts = explain_claim(corrected, READING.report, INCIDENT, decisions=decisions, as_read=CLAIM).facts
    assert (facts["review"], facts["as read"]) == ("corrected", "12 or more (people)")
    assert facts["decision 3"] == f"2026-03-01 10:00  Noor  corrected claim {CLAIM.id}: stance denied"


def test_what_became_of_incidents_is_told() -> None:
    merge = decide(4, "merge", "a", "b")
    changed = {"i-1": replace(INCIDENT, id="i-1"), "i-2": replace(INCIDENT, id="i-1"), "i-3": None}
    assert taken_text(merge, changed, {}).splitlines() == [
        "decision 4 by Noor: merged 2 incidents, of 1 account and 1 account",
        f"changed i-1: {INCIDENT.summary}",
        "gone i-2: see i-1",
        "gone i-3: no claim tells it",
    ]
    assert taken_object(merge, changed)["changed"] == {"i-1": "i-1", "i-2": "i-1", "i-3": None}
    assert taken_text(merge, {}, {}).endswith("no incident changed")
