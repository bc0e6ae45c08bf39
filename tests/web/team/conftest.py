"""A team with somebody in each role."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from rashomon.web.team import passwords
from rashomon.web.team.members import Team

GOOD = "four words nobody guesses"
ROLES = {"Rea": "reader", "Vera": "reviewer", "Ada": "admin"}


@pytest.fixture
def trio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # what a hash costs is the library's affair
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)
    with Team.open(str(tmp_path / "trio.team"), lambda: datetime.now(UTC), create=True) as team:
        for name, role in ROLES.items():
            team.add(name, role, GOOD)  # type: ignore[arg-type]
        yield team
