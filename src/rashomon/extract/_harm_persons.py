"""What an account's sentences tell of one another's people: the one shot who then died, some of those told before."""

import re
from collections.abc import Iterator, Sequence

from rashomon.extract._harm_care import IN_CARE
from rashomon.extract._harm_said import Said
from rashomon.extract._harm_self import only_says_how

_THE_ONE = re.compile(r"(?:he|she|him|her|(?:the|this|that|his|her) [\w -]*)$", re.IGNORECASE)
_THAT_ONE = re.compile(r"(?:the|this|that) ", re.IGNORECASE)
_SHOT = ("shot", "shoot", "shooting", "stabbed", "wound", "wounds", "wounded", "injured", "injuries", "injury")
_OF_THOSE = frozenset({"among_dead", "dead_include", "of_those", IN_CARE})


def after_death(said: Sequence[Said]) -> Iterator[Said]:
    """The mentions of an account, without the one person hurt of whom a later sentence says that he died.

    "He died" counts only beside such a person, and only where no other death is told; "she was shot" where nobody else
    is told to be hurt or dead: else they repeat one, or tell of somebody else.
    """
    hurt = [one for one in said if one.mention.field == "injured" and one.mention.quantity.high != 0]
    dead = [one for one in said if one.mention.field == "killed" and one.mention.quantity.high != 0]
    named = [one for one in hurt if not _is_pronoun(one)]
    gone = _is_told_dead(named, dead)
    first = _first_alone(dead, gone) or _first_alone([one for one in hurt if _is_shot(one)], not dead and not named)
    for one in said:
        if only_says_how(one.mention, (other.mention for other in dead)):
            continue
        if one is first or not (_is_pronoun(one) or (one in hurt and (gone or _is_the_dead(one, dead)))):
            yield one


def _first_alone(told: Sequence[Said], stands: bool) -> Said | None:
    """The first of these people, if all are told with pronouns and nothing else speaks against them."""
    return told[0] if told and stands and all(_is_pronoun(one) for one in told) else None


def whole_before(one: Said, kept: Sequence[Said]) -> Said | None:
    """The whole of which "27 children were among the dead", "122 of the wounded" tell a part, if told before."""
    if one.mention.rule not in _OF_THOSE or one.mention.quantity.low is None:
        return None
    number = one.mention.quantity.low
    wholes = [k for k in kept if _holds(k, one, number)]
    return max(wholes, key=lambda k: k.mention.trigger.start, default=None)


def _holds(whole: Said, part: Said, number: int) -> bool:
    mention = whole.mention
    is_before = mention.trigger.start < part.mention.trigger.start and whole.part_of is None
    is_alike = mention.field == part.mention.field and mention.rule not in _OF_THOSE
    return is_before and is_alike and (mention.quantity.low or 0) > number


def _is_told_dead(hurt: Sequence[Said], dead: Sequence[Said]) -> bool:
    """All tell of one person hurt, and later of one dead, who is "he" or "the man" or has the same name."""
    if not hurt or not all(_is_one(one) for one in (*hurt, *dead)):
        return False
    last = max(one.mention.trigger.start for one in hurt)
    is_one_wounded = all(_THE_ONE.match(one.mention.trigger.text) or _same_name(one, hurt[0]) for one in hurt[1:])
    return (
        is_one_wounded
        and all(_is_shot(one) for one in hurt)
        and any(
            one.mention.trigger.start > last and (_THE_ONE.match(one.mention.trigger.text) or _same_name(one, hurt[0]))
            for one in dead
        )
    )


def _is_the_dead(one: Said, dead: Sequence[Said]) -> bool:
    """ "A young boy has died ... the boy was shot": the one who was shot is the only one who is told to be dead."""
    if not (_is_one(one) and _is_shot(one) and dead and all(_is_one(d) for d in dead)):
        return False
    told = {_last_word(d) for d in dead}
    is_known = _THAT_ONE.match(one.mention.trigger.text) is not None
    is_later = one.mention.trigger.start > dead[0].mention.trigger.start
    return is_known and is_later and told == {_last_word(one)}


def _last_word(one: Said) -> str:
    return one.mention.trigger.text.split()[-1].lower()


def _is_one(one: Said) -> bool:
    return one.mention.quantity.low == one.mention.quantity.high == 1


def _same_name(one: Said, other: Said) -> bool:
    return one.mention.trigger.text.split()[-1] == other.mention.trigger.text.split()[-1]


def _is_shot(one: Said) -> bool:
    return one.mention.harm_word.text.lower() in _SHOT


def _is_pronoun(one: Said) -> bool:
    return one.mention.rule.startswith("pronoun")
