"""What became of the hurt: who was shot and then died is one of the dead, and no longer one of the wounded."""

from collections.abc import Sequence

from rashomon.extract._harm_care import IN_CARE
from rashomon.extract._harm_grammar import Find

_ENDS = ("subject", "state")  # grammars of "died" and of "was found dead"


def survivors(found: Sequence[Find]) -> list[Find]:
    """The finds of one sentence without those hurt whose death is told after it: "he was shot and died"."""
    return [f for f in found if f.word.field != "injured" or not any(_died(f, other) for other in found)]


def _died(hurt: Find, other: Find) -> bool:
    if hurt.rule == IN_CARE and other.rule == "pronoun":  # "was taken to a hospital, where he died"
        return other.word.field == "killed" and other.word.index > hurt.word.index
    same = hurt.people.head == other.people.head and hurt.people.quantity == other.people.quantity
    is_told_after = other.word.field == "killed" and other.word.index > hurt.word.index
    # "six injured villagers died": the injured of an earlier day are still told of
    is_end = other.word.grammar in _ENDS and hurt.rule != "state_of_noun"
    return same and is_told_after and (is_end or other.people.quantity.high == 1)
