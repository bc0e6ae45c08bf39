"""Bytes as they came, what people decide, and the chain that binds every row."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Add the tables; the seals over what is there already are set afterwards."""
    _create("raw_documents", _key("sha256", _TEXT), _whole("size"), sa.Column("data", sa.LargeBinary, nullable=False))
    _create("seals", _key("number", _WHOLE), _text("kind"), _text("previous"), _text("hash"))
    _create(
        "seal_rows",
        _key("part", _TEXT),
        _key("id", _TEXT),
        _key("seal", _WHOLE, "seals.number"),
        sa.Column("salt", _TEXT),
        _text("leaf"),
    )
    op.create_index("ix_seal_rows_seal", "seal_rows", ["seal"])
    op.create_index("claims_by_field", "claims", ["field", "id"])
    op.create_index("reports_by_day", "reports", ["published", "id"])
    _decisions()
    _rereadings()
    _facets()
    _needs()


def _decisions() -> None:
    said = [_text(name) for name in ("kind", "author", "at", "reason")]
    about = [_optional("incident"), _optional("claim"), _optional("field"), _text("value"), _text("parts")]
    unique = sa.Column("id", _TEXT, nullable=False, unique=True)
    _create("decisions", _key("number", _WHOLE), unique, *said, *about, _optional("undoes"))
    op.create_index("ix_decisions_claim", "decisions", ["claim"])
    keys = (_key("account", _TEXT), _key("decision", _WHOLE, "decisions.number"))
    op.create_table("decision_accounts", *keys, sqlite_strict=True, sqlite_with_rowid=False)
    op.create_index("ix_decision_accounts_decision", "decision_accounts", ["decision"])
    _create("erasures", _key("erased", _TEXT), *map(_text, ("author", "at", "reason")))
    _create("claim_reviews", _key("claim", _TEXT), _text("state"), _optional("record"))
    pair = (_key("one", _TEXT), _key("two", _TEXT), _whole("are_together"))
    op.create_table("account_constraints", *pair, sqlite_strict=True, sqlite_with_rowid=False)


def _rereadings() -> None:
    _create("offers", _key("report", _TEXT, "reports.id"), _text("reader"), _text("record"))
    named = [*map(_optional, ("title", "publisher", "url", "language", "published", "published_basis"))]
    nested = [*map(_text, ("removed", "flags", "metadata"))]
    read = [*named, _text("sha256"), _text("text"), _whole("headline_end"), *nested]
    _create("report_versions", _key("id", _TEXT), _text("report", "reports.id"), _whole("number"), *read)
    op.create_index("ix_report_versions_report", "report_versions", ["report"])
    op.create_index("ix_report_versions_sha256", "report_versions", ["sha256"])
    unique = sa.Column("id", _TEXT, nullable=False, unique=True)
    who = (_whole("run"), _text("report", "reports.id"), _text("reader"), _optional("at"))
    counts = map(_whole, ("version", "kept", "added", "removed", "changed"))
    _create("rereadings", _key("number", _WHOLE), unique, *who, *counts, _text("record"))
    op.create_index("ix_rereadings_report", "rereadings", ["report"])
    _create("former_accounts", _key("account", _TEXT, "accounts.id"), _whole("rereading"))
    _create("former_claims", _key("claim", _TEXT, "claims.id"), _whole("rereading"))
    _create("rebindings", _key("decision", _WHOLE), _key("was", _TEXT), _text("now"))
    op.create_index("ix_rebindings_now", "rebindings", ["now"])


def _facets() -> None:
    _create("facet_values", _key("code", _TEXT), _text("facet"), _text("value"))
    op.create_index("facet_values_by_value", "facet_values", ["facet", "value"])
    days = map(_optional, ("date_start", "date_end"))
    where = (*map(_optional_whole, ("lat_e5", "lon_e5")), _optional("precision"))
    killed = map(_optional_whole, ("killed_low", "killed_best", "killed_high"))
    texts = map(_text, ("codes", "places", "actors", "summary"))
    keys = _key("day", _TEXT), _key("incident", _TEXT, "incidents.id")
    columns = (*keys, *days, *where, *killed, _whole("contested"), *texts)
    op.create_table("incident_facets", *columns, sqlite_strict=True, sqlite_with_rowid=False)
    op.create_index("ix_incident_facets_incident", "incident_facets", ["incident"])


def _needs() -> None:
    keys = (_key("need", _TEXT), _key("person", _TEXT), _key("rank", _WHOLE), _key("incident", _TEXT, "incidents.id"))
    said = (_text("claim"), _text("why"))
    op.create_table("incident_needs", *keys, *said, sqlite_strict=True, sqlite_with_rowid=False)
    op.create_index("incident_needs_by_incident", "incident_needs", ["incident"])


def _create(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(name, *columns, sqlite_strict=True)


def _key(name: str, kind: sa.types.TypeEngine[Any], to: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, kind, *_refers(to), primary_key=True, autoincrement=False)


def _whole(name: str, to: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, _WHOLE, *_refers(to), nullable=False)


def _text(name: str, to: str | None = None) -> sa.Column[Any]:
    return sa.Column(name, _TEXT, *_refers(to), nullable=False)


def _optional(name: str) -> sa.Column[Any]:
    return sa.Column(name, _TEXT)


def _optional_whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, _WHOLE)


def _refers(to: str | None) -> list[sa.ForeignKey]:
    return [sa.ForeignKey(to)] if to else []
