"""What must hold of every row: on incidents at random, and on the examples."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rashomon
from export.profiles.checklist import unfounded, wrong
from export.profiles.random_cases import cases
from rashomon.export.cases import cases as cases_of
from rashomon.export.profiles.cells import Case, Policy
from rashomon.export.profiles.known import PROFILES

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


def test_the_examples(tmp_path: Path) -> None:
    """One test for all profiles, because reading takes longest."""
    with rashomon.open(tmp_path / "ledger.db") as ledger:
        ledger.read(EXAMPLES)
        told = list(cases_of(ledger.store))
    check(told)
    for profile in PROFILES.values():
        assert not [(case.incident.summary, found) for case in told for found in unfounded(profile, case)], profile.name
        assert any(profile.code(case, Policy()).rows for case in told), profile.name
