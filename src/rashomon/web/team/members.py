"""The members of a team and who of them is here."""

import hashlib
import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from msgspec import Struct
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from rashomon.errors import WebError
from rashomon.export.words import safe
from rashomon.store.engine import engine_of, shown_place, translated
from rashomon.web.roles import ROLES, Role
from rashomon.web.team import passwords
from rashomon.web.team.tables import failures, metadata, sessions, users

LONGEST_S, IDLE_S = 12 * 3600, 30 * 60  # a session ends so long after its beginning, and so long after its last use
_FREE_TRIES = 5
_LONGEST_WAIT_S = 15 * 60
_WORDS_KEPT = 200  # names that are tried may be anything

_log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


class Member(Struct, frozen=True):
    """Somebody of the team. name: as it stands in their decisions."""

    name: str
    role: Role
    disabled: bool = False


class Team:
    """Keeps members, passwords and sessions in a SQLite file or a PostgreSQL database of its own.

    now: tells the time. Everything may be called from several threads and processes at once.
    """

    def __init__(self, engine: Engine, place: str, now: Clock) -> None:
        self._engine, self.place, self._now = engine, place, now

    @classmethod
    def open(cls, place: str, now: Clock, *, create: bool = False) -> Self:
        """Open a team: the path of a file, which only its owner may read, or a database URL. Raises LedgerError."""
        is_file = "://" not in place
        if create and is_file:
            Path(place).touch(mode=0o600)
        engine = engine_of(place, create)
        team = cls(engine, shown_place(place), now)
        try:
            with translated(place):
                if create:
                    with team._writing() as connection:
                        metadata.create_all(connection)
                with engine.connect() as connection:
                    connection.execute(select(func.count()).select_from(users))
        except BaseException:
            team.close()
            raise
        return team

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- members ------------------------------------------------------------------------------------------------------

    def members(self) -> tuple[Member, ...]:
        """All, by name."""
        with self._reading() as connection:
            return tuple(map(_member, connection.execute(select(users).order_by(users.c.name)).mappings()))

    def add(self, name: str, role: Role, password: str) -> Member:
        """Take somebody in. Raises WebError: [B010] the name or [B011] the password will not do."""
        if not name.strip() or name != safe(name) or len(name) > 80:
            raise WebError("B010", "", "a name has 1 to 80 characters, and none that cannot be seen", "Give another.")
        kept = self._kept(password, name)
        with self._writing() as connection:
            if connection.scalar(select(users.c.name).where(users.c.name == name)):
                raise WebError("B010", "", f"there is a {name!r} already", "Give another name.")
            row = {"name": name, "role": _role(role), "password": kept, "disabled": 0}
            connection.execute(insert(users).values(row))
        _log.info("%s was taken in as %s", name, role)
        return Member(name, role)

    def change(
        self, name: str, *, role: Role | None = None, disabled: bool | None = None, password: str | None = None
    ) -> Member:
        """Change somebody's role or password, or keep them out; whatever it is, their sessions end.

        Raises WebError: [B011] the password will not do, [B012] no such member.
        """
        changed: dict[str, Any] = {}
        changed |= {"role": _role(role)} if role is not None else {}
        changed |= {"disabled": int(disabled)} if disabled is not None else {}
        changed |= {"password": self._kept(password, name)} if password is not None else {}
        with self._writing() as connection:
            connection.execute(update(users).where(users.c.name == name).values(changed))
            connection.execute(delete(sessions).where(sessions.c.user == name))
            row = connection.execute(select(users).where(users.c.name == name)).mappings().one_or_none()
        if row is None:
            raise WebError("B012", "", f"no member {name!r}", "See: rashomon team TEAM list")
        _log.info("%s was changed: %s", name, ", ".join(changed))
        return _member(row)

    # -- coming and going ---------------------------------------------------------------------------------------------

    def login(self, name: str, password: str) -> str:
        """Let somebody in; gives the session's secret. Raises WebError[B013]: not so, or not yet."""
        shown = safe(name)[:_WORDS_KEPT]
        self._try(shown)
        with self._reading() as connection:
            row = connection.execute(select(users).where(users.c.name == name)).mappings().one_or_none()
        known = passwords.is_right(password, row["password"] if row is not None else passwords.nobodys())
        if row is None or not known or row["disabled"]:
            _log.warning("a login as %s failed", shown)
            raise _refused()
        secret, now = secrets.token_urlsafe(32), self._seconds()
        with self._writing() as connection:
            connection.execute(delete(failures).where(failures.c.name == shown))
            connection.execute(delete(sessions).where(_is_over(now)))
            connection.execute(insert(sessions).values(key=_key(secret), user=name, begun=now, seen=now))
        _log.info("%s came in", name)
        return secret

    def member_of(self, secret: str) -> Member | None:
        """Who has this session; None when it is over or never was."""
        now = self._seconds()
        held = select(users, sessions.c.seen).join(sessions, sessions.c.user == users.c.name)
        query = held.where(sessions.c.key == _key(secret), ~_is_over(now), users.c.disabled == 0)
        with self._reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        if row is not None and now - row["seen"] > 60:  # to write at every request would cost more than it tells
            with self._writing() as connection:
                connection.execute(update(sessions).where(sessions.c.key == _key(secret)).values(seen=now))
        return _member(row) if row is not None else None

    def logout(self, secret: str) -> None:
        """End a session."""
        with self._writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.key == _key(secret)))

    # -- below --------------------------------------------------------------------------------------------------------

    def _try(self, name: str) -> None:
        """Count a try; after some in a row the next one must wait, each time twice as long.

        A try counts before it is known whether it fails, so that many at once are counted too.
        """
        now = self._seconds()
        with self._writing() as connection:
            row = connection.execute(select(failures).where(failures.c.name == name)).mappings().one_or_none()
            if row is not None and now < row["until"]:
                _log.warning("a login as %s came too early", name)
                raise _refused(row["until"] - now)
            count = (row["count"] if row is not None else 0) + 1
            wait = min(_LONGEST_WAIT_S, 2 ** min(count - _FREE_TRIES, 20)) if count > _FREE_TRIES else 0
            connection.execute(delete(failures).where(failures.c.name == name))
            connection.execute(insert(failures).values(name=name, count=count, until=now + wait))

    def _kept(self, password: str, name: str) -> str:
        if problem := passwords.objection(password, name):
            raise WebError("B011", "", problem, "Choose another.")
        return passwords.hashed(password)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self.place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self.place), self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _refused(wait: int = 0) -> WebError:
    patience, help_ = f"Try again in {wait} seconds.", "Whoever runs the server can set a new password."
    next_step = patience if wait else help_
    return WebError("B013", "", "this name and this password do not belong together", next_step)


def _role(role: str) -> Role:
    found = next((known for known in ROLES if known == role), None)
    if found is None:
        raise WebError("B010", "", f"no role {role!r}", f"There are: {', '.join(ROLES)}.")
    return found


def _member(row: Any) -> Member:
    return Member(row["name"], row["role"], bool(row["disabled"]))


def _key(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _is_over(now: int) -> Any:
    return (sessions.c.begun <= now - LONGEST_S) | (sessions.c.seen <= now - IDLE_S)
