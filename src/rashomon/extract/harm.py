"""Harm mentions of one sentence: who came to harm, how many, by which words."""

from collections.abc import Iterator

from msgspec import Struct, structs

from rashomon.extract._counted_words import whose_these_are
from rashomon.extract._harm_added_up import added_up, told_again
from rashomon.extract._harm_another import one_more
from rashomon.extract._harm_attacker import whose_death
from rashomon.extract._harm_care import in_care
from rashomon.extract._harm_company import along_with
from rashomon.extract._harm_fate import survivors
from rashomon.extract._harm_grammar import Find, Scene, can_be_people, is_part
from rashomon.extract._harm_listed import listed_on
from rashomon.extract._harm_lumps import lumped
from rashomon.extract._harm_nouns import counted_by_noun, in_a_state, those_among
from rashomon.extract._harm_parts import Part, parts
from rashomon.extract._harm_self import among_those_before, by_own_hand
from rashomon.extract._harm_shares import shares
from rashomon.extract._harm_tolls import by_number, toll
from rashomon.extract._harm_verbs import objects_of_harm, those_who
from rashomon.extract._harm_words import HarmWord, harm_words
from rashomon.extract.parse import ParsedSentence
from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.text.numbers import Number, numbers


class HarmMention(Struct, frozen=True):
    """People who came to harm, as one sentence tells it.

    field: harm field, or `other` for "casualties" and "dead and wounded" lumped together.
    trigger: the words that carry the number. group: the words for the people, None when only the figure stands.
    harm_word: the word that says what happened to them. rule: the name of the grammar that found it.
    part_of: position of the mention, in the same tuple, whose people these are a part of.
    """

    field: str
    quantity: Quantity
    trigger: Span
    group: Span | None
    harm_word: Span
    rule: str
    part_of: int | None = None


def harms(parsed: ParsedSentence) -> tuple[HarmMention, ...]:
    """The harm mentions of a sentence, in the order of their trigger words."""
    doc = parsed.doc
    counts = _counts(parsed)
    words = harm_words(doc)
    counts |= dict(one_more(doc, words, counts))
    passages = parts(doc, words, counts)
    inside = frozenset(i for part in passages for i in range(part.first, part.last))
    scene = Scene(doc, words, {i: n for i, n in counts.items() if i not in inside}, inside)
    found = [f for word in words for f in _people_of(scene, word) if f.people.head not in inside]
    found += [more for f in found for more in _in_company(scene, f)]
    found = _distinct(found)
    again = told_again(scene, found)
    found = [_told_of_some(scene, f) for f in survivors(lumped(scene, [f for f in found if f not in again]))]
    found = [whose_death(scene, f) for f in found]
    asides = tuple(Part(f.people.first, f.people.last, f.people) for f in again)
    passages = (*passages, *(asides or added_up(scene, found)))
    placed = list(shares(scene, found, passages))
    mentions = _mentions(parsed, [*found, *placed], passages, words)
    mentions = _partitioned(mentions, len(found), len(found) + len(placed))
    return tuple(_of_the_dead(mentions, k) for k in range(len(mentions)))


def _in_company(scene: Scene, find: Find) -> Iterator[Find]:
    for people in along_with(scene.doc, find.people, find.word, scene.counts):
        if can_be_people(scene, people, find.word):
            yield Find(find.word, people, "along_with")
    for people in listed_on(scene, find):
        if can_be_people(scene, people, find.word):
            yield Find(find.word, people, "listed_on")


def _of_the_dead(mentions: tuple[HarmMention, ...], k: int) -> HarmMention:
    """Who killed himself is one of the dead that the sentence has counted before."""
    one = mentions[k]
    rules = [m.rule if m.field == one.field and (m.quantity.low or 0) > 1 else "" for m in mentions[:k]]
    return structs.replace(one, part_of=whole) if (whole := among_those_before(one.rule, rules)) is not None else one


def _told_of_some(scene: Scene, find: Find) -> Find:
    return structs.replace(find, rule="of_those") if is_part(scene, find.people, find.word) else find


def _people_of(scene: Scene, word: HarmWord) -> Iterator[Find]:
    if word.grammar != "toll" and (figures := list(by_number(scene, word))):
        return iter(figures)
    match word.grammar:
        case "toll":
            return toll(scene, word)
        case "noun" | "lives":
            return counted_by_noun(scene, word)
        case "subject":
            return those_who(scene, word)
        case "state":
            return in_a_state(scene, word)
        case "self":
            return by_own_hand(scene, word)
        case "among":
            return those_among(scene, word)
        case "care":
            return in_care(scene, word)
        case _:
            return objects_of_harm(scene, word)


def _counts(parsed: ParsedSentence) -> dict[int, Number]:
    """The counting numbers by every token that they cover; those of "a father of three" count nobody who is told of."""
    table: dict[int, Number] = {}
    found = [n for n in numbers(parsed.doc.text) if n.kind == "count"]
    for number in found:
        covered = [t.i for t in parsed.doc if number.span.start <= t.idx < number.span.end]
        if covered and whose_these_are(parsed.doc, covered[0]) is None:
            table.update(dict.fromkeys(covered, number))
    return table


def _distinct(found: list[Find]) -> list[Find]:
    """One mention for one number and field; the first rule that found it stands."""
    seen: dict[tuple[str, int], Find] = {}
    for find in found:
        seen.setdefault((find.word.field, find.people.head), find)
    return sorted(seen.values(), key=lambda f: (f.people.first, f.word.index))


def _mentions(
    parsed: ParsedSentence, found: list[Find], passages: tuple[Part, ...], words: tuple[HarmWord, ...]
) -> tuple[HarmMention, ...]:
    made = [_mention(parsed, find) for find in found]
    for part in passages:
        owner = _owner(found, part)
        if owner is not None and part.is_fatal and found[owner].word.field == "injured":
            fate = structs.replace(found[owner].word, field="killed")
            made.append(_mention(parsed, Find(fate, part.people, "fatally")))
        elif owner is not None:
            find = Find(found[owner].word, part.people, "part")
            made.append(structs.replace(_mention(parsed, find), part_of=owner))
        elif not found and part.people.figure is not None and (word := _nearest(words, part)) is not None:
            made.append(_mention(parsed, Find(word, part.people, "part_alone")))
    return tuple(made)


def _partitioned(mentions: tuple[HarmMention, ...], first: int, last: int) -> tuple[HarmMention, ...]:
    """Shares (at `first` up to `last`) that add up to the toll told before them are parts of it."""
    total = sum(m.quantity.low or 0 for m in mentions[first:last])
    whole = next((k for k in range(first) if mentions[k].quantity.low == total), None)
    if whole is None or last - first < 2:
        return mentions
    return tuple(structs.replace(m, part_of=whole) if first <= k < last else m for k, m in enumerate(mentions))


def _nearest(words: tuple[HarmWord, ...], part: Part) -> HarmWord | None:
    """The word of harm of a part whose whole is told without a number: "the dead, including nine children"."""
    return min(words, key=lambda w: abs(w.index - part.first), default=None)


def _owner(found: list[Find], part: Part) -> int | None:
    """The mention that a part belongs to: the nearest whose people stand before it, else the first after it."""
    before = [k for k, f in enumerate(found) if f.people.first < part.first and f.rule != "toll" and _holds(f, part)]
    if before:
        return max(before, key=lambda k: (found[k].people.first, k))  # of "seized and killed" the last word
    after = [k for k, f in enumerate(found) if _holds(f, part)]
    return min(after, key=lambda k: found[k].people.first, default=None)


def _holds(whole: Find, part: Part) -> bool:
    """No part is greater than its whole."""
    most, least = whole.people.quantity.high, part.people.quantity.low
    return most is None or least is None or least <= most


def _mention(parsed: ParsedSentence, find: Find) -> HarmMention:
    people = find.people
    start = parsed.sentence.start
    figure = people.figure
    if figure is not None:
        text = parsed.sentence.text[figure.span.start : figure.span.end]
        trigger = Span(start + figure.span.start, start + figure.span.end, text)
    else:
        trigger = parsed.span(people.first, people.last)
    group = parsed.span(people.group_first, people.group_last) if people.group_last > people.group_first else None
    word = parsed.span(find.word.index, find.word.last)
    quantity = Quantity(people.quantity.low, people.quantity.high, people.quantity.approximate, trigger.text)
    rule = find.rule if figure is not None else f"{find.rule}_bare"
    return HarmMention(find.word.field, quantity, trigger, group, word, rule)
