"""Columns and rules of the ACLED-like table (ACLED Codebook 2025, acleddata.com/methodology/acled-codebook)."""

from rashomon.export.profiles.cells import columns_of, rules_of

RULES = rules_of(
    "acled",
    "ACLED Codebook 2025",
    {
        "id@1": ("columns", "The country's code and a number made of the incident's id, which the incident keeps."),
        "date@1": ("time precision", "The day; of a period its middle."),
        "month-ends@1": ("time precision", "The first day of the beginning of a month, the last day of its end."),
        "each-day@1": ("aggregation", "A row for each day of two to six through which it is said to have gone on."),
        "time-precision@2": (
            "time precision",
            "1 for a day, 2 for up to seven days, 3 for up to a month; what is longer is left out.",
        ),
        "event-type@1": (
            "event types and sub-event types",
            "What most accounts tell; of kinds that one account tells, or as many tell, the first in ACLED's order.",
        ),
        "regained@1": ("battles", "A state that takes ground in its own country regains it."),
        "two-armed@1": ("battles", "An attack of an armed party on an armed party is an armed clash."),
        "unarmed@1": ("violence against civilians", "A clash in which only unarmed people were hit is an attack."),
        "mob@1": ("riots", "Violence by people who are no armed group is mob violence."),
        "against-crowd@1": (
            "protests, riots",
            "Violence of the armed against protesters is excessive force; with rioters it is a violent demonstration.",
        ),
        "intervened@1": ("protests", "A protest in which an armed party stepped in is one with intervention."),
        "captives-killed@1": ("violence against civilians", "Those who were taken and then killed were attacked."),
        "unlawful-arrest@1": ("strategic developments", "Arrests by an armed group that is no state are abductions."),
        "actors@2": (
            "actors",
            "Who did it and to whom, by the names of the registry, a country's people by its name; others are "
            "associated. Only armed parties stand in battles; who is hit in violence against civilians is a civilian.",
        ),
        "missing-actor@1": (
            "actors",
            "Where nobody fit is told: an unidentified armed group, or the crowd of a protest or riot.",
        ),
        "casualties@1": (
            "aggregation",
            "Civilians hurt in explosions beside armed people are associated, and go first where they are most of the "
            "dead and the armed are told only in general.",
        ),
        "inter@1": ("actor types and interaction codes", "The kind of actor; state forces abroad are external forces."),
        "interaction@1": (
            "actor types and interaction codes",
            "Both kinds, the lower code first, but External/Other forces before Civilians; of one side alone: only.",
        ),
        "civilian-targeting@1": (
            "civilian targeting",
            "All violence against civilians and excessive force against protesters; explosions and riots where "
            "actor2 are civilians.",
        ),
        "country@1": ("columns", "What ISO 3166-1 and ACLED's list of regions say of the country."),
        "place@1": ("location", "The place that most accounts tell, as the gazetteer knows it."),
        "not-known@1": ("location", "Blank: the ledger does not know it."),
        "geo-precision@1": (
            "geographical precision",
            "1 for a town or a part of it, 2 for near a town, 3 for a larger region; a country alone is left out.",
        ),
        "source@1": ("sources", "The publishers of the reports that repeat no other."),
        "source-scale@2": (
            "source scale",
            "National for an outlet of the country, International for agencies and outlets of other countries, both "
            "where both report; blank where no outlet is known.",
        ),
        "notes@2": ("notes", "A sentence made of the derived values, with the day, and over what a total is divided."),
        "fatalities@1": (
            "fatalities",
            "The lowest figure that is told, or the best once it is agreed or revised; 0 where none is told.",
        ),
        "vague-number@1": (
            "fatalities",
            "For a word that gives no number, and for a plural that nobody counts, the number that stands for it.",
        ),
        "bomber@1": (
            "explosions, fatalities",
            "The suicide bomber is among the dead, whether or not a figure says so.",
        ),
        "divided@1": (
            "fatalities",
            "A total over days or places is divided as evenly as possible; what is left over goes to the first rows.",
        ),
        "tags@2": ("tags", "Sexual violence, where it is told; no other tag is coded."),
        "timestamp@1": (
            "columns",
            "The latest publication among the reports, because a clock has no place in a result.",
        ),
    },
)
_DAY = "date@1 month-ends@1 each-day@1"
_BY_PARTIES = "regained@1 two-armed@1 unarmed@1 mob@1 against-crowd@1 intervened@1 captives-killed@1 unlawful-arrest@1"
_TYPE = f"event-type@1 {_BY_PARTIES}"
_ONE, _TWO = "actors@2 missing-actor@1", "actors@2 missing-actor@1 casualties@1"
COLUMNS = columns_of(
    RULES,
    (
        ("event_id_cnty", str, "id@1", "country and number, constant"),
        ("event_date", str, _DAY, "one day, YYYY-MM-DD"),
        ("year", int, _DAY, "of the event"),
        ("time_precision", int, "time-precision@2", "1 day, 2 week or weekend, 3 month"),
        ("disorder_type", str, _TYPE, "political violence, demonstrations, strategic developments"),
        ("event_type", str, _TYPE, "one of six"),
        ("sub_event_type", str, _TYPE, "one of 25"),
        ("actor1", str, _ONE, "never blank"),
        ("assoc_actor_1", str, _ONE, 'further ones, separated by "; "'),
        ("inter1", str, "inter@1", "kind of actor1"),
        ("actor2", str, _TWO, "blank where one-sided"),
        ("assoc_actor_2", str, _TWO, 'further ones, separated by "; "'),
        ("inter2", str, "inter@1", "kind of actor2"),
        ("interaction", str, "interaction@1", "both kinds, the lower code first"),
        ("civilian_targeting", str, "civilian-targeting@1", '"Civilians targeted" or blank'),
        ("iso", int, "country@1", "ISO 3166-1 numeric"),
        ("region", str, "country@1", "sub-region of a continent"),
        ("country", str, "country@1", "name"),
        ("admin1", str, "place@1", "first level"),
        ("admin2", str, "place@1", "second level, where the place is one; else blank"),
        ("admin3", str, "not-known@1", "third level, blank: not known"),
        ("location", str, "place@1", 'the named place; a quarter as "City – Quarter"'),
        ("latitude", float, "place@1", "four decimals, WGS 84"),
        ("longitude", float, "place@1", "four decimals, WGS 84"),
        ("geo_precision", int, "geo-precision@1", "1 town, 2 near it or part of a region, 3 larger region"),
        ("source", str, "source@1", 'publishers, separated by "; "'),
        ("source_scale", str, "source-scale@2", "National, International or both; blank where no outlet is known"),
        ("notes", str, "notes@2", "a sentence, with the day"),
        (
            "fatalities",
            int,
            "fatalities@1 vague-number@1 bomber@1 divided@1",
            "the lowest that is told until a better one is",
        ),
        ("tags", str, "tags@2", "sexual violence, or blank"),
        ("timestamp", int, "timestamp@1", "Unix time of the latest publication"),
    ),
)
