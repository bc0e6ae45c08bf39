"""Who may come in, and for how long."""

import logging
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from rashomon.errors import LedgerError, WebError
from rashomon.web.team import passwords
from rashomon.web.team.members import IDLE_S, LONGEST_S, Member, Team
from rashomon.web.team.passwords import objection

GOOD = "four words nobody guesses"


class Hands:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def on(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a hash costs is the library's affair."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def team(place: str, hands: Hands) -> Iterator[Team]:
    with Team.open(place, hands, create=True) as team:
        team.add("Ada", "reviewer", GOOD)
        yield team


def test_there_is_nobody_at_first(tmp_path: Path, hands: Hands) -> None:
    with Team.open(str(tmp_path / "a.team"), hands, create=True) as team:
        assert team.members() == ()


def test_its_file_is_for_its_owner_alone(tmp_path: Path, hands: Hands) -> None:
    with Team.open(str(tmp_path / "a.team"), hands, create=True):
        pass
    assert stat.S_IMODE((tmp_path / "a.team").stat().st_mode) == 0o600


def test_a_team_that_is_not_there_is_not_made_by_looking(tmp_path: Path, hands: Hands) -> None:
    with pytest.raises(LedgerError):
        Team.open(str(tmp_path / "none.team"), hands)


def test_who_has_the_password_comes_in(team: Team) -> None:
    assert team.member_of(team.login("Ada", GOOD)) == Member("Ada", "reviewer")


@pytest.mark.parametrize(("name", "password"), [("Ada", "wrong"), ("ada", GOOD), ("Bob", GOOD), ("", ""), ("Ada", "")])
def test_others_do_not_and_are_not_told_why(team: Team, name: str, password: str) -> None:
    with pytest.raises(WebError) as refused:
        team.login(name, password)
    assert (refused.value.code, refused.value.problem) == (
        "B013",
        "this name and this password do not belong together",
    )


def test_a_secret_of_nobody_is_nobody(team: Team) -> None:
    assert team.member_of("") is None is team.member_of("x" * 43)


def test_a_session_ends_when_it_is_not_used(team: Team, hands: Hands) -> None:
    secret = team.login("Ada", GOOD)
    hands.on(IDLE_S - 1)
    assert team.member_of(secret)
    hands.on(IDLE_S - 1)
    assert team.member_of(secret)
    hands.on(IDLE_S)
    assert team.member_of(secret) is None


def test_a_session_ends_in_any_case(team: Team, hands: Hands) -> None:
    secret = team.login("Ada", GOOD)
    for _ in range(LONGEST_S // 1000):
        assert team.member_of(secret)
        hands.on(1000)
    hands.on(1000)
    assert team.member_of(secret) is None


def test_who_leaves_is_gone(team: Team) -> None:
    first, second = team.login("Ada", GOOD), team.login("Ada", GOOD)
    team.logout(first)
    assert team.member_of(first) is None and team.member_of(second)


@pytest.mark.parametrize("change", [{"disabled": True}, {"role": "reader"}, {"password": GOOD[::-1]}])
def test_all_sessions_end_with_a_change(team: Team, change: dict[str, object]) -> None:
    secrets = [team.login("Ada", GOOD) for _ in range(3)]
    team.change("Ada", **change)  # type: ignore[arg-type]
    assert [team.member_of(secret) for secret in secrets] == [None] * 3


def test_who_is_kept_out_stays_out(team: Team) -> None:
    team.change("Ada", disabled=True)
    with pytest.raises(WebError):
        team.login("Ada", GOOD)
    team.change("Ada", disabled=False)
    assert team.member_of(team.login("Ada", GOOD))


def test_guessing_is_slowed_and_written_down(team: Team, hands: Hands, caplog: pytest.LogCaptureFixture) -> None:
    compared = 0
    with caplog.at_level(logging.WARNING):
        for _ in range(1000):
            with pytest.raises(WebError) as refused:
                team.login("Ada", "a guess")
            compared += "seconds" not in refused.value.next_step
            hands.on(1)
    assert compared <= 16
    assert sum("login as Ada" in line for line in caplog.messages) == 1000
    hands.on(15 * 60)
    assert team.login("Ada", GOOD)


def test_a_try_in_the_log_cannot_be_another_line(team: Team, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(WebError), caplog.at_level(logging.WARNING):
        team.login("Ada\nAda came in\x1b[31m", GOOD)
    assert all("\n" not in line and "\x1b" not in line for line in caplog.messages)


def test_neither_password_nor_secret_is_kept(tmp_path: Path, hands: Hands) -> None:
    place = tmp_path / "a.team"
    with Team.open(str(place), hands, create=True) as team:
        team.add("Ada", "admin", GOOD)
        secret = team.login("Ada", GOOD)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert GOOD.encode() not in kept and secret.encode() not in kept and b"argon2id" in kept


@pytest.mark.parametrize("password", ["short", "password", "12345678", "Ada Lovelace 1", "x" * 257])
def test_some_passwords_will_not_do(team: Team, password: str) -> None:
    with pytest.raises(WebError) as refused:
        team.add("Ada Lovelace", "reader", password)
    assert refused.value.code == "B011"


@pytest.mark.parametrize("password", ["a" * 64, "пароль-які-ніхто", "with spaces in it", "x" * 256])
def test_long_ones_in_any_script_will(password: str) -> None:
    assert objection(password, "Ada") == ""


@pytest.mark.parametrize("name", ["", " ", "Ada", "a\nb", "a\u202eb", "x" * 81])
def test_some_names_will_not_do(team: Team, name: str) -> None:
    with pytest.raises(WebError) as refused:
        team.add(name, "reader", GOOD)
    assert refused.value.code == "B010"


def test_there_are_three_roles(team: Team) -> None:
    with pytest.raises(WebError):
        team.add("Eve", "owner", GOOD)  # type: ignore[arg-type]
    with pytest.raises(WebError):
        team.change("nobody", role="reader")
    assert [member.name for member in team.members()] == ["Ada"]
