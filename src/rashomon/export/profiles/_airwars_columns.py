"""Keys and rules of the Airwars-like records.

Sources: the code of the public site (rctngle/airwars-archive-2025: functions2/summary-data.php,
functions2/civcas-incident.php, functions/dictionary.php) and the methodology on airwars.org.
"""

from collections.abc import Iterator
from typing import Any

from rashomon.export.profiles.cells import columns_of, rules_of

# parent -> its groups, as Airwars counts them apart
GROUPS = {
    "civilian_non_combatants": (
        "children",
        "women",
        "men",
        "human_rights_defenders",
        "journalists",
        "trade_unionists",
        "healthcare_personnel",
        "other_civilian_non_combatants",
    ),
    "undetermined": (),
    "other_protected_persons": (
        "medical_and_religious_personnel_state",
        "medical_and_religious_personnel_non_state",
        "persons_hors_de_combat",
    ),
    "belligerents": (
        "member_of_armed_forces",
        "persons_directly_participating_in_hostilities",
        "civilian_role_in_military",
    ),
}
ENDS = ("killed_min", "killed_max", "injured_min", "injured_max")

RULES = rules_of(
    "airwars",
    "Airwars",
    {
        "not-ours@1": ("incident table", "Left out: it belongs to Airwars' own site and staff, or no report tells it."),
        "code@1": ("incident table, code, previous_codes", "The incident's id, and the ids that were merged into it."),
        "date@1": ("incident table, date", "The first and the last day that are told, and whether they are one."),
        "time@1": ("incident table, local_time", "The time of day that stands in the words of the date."),
        "first-report@1": ("incident table, local_first_reported", "The report that was published first."),
        "place@1": ("incident table, location", "The place that most accounts tell, as the gazetteer knows it."),
        "accuracy@1": (
            "geolocation_accuracy",
            "How exactly the place is told; a town, a village or a city by the word beside its name, else a town.",
        ),
        "strike@1": ("incident table, strike_type", "The type of the incident, and who was aimed at where armed."),
        "strike-status@1": (
            "strike status",
            "Contested where origins name different doers, declared where the doer tells of it, single source claim "
            "where one origin does, likely where two name a doer, else alleged.",
        ),
        "harm-reported@1": ("civilian_harm_reported", "Whether any account may count a civilian as killed or injured."),
        "grade@1": (
            "civilian harm status",
            "The grade that the ledger gives after Airwars' five: confirmed, fair, weak, contested, discounted.",
        ),
        "cause@1": ("cause_of_death_injury", "The weapons that are told."),
        "victims@1": ("victim table", "People who are told by name as killed or injured, each once."),
        "sources@1": (
            "source table",
            "Every report with its address; archive_url names the bytes that the ledger keeps (RFC 6920).",
        ),
        "belligerents@1": (
            "belligerent table",
            "Everybody who is told to have done it, with what the party itself concedes and says.",
        ),
        "civilians@1": (
            "methodology, civilian status",
            "The least and the most that accounts tell; people are civilians unless something else is told of them.",
        ),
        "disputed@1": (
            "methodology, contested status",
            "Where it is disputed who was hit, 0 is the least of civilians and of fighters, all the most of both.",
        ),
        "group@1": ("victim groups", "The least and the most of those who are told by words for the group."),
        "rest@1": ("victim groups", "Civilians of no group that is counted apart: what the others leave."),
        "fighters@1": ("victim groups", "The least and the most that accounts tell of fighters."),
        "undetermined@1": ("victim groups", "People of whom civilians and fighters are told together."),
        "nobody@1": ("victim groups", "0: nobody of the group is told."),
    },
)
_COUNTS = {
    "civilian_non_combatants": "civilians@1 disputed@1 nobody@1",
    "undetermined": "undetermined@1 nobody@1",
    "other_protected_persons": "group@1 nobody@1",
    "belligerents": "fighters@1 disputed@1 nobody@1",
    "other_civilian_non_combatants": "rest@1 nobody@1",
    "member_of_armed_forces": "fighters@1 nobody@1",
    "persons_directly_participating_in_hostilities": "fighters@1 nobody@1",
    "medical_and_religious_personnel_non_state": "nobody@1",
}
_OF = {
    "killed_min": "least killed",
    "killed_max": "most killed",
    "injured_min": "least injured",
    "injured_max": "most injured",
}


def _groups() -> Iterator[tuple[str, type[Any], str, str]]:
    for parent, groups in GROUPS.items():
        for group in (parent, *groups):
            for end in ENDS:
                words = group.replace("_", " ")
                yield f"{group}_{end}", int, _COUNTS.get(group, "group@1 nobody@1"), f"{_OF[end]}: {words}"


def _not_ours(names: str) -> Iterator[tuple[str, type[Any], str, str]]:
    return ((name, str, "not-ours@1", "left out") for name in names.split())


COLUMNS = columns_of(
    RULES,
    (
        *_not_ours("post_id post_status post_published post_modified permalink"),
        ("code", str, "code@1", "the incident's id"),
        ("previous_codes", tuple, "code@1", "ids that were merged into it"),
        ("date_type", str, "date@1", "single or range"),
        ("date", str, "date@1", "first day, YYYY-MM-DD"),
        ("date_end", str, "date@1", "last day of a range"),
        *_not_ours("local_time_type"),
        ("local_time", str, "time@1", "HH:MM as told"),
        *_not_ours("local_time_start local_time_end"),
        ("local_time_of_day", str, "time@1", "a word such as evening"),
        ("local_first_reported_date_time", str, "first-report@1", "its publication"),
        ("local_first_reported_by", str, "first-report@1", "its publisher"),
        ("local_first_reported_url", str, "first-report@1", "its address"),
        ("country_name", str, "place@1", "name"),
        ("country_slug", str, "place@1", "name in lower case with hyphens"),
        ("location_name", str, "place@1", "the place"),
        *_not_ours("location_name_arabic location_name_hebrew location_name_ukrainian"),
        ("region", str, "place@1", "first level"),
        (
            "strike_status_name",
            str,
            "strike-status@1",
            "Declared, Likely or Contested strike, Single source claim, Alleged",
        ),
        ("strike_status_slug", str, "strike-status@1", "the same with hyphens"),
        *_not_ours("infrastructure_name infrastructure_slug"),
        ("strike_type_name", str, "strike@1", "type of the incident"),
        ("strike_type_slug", str, "strike@1", "the same with hyphens"),
        ("targeted_belligerent_name", str, "strike@1", "the armed party that was aimed at"),
        ("targeted_belligerent_slug", str, "strike@1", "the same with hyphens"),
        *_not_ours("observation_name observation_slug impact_name impact_slug total_strikes"),
        ("civilian_harm_reported", str, "harm-reported@1", "yes or no"),
        ("civilian_harm_status_name", str, "grade@1", "Confirmed, Fair, Weak, Contested or Discounted"),
        ("civilian_harm_status_slug", str, "grade@1", "the same in lower case"),
        ("cause_of_death_injury_name", str, "cause@1", "weapons"),
        ("cause_of_death_injury_slug", str, "cause@1", "the same with hyphens"),
        ("geolocated", bool, "accuracy@1", "false: no image was matched with the ground"),
        ("latitude", float, "place@1", "degrees, WGS 84"),
        ("longitude", float, "place@1", "degrees, WGS 84"),
        *_not_ours("geolocation_status_name geolocation_status_slug"),
        ("geolocation_accuracy_name", str, "accuracy@1", "how exactly the place is told"),
        ("geolocation_accuracy_slug", str, "accuracy@1", "the same, as Airwars writes it"),
        *_not_ours(
            "geojson_caption geolocation_notes geolocation_notes_internal geolocation_sign_off_assessor "
            "geolocation_sign_off_date_time num_media"
        ),
        ("num_victims", int, "victims@1", "people told by name"),
        ("num_victims_named", int, "victims@1", "the same: nobody is listed without a name"),
        *_not_ours(
            "num_victims_named_english num_victims_named_arabic num_victims_named_hebrew num_victims_named_ukrainian "
            "num_reconciled num_families num_individuals"
        ),
        ("victim_average_age", float, "victims@1", "mean of the ages that are told"),
        *_not_ours("declassified_assessment press_release"),
        ("num_sources", int, "sources@1", "reports"),
        ("num_sources_twitter", int, "sources@1", "reports on Twitter or X"),
        ("num_sources_facebook", int, "sources@1", "reports on Facebook"),
        ("num_sources_telegram", int, "sources@1", "reports on Telegram"),
        ("num_sources_other", int, "sources@1", "all other reports"),
        *_groups(),
        ("belligerent", tuple, "belligerents@1", "objects: name, type, assessment, what is conceded, statements"),
        ("source", tuple, "sources@1", "objects: name, language, url, archive_url"),
        ("victim", tuple, "victims@1", "objects: name, age, killed_or_injured"),
    ),
)
