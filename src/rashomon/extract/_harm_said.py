"""A harm mention with who says it and how: what becomes a claim."""

from msgspec import Struct, field

from rashomon.extract.harm import HarmMention
from rashomon.extract.speakers import Speaker
from rashomon.extract.telling import Telling
from rashomon.model.claim import Scope, Stance
from rashomon.model.who import GroupClass


class Said(Struct):
    """A harm mention with who says it and how."""

    mention: HarmMention
    telling: Telling
    speaker: Speaker
    stance: Stance
    scope: Scope
    group_class: GroupClass
    part_of: "Said | None" = None
    also: list[HarmMention] = field(default_factory=list)
