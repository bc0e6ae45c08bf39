"""The tables of a ledger, named so that they read well in Datasette; nested parts are JSON text.

Three kinds: what was read (`raw_documents`, `offers`, `reports`, `accounts`, `claims`), and read again
(`report_versions`, `rereadings`), is only ever added to and knows no clock;
what people decided (`decisions`, `decision_accounts`) and the chain that binds all (`seals`, `seal_rows`) only grow as
well; what was derived (`incidents`, `incident_accounts`, `copies`, `claim_reviews`, `account_constraints`,
`former_accounts`, `former_claims`, `rebindings`, `facet_values`, `incident_facets`, `incident_needs`, and what linking
remembers) can be dropped and derived again.
`incident_names` remembers every id that an incident ever had. `readings` is the log.
"""

from sqlalchemy import (
    DOUBLE_PRECISION,
    REAL,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

SCHEMA = 2

metadata = MetaData()

# by code points, as SQLite compares: the same ledger lists in the same order everywhere
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_WHOLE = Integer().with_variant(BigInteger(), "postgresql")
_REAL: TypeEngine[float] = REAL().with_variant(DOUBLE_PRECISION(), "postgresql")


def _table(
    name: str, *parts: Column[str] | Column[int] | Column[float] | Column[bytes] | Index, is_index: bool = False
) -> Table:
    """A table; is_index: its rows are hardly more than their key, so that SQLite need not keep them twice."""
    # STRICT, because otherwise SQLite makes a number of the text '007'
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=not is_index)


def _id(name: str = "id") -> Column[str]:
    return Column(name, _TEXT, primary_key=True)


def _text(name: str, optional: bool = False) -> Column[str]:
    return Column(name, _TEXT, nullable=optional)


def _whole(name: str, optional: bool = False) -> Column[int]:
    return Column(name, _WHOLE, nullable=optional)


def _real(name: str, optional: bool = False) -> Column[float]:
    return Column(name, _REAL, nullable=optional)


def _refers(name: str, to: str, first: bool = False) -> Column[str]:
    return Column(name, _TEXT, ForeignKey(to), nullable=False, primary_key=first, index=not first)


about_ledger = _table("about_ledger", _id("name"), _text("value"))

raw_documents = _table("raw_documents", _id("sha256"), _whole("size"), Column("data", LargeBinary, nullable=False))


def _read() -> tuple[Column[str] | Column[int], ...]:
    """What is read of a report."""
    optional = ("title", "publisher", "url", "language", "published", "published_basis")
    return (
        *(_text(name, optional=True) for name in optional),
        Column("sha256", _TEXT, nullable=False, index=True),
        _text("text"),
        _whole("headline_end"),
        _text("removed"),
        _text("flags"),
        _text("metadata"),
    )


reports = _table("reports", _id(), *_read(), Index("reports_by_day", "published", "id"))

# what the input said about a document beside its bytes, and who read it first
offers = _table("offers", _refers("report", "reports.id", first=True), _text("reader"), _text("record"))

accounts = _table(
    "accounts",
    _id(),
    _refers("report", "reports.id"),
    _whole("background"),
    _whole("main"),
    _whole("span_start"),
)

claims = _table(
    "claims",
    _id(),
    _refers("report", "reports.id"),
    _refers("account", "accounts.id"),
    _text("field"),
    _text("words"),
    _whole("low", optional=True),
    _whole("high", optional=True),
    _text("stance"),
    _text("source_name", optional=True),
    _text("relayed_by"),
    _text("scope"),
    _text("evidence"),
    _whole("evidence_start"),
    _whole("evidence_end"),
    _whole("trigger_start"),
    _whole("trigger_end"),
    _real("confidence"),
    _text("rule"),
    _text("part_of", optional=True),
    _text("value"),
    _text("source", optional=True),
    Index("claims_by_field", "field", "id"),
)

# what was read again: a newer reader may clean a text otherwise, and claim other things

report_versions = _table("report_versions", _id(), _refers("report", "reports.id"), _whole("number"), *_read())

rereadings = _table(
    "rereadings",
    Column("number", _WHOLE, primary_key=True, autoincrement=False),
    Column("id", _TEXT, nullable=False, unique=True),
    _whole("run"),
    _refers("report", "reports.id"),
    _text("reader"),
    _text("at", optional=True),
    _whole("version"),
    _whole("kept"),
    _whole("added"),
    _whole("removed"),
    _whole("changed"),
    _text("record"),
)

# derived from rereadings: what is read no more, and what decisions on it hold of now

former_accounts = _table("former_accounts", _refers("account", "accounts.id", first=True), _whole("rereading"))

former_claims = _table("former_claims", _refers("claim", "claims.id", first=True), _whole("rereading"))

rebindings = _table(
    "rebindings",
    Column("decision", _WHOLE, primary_key=True, autoincrement=False),
    _id("was"),
    Column("now", _TEXT, nullable=False, index=True),
)

# what people decided: never changed, as what was read

decisions = _table(
    "decisions",
    Column("number", _WHOLE, primary_key=True, autoincrement=False),
    Column("id", _TEXT, nullable=False, unique=True),
    _text("kind"),
    _text("author"),
    _text("at"),
    _text("reason"),
    _text("incident", optional=True),
    Column("claim", _TEXT, nullable=True, index=True),
    _text("field", optional=True),
    _text("value"),
    _text("parts"),
    _text("undoes", optional=True),
)

decision_accounts = _table(
    "decision_accounts",
    _id("account"),
    Column("decision", _WHOLE, ForeignKey("decisions.number"), primary_key=True, index=True),
    is_index=True,
)

# what was erased for the sake of people: that it was there, and why it is no more

erasures = _table(
    "erasures",
    _id("erased"),
    _text("author"),
    _text("at"),
    _text("reason"),
)

# derived from decisions

claim_reviews = _table("claim_reviews", _id("claim"), _text("state"), _text("record", optional=True))

account_constraints = _table("account_constraints", _id("one"), _id("two"), _whole("are_together"), is_index=True)

copies = _table("copies", _refers("report", "reports.id", first=True), _refers("copy_of", "reports.id"))

incidents = _table(
    "incidents",
    _id(),
    _text("type"),
    _text("date_start", optional=True),
    _text("date_end", optional=True),
    _text("place", optional=True),
    _text("admin1", optional=True),
    _text("country", optional=True),
    _real("lat", optional=True),
    _real("lon", optional=True),
    _text("initiator"),
    _text("target"),
    _whole("killed_low", optional=True),
    _whole("killed_best", optional=True),
    _whole("killed_high", optional=True),
    _whole("injured_low", optional=True),
    _whole("injured_best", optional=True),
    _whole("injured_high", optional=True),
    _text("grade"),
    _whole("origins"),
    _whole("background"),
    _text("summary"),
    _text("record"),
    Index("incidents_by_day", "date_start", "id"),
    Index("incidents_by_country", "country"),
)

incident_accounts = _table(
    "incident_accounts",
    _refers("account", "accounts.id", first=True),
    _refers("incident", "incidents.id"),
)

# what incidents are found by and counted under, in few bytes each (`store/facet_index.py`); `code` stands for a value

facet_values = _table(
    "facet_values", _id("code"), _text("facet"), _text("value"), Index("facet_values_by_value", "facet", "value")
)

# by day first, as incidents are listed: who looks for the first of them need not look at all
incident_facets = _table(
    "incident_facets",
    _id("day"),
    Column("incident", _TEXT, ForeignKey("incidents.id"), primary_key=True, index=True),
    _text("date_start", optional=True),
    _text("date_end", optional=True),
    _whole("lat_e5", optional=True),
    _whole("lon_e5", optional=True),
    _text("precision", optional=True),
    _whole("killed_low", optional=True),
    _whole("killed_best", optional=True),
    _whole("killed_high", optional=True),
    _whole("contested"),
    _text("codes"),
    _text("places"),
    _text("actors"),
    _text("summary"),
    is_index=True,
)

# what waits for people, in the order of its queues (`store/waiting.py`); a claim is empty where it is about the whole

incident_needs = _table(
    "incident_needs",
    _id("need"),
    _id("person"),
    Column("rank", _WHOLE, primary_key=True),
    _refers("incident", "incidents.id", first=True),
    _text("claim"),
    _text("why"),
    Index("incident_needs_by_incident", "incident"),
    is_index=True,
)

# what linking remembers, so that a new report is compared with its candidates alone

linked_reports = _table("linked_reports", _refers("report", "reports.id", first=True))

# by period first: what comes in together lies together
text_marks = _table(
    "text_marks",
    Column("period", _WHOLE, primary_key=True),
    Column("mark", _WHOLE, primary_key=True),
    _refers("report", "reports.id", first=True),
    _whole("shingles"),
    is_index=True,
)

profiles = _table("profiles", _refers("account", "accounts.id", first=True), _text("record"))

link_keys = _table("link_keys", _id("key"), _refers("account", "accounts.id", first=True), is_index=True)

links = _table(
    "links",
    _refers("one", "accounts.id", first=True),
    _refers("two", "accounts.id", first=True),
    _whole("score"),
    is_index=True,
)

# no foreign key: a name outlives the incident that it was given to
incident_names = _table("incident_names", _id("name"), Column("incident", _TEXT, nullable=True, index=True))

readings = _table(
    "readings",
    Column("number", _WHOLE, primary_key=True),
    _text("at"),
    _whole("seen"),
    _whole("stored"),
    _whole("known"),
    _whole("rejected"),
    _whole("failed"),
)

rejections = _table(
    "rejections",
    Column("reading", _WHOLE, ForeignKey("readings.number"), primary_key=True),
    Column("position", _WHOLE, primary_key=True),
    _text("place"),
    _text("outcome"),
    _text("code"),
    _text("reason"),
)

# the chain

seals = _table(
    "seals",
    Column("number", _WHOLE, primary_key=True, autoincrement=False),
    _text("kind"),
    _text("previous"),
    _text("hash"),
)

seal_rows = _table(
    "seal_rows",
    _id("part"),
    _id("id"),
    Column("seal", _WHOLE, ForeignKey("seals.number"), primary_key=True, index=True),
    _text("salt", optional=True),
    _text("leaf"),
)
