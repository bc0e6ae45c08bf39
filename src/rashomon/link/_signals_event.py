"""Signs in what kind of event two accounts tell of, and of whom."""

from rashomon.link.kinds import are_akin, go_together
from rashomon.link.people import likeness
from rashomon.link.profile import Profile

_EVERYDAY = ("air_strike", "shelling", "armed_clash", "attack")


def same_kind(a: Profile, b: Profile) -> float:
    """The reports tell of the same kind of event."""
    return float(are_akin(a.type, b.type) and a.type not in ("other", "mixed"))


def same_rare_kind(a: Profile, b: Profile) -> float:
    """The reports tell of the same kind of event, of which a war does not see several a day."""
    return same_kind(a, b) * float(a.type not in _EVERYDAY)


def other_kind(a: Profile, b: Profile) -> float:
    """The reports tell of kinds of event that do not go together."""
    return float(not go_together(a.type, b.type))


def same_initiator(a: Profile, b: Profile) -> float:
    """The reports name the same party as the one who did it."""
    return float(bool(a.initiators & b.initiators))


def other_initiator(a: Profile, b: Profile) -> float:
    """The reports name different parties as those who did it."""
    return float(bool(a.initiators and b.initiators) and not a.initiators & b.initiators)


def same_target(a: Profile, b: Profile) -> float:
    """The reports name the same people as those who were hit."""
    return float(bool(a.targets & b.targets))


def same_parties(a: Profile, b: Profile) -> float:
    """The reports name the same armed party as attacker and the same as attacked."""
    attacked = (a.targets & b.targets) - {"civilians"}
    return float(bool(a.initiators & b.initiators and attacked))


def same_people(a: Profile, b: Profile) -> float:
    """The reports tell of harm to a few, and name the same private persons or streets."""
    return likeness(a.people, b.people)


def one_recalls(a: Profile, b: Profile) -> float:
    """One report tells it as news and the other recalls it."""
    return float(a.background != b.background)
