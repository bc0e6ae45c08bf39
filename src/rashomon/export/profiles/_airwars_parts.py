"""The lists in an Airwars-like record: belligerents, sources, victims (Airwars, tables of those names)."""

import base64
import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from rashomon.export.profiles._harmed import STATE_KINDS, harmed
from rashomon.export.profiles.cells import Case, Cell, Nested, Row
from rashomon.ingest.outlets import domain_of
from rashomon.model.claim import Claim, HarmValue
from rashomon.model.report import Report
from rashomon.model.who import Actor
from rashomon.reconcile.figures import enters
from rashomon.reconcile.grade import speaks_for

_SOCIAL = {"twitter": ("twitter.com", "x.com"), "facebook": ("facebook.com",), "telegram": ("t.me", "telegram.me")}
# "Lina al-Haddad": two capitalised words or more, and the small words of names
_WORD = r"(?:(?:al|el|an|ar|as|ash|at|az|ad)-)?[A-Z][\w'’-]*"
_NAME = re.compile(rf"{_WORD}(?: (?:bin|bint|ibn|abu|umm|de|van|von|{_WORD}))* {_WORD}")
_AGE = r"(?:, (?:aged )?(\d{1,2})\b| \((\d{1,2})\))"


def belligerent_cell(case: Case) -> Cell:
    """Those who did it, with what they themselves say of it."""
    rows = tuple(_belligerent(case, actor) for actor in case.incident.initiator)
    return Cell(rows, "airwars/belligerents@1", f"{len(rows)} told", case.behind("initiator"))


def own_words(case: Case, actor: Actor) -> list[Claim]:
    """What a party itself says of the incident."""
    return [c for c in case.claims if c.source is not None and speaks_for(c.source, actor)]


def source_cells(case: Case) -> Row:
    """The reports, and how many of them stand in social media."""
    rule, reports = "airwars/sources@1", [report for _, report in sorted(case.reports.items())]
    where = Counter(_medium(report) for report in reports)
    return {
        "num_sources": Cell(len(reports), rule, "all reports"),
        **{f"num_sources_{name}": Cell(where[name], rule, "by the address") for name in (*_SOCIAL, "other")},
        "source": Cell(tuple(map(_source, reports)), rule, "all reports, copies too"),
    }


class Victim(Struct, frozen=True):
    """Somebody whom a report names. age: in years, None where it is not told; field: `killed` or `injured`."""

    name: str
    age: int | None
    field: str
    claim: str


def victim_cells(case: Case) -> Row:
    """People whom a report names."""
    people = named_victims(case.claims)
    claims, rule = tuple(sorted(one.claim for one in people)), "airwars/victims@1"
    ages = [one.age for one in people if one.age is not None]
    return {
        "num_victims": Cell(len(people), rule, "told by name", claims),
        "num_victims_named": Cell(len(people), rule, "told by name", claims),
        "victim_average_age": Cell(sum(ages) / len(ages) if ages else None, rule, f"of {len(ages)} ages", claims),
        "victim": Cell(tuple(map(_victim, people)), rule, "told by name", claims),
    }


def named_victims(claims: Iterable[Claim]) -> list[Victim]:
    """People who are told by name, each once, by their names; what the first report says of them counts."""
    found: dict[str, Victim] = {}
    for claim in claims:
        if claim.field in ("killed", "injured") and enters(claim) and isinstance(claim.value, HarmValue):
            group, quantity = claim.value.group, claim.value.quantity
            is_one = (quantity.low, quantity.high) == (1, 1) and group.class_ != "combatant"
            if is_one and (name := _NAME.fullmatch(group.text)):
                found.setdefault(name[0], Victim(name[0], _age(name[0], claim.evidence.text), claim.field, claim.id))
    return [found[name] for name in sorted(found)]


def _belligerent(case: Case, actor: Actor) -> Nested:
    own = own_words(case, actor)
    conceded = {
        f"{noun}_conceded_{end}": number
        for field, noun in (("killed", "deaths"), ("injured", "injuries"))
        for end, number in _conceded(case, field, own)
    }
    statements = {(claim.report, claim.evidence.start): claim for claim in own}
    return {
        "belligerent_name": actor.name,
        "type": "state" if actor.kind in STATE_KINDS else "non-state",
        "assessment": _assessment(own),
        **conceded,
        "civcas_statements": tuple(_statement(case, claim) for _, claim in sorted(statements.items())),
    }


def _conceded(case: Case, field: str, own: list[Claim]) -> list[tuple[str, int]]:
    told = harmed([c for c in own if c.field == field and _is_of_civilians(c)], case.copies)
    return [("min", told.least), ("max", told.most)] if told is not None else []


def _assessment(own: Iterable[Claim]) -> str:
    """The party's own view of the harm, in Airwars' words."""
    told = [claim for claim in own if isinstance(claim.value, HarmValue) and _is_of_civilians(claim)]
    if any(enters(claim) and claim.value.quantity.high != 0 for claim in told if isinstance(claim.value, HarmValue)):
        return "credible/substantiated"
    if any(claim.stance == "denied" or enters(claim) for claim in told):
        return "non-credible/unsubstantiated"
    return "not-yet-assessed"


def _is_of_civilians(claim: Claim) -> bool:
    return isinstance(claim.value, HarmValue) and claim.value.group.class_ != "combatant"


def _statement(case: Case, claim: Claim) -> Nested:
    report = case.reports[claim.report]
    told: dict[str, Nested] = {"date": report.published_day, "url": report.url, "statement": claim.evidence.text}
    return {key: value for key, value in told.items() if value is not None}


def _source(report: Report) -> Nested:
    told: dict[str, Nested] = {
        "name": report.publisher,
        "language": report.language,
        "url": report.url,
        "archive_url": _fingerprint(report.sha256),
    }
    return {key: value for key, value in told.items() if value is not None}


def _fingerprint(sha256: str) -> str:
    """The name of the bytes by what they are (RFC 6920): whoever has them can prove it."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def _medium(report: Report) -> str:
    host = f".{domain_of(report.url)}"
    return next((name for name, sites in _SOCIAL.items() if host.endswith(tuple(f".{s}" for s in sites))), "other")


def _age(name: str, sentence: str) -> int | None:
    told = re.search(re.escape(name) + _AGE, sentence)
    return int(told[1] or told[2]) if told else None


def _victim(one: Victim) -> Nested:
    return {"name": one.name, **({"age": one.age} if one.age is not None else {}), "killed_or_injured": one.field}
