"""Who did it and to whom: disputes are kept, lone misreadings are not."""

import pytest
from msgspec import structs

from factories import make_claim, make_report, people
from rashomon.model.claim import ActorFact, Claim
from rashomon.model.who import Actor
from rashomon.reconcile.origins import Voices
from rashomon.reconcile.parties import parties

REPORT = make_report()
NAMES = {
    "N": Actor("north", "Army of the North", "northern troops", "State forces"),
    "S": Actor("south", "Army of the South", "southern troops", "State forces"),
    "G": Actor(None, "Gunmen", "gunmen", "Rebel group"),
    "C": Actor("civilians", "Civilians", "villagers", "Civilians"),
}


def told(field: str, letters: str) -> list[Claim]:
    """One account a letter, `.` for an account that names nobody, `-` after a letter for a denial."""
    accounts = letters.split()
    return [
        make_claim(
            make_report(f"r{n}"),
            f"a{n}",
            field,
            ActorFact(NAMES[letter[0]]),
            "Shells hit" if field == "initiator" else "market",
            stance="denied" if letter.endswith("-") else "asserted",
        )
        for n, letter in enumerate(accounts)
        if letter != "."
    ]


def voices(claims: list[Claim]) -> Voices:
    return Voices({c.id: c.account for c in claims}, {})


def found(claims: list[Claim], field: str):
    actors, status, _ = parties(claims, field, voices(claims))
    letters = {actor.name: letter for letter, actor in NAMES.items()}
    return "".join(letters[a.name] for a in actors), status


@pytest.mark.parametrize(
    ("initiators", "names", "status"),
    [
        ("", "", None),
        ("N", "N", "single"),
        ("N N", "N", "agreed"),
        ("N S", "NS", "contested"),
        ("S N N", "NS", "contested"),
        ("N N N S", "N", "agreed"),
        ("N S G .", "NSG", "contested"),
        ("N S-", "N", "single"),
        ("S-", "", None),
    ],
)
def test_initiators(initiators: str, names: str, status: str | None) -> None:
    letters, found_status = found(told("initiator", initiators), "initiator")
    assert (sorted(letters), found_status) == (sorted(names), status)


def test_the_party_named_by_most_comes_first() -> None:
    assert found(told("initiator", "S N N"), "initiator")[0] == "NS"


@pytest.mark.parametrize(
    ("initiators", "targets", "names"),
    [
        ("N N .", ". . N", ""),
        ("N N", "S N", "S"),
        ("N S", "S N", "NS"),
        ("N", "C", "C"),
    ],
)
def test_a_target_that_most_name_as_the_doer_is_left_out(initiators: str, targets: str, names: str) -> None:
    letters, _ = found([*told("initiator", initiators), *told("target", targets)], "target")
    assert sorted(letters) == sorted(names)


def test_civilians_come_first_when_victims_are_civilians() -> None:
    claims = told("target", "S S C")
    assert found(claims, "target")[0] == "SC"
    harmed = make_claim(REPORT, "a9", "killed", people(3, 3, "12"), "12")
    assert found([*claims, harmed], "target")[0] == "CS"
    unharmed = make_claim(REPORT, "a9", "killed", people(0, 0, "no one"), "no one")
    assert found([*claims, unharmed], "target")[0] == "SC"


@pytest.mark.parametrize(("targets", "names"), [("C . . .", ""), ("C C . .", "C"), ("C . .", "C"), ("N . . .", "")])
def test_a_target_that_few_of_those_who_count_name_is_left_out(targets: str, names: str) -> None:
    counted = [make_claim(REPORT, f"a{n}", "killed", people(3, 3, "12"), "12") for n in range(len(targets.split()))]
    assert found([*told("target", targets), *counted], "target")[0] == names


def test_what_a_report_lends_itself_does_not_count() -> None:
    counted = [make_claim(REPORT, f"a{n}", "killed", people(3, 3, "12"), "12") for n in range(4)]
    said, borrowed = told("target", "C C")
    lent = structs.replace(borrowed, rule="fact/target/lent")
    assert found([said, borrowed, *counted], "target")[0] == "C"
    assert found([said, lent, *counted], "target")[0] == ""


def test_the_reason_says_who_was_left_out() -> None:
    claims = told("initiator", "N N N S")
    _, _, reason = parties(claims, "initiator", voices(claims))
    assert reason is not None
    assert reason.text == "Army of the North; left out: Army of the South"
    assert reason.rule == "initiator/named-by-most@2"
    assert set(reason.claims) == {c.id for c in claims}


@pytest.mark.parametrize("field", ["initiator", "target"])
def test_the_reason_names_the_two_claims_that_make_it_contested(field: str) -> None:
    claims = told(field, "N S N")
    _, status, reason = parties(claims, field, voices(claims))
    assert status == "contested" and reason is not None
    north, south, _ = claims
    words = north.trigger.text
    assert reason.text.endswith(f'; contested: "{words}" against "{words}" (claims {north.id} and {south.id})')


def test_nothing_is_contested_in_the_reason_of_an_agreed_party() -> None:
    claims = told("initiator", "N N")
    _, _, reason = parties(claims, "initiator", voices(claims))
    assert reason is not None and "contested" not in reason.text
