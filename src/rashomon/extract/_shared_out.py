"""A toll that one sentence spreads over places: "five were killed in the town and two in a village"."""

import itertools
import re
from collections.abc import Sequence

from rashomon.extract.harm import HarmMention
from rashomon.model.sentence import Sentence
from rashomon.model.span import Span

# "two others in a village": a figure, and then nothing but where
_WHERE = re.compile(r"(?: (?:others?|more|people|persons|civilians))? (?:in|at|near|outside) ", re.IGNORECASE)
_BODIES = re.compile(r"bod(?:y|ies)|corpses?|dead|victims?", re.IGNORECASE)  # counted where they were brought to
_JOINING = re.compile(r"(?:[,;]|\b(?:and|including|another|while|plus|with|a further))\s*$", re.IGNORECASE)


def shared_out(sentence: Sentence, harms: Sequence[HarmMention]) -> tuple[Span, ...]:
    """The parts of a sentence, one for each place, that hold its text from the beginning; none where nothing is shared.

    The first part tells the toll or the first place; a figure alone with a place after it begins each of the others.
    """
    starts = [_beginning(sentence, h.trigger.start) for h in sorted(harms, key=_order) if _is_share(sentence, h)]
    if not starts or starts[0] <= min(h.trigger.start for h in harms):
        return ()
    edges = [sentence.start, *starts, sentence.end]
    return tuple(
        Span(a, b, sentence.text[a - sentence.start : b - sentence.start]) for a, b in itertools.pairwise(edges)
    )


def _order(harm: HarmMention) -> int:
    return harm.trigger.start


def _is_share(sentence: Sentence, harm: HarmMention) -> bool:
    after = sentence.text[harm.trigger.end - sentence.start :]
    return (
        harm.rule in ("share", "part")
        and not _BODIES.fullmatch(harm.harm_word.text)
        and _WHERE.match(after) is not None
    )


def _beginning(sentence: Sentence, start: int) -> int:
    """Where the words for a place begin, those that join it to the one before included."""
    before = sentence.text[: start - sentence.start]
    while (joined := _JOINING.search(before)) is not None and joined.start() > 0:
        before = before[: joined.start()].rstrip()
    return sentence.start + len(before)
