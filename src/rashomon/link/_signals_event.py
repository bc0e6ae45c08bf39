"""Signs in what kind of event two accounts tell of, and of whom."""

from rashomon.link.kinds import are_akin, go_together
from rashomon.link.people import likeness
from rashomon.link.profile import SOME_ARMED_GROUP, Profile
from rashomon.text.sides import VAGUE

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
    return float(bool(_shared(a.initiators, b.initiators)))


def other_initiator(a: Profile, b: Profile) -> float:
    """The reports name different parties as those who did it."""
    return float(bool(a.initiators and b.initiators) and not _shared(a.initiators, b.initiators))


def same_target(a: Profile, b: Profile) -> float:
    """The reports name the same people as those who were hit."""
    return float(bool(_shared(a.targets, b.targets)))


def same_parties(a: Profile, b: Profile) -> float:
    """The reports name the same armed party as attacker and the same as attacked."""
    attacked = _shared(a.targets, b.targets) - {"civilians"}
    return float(bool(_shared(a.initiators, b.initiators) and attacked))


def _shared(one: frozenset[str], two: frozenset[str]) -> frozenset[str]:
    """The parties that both name; what one calls militants may be the armed group that the other names."""
    some = {SOME_ARMED_GROUP}
    vague = (some <= one and VAGUE in two) or (some <= two and VAGUE in one)
    return (one & two) - some | ({VAGUE} if vague else set())


def same_people(a: Profile, b: Profile) -> float:
    """The reports tell of harm to a few, and name the same private persons or streets."""
    return likeness(a.people, b.people)


def same_object(a: Profile, b: Profile) -> float:
    """The reports name the same thing that was hit, or the same rare kind of people."""
    return float(bool(a.objects & b.objects))


def one_recalls(a: Profile, b: Profile) -> float:
    """One report tells it as news and the other recalls it."""
    return float(a.background != b.background)
