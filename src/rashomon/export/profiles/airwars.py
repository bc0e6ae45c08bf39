"""Airwars-like records: one per incident in which somebody is told to have been harmed.

Keys and code lists as in the code of the public site (see `_airwars_columns`), rules as in the methodology of Airwars.
"""

import re

from rashomon.export.profiles._airwars_columns import COLUMNS, RULES
from rashomon.export.profiles._airwars_groups import group_cells
from rashomon.export.profiles._airwars_parts import belligerent_cell, own_words, source_cells, victim_cells
from rashomon.export.profiles._clock import clock, date_words, part_of_day
from rashomon.export.profiles._harmed import civilians
from rashomon.export.profiles.cells import Case, Cell, Coded, Nested, Policy, Profile, Row
from rashomon.export.profiles.countries import country
from rashomon.model.claim import Claim, HarmValue, WeaponFact
from rashomon.model.incident import Incident
from rashomon.reconcile.figures import is_told

VERSION = "airwars-like/1"
_ACCURACY = {
    "site": "nearby_landmark",
    "sub_city": "neighbourhood_area",
    "near": "nearby_landmark",
    "adm2": "district",
    "adm1": "province_governorate",
}
_KIND_OF_TOWN = re.compile(r"\b(city|village)\b", re.IGNORECASE)
_UNARMED = ("Civilians", "Protesters", "Rioters")


def code(case: Case, policy: Policy) -> Coded:  # noqa: ARG001 - no rule of it can be overridden yet
    """The record of an incident, or why Airwars would not list it."""
    if case.incident.date is None:
        return Coded(left_out="no day is told")
    if not {"killed", "injured"} & set(case.incident.harm):
        return Coded(left_out="no harm to people is told")
    return Coded((_row(case),))


def _row(case: Case) -> Row:
    cells = {
        **_event(case),
        **_where(case),
        **_strike(case),
        **_grade(case),
        **group_cells(case),
        **source_cells(case),
        **victim_cells(case),
        "belligerent": belligerent_cell(case),
    }
    blank = Cell(None, "airwars/not-ours@1", "Airwars' own")
    return {column.name: cells.get(column.name, blank) for column in COLUMNS}


def _event(case: Case) -> Row:
    incident = case.incident
    assert incident.date is not None  # `code` let only such through
    date, claims, was = incident.date, case.behind("date"), incident.was
    words = date_words(case)
    is_range = date.start != date.end
    return {
        "code": Cell(incident.id, "airwars/code@1", "the incident's id"),
        "previous_codes": Cell(was or None, "airwars/code@1", "ids that were merged into it"),
        "date_type": Cell("range" if is_range else "single", "airwars/date@1", date.precision, claims),
        "date": Cell(date.start, "airwars/date@1", date.text, claims),
        "date_end": Cell(date.end if is_range else None, "airwars/date@1", date.text, claims),
        "local_time": Cell(clock(case), "airwars/time@1", words, claims),
        "local_time_of_day": Cell(part_of_day(case), "airwars/time@1", words, claims),
        **_first_report(case),
    }


def _first_report(case: Case) -> Row:
    dated = sorted((report.published, key) for key, report in case.reports.items() if report.published)
    first = case.reports[dated[0][1]] if dated else None
    values = {
        "date_time": first.published if first else None,
        "by": first.publisher if first else None,
        "url": first.url if first else None,
    }
    return {
        f"local_first_reported_{name}": Cell(value, "airwars/first-report@1", "published first")
        for name, value in values.items()
    }


def _where(case: Case) -> Row:
    place, claims = case.incident.place, case.behind("place")
    known = country(place.country) if place else None
    values: dict[str, Nested] = {
        "country_name": known.name if known else None,
        "country_slug": _slug(known.name) if known else None,
        "location_name": (place.name or place.text) if place else None,
        "region": place.admin1 if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
    }
    accuracy = _accuracy(case.incident)
    name, rule = accuracy.replace("_", " ").capitalize() if accuracy else None, "airwars/accuracy@1"
    told = place.precision or "" if place else "no place is told"
    return {
        **{key: Cell(value, "airwars/place@1", place.text if place else told, claims) for key, value in values.items()},
        "geolocated": Cell(value=False, rule=rule, why="no image was matched with the ground"),
        "geolocation_accuracy_name": Cell(name, rule, told, claims),
        "geolocation_accuracy_slug": Cell(accuracy, rule, told, claims),
    }


def _accuracy(incident: Incident) -> str | None:
    place = incident.place
    if place is None:
        return None
    if place.precision == "settlement":
        word = _KIND_OF_TOWN.search(f"{place.text} {place.name}")
        return word[1].lower() if word else "town"
    return _ACCURACY.get(place.precision or "")


def _strike(case: Case) -> Row:
    incident = case.incident
    name = incident.type.replace("_", " ").capitalize()
    aim = next((actor.name for actor in incident.target if actor.kind not in _UNARMED), None)
    weapons = {c.value.text.lower(): c.id for c in case.claims if isinstance(c.value, WeaponFact)}
    cause = ", ".join(sorted(weapons)) or None
    status, why = _strike_status(case)
    kind, target = ("airwars/strike@1", case.behind("type")), ("airwars/strike@1", case.behind("target"))
    return {
        **_named("strike_type", name, kind[0], f"incident type {incident.type}", kind[1]),
        **_named("targeted_belligerent", aim, target[0], "the first armed target", target[1]),
        **_named("cause_of_death_injury", cause, "airwars/cause@1", "weapons told", tuple(sorted(weapons.values()))),
        **_named("strike_status", status, "airwars/strike-status@1", why, case.behind("initiator")),
    }


def _strike_status(case: Case) -> tuple[str, str]:
    incident = case.incident
    if incident.status.get("initiator") == "contested":
        return "Contested strike", "origins name different doers"
    if any(_declares(claim) for actor in incident.initiator for claim in own_words(case, actor)):
        return "Declared strike", "the doer itself tells of it"
    if incident.origins < 2:
        return "Single source claim", "one origin"
    return ("Likely strike", "several origins") if incident.initiator else ("Alleged", "nobody is named as the doer")


def _declares(claim: Claim) -> bool:
    """Who says what happened, or how many it harmed, tells of the strike; who denies it does not."""
    is_nobody = isinstance(claim.value, HarmValue) and claim.value.quantity.high == 0
    return is_told(claim) and (claim.is_harm or claim.field == "type") and not is_nobody


def _grade(case: Case) -> Row:
    grade = case.incident.grade
    why = next((reason.text for reason in case.incident.reasons if reason.field == "grade"), grade)
    counted = [told for field in ("killed", "injured") if (told := civilians(case, field)) is not None]
    behind = tuple(sorted({claim for told in counted for claim in told.claims}))
    said = "yes" if any(told.most for told in counted) else "no"
    return {
        "civilian_harm_reported": Cell(said, "airwars/harm-reported@1", "by any account", behind),
        **_named("civilian_harm_status", grade.capitalize(), "airwars/grade@1", why, case.behind("grade")),
    }


def _named(key: str, name: str | None, rule: str, why: str, claims: tuple[str, ...]) -> Row:
    """A name and its slug."""
    slug = _slug(name) if name is not None else None
    return {f"{key}_name": Cell(name, rule, why, claims), f"{key}_slug": Cell(slug, rule, why, claims)}


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")


AIRWARS = Profile("airwars", VERSION, "airwars-like", COLUMNS, RULES, code, form="json")
