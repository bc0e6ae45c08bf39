"""Harm mentions of an account become claims: one fact told several times in a report is one claim."""

import re
from collections.abc import Callable, Mapping, Sequence

from rashomon.extract._compared import without_comparison
from rashomon.extract._harm_attacker import is_of_doer
from rashomon.extract._harm_persons import after_death, whole_before
from rashomon.extract._harm_said import Said
from rashomon.extract._role_words import victim_words
from rashomon.extract.harm import HarmMention
from rashomon.extract.speakers import Speaker
from rashomon.extract.telling import Telling
from rashomon.model.claim import HARM_FIELDS
from rashomon.model.quantity import Quantity
from rashomon.text.vocabulary import words_of

__all__ = ["Said", "SpeakerAt", "alike", "head_word", "merged"]

_DEFINITE = re.compile(r"(?:the(?! rest)|those|these|(?:his|her|their)(?! family))\b", re.IGNORECASE)
_ARTICLES = ("the", "a", "an", "his", "her", "their")
_WAR = r"(?:war|conflict|crisis|uprising|revolution|revolt|insurgency|fighting|hostilities|violence)"
_SINCE_WAR = re.compile(
    rf"\bsince (?:the |its )?(?:[\w']+ ){{0,6}}{_WAR}\b"
    rf"|\b(?:have|has)\b.{{0,40}}\b(?:in|by|during) (?:the |a |its |their )?(?:[\w-]+ ){{0,3}}{_WAR}\b(?! in )"
    r"(?!(?-i: [A-Z]))"  # the Revolution Council is no revolution
    r"|\b(?:in|over|during|within) the (?:past|last) (?:\w+ )?years?\b|\bsince .{0,40}\blast year\b",
    re.IGNORECASE,
)
_FEW_FOR_A_WAR = 40
_FEW = 2


def merged(said: Sequence[Said]) -> list[Said]:
    """The claims that remain when repetitions are put together, in text order.

    The same number of the same people, by the same source or by nobody in particular, is one claim. The body stands
    for its headline, the exact figure for "at least", the telling that names its source for the one that does not.
    """
    said = list(after_death(said))
    kept: list[Said] = []
    where: dict[int, Said] = {}
    voices = _voices(said)
    for one in said:
        if _tells_of_no_event(one) or _points_back(one, kept):
            continue
        twin = next((k for k in kept if _same_fact(k, one, voices) or _same_person(k, one)), None)
        if twin is None:
            kept.append(one)
            where[id(one)] = one
            continue
        where[id(one)] = twin
        if _worth(one, twin) > _worth(twin, one):
            _retell(twin, one)
    for one in kept:
        if one.part_of is not None:
            owner = where.get(id(one.part_of))
            one.part_of = owner if owner is not one else None
    for one in kept:
        one.part_of = one.part_of or whole_before(one, kept)
    return kept


def _retell(twin: Said, one: Said) -> None:
    """The better telling stands for both; who says it is not lost with the other."""
    speaker = one.speaker if one.speaker.source is not None else twin.speaker
    twin.mention, twin.telling, twin.speaker, twin.stance = one.mention, one.telling, speaker, one.stance


def _tells_of_no_event(one: Said) -> bool:
    """A part of a toll that is left out (it counts a war), a war's own toll, or harm that is only feared."""
    owner = one.mention.part_of
    orphan = owner is not None and one.part_of is None and one.telling.harms[owner].field in HARM_FIELDS
    imagined = one.stance == "hypothetical" and one.mention.rule.endswith("_bare")
    return orphan or imagined or _is_of_a_war(one)


def _is_of_a_war(one: Said) -> bool:
    """ "Hundreds have been killed since the war began": the toll of a war is no claim on an incident."""
    words, number = without_comparison(one.telling.sentence.text), one.mention.quantity.low or 0
    return number >= _FEW_FOR_A_WAR and _SINCE_WAR.search(words) is not None


def _points_back(one: Said, kept: Sequence[Said]) -> bool:
    """ "The victims were shot", "those killed": people without a number, of whom the account has told already."""
    mention = one.mention
    if mention.quantity.high is not None or not mention.rule.endswith("_bare") or mention.part_of is not None:
        return False
    definite = _DEFINITE.match(mention.trigger.text) is not None
    return definite and any(k.mention.field == mention.field for k in kept)


def _same_person(one: Said, two: Said) -> bool:
    """ "A guard was killed ... the guard, Adam Hassan, was killed": one person told again, by name or with "the"."""
    a, b = one.mention, two.mention
    if a.field != b.field or not (_is_one(a.quantity) and _is_one(b.quantity)):
        return False
    own = [is_of_doer(mention.rule) for mention in (a, b)]
    if any(own) and (all(own) or one.telling.sentence == two.telling.sentence or _is_his(b)):
        return all(own)
    if a.harm_word == b.harm_word:  # "a guard and Adam Hassan were killed"
        return False
    if _is_name(a) and _is_name(b):
        return alike(a.trigger.text, b.trigger.text)
    return _is_name(b) or _DEFINITE.match(b.trigger.text) is not None


def _is_his(mention: HarmMention) -> bool:
    """ "His daughter" is nobody whom the report has told to die by his own hand."""
    return mention.trigger.text.lower().startswith(("his ", "her ", "their "))


def _is_one(quantity: Quantity) -> bool:
    return quantity.low == quantity.high == 1


def _is_name(mention: HarmMention) -> bool:
    """The words for the person are a name: "Adam Hassan", not "a Taliban commander"."""
    words = mention.trigger.text.split()
    named = words[-1][:1].isupper() and words[-1].lower() not in victim_words()
    return mention.rule.endswith("_bare") and named and words[0].lower() not in _ARTICLES


def _worth(one: Said, other: Said) -> tuple[bool, bool, bool, bool]:
    source = one.speaker.source
    explicit = source is not None and not source.implicit and source.kind != "media"
    # where bounds differ, the exact figure of the body; where these are equal, what comes first
    exact = one.mention.quantity.is_exact or _same_bounds(one.mention.quantity, other.mention.quantity)
    return (not _is_headline(one, other), exact, explicit, source is not None)


def _is_headline(one: Said, other: Said) -> bool:
    """The mention stands in the headline, or before the other one where headline and lead run into each other."""
    if not one.telling.is_headline:
        return False
    same = one.telling.sentence.index == other.telling.sentence.index
    return not same or one.mention.trigger.start < other.mention.trigger.start


def _same_fact(one: Said, two: Said, voices: Mapping[str, str]) -> bool:
    a, b = one.mention, two.mention
    if a.field != b.field or (one.telling.sentence == two.telling.sentence and "share" in (a.rule, b.rule)):
        return False
    if a.field == "killed" and _is_one(a.quantity) and is_of_doer(a.rule) != is_of_doer(b.rule):
        return False  # the killer is none of those whom he killed
    if _echoes(one, two) or _echoes(two, one):
        return True
    if one.part_of and two.part_of and not _same_bounds(one.part_of.mention.quantity, two.part_of.mention.quantity):
        return False
    if not (_same_bounds(a.quantity, b.quantity) or _loosely(a.quantity, b.quantity)):
        return False
    return _same_voice(one, two, voices) and _same_people(one, two)


def _echoes(one: Said, two: Said) -> bool:
    """The first stands in the headline and tells shorter what the second tells in the body: "scores" of 52."""
    a, b = one.mention, two.mention
    if a.field != b.field or not _is_headline(one, two) or _is_headline(two, one):
        return False
    if a.part_of is None and b.part_of is not None:
        return False
    return _rounds(a.quantity, b.quantity) and {one.group_class, two.group_class} != {"civilian", "combatant"}


def _rounds(short: Quantity, full: Quantity) -> bool:
    """A headline's figure may be the body's own, without its "at least", or a rounder one below it."""
    if _same_bounds(short, full):
        return True
    if short.low is None or full.low is None or full.low <= _FEW:
        return False
    if short.is_exact:
        return full.high is None and full.low == short.low
    if short.low <= _FEW or short.high is not None:
        return False
    if not _has_digits(short):  # "scores", "hundreds"
        return short.low <= full.low <= 3 * short.low
    return short.low % 5 == 1 and short.low - 1 <= full.low <= 1.2 * short.low


def _has_digits(quantity: Quantity) -> bool:
    return any(c.isdigit() for c in quantity.text)


def _same_bounds(a: Quantity, b: Quantity) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _loosely(a: Quantity, b: Quantity) -> bool:
    """One telling says "at least", the other leaves it out."""
    short, full = (a, b) if a.is_exact else (b, a)
    return short.is_exact and full.high is None and full.low == short.low and (short.low or 0) > _FEW


def _same_voice(one: Said, two: Said, voices: Mapping[str, str]) -> bool:
    """Different named sources make different claims."""
    a, b = one.speaker.source, two.speaker.source
    if a is not None and b is not None and (_passes_on(one, two) or _passes_on(two, one)):
        return True
    if a is None or b is None or a.implicit or b.implicit:
        return True
    return voices.get(a.name, a.name) == voices.get(b.name, b.name) or alike(a.name, b.name)


def _voices(said: Sequence[Said]) -> dict[str, str]:
    """One voice for each name: "the Observatory's director Rami Saleh" joins "Saleh" and "the Observatory"."""
    voices: dict[str, str] = {}
    for name in sorted({one.speaker.source.name for one in said if one.speaker.source}, key=lambda n: (-len(n), n)):
        kin = [voices[other] for other in voices if alike(name, other)]
        voices[name] = kin[0] if kin else name
        if len(kin) > 1:
            voices = {n: (kin[0] if v in kin else v) for n, v in voices.items()}
    return voices


def _passes_on(one: Said, two: Said) -> bool:
    """The source of the first is a medium that hands on what the second's source says."""
    source = one.speaker.source
    return source is not None and source.kind == "media" and any(alike(source.name, r) for r in two.speaker.relayed_by)


def alike(one: str, two: str) -> bool:
    """One name holds the words of the other: "Abdel Rahman" and "Rami Abdel Rahman of the Observatory"."""
    a, b = (set(name.lower().replace("-", " ").split()) - {"the", "a", "an", "of", "for"} for name in (one, two))
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b))


def _same_people(one: Said, two: Said) -> bool:
    a, b = head_word(one.mention), head_word(two.mention)
    if a == b:
        return True
    few = one.mention.quantity.low is None or one.mention.quantity.low <= _FEW
    if few and a is not None and b is not None:
        return False
    if is_subgroup(a) or is_subgroup(b):
        return a is None or b is None
    return {one.group_class, two.group_class} != {"civilian", "combatant"}


def is_subgroup(noun: str | None) -> bool:
    """Who is told apart from the whole: "nine children" are not the "nine people" of another sentence."""
    return noun in words_of("people_words", "subgroup")


def head_word(mention: HarmMention) -> str | None:
    """The noun that names the people: "fighters" of "rebel fighters"."""
    return mention.group.text.lower().split()[-1] if mention.group is not None else None


SpeakerAt = Callable[[Telling, HarmMention], Speaker]
