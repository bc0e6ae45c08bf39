"""Those who die by their own hand: "killed his wife and then himself", "before turning the gun on himself"."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.extract._harm_arguments import is_wished, subjects
from rashomon.extract._harm_grammar import Find, Scene, people_of
from rashomon.extract._harm_words import HarmWord
from rashomon.extract._people import People
from rashomon.model.quantity import Quantity

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token
    from rashomon.extract.harm import HarmMention

SELF = ("himself", "herself", "themselves")
OWN_HAND = "own_hand"
# grammars of "five people are dead", "four were killed", in which the killer may be counted
_COUNTED = ("state", "passive", "number_before", "subject_dies", "counted_noun", "toll")


def by_own_hand(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """ "The guard turned the gun on himself", "taking her own life": whoever does it, or somebody told elsewhere."""
    token = scene.doc[word.index]
    if is_wished(token):
        return
    told = list(people_of(scene, word, subjects(token), OWN_HAND))
    yield from told or _somebody(scene, word, range(word.index, word.last))


def himself(scene: Scene, word: HarmWord, heads: "Iterable[Token]") -> Iterator[Find]:
    """The one told only by "himself", in "before killing himself"."""
    return _somebody(scene, word, [t.i for t in heads if t.lower_ in SELF])


def then_himself(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """The end of "shot his wife and then himself", which parses as anything."""
    for token in scene.doc[word.last + 1 :]:
        if token.pos_ == "VERB" or token.text in (";", ":"):
            return
        if token.lower_ in SELF and token.nbor(-1).lower_ in ("and", "then", ","):
            yield from _somebody(scene, word, [token.i])
            return


def among_those_before(rule: str, rules: Sequence[str]) -> int | None:
    """The position of the count of the dead that holds one who died by his own hand, as their rules tell."""
    if not rule.startswith(OWN_HAND):
        return None
    return next((k for k, before in enumerate(rules) if before.startswith(_COUNTED)), None)


def _somebody(scene: Scene, word: HarmWord, places: Iterable[int]) -> Iterator[Find]:
    told = next((i for i in places if scene.doc[i].lower_ in SELF), None)
    first, last = (word.index, word.last) if told is None else (told, told + 1)
    quantity = Quantity(1, 1, False, scene.doc[first:last].text)
    yield Find(word, People(first, last, last - 1, first, first, quantity, None), OWN_HAND)


def only_says_how(one: "HarmMention", others: Iterable["HarmMention"]) -> bool:
    """ "A murder-suicide", where others tell how many are dead: it tells of nobody else, and only how they died."""
    names_nobody = one.rule.startswith(OWN_HAND) and one.trigger.start == one.harm_word.start
    told = [o for o in others if o.field == one.field and o.rule.startswith(_COUNTED)]
    return names_nobody and sum(o.quantity.low or 0 for o in told) > 1
