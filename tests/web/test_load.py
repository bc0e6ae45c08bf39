"""A team of reviewers at work at once: quick answers, no errors, a ledger that verifies."""

import json
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import rashomon
from rashomon.web.team.members import Team
from web.load import Measured
from web_app import MANY, large_ledger, served

REVIEWERS = 25


@pytest.mark.browser
def test_reviewers_at_once(tmp_path: Path) -> None:
    # how quick it is depends on what else this machine does: that is asked for in the long run
    under_load(tmp_path, claims=5_000, a_second=5, seconds=10)


@pytest.mark.soak
def test_a_team_on_a_large_ledger_for_ten_minutes(tmp_path: Path) -> None:
    measured = under_load(tmp_path, claims=MANY, a_second=30, seconds=600)
    assert measured.share(0.95) <= 0.3 and measured.share(0.99) <= 1.0


def under_load(folder: Path, claims: int, a_second: float, seconds: float) -> Measured:
    place, team = folder / "large.ledger", folder / "a.team"
    large_ledger(place, claims)
    secrets = with_reviewers(team)
    with served(place, "--team", str(team), "--workers", "2") as address:
        words = [
            sys.executable,
            str(Path(__file__).with_name("load.py")),
            address,
            str(secrets),
            str(a_second),
            str(seconds),
        ]
        ran = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
        others = cpu_of_ended()
    measured = Measured(**json.loads(ran.stdout))
    each = 1000 * (cpu_of_ended() - others) / len(measured.seconds)
    print(
        f"{claims} claims, {REVIEWERS} reviewers, {a_second} requests/s for {seconds} s: {measured}; CPU {each:.0f} ms"
    )
    assert measured.errors == [] and measured.decided > 0
    with rashomon.open(place, create=False) as ledger:
        assert len(ledger.decisions()) == measured.decided
        assert {decision.author for decision in ledger.decisions()} <= set(map(named, range(REVIEWERS)))
        assert ledger.verify().findings == ()
    return measured


def cpu_of_ended() -> float:
    """Seconds of CPU that all processes took that were started here and have ended: the server when it was told to."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def with_reviewers(place: Path) -> Path:
    """A team, and the file of the secrets of those who came in."""
    with Team.open(str(place), lambda: datetime.now(UTC), create=True) as team:
        for number in range(REVIEWERS):
            team.add(named(number), "reviewer", "four words nobody guesses")
        secrets = [team.login(named(number), "four words nobody guesses") for number in range(REVIEWERS)]
    kept = place.with_name("secrets.json")
    kept.write_text(json.dumps(secrets), encoding="utf-8")
    return kept


def named(number: int) -> str:
    return f"Reviewer {number}"
