"""Signs that two accounts tell of one incident, or of two.

Each is a small function of two profiles that gives a number from 0 to 1; its docstring is the reason that is shown to
the reader. What each weighs was fitted by `tools/fit_links.py` and lies in `data/link_weights.json`.
"""

from collections.abc import Callable

from rashomon.link._signals_event import (
    one_recalls,
    other_initiator,
    other_kind,
    same_initiator,
    same_kind,
    same_object,
    same_parties,
    same_people,
    same_rare_kind,
    same_target,
)
from rashomon.link._signals_harm import same_figures, same_small_toll, same_toll, tolls_agree, tolls_apart
from rashomon.link._signals_place import other_place, place_inside, same_place, same_time_and_town
from rashomon.link._signals_text import elsewhere_in_text, same_sentences, same_text, same_wording, shared_names
from rashomon.link._signals_time import days_apart, days_overlap, next_day, over_night, published_together, same_day
from rashomon.link.profile import Profile

Signal = Callable[[Profile, Profile], float]

SIGNALS: tuple[Signal, ...] = (
    same_day,
    days_overlap,
    over_night,
    next_day,
    days_apart,
    published_together,
    same_place,
    same_time_and_town,
    place_inside,
    other_place,
    same_kind,
    same_rare_kind,
    other_kind,
    same_initiator,
    other_initiator,
    same_target,
    same_parties,
    same_toll,
    same_small_toll,
    tolls_agree,
    tolls_apart,
    same_figures,
    same_text,
    same_wording,
    same_sentences,
    elsewhere_in_text,
    shared_names,
    same_people,
    same_object,
    one_recalls,
)
