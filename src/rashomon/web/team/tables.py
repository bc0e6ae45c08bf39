"""Where a team is kept: apart from the ledger, so that no export or copy of it holds a password or a session."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()

users = Table(
    "users",
    metadata,
    Column("name", Text, primary_key=True, comment="as it stands in decisions"),
    Column("role", Text, nullable=False, comment="reader, reviewer or admin"),
    Column("password", Text, nullable=False, comment="argon2id"),
    Column("disabled", Integer, nullable=False, comment="1: may not come in"),
)
sessions = Table(
    "sessions",
    metadata,
    Column("key", Text, primary_key=True, comment="SHA-256 of the cookie: who reads this table cannot come in with it"),
    Column("user", Text, ForeignKey("users.name"), nullable=False, index=True),
    Column("begun", Integer, nullable=False, comment="seconds since 1970"),
    Column("seen", Integer, nullable=False, comment="seconds since 1970"),
)
failures = Table(
    "failures",
    metadata,
    Column("name", Text, primary_key=True, comment="the name that was tried, known or not"),
    Column("count", Integer, nullable=False, comment="failures in a row"),
    Column("until", Integer, nullable=False, comment="no try counts before this second"),
)
