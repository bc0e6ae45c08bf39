"""What the tables and columns of a ledger hold, in words for those who look into it with Datasette or SQL."""

from collections.abc import Mapping

from msgspec import Struct

_ID = "id, derived from content"
_TEXTS = "Texts belong to their publishers, whose rights apply."
_DAYS = {"date_start": "first day (ISO 8601)", "date_end": "last day (ISO 8601)"}
_TOLL = {"low": "lowest figure", "best": "best figure, by a named rule", "high": "highest figure"}
_INCIDENT = {
    "incident": "id of the incident",
    "date": "its first day",
    "type": "kind of incident",
    "place": "its place",
}
_REPORT = {"report": "id of the report", "publisher": "who published it", "published": "when it was published"}


class About(Struct, frozen=True, kw_only=True):
    """A table or view. columns: name -> what it holds. facets: columns to count by. sort, label: columns, if any."""

    title: str
    description: str
    columns: Mapping[str, str]
    facets: tuple[str, ...] = ()
    sort_desc: str | None = None
    label: str | None = None
    license: str | None = None
    units: Mapping[str, str] = {}


def _harm(field: str) -> dict[str, str]:
    return {f"{field}_{part}": f"people {field}, {words}" for part, words in _TOLL.items()}


TABLES: Mapping[str, About] = {
    "incidents": About(
        title="Incidents",
        description="What several accounts tell of one event. All of it is derived from claims.",
        columns={
            "id": _ID,
            "type": "kind of incident",
            **_DAYS,
            "place": "name of the place",
            "admin1": "province",
            "country": "ISO 3166-1 alpha-3",
            "lat": "latitude (WGS 84)",
            "lon": "longitude (WGS 84)",
            "initiator": "who did it",
            "target": "to whom",
            **_harm("killed"),
            **_harm("injured"),
            "grade": "confirmed, fair, weak, contested or discounted",
            "origins": "independent origins; copies count once",
            "background": "1 where it is told only as context",
            "summary": "one sentence, made from the claims alone",
            "record": "everything, with the rule behind each value, as JSON",
        },
        facets=("type", "country", "grade"),
        sort_desc="date_start",
        label="summary",
        units={"lat": "degree", "lon": "degree"},
    ),
    "claims": About(
        title="Claims",
        description="What reports say, as it was read: one thing each, with the sentence. Review stands elsewhere.",
        columns={
            "id": _ID,
            "report": "id of the report that says it",
            "account": "id of the report's telling of an incident",
            "field": "which harm or fact",
            "words": "the words that carry the value",
            "low": "least number that the words allow, blank: no bound",
            "high": "greatest number that the words allow, blank: no bound",
            "stance": "asserted, alleged, denied, withheld or hypothetical",
            "source_name": "who says it, blank: the report itself",
            "relayed_by": "who passed it on, nearest to the source first, as JSON",
            "scope": "incident, or cumulative for a toll over a period",
            "evidence": "the sentence that says it",
            "evidence_start": "where the sentence begins in the report's text, in characters",
            "evidence_end": "where it ends",
            "trigger_start": "where the words that carry the value begin",
            "trigger_end": "where they end",
            "confidence": "how likely it is that it was read rightly, 0 to 1; not that it is true",
            "rule": "the reading rule",
            "part_of": "id of the claim that it is a part of",
            "value": "the value as JSON",
            "source": "the source as JSON",
        },
        facets=("field", "stance", "scope"),
        label="words",
        license=_TEXTS,
    ),
    "reports": About(
        title="Reports",
        description="What was read: each text with what is known of its publication.",
        columns={
            "id": "the id given in the input, else derived from content",
            "title": "headline",
            "publisher": "who published it",
            "url": "its address",
            "language": "as the page says",
            "published": "day or moment of publication (ISO 8601)",
            "published_basis": "how that is known",
            "sha256": "of the bytes that were read",
            "text": "the report's own words, cleaned",
            "headline_end": "where the headline ends, 0 where it has none of its own",
            "removed": "what was cut from the page, as JSON",
            "flags": "why somebody should look twice, as JSON",
            "metadata": "other keys of the input, as JSON",
        },
        facets=("publisher", "published_basis"),
        sort_desc="published",
        label="title",
        license=_TEXTS,
    ),
    "accounts": About(
        title="Accounts",
        description="One report's telling of one incident.",
        columns={
            "id": _ID,
            "report": "id of the report",
            "background": "1 where it is told only as context",
            "main": "1 where the report is chiefly about it",
            "span_start": "where in the report's text the telling begins",
        },
        facets=("background", "main"),
    ),
    "incident_accounts": About(
        title="Accounts of incidents",
        description="Which accounts were joined to one incident.",
        columns={"account": "id of the account", "incident": "id of the incident"},
    ),
    "copies": About(
        title="Copies",
        description="Reports that repeat the text of another; they do not count as witnesses.",
        columns={"report": "id of the copy", "copy_of": "id of the report whose text it repeats"},
    ),
    "decisions": About(
        title="Decisions",
        description="What people decided about claims and incidents. Nothing is overwritten.",
        columns={
            "number": "its place among all decisions",
            "id": _ID,
            "kind": "accept, reject, correct, merge, split, set, comment, assign or undo",
            "author": "who decided",
            "at": "when (ISO 8601, UTC)",
            "reason": "why, in their words",
            "incident": "the id that the incident had then",
            "claim": "id of the claim",
            "field": "which value was set",
            "value": "the value, as JSON",
            "parts": "ids of the accounts that it is about, as JSON",
            "undoes": "id of the decision that it takes back",
        },
        facets=("kind", "author"),
        sort_desc="number",
    ),
    "claim_reviews": About(
        title="Reviews",
        description="What the decisions on a claim have come to.",
        columns={
            "claim": "id of the claim",
            "state": "accepted, rejected or corrected",
            "record": "the claim as corrected, as JSON",
        },
        facets=("state",),
    ),
    "raw_documents": About(
        title="Documents",
        description="The bytes of every document as they came.",
        columns={"sha256": "of the bytes", "size": "how many", "data": "the bytes"},
        license=_TEXTS,
        units={"size": "byte"},
    ),
    "readings": About(
        title="Readings",
        description="What became of everything that was offered: seen = stored + rejected + failed.",
        columns={
            "number": "its place among all readings",
            "at": "when (ISO 8601, UTC)",
            "seen": "documents offered",
            "stored": "documents now in the ledger",
            "known": "of these, how many were there already",
            "rejected": "documents with nothing to read in them",
            "failed": "documents that could not be read",
        },
        sort_desc="number",
    ),
    "rejections": About(
        title="Rejections",
        description="What could not be read, and why.",
        columns={
            "reading": "number of the reading",
            "position": "its place in the reading",
            "place": "file, line or item",
            "outcome": "rejected or failed",
            "code": "the error's code",
            "reason": "a sentence with the next step",
        },
        facets=("outcome", "code"),
    ),
    "erasures": About(
        title="Erasures",
        description="What was erased for the sake of people.",
        columns={"erased": "part and id", "author": "by whom", "at": "when (ISO 8601, UTC)", "reason": "why"},
    ),
}

VIEWS: Mapping[str, About] = {
    "incident_claims": About(
        title="Who says what",
        description="Each claim of an incident, with its sentence, its source and its publisher.",
        columns={
            **{name: words for name, words in _INCIDENT.items() if name != "type"},
            **_REPORT,
            "field": "which harm or fact",
            "words": "the words that carry the value",
            "low": "least number that the words allow",
            "high": "greatest number that the words allow",
            "source": "who says it, blank: the report itself",
            "stance": "asserted, alleged, denied, withheld or hypothetical",
            "scope": "incident, or cumulative for a toll over a period",
            "evidence": "the sentence that says it",
            "review": "what people decided about it",
            "claim": "id of the claim",
        },
        facets=("field", "stance"),
        license=_TEXTS,
    ),
    "incident_reports": About(
        title="Who reports what",
        description="Each report of an incident, and whose text it repeats.",
        columns={
            "incident": "id of the incident",
            **_REPORT,
            "title": "headline",
            "url": "its address",
            "background": "1 where it is told only as context",
            "copy_of": "id of the report whose text it repeats",
        },
        facets=("publisher",),
    ),
    "incident_tolls": About(
        title="Tolls",
        description="Low, best and high of each kind of harm of an incident.",
        columns={
            **_INCIDENT,
            "country": "ISO 3166-1 alpha-3",
            "field": "which harm",
            **_TOLL,
            "status": "single, agreed, revised or contested",
            "grade": "of the incident",
        },
        facets=("field", "status", "country", "type"),
    ),
    "contested": About(
        title="Contested",
        description="Where accounts cannot all be right.",
        columns={
            **_INCIDENT,
            "country": "ISO 3166-1 alpha-3",
            "field": "what is contested",
            "summary": "of the incident",
        },
        facets=("field", "country"),
    ),
    "sources": About(
        title="Sources",
        description="Who is quoted how often, and by how many publishers.",
        columns={
            "source": "who is quoted",
            "kind": "what kind of source",
            "claims": "how many claims",
            "reports": "in how many reports",
            "publishers": "by how many publishers",
            "first_published": "in the first report",
            "last_published": "in the last one",
        },
        facets=("kind",),
    ),
    "source_publishers": About(
        title="Who quotes whom",
        description="Each source with each publisher that quotes it.",
        columns={
            "source": "who is quoted",
            "publisher": "who quotes",
            "claims": "how many claims",
            "reports": "in how many reports",
        },
        facets=("publisher",),
    ),
    "report_copies": About(
        title="Whose text is whose",
        description="Each report that repeats another, beside it.",
        columns={
            **_REPORT,
            "title": "headline",
            "copy_of": "id of the report whose text it repeats",
            "original_publisher": "who published that one",
            "original_published": "when",
            "original_title": "its headline",
        },
        facets=("publisher", "original_publisher"),
    ),
}

# name -> title, what it answers, SQL; :names are asked for
QUERIES: Mapping[str, tuple[str, str, str]] = {
    "who_says_what": (
        "Who says what of an incident",
        "Give the id of an incident.",
        "SELECT field, words, source, stance, publisher, published, evidence FROM incident_claims"
        " WHERE incident = :incident ORDER BY field, published, claim",
    ),
    "contested_tolls": (
        "Contested tolls",
        "Where figures cannot all be right, the widest range first.",
        "SELECT incident, date, place, field, low, best, high FROM incident_tolls"
        " WHERE status = 'contested' ORDER BY high - low DESC, incident, field",
    ),
    "killed_by_month": (
        "Killed by month",
        "Sums of the low, best and high figures of all incidents that are told as news.",
        "SELECT substr(date_start, 1, 7) AS month, COUNT(*) AS incidents, SUM(killed_low) AS low,"
        " SUM(killed_best) AS best, SUM(killed_high) AS high FROM incidents"
        " WHERE background = 0 AND date_start IS NOT NULL GROUP BY month ORDER BY month",
    ),
    "figures_of_a_source": (
        "Figures of a source",
        "Give part of a source's name.",
        "SELECT source, date, place, field, words, low, high, stance, publisher, evidence FROM incident_claims"
        " WHERE source LIKE '%' || :source || '%' AND field IN ('killed', 'injured') ORDER BY date, claim",
    ),
    "resting_on_one_origin": (
        "Resting on one origin",
        "Incidents with ten dead or more behind which one origin alone stands.",
        "SELECT id, date_start, place, killed_best, summary FROM incidents"
        " WHERE origins = 1 AND killed_best >= 10 ORDER BY killed_best DESC, id",
    ),
}
