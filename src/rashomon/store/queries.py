"""Questions to the tables as statements: which incidents, which leaves of the chain."""

from collections.abc import Collection
from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, case, exists, func, null, or_, select

from rashomon.store import tables
from rashomon.store.tables import accounts, facet_values, incident_accounts, incident_facets, incidents, seal_rows

_PARTS = ("best", "low", "high")  # of a toll: the first of them that is told counts
_EXACT = ("type", "status", "grade", "admin1", "initiator", "target", "victims", "publisher", "source")

Some = str | Collection[str]  # one value, or several of which one must hold


class IncidentFilter(Struct, frozen=True, kw_only=True):
    """Which incidents; what is None is not asked.

    since, until: ISO days, both inclusive; an incident counts when it may have been on such a day, and never when its
    day is unknown. place, actor, text: part of a name, of any case; text is looked for in the summary and in all
    names. report: id of a report that tells it. incident: its own id. killed_min, killed_max: bounds of the best
    figure (else of the low, else of the high one); an incident without a figure is never within bounds. contested:
    some field is. background: told only as context.

    The others ask for exactly this value, or for one of several. type: slug. status: the strongest of its fields:
    `contested`, `revised`, `agreed`, `single`. grade. country: ISO 3166-1 alpha-3. admin1: name. initiator, target:
    name of who did it, to whom. victims: a class of them. publisher: of a report that tells it. source: name of who
    says something of it.
    """

    type: Some | None = None
    since: str | None = None
    until: str | None = None
    country: Some | None = None
    admin1: Some | None = None
    place: str | None = None
    actor: str | None = None
    initiator: Some | None = None
    target: Some | None = None
    victims: Some | None = None
    killed_min: int | None = None
    killed_max: int | None = None
    text: str | None = None
    status: Some | None = None
    contested: bool | None = None
    grade: Some | None = None
    publisher: Some | None = None
    source: Some | None = None
    report: str | None = None
    incident: str | None = None
    background: bool | None = None

    @property
    def countries(self) -> list[str]:
        """The codes of the countries that are asked for, none = all."""
        return [code.upper() for code in _listed(self.country)]


def incidents_where(wanted: IncidentFilter, limit: int | None = None, offset: int = 0) -> Select[Any]:
    """The statement that selects the rows of these incidents, by day and then by id: `limit` of them after `offset`."""
    short = incident_facets.c
    passing = select(short.incident, short.day).where(*conditions(wanted))
    page = passing.order_by(*_by_day(short)).limit(limit).offset(offset or None).subquery()
    return select(incidents).join(page, page.c.incident == incidents.c.id).order_by(*_by_day(page.c))


def _by_day(columns: Any) -> tuple[ColumnElement[Any], ...]:
    return columns.day, columns.incident


def ids_where(wanted: IncidentFilter) -> Select[Any]:
    """The statement that selects the ids of these incidents."""
    return select(incident_facets.c.incident).where(*conditions(wanted))


def days_where(wanted: IncidentFilter) -> Select[Any]:
    """The statement that selects the first and the last day of these incidents."""
    ends: list[Any] = [func.min(incident_facets.c.date_start), func.max(incident_facets.c.date_end)]
    return select(*ends).where(*conditions(wanted))


def members(incident: ColumnElement[str]) -> Select[Any]:
    """The statement that selects the ids of an incident's accounts."""
    return select(incident_accounts.c.account).where(incident_accounts.c.incident == incident)


@cache
def reviewed_claims() -> Select[Any]:
    """The statement that selects claims by id, with what people decided about each (`rows.standing_claim_of`).

    All that were ever read.
    """
    review = tables.claim_reviews.c
    both = tables.claims.outerjoin(tables.claim_reviews, review.claim == tables.claims.c.id)
    return select(tables.claims, review.state, review.record).select_from(both).order_by(tables.claims.c.id)


@cache  # it takes longer to write than to answer
def standing_claims(rejected: bool = False, *wanted: str) -> Select[Any]:
    """The same of those claims that the latest readings make.

    rejected: those that people rejected too. wanted: what is given as a parameter, of `report`, `account`, `incident`,
    `field`.
    """
    columns, state = tables.claims.c, tables.claim_reviews.c.state
    asked: dict[str, ColumnElement[str]] = {name: columns[name] for name in ("report", "account", "field")}
    if {"report", "account", "incident"}.intersection(wanted):
        asked["field"] = columns.field.concat("")  # or SQLite would look through all claims of the field
    query = reviewed_claims().where(is_read(columns.id))
    for name in wanted:
        value = bindparam(name, type_=Text)
        query = query.where(columns.account.in_(members(value)) if name == "incident" else asked[name] == value)
    return query if rejected else query.where(or_(state.is_(None), state != "rejected"))


@cache
def claims_in_no_order() -> Select[Any]:
    """The claims that stand; in the order of an index that they are found by nothing has to be sorted."""
    return standing_claims().order_by(None)


@cache
def decisions_where(*wanted: str) -> Select[Any]:
    """The statement that selects decisions by number: all, or those about the accounts of an incident, or on a claim.

    wanted: what is given as a parameter, of `incident`, `claim`.
    """
    decisions, about, rebound = tables.decisions.c, tables.decision_accounts.c, tables.rebindings.c
    query = select(tables.decisions).order_by(decisions.number)
    if "claim" in wanted:
        claim = bindparam("claim", type_=Text)
        carried = select(rebound.decision).where(rebound.now == claim)
        query = query.where(or_(decisions.claim == claim, decisions.number.in_(carried)))
    if "incident" in wanted:
        held = members(bindparam("incident", type_=Text))
        told = select(about.decision).where(about.account.in_(held))
        carried = select(rebound.decision).where(rebound.now.in_(held))
        query = query.where(or_(decisions.number.in_(told), decisions.number.in_(carried)))
    return query


def claims_where(wanted: IncidentFilter, limit: int | None = None, offset: int = 0) -> Select[Any]:
    """The statement that selects the claims that stand (`rows.standing_claim_of`), each with its `incident`.

    All of them, or those of the incidents that pass the filter; of these `limit` after `offset`.
    """
    of, claim = tables.incident_accounts.c, tables.claims.c
    query = standing_claims().add_columns(of.incident).outerjoin(tables.incident_accounts, of.account == claim.account)
    if wanted != IncidentFilter():
        query = query.where(of.incident.in_(ids_where(wanted)))
    if offset:  # it takes long to pass rows over with all that they hold
        first = query.with_only_columns(claim.id).limit(1).offset(offset).scalar_subquery()
        query = query.where(claim.id >= first)
    return query.limit(limit)


def is_read(claim: ColumnElement[str]) -> ColumnElement[bool]:
    """The latest reading of its report makes this claim."""
    return claim.not_in(select(tables.former_claims.c.claim))


def is_told(account: ColumnElement[str]) -> ColumnElement[bool]:
    """The latest reading of its report tells this account."""
    return account.not_in(select(tables.former_accounts.c.account))


@cache  # it takes longer to write than to answer
def present_reports() -> Select[Any]:
    """The statement that selects reports, each as it was read last (`rows.report_of`)."""
    first, later, others = tables.reports.c, tables.report_versions.c, tables.report_versions.alias()
    latest = select(func.max(others.c.number)).where(others.c.report == first.id).scalar_subquery()
    both = tables.reports.outerjoin(tables.report_versions, and_(later.report == first.id, later.number == latest))
    read = [case((later.id.is_(None), c), else_=later[c.name]).label(c.name) for c in first if c.name != "id"]
    return select(first.id, *read).select_from(both)


def reports_where(wanted: IncidentFilter) -> Select[Any]:
    """The statement that selects reports by id: all, or those that tell the incidents that pass the filter."""
    query = present_reports().order_by(tables.reports.c.id)
    if wanted == IncidentFilter():
        return query
    both = incident_accounts.join(accounts, accounts.c.id == incident_accounts.c.account)
    telling = select(accounts.c.report).select_from(both).where(incident_accounts.c.incident.in_(ids_where(wanted)))
    return query.where(tables.reports.c.id.in_(telling))


def conditions(wanted: IncidentFilter) -> list[ColumnElement[bool]]:
    """What a row of `incident_facets` must be for its incident to pass the filter."""
    columns, killed = incident_facets.c, func.coalesce(*(incident_facets.c[f"killed_{part}"] for part in _PARTS))
    possible: list[ColumnElement[bool] | None] = [
        columns.date_end >= wanted.since if wanted.since else None,
        columns.date_start <= wanted.until if wanted.until else None,
        killed >= wanted.killed_min if wanted.killed_min is not None else None,
        killed <= wanted.killed_max if wanted.killed_max is not None else None,
        columns.contested == int(wanted.contested) if wanted.contested is not None else None,
        _holds(wanted.place, "places") if wanted.place else None,
        _holds(wanted.actor, "actors") if wanted.actor else None,
        _holds(wanted.text, "summary", "places", "actors") if wanted.text else None,
        _told_by(wanted.report) if wanted.report else None,
        columns.incident == wanted.incident if wanted.incident else None,
        *(_has(facet, getattr(wanted, facet)) for facet in _EXACT),
        _has("country", wanted.countries),
        _has("background", None if wanted.background is None else "yes" if wanted.background else "no"),
    ]
    return [condition for condition in possible if condition is not None]


def _holds(words: str, *names: str) -> ColumnElement[bool]:
    """Some of these columns, which are without case, holds the words."""
    return or_(*(incident_facets.c[name].contains(words.casefold(), autoescape=True) for name in names))


def _has(facet: str, wanted: Some | None) -> ColumnElement[bool] | None:
    """The incident has one of these values; a value that no incident has has no code, and nothing passes."""
    values = _listed(wanted)
    codes = [
        select(facet_values.c.code).where(facet_values.c.facet == facet, facet_values.c.value == v) for v in values
    ]
    found = [incident_facets.c.codes.contains(func.coalesce(code.scalar_subquery(), "none")) for code in codes]
    return or_(*found) if found else None


def _listed(wanted: Some | None) -> list[str]:
    given = [wanted] if isinstance(wanted, str) else wanted or ()
    return sorted({value for value in given if value})


def _told_by(report: str) -> ColumnElement[bool]:
    both = incident_accounts.join(accounts, accounts.c.id == incident_accounts.c.account)
    return incident_facets.c.incident.in_(
        select(incident_accounts.c.incident).select_from(both).where(accounts.c.report == report)
    )


def leaves_with_salts_of(parts: Collection[str]) -> Select[Any]:
    """The statement that selects the leaves of all seals in their order.

    Salts come with the latest leaf of each row of these parts and with no other: with a salt a leaf can be compared
    with a guess, and what is not shown shall not be guessed.
    """
    later = seal_rows.alias()
    is_latest = ~exists(
        select(later.c.seal).where(
            later.c.part == seal_rows.c.part, later.c.id == seal_rows.c.id, later.c.seal > seal_rows.c.seal
        )
    )
    salt = case((and_(seal_rows.c.part.in_(sorted(parts)), is_latest), seal_rows.c.salt), else_=null())
    columns = seal_rows.c.seal, seal_rows.c.part, seal_rows.c.id, seal_rows.c.leaf, salt.label("salt")
    return select(*columns).order_by(seal_rows.c.seal, seal_rows.c.part, seal_rows.c.id)
