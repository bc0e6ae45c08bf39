"""`rashomon team`."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli import main

GOOD = "four words nobody guesses"


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "a.team")


def run(*words: str, says: str = "") -> tuple[int, str]:
    ran = CliRunner().invoke(main, ["team", *words], input=says, catch_exceptions=False)
    return ran.exit_code, ran.output


def test_people_come_change_and_go(place: str) -> None:
    assert run("add", place, "Ada", "--role", "admin", says=f"{GOOD}\n")[0] == 0
    assert run("add", place, "Bob", says=f"{GOOD}\n")[0] == 0
    assert run("role", place, "Bob", "reviewer") == (0, "")
    assert run("disable", place, "Bob") == (0, "")
    assert run("list", place) == (0, "admin     Ada\nreviewer  Bob  (kept out)\n")
    assert run("enable", place, "Bob") == (0, "")
    assert run("password", place, "Bob", says=f"{GOOD[::-1]}\n") == (0, "")
    assert "kept out" not in run("list", place)[1]


def test_what_cannot_be_is_said(place: str) -> None:
    assert run("list", place)[0] == 1
    assert "B011" in run("add", place, "Ada", says="short\n")[1]
    assert "B012" in run("role", place, "Ada", "reader")[1]
