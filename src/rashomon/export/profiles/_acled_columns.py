"""Columns and rules of the ACLED-like table (ACLED Codebook 2025, acleddata.com/methodology/acled-codebook)."""

from rashomon.export.profiles.cells import columns_of, rules_of

RULES = rules_of(
    "acled",
    "ACLED Codebook 2025",
    {
        "id@1": ("columns", "The country's code and a number made of the incident's id, which the incident keeps."),
        "date@1": ("time precision", "The day; of a period its middle."),
        "time-precision@1": ("time precision", "1 for a day, 2 for a few days or a week, 3 for a month."),
        "event-type@1": (
            "event types and sub-event types",
            "What most accounts tell; of kinds that as many tell, the first in ACLED's order.",
        ),
        "actors@1": ("actors", "Who did it and to whom, by the names of the registry; further ones are associated."),
        "inter@1": ("actor types and interaction codes", "The kind of actor; state forces abroad are external forces."),
        "interaction@1": (
            "actor types and interaction codes",
            "Both kinds, the lower code first, but External/Other forces before Civilians; of one side alone: only.",
        ),
        "civilian-targeting@1": (
            "civilian targeting",
            "All violence against civilians; explosions, riots and excessive force where civilians are the target.",
        ),
        "place@1": ("location", "The place that most accounts tell, as the gazetteer knows it."),
        "geo-precision@1": (
            "geographical precision",
            "1 for a town or a part of it, 2 for near a town, 3 for a larger region.",
        ),
        "source@1": ("sources", "The publishers of the reports that repeat no other."),
        "source-scale@1": ("source scale", "Blank: the reach of a publisher is not known."),
        "notes@1": ("notes", "A sentence made of the derived values, with the day."),
        "fatalities@1": (
            "fatalities",
            "The lowest figure that is told, or the best once it is agreed or revised; 0 where none is told.",
        ),
        "vague-number@1": ("fatalities", "For a word that gives no number, the number that stands for it."),
        "tags@1": ("tags", "Blank: none is coded."),
        "timestamp@1": (
            "columns",
            "The latest publication among the reports, because a clock has no place in a result.",
        ),
    },
)
COLUMNS = columns_of(
    RULES,
    (
        ("event_id_cnty", str, "id@1", "country and number, constant"),
        ("event_date", str, "date@1", "one day, YYYY-MM-DD"),
        ("year", int, "date@1", "of the event"),
        ("time_precision", int, "time-precision@1", "1 day, 2 week or weekend, 3 month"),
        ("disorder_type", str, "event-type@1", "political violence, demonstrations, strategic developments"),
        ("event_type", str, "event-type@1", "one of six"),
        ("sub_event_type", str, "event-type@1", "one of 25"),
        ("actor1", str, "actors@1", "never blank"),
        ("assoc_actor_1", str, "actors@1", 'further ones, separated by "; "'),
        ("inter1", str, "inter@1", "kind of actor1"),
        ("actor2", str, "actors@1", "blank where one-sided"),
        ("assoc_actor_2", str, "actors@1", 'further ones, separated by "; "'),
        ("inter2", str, "inter@1", "kind of actor2"),
        ("interaction", str, "interaction@1", "both kinds, the lower code first"),
        ("civilian_targeting", str, "civilian-targeting@1", '"Civilians targeted" or blank'),
        ("iso", int, "place@1", "ISO 3166-1 numeric"),
        ("region", str, "place@1", "sub-region of a continent"),
        ("country", str, "place@1", "name"),
        ("admin1", str, "place@1", "first level"),
        ("admin2", str, "place@1", "second level, blank: not known"),
        ("admin3", str, "place@1", "third level, blank: not known"),
        ("location", str, "place@1", 'the named place; a quarter as "City – Quarter"'),
        ("latitude", float, "place@1", "four decimals, WGS 84"),
        ("longitude", float, "place@1", "four decimals, WGS 84"),
        ("geo_precision", int, "geo-precision@1", "1 town, 2 near it or part of a region, 3 larger region"),
        ("source", str, "source@1", 'publishers, separated by "; "'),
        ("source_scale", str, "source-scale@1", "blank: the reach of publishers is not known"),
        ("notes", str, "notes@1", "a sentence, with the day"),
        ("fatalities", int, "fatalities@1 vague-number@1", "the lowest that is told until a better one is"),
        ("tags", str, "tags@1", "blank: none is coded"),
        ("timestamp", int, "timestamp@1", "Unix time of the latest publication"),
    ),
)
