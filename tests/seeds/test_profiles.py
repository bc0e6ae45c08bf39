"""The two reports that the project began with, as other projects would list them: what must hold of every row."""

from pathlib import Path

import pytest

import rashomon
from export.profiles.checklist import unfounded, wrong
from rashomon.export.cases import cases
from rashomon.export.profiles.cells import Policy
from rashomon.export.profiles.known import PROFILES

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("00[02]_*.txt"))


@pytest.mark.skipif(len(SEEDS) != 2, reason="the two seed reports are not beside the repository")
def test_the_seeds_hold_what_every_row_must() -> None:
    with rashomon.open() as ledger:
        assert ledger.read([str(path) for path in SEEDS]).stored == 2
        told = list(cases(ledger.store))
    for profile in PROFILES.values():
        assert not [(case.incident.summary, found) for case in told for found in wrong(profile, case)], profile.name
        assert not [(case.incident.summary, found) for case in told for found in unfounded(profile, case)], profile.name
        assert any(profile.code(case, Policy()).rows for case in told), profile.name
