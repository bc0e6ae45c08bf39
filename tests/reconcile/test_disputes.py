"""Who did it and who was hit: what is a dispute between accounts, and what only looks like one."""

import pytest

from factories import make_claim, make_report
from rashomon.model.claim import ActorFact, Claim, TypeFact
from rashomon.model.who import Actor, Source
from rashomon.reconcile.disputes import doer_dispute, target_dispute
from rashomon.reconcile.origins import Voices

ACTORS = {
    "N": Actor("north", "Army of the North", "northern troops", "State forces"),
    "S": Actor("south", "Army of the South", "southern troops", "State forces"),
    "R": Actor("opposition_rebels", "Opposition rebels", "rebels", "Rebel group"),
    "H": Actor("men_of_the_hill", "Men of the Hill", "the Men of the Hill", "Rebel group"),
    "C": Actor("civilians", "Civilians", "villagers", "Civilians"),
}
MINISTRY, MONITOR = Source("the ministry", "the ministry", "government"), Source("Hill Monitor", "Monitor", "monitor")
HEAD = Source("its head", "its head", "other")


def told(report: str, letter: str, field: str = "initiator", source: Source | None = None) -> Claim:
    value = ActorFact(ACTORS[letter])
    account = f"a-{report}-{letter}-{source.name if source else ''}"
    return make_claim(make_report(report), account, field, value, "Shells hit", source=source)


def voices(claims: list[Claim], copies: dict[str, str] | None = None) -> Voices:
    return Voices({c.id: c.source.name if c.source else c.report for c in claims}, copies or {})


def kind(slug: str) -> Claim:
    return make_claim(make_report("r1"), "a-r1", "type", TypeFact(slug), "Shells hit")


@pytest.mark.parametrize(
    ("claims", "is_disputed"),
    [
        ([told("r1", "N"), told("r2", "S")], True),
        ([told("r1", "N"), told("r2", "N")], False),
        ([told("r1", "N"), told("r1", "S")], False),
        ([told("r1", "N"), told("r2", "S"), told("r2", "N")], False),
        ([told("r1", "R"), told("r2", "H")], False),
        ([told("r1", "R"), told("r2", "N")], True),
        ([told("r1", "N", source=MONITOR), told("r2", "S", source=MONITOR)], False),
        ([told("r1", "N", source=MONITOR), told("r1", "R", source=MINISTRY)], True),
        ([told("r1", "N", source=MONITOR), told("r1", "R", source=HEAD)], False),
    ],
)
def test_who_did_it(claims: list[Claim], is_disputed: bool) -> None:
    assert (doer_dispute(claims, claims, voices(claims)) is not None) is is_disputed
    assert (doer_dispute(claims[::-1], claims, voices(claims)) is not None) is is_disputed


def test_a_copy_disputes_nothing() -> None:
    claims = [told("r1", "N"), told("r2", "S")]
    assert not doer_dispute(claims, claims, voices(claims, {"r2": "r1"}))


def test_in_a_clash_both_sides_fight() -> None:
    claims = [told("r1", "N"), told("r2", "S")]
    assert not doer_dispute(claims, [*claims, kind("armed_clash")], voices(claims))
    assert doer_dispute(claims, [*claims, kind("shelling")], voices(claims))


@pytest.mark.parametrize(
    ("letters", "is_disputed"),
    [("C R", True), ("C C", False), ("R S", True), ("CR R", False), ("CR C", False), ("C", False)],
)
def test_who_was_hit(letters: str, is_disputed: bool) -> None:
    claims = [told(f"r{k}", letter, "target") for k, named in enumerate(letters.split()) for letter in named]
    assert (target_dispute(claims, claims, voices(claims)) is not None) is is_disputed
    assert not target_dispute(claims, [*claims, kind("armed_clash")], voices(claims))


def test_a_dispute_is_between_two_claims() -> None:
    north, south, copied = told("r1", "N"), told("r2", "S"), told("r3", "N")
    told_all = [north, copied, south]
    assert doer_dispute(told_all, told_all, voices(told_all, {"r3": "r1"})) == (north, south)
    said, denied = told("r1", "N", source=MONITOR), told("r1", "R", source=MINISTRY)
    assert doer_dispute([said, denied], [said, denied], voices([said, denied])) == (said, denied)
