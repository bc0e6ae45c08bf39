"""Takes over what incidents were called in another ledger: an id that was shown anywhere goes on leading somewhere."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct, structs
from sqlalchemy import Connection, delete, select, update

from rashomon.store import rows, tables, writing
from rashomon.store.names import Names, former_names, heir
from rashomon.store.sealing import Chain, sealed_incident

_AT_ONCE = 500  # values in one query


class Told(Struct, frozen=True):
    """An incident of another ledger: the id that it has there, those that it had, its accounts."""

    id: str
    was: tuple[str, ...]
    accounts: tuple[str, ...]


def names(connection: Connection) -> Names:
    """Every id that an incident was shown under, and where it leads."""
    return writing.pairs(connection, tables.incident_names)


def recall(connection: Connection, told: Iterable[Told], shown: Collection[str]) -> None:
    """Let the ids that incidents have or had in another ledger lead to where their accounts are in this one.

    shown: names that this ledger knew before it took in the reports of the other. A name that came up since, and that
    no incident has, was never shown to anybody, and is forgotten.
    """
    before = names(connection)
    current = set(connection.scalars(select(tables.incidents.c.id)))
    after = {name: incident for name, incident in before.items() if name in current or name in shown}
    for one in told:
        new = [name for name in (one.id, *one.was) if after.get(name) is None]
        if new:
            after |= dict.fromkeys(new, _where(connection, one.accounts))
    _keep(connection, before, after)


def _where(connection: Connection, accounts: Sequence[str]) -> str | None:
    table = tables.incident_accounts.c
    now: list[str] = []
    for k in range(0, len(accounts), _AT_ONCE):
        now += connection.scalars(select(table.incident).where(table.account.in_(accounts[k : k + _AT_ONCE])))
    return heir(now)


def _keep(connection: Connection, before: Names, after: Names) -> None:
    """Write down where the names lead now, in the incidents too, which say what they were called."""
    forgotten = sorted(set(before) - set(after))
    new = {name: incident for name, incident in after.items() if name not in before or before[name] != incident}
    table = tables.incident_names
    for name in (*forgotten, *(name for name in new if name in before)):
        connection.execute(delete(table).where(table.c.name == name))
    writing.insert_rows(connection, table, [{"name": name, "incident": to} for name, to in sorted(new.items())])
    was, called = former_names(before), former_names(after)
    _rename(connection, {i: called.get(i, ()) for i in {*was, *called} if was.get(i) != called.get(i)})


def _rename(connection: Connection, called: Mapping[str, tuple[str, ...]]) -> None:
    table, renamed = tables.incidents, []
    for incident, was in sorted(called.items()):
        row = connection.execute(select(table).where(table.c.id == incident)).mappings().one_or_none()
        if row is not None:
            renamed.append(structs.replace(rows.incident_of(row), was=was))
            record = rows.incident_row(renamed[-1])["record"]
            connection.execute(update(table).where(table.c.id == incident).values(record=record))
    Chain(connection).append("linking", map(sealed_incident, renamed))
