"""What a counted noun names: people, or things that are no people."""

from functools import cache
from typing import TYPE_CHECKING

from rashomon.extract._role_words import victim_words
from rashomon.text.vocabulary import entries, words_of

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_HARMED = ("body", "corpse", "life", "victim")  # whose they are is who came to harm
_OLD, _UNITS_OF_AGE = ("old", "olds"), ("year", "month", "week")
# nouns for people that no list can hold: "gravedigger", "violinist"
_ENDINGS = ("man", "men", "woman", "women", "ists", "ist", "smith", "keeper", "keepers")


@cache
def _things() -> frozenset[str]:
    return frozenset(word for entry in entries("counted_things") for word in entry["words"])


def is_thing(token: "Token") -> bool:
    """The noun names something that is no people (`resources/counted_things.yaml`)."""
    return token.lower_ in _things() or token.lemma_.lower() in _things()


def is_person(token: "Token") -> bool:
    """The noun is known to name people (`resources/victim_words.yaml`), or only their age stands for them."""
    forms = {token.lower_, token.lemma_.lower(), token.lower_.split("-")[-1]}
    return bool(forms & victim_words().keys()) or token.lower_.endswith(_ENDINGS) or is_age(token)


def is_one_person(token: "Token") -> bool:
    """The noun names one person, and neither several nor a body of people."""
    forms = {token.lower_, token.lower_.split("-")[-1]}
    known = bool(forms & victim_words().keys()) or token.lower_.endswith(("man", "woman")) or token.lower_ == "old"
    is_plural = token.tag_ in ("NNS", "NNPS") or token.lower_.endswith("s")
    return known and not is_plural and forms.isdisjoint(words_of("people_words", "not_one"))


def whose_these_are(doc: "Doc", at: int) -> int | None:
    """From the number of "a father of three", "the mother-of-two" to the one person whose children or men they are."""
    before = [t for t in doc[max(0, at - 4) : at] if t.text != "-"]
    of_whom = before[-2] if len(before) > 1 and before[-1].lower_ == "of" else None
    if of_whom is None or not is_one_person(of_whom) or of_whom.lower_ in _HARMED or _is_told_on(doc, at):
        return None
    return of_whom.i


def _is_told_on(doc: "Doc", at: int) -> bool:
    """ "Of nine people killed in March", "of two boys who were hurt": a clause of their own says what befell them."""
    i = at
    while i < len(doc) and doc[i].pos_ in ("NUM", "NOUN", "ADJ"):
        i += 1
    has_noun = i < len(doc) and doc[i - 1].pos_ == "NOUN"
    return has_noun and (doc[i].lower_ == "who" or (doc[i].pos_ == "VERB" and doc[i].tag_ in ("VBN", "VBD")))


def before_children(doc: "Doc", at: int) -> int:
    """From the end of "a father of three girls" to the father; any other token is where it was."""
    numbers = (i for i in (at, at - 1) if i > 1 and doc[i].pos_ == "NUM")
    return next((whose for i in numbers if (whose := whose_these_are(doc, i)) is not None), at)


def is_age(token: "Token") -> bool:
    """The last word of "a 9-year-old"."""
    before = token.doc[max(0, token.i - 2) : token.i].text.lower()
    return token.lower_ in _OLD and before.startswith(_UNITS_OF_AGE)
