"""Keys and rules of the PLOVER records (PLOVER manual, draft 2.0; openeventdata/PLOVER)."""

from rashomon.export.profiles.cells import columns_of, rules_of

RULES = rules_of(
    "plover",
    "PLOVER manual, draft 2.0",
    {
        "id@1": ("record, id", "The incident's id; with -negation or -hypothetical for what is told as not so."),
        "date@1": ("record, date", "The first day, and the last one where there are several."),
        "time@1": ("record, time", "The time of day that stands in the words of the date."),
        "event@1": ("event types", "The event that the type of the incident is; types without one are left out."),
        "scale@1": ("event types, score", "The score of the mode, else of the event; the quad of the event."),
        "mode@1": ("modes", "The mode of the type, or that of the weapons which are told."),
        "auxiliary-mode@1": (
            "auxiliary modes",
            "Negation: what is denied; hypothetical: what may be; historical: background; future: after the reports.",
        ),
        "context@1": ("contexts", "Those of the type; military where a party is the forces of a state."),
        "one-sided@1": ("ASSAULT", "The perpetrator is the actor, the victim the recipient."),
        "two-sided@1": ("ASSAULT", "Of violence between armed parties every participant is an actor."),
        "unknown-party@1": ("sectors", "Where the event needs a party and none is told: sector UNK."),
        "place@1": (
            "record, location",
            "The place that most accounts tell, as the gazetteer knows it; its resolution.",
        ),
        "size@1": (
            "record, size",
            "Dead and injured, arrested where people are held: a number, or low, best and high.",
        ),
        "text@1": ("record, text_info", "Words and offsets of the first claim; texts themselves are not given."),
        "cite@1": ("record, cite_info", "The report that the first claim stands in."),
        "comment@1": ("record, comment", "A sentence made of the derived values."),
        "ours@1": ("record, extra keys", "Of this ledger: the incident and its reports."),
    },
)
_PARTY = "one-sided@1 two-sided@1 unknown-party@1"
COLUMNS = columns_of(
    RULES,
    (
        ("id", str, "id@1", "unique"),
        ("date", str, "date@1", "first day, YYYY-MM-DD"),
        ("time", str, "time@1", "HH:MM"),
        ("enddate", str, "date@1", "last day"),
        ("actor", tuple, _PARTY, "entities: code (country), sector, entity_text"),
        ("recipient", tuple, _PARTY, "entities"),
        ("event", tuple, "event@1", "one of sixteen types"),
        ("event_loc", dict, "place@1", "a location"),
        ("event_text", tuple, "text@1", "words that say what happened"),
        ("quad_code", int, "scale@1", "1 to 4"),
        ("event_scale", float, "scale@1", "score from -10 to 10"),
        ("mode", tuple, "mode@1 auxiliary-mode@1", "modes of the event, auxiliary ones last"),
        ("context", tuple, "context@1", "contexts"),
        ("size", dict, "size@1", "dead, injured, arrested"),
        ("link", str, "cite@1", "address of the report"),
        ("text_info", dict, "text@1", "start and end of the sentence in the report's text"),
        ("cite_info", dict, "cite@1", "url, title, publication, language, codebook, version"),
        ("coder", str, "cite@1", "the program"),
        ("comment", str, "comment@1", "summary of the incident"),
        ("incident", str, "ours@1", "id in the ledger"),
        ("reports", tuple, "ours@1", "ids of its reports"),
    ),
)
