"""The locks: everything pinned and hashed, for all promised machines, from wherever pip is told to look."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(name: str) -> dict[str, list[Requirement]]:
    """Package -> its pins (several where they differ by Python or by system)."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    pins: dict[str, list[Requirement]] = {}
    for line in text.splitlines():
        if line and not line.startswith((" ", "#")):
            assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), f"{name}: no hash: {line[:60]}"
            requirement = Requirement(line.split("--hash")[0].strip())
            pins.setdefault(requirement.name.lower(), []).append(requirement)
    return pins


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_one_version_with_hashes(name):
    for requirements in pinned(name).values():
        assert all(re.fullmatch(r"==[\w.!+]+", str(r.specifier)) for r in requirements)


@pytest.mark.parametrize("name", LOCKS)
def test_no_index_and_no_address_is_named(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text


def test_the_lock_holds_every_dependency_in_its_range():
    pins = pinned("requirements.lock")
    for text in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]:
        wanted = Requirement(text)
        for pin in pins[wanted.name.lower()]:
            version = str(pin.specifier).removeprefix("==")
            assert wanted.specifier.contains(version), f"{wanted} but locked {version}"


@pytest.mark.parametrize(
    ("python", "system"), [(p, s) for p in ("3.11", "3.12", "3.13") for s in ("linux", "win32", "darwin")]
)
def test_each_package_has_one_pin_on_every_promised_machine(python, system):
    place = {"python_version": python, "python_full_version": f"{python}.5", "sys_platform": system}
    for name in LOCKS:
        for package, requirements in pinned(name).items():
            held = [r for r in requirements if r.marker is None or r.marker.evaluate(place)]
            assert len(held) <= 1, f"{package} on {place}: {held}"


def test_the_two_locks_agree():
    first, second = pinned("requirements.lock"), pinned("requirements-test.lock")
    for package, requirements in first.items():
        assert sorted(map(str, requirements)) == sorted(map(str, second[package]))
