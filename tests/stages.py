"""Stand-ins for the stages that read and weigh, so that the ledger and the commands are tested alone."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from factories import make_incident, make_reading
from rashomon.errors import InputError
from rashomon.ingest.raw import RawDocument
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.reading import Reading
from rashomon.pipeline import _repeats, linking, stages


def begin(raw: RawDocument) -> Any:
    """The file's name is the report's id; some texts are trouble."""
    text = raw.data.decode()
    if "nothing to read" in text:
        raise InputError("I003", raw.place, "no text left")
    if "trouble" in text:
        raise RuntimeError("a bug")
    return stages.Begun(raw.place, make_reading(Path(raw.place).stem, text, publisher=f"The {Path(raw.place).stem}"))


def finish(begun: Any) -> Reading:
    reading: Reading = begun.opened
    return reading


def is_copy(one: frozenset[int], two: frozenset[int]) -> bool:
    return one == two


def score(*_: object) -> float:
    return 1.0


def all_speak_for_it(*_: object, decided: object = None) -> Callable[[str, str], int]:
    """All accounts tell one incident."""
    return lambda one, two: 1


def reconcile(accounts: Sequence[Account], claims: Sequence[Claim], reports: Any, *_: object) -> Incident:
    def claims_of(account: Account) -> tuple[Claim, ...]:
        return tuple(claim for claim in claims if claim.account == account.id)

    return make_incident(
        *(Reading(report=reports[one.report], accounts=(one,), claims=claims_of(one)) for one in accounts)
    )


def stand_in(patch: pytest.MonkeyPatch) -> None:
    """Let these do the work of the real stages."""
    patch.setattr(stages, "begin", begin)
    patch.setattr(stages, "parse_ahead", list)
    patch.setattr(stages, "finish", finish)
    patch.setattr(_repeats, "is_copy", is_copy)
    patch.setattr(linking, "score", score)
    patch.setattr(linking, "Weighing", all_speak_for_it)
    patch.setattr(linking, "reconcile", reconcile)
