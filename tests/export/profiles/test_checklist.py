"""What must hold of every row: on incidents at random, and on the examples."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rashomon
from export.profiles.checklist import unfounded, wrong
from export.profiles.random_cases import cases
from rashomon.export.cases import cases as cases_of
from rashomon.export.profiles.cells import Case, Policy, Profile
from rashomon.export.profiles.known import PROFILES

ALL = pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
LEDGERS = st.lists(cases(), min_size=1, max_size=3)
EXAMPLES = Path(__file__).parents[3] / "examples"


def check(ledger: list[Case]) -> None:
    for profile in PROFILES.values():
        assert not [found for case in ledger for found in wrong(profile, case)], profile.name


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(LEDGERS)
def test_a_hundred_ledgers_at_random(ledger: list[Case]) -> None:
    check(ledger)


@pytest.mark.soak
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(LEDGERS)
def test_a_thousand_ledgers_at_random(ledger: list[Case]) -> None:
    check(ledger)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    with rashomon.open(tmp_path_factory.mktemp("examples") / "ledger.db") as ledger:
        ledger.read(EXAMPLES)
        return list(cases_of(ledger.store))


@ALL
def test_the_examples(examples: list[Case], profile: Profile) -> None:
    assert not [(case.incident.summary, found) for case in examples for found in wrong(profile, case)]
    assert any(profile.code(case, Policy()).rows for case in examples)


@ALL
def test_every_figure_of_the_examples_has_claims(examples: list[Case], profile: Profile) -> None:
    assert not [(case.incident.summary, found) for case in examples for found in unfounded(profile, case)]
