"""What must hold of every row, whatever was told: each check names what it found wrong.

The tables are written out here a second time, from the codebooks, so that the checks owe nothing to the code.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.export.profiles.cells import Case, Policy, Profile, Row

VIOLENCE, DEMONSTRATIONS, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
ACLED_TYPES = {
    "Battles": (VIOLENCE, ("Government regains territory", "Non-state actor overtakes territory", "Armed clash")),
    "Protests": (
        DEMONSTRATIONS,
        ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    ),
    "Riots": (DEMONSTRATIONS, ("Violent demonstration", "Mob violence")),
    "Explosions/Remote violence": (
        VIOLENCE,
        (
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ),
    ),
    "Violence against civilians": (VIOLENCE, ("Sexual violence", "Attack", "Abduction/forced disappearance")),
    "Strategic developments": (
        STRATEGIC,
        (
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ),
    ),
}
DISORDER = {"Excessive force against protesters": f"{VIOLENCE}; {DEMONSTRATIONS}", "Mob violence": VIOLENCE}
CODES = {
    "State forces": 1,
    "Rebel group": 2,
    "Political militia": 3,
    "Identity militia": 4,
    "Rioters": 5,
    "Protesters": 6,
    "Civilians": 7,
    "External/Other forces": 8,
}
ARMED = {kind for kind, code in CODES.items() if code in (1, 2, 3, 4, 8)}
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"), 3),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
MODES = {
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
ANY_MODE = {"historical", "future", "hypothetical", "negation"}
GRADES = {"confirmed", "fair", "weak", "contested", "discounted"}
SUBGROUPS = {
    "civilian_non_combatants": "children women men human_rights_defenders journalists trade_unionists "
    "healthcare_personnel other_civilian_non_combatants",
    "other_protected_persons": "medical_and_religious_personnel_state medical_and_religious_personnel_non_state "
    "persons_hors_de_combat",
    "belligerents": "member_of_armed_forces persons_directly_participating_in_hostilities civilian_role_in_military",
}

Values = Mapping[str, Any]


def wrong(profile: Profile, case: Case) -> list[str]:
    """Everything that is wrong with the rows of a case."""
    coded = profile.code(case, Policy())
    found = [] if bool(coded.rows) != bool(coded.left_out) else ["neither coded nor left out with a reason"]
    for row in coded.rows:
        found += _CHECKS[profile.name]({name: cell.value for name, cell in row.items()})
        found += _kinds(profile, row)
    if profile.name == "plover" and len({str(row["id"].value) for row in coded.rows}) < len(coded.rows):
        found.append("an id stands twice")
    return found


def unfounded(profile: Profile, case: Case) -> list[str]:
    """The figures above nought behind which no claim of the case stands."""
    ids = {claim.id for claim in case.claims}
    return [
        f"{column}: {cell.value}"
        for row in profile.code(case, Policy()).rows
        for column, cell in row.items()
        if _is_figure(column) and cell.value and not (cell.claims and ids.issuperset(cell.claims))
    ]


def _is_figure(column: str) -> bool:
    names = ("fatalities", "best", "high", "low", "size")
    return column in names or column.startswith("deaths_") or column.endswith(("_min", "_max"))


def _kinds(profile: Profile, row: Row) -> Iterator[str]:
    rules = {column.name: column.rules for column in profile.columns}
    for column in profile.columns:
        value = row[column.name].value
        if value is not None and not isinstance(value, column.kind):
            yield f"{column.name}: {value!r} is no {column.kind.__name__}"
        if row[column.name].rule not in rules[column.name]:
            yield f"{column.name}: rule {row[column.name].rule} is not listed"


def _acled(row: Values) -> Iterator[str]:
    event, sub = row["event_type"], row["sub_event_type"]
    disorder, subs = ACLED_TYPES[event]
    if sub not in subs:
        yield f"{sub} is no {event}"
    if row["disorder_type"] != DISORDER.get(sub, disorder):
        yield f"{sub} is not {row['disorder_type']}"
    one, two = row["inter1"], row["inter2"]
    if row["interaction"] != _interaction(one, two):
        yield f"{row['interaction']} of {one} and {two}"
    if not row["actor1"] or bool(row["actor2"]) != bool(two):
        yield f"actors {row['actor1']!r}, {row['actor2']!r}"
    if event in ("Battles", "Violence against civilians") and (one not in ARMED or not two):
        yield f"{event} by {one} on {two!r}"
    if event == "Battles" and two not in ARMED:
        yield f"a battle with {two}"
    if event == "Violence against civilians" and not (two == "Civilians" and row["actor2"].startswith("Civilians")):
        yield f"violence against {row['actor2']}"
    if event in ("Protests", "Riots") and {"Protests": "Protesters", "Riots": "Rioters"}[event] not in (one, two):
        yield f"{event} of {one} and {two}"
    must = event == "Violence against civilians" or sub == "Excessive force against protesters"
    may = event in ("Explosions/Remote violence", "Riots") and two == "Civilians"
    if row["civilian_targeting"] != ("Civilians targeted" if must or may else ""):
        yield f"{row['civilian_targeting']!r} in {sub} on {two}"
    if not isinstance(row["fatalities"], int) or row["fatalities"] < 0:
        yield f"fatalities {row['fatalities']}"
    if row["geo_precision"] not in (1, 2, 3) or row["time_precision"] not in (1, 2, 3):
        yield "precision"
    if datetime.date.fromisoformat(row["event_date"]).year != row["year"]:
        yield "year"
    if not row["source"] or not row["notes"].startswith("On ") or not row["country"]:
        yield "source, notes or country"


def _interaction(one: str, two: str) -> str:
    if not two:
        return f"{one} only"
    low, high = sorted((one, two), key=lambda kind: CODES[kind])
    return f"{high}-{low}" if (CODES[low], CODES[high]) == (7, 8) else f"{low}-{high}"


def _ucdp(row: Values) -> Iterator[str]:
    low, best, high = row["low"], row["best"], row["high"]
    parts = [row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")]
    if not 0 <= low <= best <= high or high < 1:
        yield f"low {low}, best {best}, high {high}"
    if sum(parts) != best or min(parts) < 0:
        yield f"{parts} are not {best}"
    if row["date_start"][:4] != row["date_end"][:4] or row["date_start"] > row["date_end"]:
        yield f"{row['date_start']} to {row['date_end']}"
    if row["event_clarity"] not in (1, 2) or row["number_of_sources"] < 1:
        yield "clarity or sources"
    if row["type_of_violence"] not in (1, 2, 3) or (row["type_of_violence"] == 3) != (row["side_b"] == "Civilians"):
        yield f"type {row['type_of_violence']} on {row['side_b']}"
    if not 1 <= row["where_prec"] <= 7 or not 1 <= row["date_prec"] <= 5:
        yield "precision"
    if not 1 <= (row["priogrid_gid"] or 1) <= 259200:
        yield f"cell {row['priogrid_gid']}"


def _plover(record: Values) -> Iterator[str]:
    (event,) = record["event"]
    modes = set(record["mode"] or ())
    if not record["id"] or not record["actor"]:
        yield "a required key is empty"
    datetime.datetime.fromisoformat(f"{record['date']}T{record['time'] or '00:00'}")
    if not modes <= set(MODES.get(event, "").split()) | ANY_MODE or len(modes - ANY_MODE) > 1:
        yield f"{modes} of {event}"
    if record["quad_code"] != QUADS[event]:
        yield f"quad {record['quad_code']} of {event}"
    is_alone = event == "ASSAULT" and len(record["actor"]) < 2
    if (is_alone or event in ("COOPERATE", "AID", "PROTEST", "SANCTION")) and not record["recipient"]:
        yield f"{event} without a recipient"
    if record.get("text"):
        yield "a text is given"
    if not -10 <= record["event_scale"] <= 10:
        yield f"scale {record['event_scale']}"


def _airwars(record: Values) -> Iterator[str]:
    for harm in ("killed", "injured"):
        for parent, groups in (*SUBGROUPS.items(), ("undetermined", "")):
            for group in (parent, *groups.split()):
                least, most = record[f"{group}_{harm}_min"], record[f"{group}_{harm}_max"]
                if not 0 <= least <= most <= record[f"{parent}_{harm}_max"]:
                    yield f"{group} {harm} {least} to {most} of {record[f'{parent}_{harm}_max']}"
    if record["civilian_harm_status_slug"] not in GRADES:
        yield f"grade {record['civilian_harm_status_slug']}"
    if not any(source["archive_url"] for source in record["source"]):
        yield "no source is archived"


def _ibc(row: Values) -> Iterator[str]:
    for noun in ("deaths", "injuries"):
        if not 0 <= row[f"{noun}_min"] <= row[f"{noun}_max"]:
            yield f"{noun} {row[f'{noun}_min']} to {row[f'{noun}_max']}"
    if row["deaths_max"] < 1 or not row["media_sources"]:
        yield "nobody died, or nobody tells"


_CHECKS = {"acled": _acled, "ucdp": _ucdp, "plover": _plover, "airwars": _airwars, "ibc": _ibc}
