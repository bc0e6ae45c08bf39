"""Ids that are not there: near ones are named, and are not sought among all."""

from difflib import get_close_matches

import pytest
from sqlalchemy import Column, MetaData, String, Table, create_engine, insert

from rashomon.errors import NotFoundError
from rashomon.store import ids

THINGS = Table("things", MetaData(), Column("id", String, primary_key=True))


def test_near_ones_are_named_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    sought: list[int] = []

    def seeking(given: str, among: list[str], shown: int) -> list[str]:
        sought.append(len(among))
        return get_close_matches(given, among, shown)

    monkeypatch.setattr(ids, "get_close_matches", seeking)
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        THINGS.metadata.create_all(connection)
        connection.execute(insert(THINGS), [{"id": f"t-{number:05}"} for number in range(5_000)])
        for given in ("t-02500x", "t-0250l", "t-9"):
            with pytest.raises(NotFoundError, match="Did you mean t-0") as refused:
                ids.full_id(connection, THINGS, given, "a ledger")
            assert refused.value.code == "N001"
    engine.dispose()
    assert len(sought) == 3 and max(sought) <= 400
