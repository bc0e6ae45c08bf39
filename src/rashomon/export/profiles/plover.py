"""PLOVER records: one per incident, and one each for what somebody denies of it and for what may be.

The auxiliary modes, which the manual defines and POLECAT leaves out, are filled: negation, hypothetical, historical and
future.
"""

from functools import cache
from importlib.metadata import version

from msgspec.structs import replace

from rashomon.export.profiles._clock import clock, date_words
from rashomon.export.profiles._plover_columns import COLUMNS, RULES
from rashomon.export.profiles._plover_events import Event, event_cells, event_of
from rashomon.export.profiles._plover_parties import party_cells
from rashomon.export.profiles._split import is_water
from rashomon.export.profiles.cells import Case, Cell, Coded, Nested, Policy, Profile, Row
from rashomon.export.profiles.countries import country
from rashomon.model.claim import Claim, HarmField, Stance
from rashomon.model.incident import Toll
from rashomon.model.report import Report
from rashomon.reconcile.figures import enters, is_told
from rashomon.reconcile.tolls import figures_behind, toll

VERSION = "plover-like/1"
_CODEBOOK = "plover-base-2.0"
_RESOLUTION = {"site": 5, "sub_city": 5, "settlement": 4, "near": 4, "adm2": 3, "adm1": 2, "region": 2, "country": 1}
_HARM: tuple[tuple[HarmField, str], ...] = (("killed", "dead"), ("injured", "injured"))
_UNREAL: tuple[Stance, ...] = ("denied", "hypothetical")
_TOLD: tuple[Stance, ...] = ("asserted", "alleged")


def code(case: Case, policy: Policy) -> Coded:  # noqa: ARG001 - no rule of it can be overridden yet
    """The records of an incident, or why PLOVER has none for it."""
    if case.incident.date is None:
        return Coded(left_out="no day is told")
    event = event_of(case)
    if event is None:
        return Coded(left_out=f"no event of PLOVER's is such an incident: {case.incident.type}")
    return Coded(tuple(_row(case, event, stance) for stance in _stances(case)))


def _stances(case: Case) -> list[Stance]:
    """What happened, unless all the harm that is told only may be, or only they tell of it who deny it; then what is
    denied, and what may be.
    """
    claims = [claim for claim in case.claims if claim.is_harm or claim.field == "type"]
    harm = [claim.stance for claim in claims if claim.is_harm]
    deniers = {claim.source for claim in claims if claim.stance == "denied"} - {None}
    may_be = bool(harm) and all(stance == "hypothetical" for stance in harm)
    is_denied = bool(deniers) and all(claim.source in deniers for claim in claims) and not set(harm) & set(_TOLD)
    found: list[Stance] = [] if may_be or is_denied else ["asserted"]
    return [*found, *(stance for stance in _UNREAL if stance in harm)]


def _row(case: Case, event: Event, stance: Stance) -> Row:
    incident = case.incident
    assert incident.date is not None  # `code` let only such through
    date, claims = incident.date, case.behind("date")
    suffix = {"denied": "-negation", "hypothetical": "-hypothetical"}.get(stance, "")
    first = _first(case, stance)
    cells = {
        "id": Cell(f"{incident.id}{suffix}", "plover/id@1", "the incident's id"),
        "date": Cell(date.start, "plover/date@1", date.text, claims),
        "time": Cell(clock(case), "plover/time@1", date_words(case), claims),
        "enddate": Cell(date.end if date.end != date.start else None, "plover/date@1", date.text, claims),
        **party_cells(case, event),
        **event_cells(case, event, stance),
        "event_loc": _place(case),
        "size": _size(case, stance),
        **_texts(case, stance, first),
        **_citation(case, first),
        "comment": Cell(incident.summary or None, "plover/comment@1", "from the derived values"),
        "incident": Cell(incident.id, "plover/ours@1", "id in the ledger"),
        "reports": Cell(incident.reports, "plover/ours@1", "ids of its reports"),
    }
    return {column.name: cells[column.name] for column in COLUMNS}


def _first(case: Case, stance: Stance) -> Claim | None:
    """The first claim of the stance: of the type where there is one, else of harm, in the order of the reports."""
    fitting = [c for c in case.claims if (is_told(c) if stance in _TOLD else c.stance == stance)]
    return min(fitting, key=lambda c: (c.field != "type", not c.is_harm, c.report, c.trigger.start), default=None)


def _place(case: Case) -> Cell:
    place, claims = case.incident.place, case.behind("place")
    if place is None:
        return Cell(None, "plover/place@1", "no place is told")
    known = country(place.country)
    told: dict[str, Nested] = {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "city": place.settlement,
        "district": place.name if place.precision == "adm2" else None,
        "province": place.admin1,
        "country": known.name if known else None,
        "country_code": place.country,
        "resolution": 1 if is_water(place) else _RESOLUTION.get(place.precision or ""),
    }
    location = {key: value for key, value in told.items() if value is not None}
    return Cell({"location": location}, "plover/place@1", place.text, claims)


def _size(case: Case, stance: Stance) -> Cell:
    """How many, as the stance has it."""
    fields = (*_HARM, ("captured", "arrested")) if case.incident.type == "arrest" else _HARM
    tolls = {name: _toll(case, field, stance) for field, name in fields}
    known = {name: made for name, made in tolls.items() if made is not None}
    sizes = {name: _number(made) for name, made in known.items()}
    claims = tuple(sorted({claim for made in known.values() for claim in made.claims}))
    return Cell(sizes or None, "plover/size@1", "killed, injured, held", claims)


def _toll(case: Case, field: str, stance: Stance) -> Toll | None:
    if stance in _TOLD:
        return case.incident.harm[field].total if field in case.incident.harm else None
    told = [c for c in case.claims if c.field == field and c.stance == stance]
    counted = [c for c in told if enters(_as_told(c))]
    return toll(figures_behind(counted, {c.id: c.report for c in counted}, {}, case.copies)[0]) if counted else None


def _as_told(claim: Claim) -> Claim:
    return replace(claim, stance="asserted")


def _number(made: Toll) -> Nested:
    ends = {"low": made.low, "best": made.best, "high": made.high}
    known = {name: number for name, number in ends.items() if number is not None}
    return made.best if len(known) == len(ends) and len(set(known.values())) == 1 else known


def _texts(case: Case, stance: Stance, first: Claim | None) -> Row:
    fitting = [c for c in case.claims if c.field == "type" and (is_told(c) or stance not in _TOLD)]
    words = tuple(dict.fromkeys(claim.trigger.text for claim in fitting))
    span = {"start": first.evidence.start, "end": first.evidence.end} if first else None
    return {
        "event_text": Cell(words or None, "plover/text@1", "words of the type", tuple(c.id for c in fitting)),
        "text_info": Cell(span, "plover/text@1", "the first claim", (first.id,) if first else ()),
    }


def _citation(case: Case, first: Claim | None) -> Row:
    report = case.reports[first.report] if first else next((r for _, r in sorted(case.reports.items())), None)
    cells = {"cite_info": _cited(report), "link": report.url if report else None, "coder": f"rashomon {_version()}"}
    claims = (first.id,) if first else ()
    return {name: Cell(value, "plover/cite@1", "the first claim's report", claims) for name, value in cells.items()}


def _cited(report: Report | None) -> Nested:
    told: dict[str, Nested] = {"codebook": _CODEBOOK, "version": VERSION}
    if report is not None:
        told |= {"url": report.url, "title": report.title, "publication": report.publisher, "language": report.language}
    return {key: value for key, value in told.items() if value is not None}


@cache
def _version() -> str:
    return version("rashomon")


PLOVER = Profile("plover", VERSION, "plover-like", COLUMNS, RULES, code, form="jsonl")
