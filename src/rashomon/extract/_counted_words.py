"""What a counted noun names: people, or things that are no people."""

from functools import cache
from typing import TYPE_CHECKING

from rashomon.extract._role_words import victim_words
from rashomon.text.vocabulary import entries

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_HARMED = ("body", "corpse", "life", "victim")  # whose they are is who came to harm
_OLD, _UNITS_OF_AGE = ("old", "olds"), ("year", "month", "week")
# nouns for people that no list can hold: "gravedigger", "violinist"
_ENDINGS = ("man", "men", "woman", "women", "ists", "ist", "smith", "keeper", "keepers")
# words for people that are neither plural nor one person
_BODIES = frozenset(
    "people family household couple crowd army military force brigade battalion guard unit navy personnel garrison "
    "security patrol police crpf staff staffer militia hospital medical ambulance rescue elderly aid displaced armed "
    "dead wounded injured children women men townspeople other crew general major chief marine teaching taxi local "
    "minor christian patient isil ypg sdf nusra hezbollah taliban daesh peshmerga humanitarian civilian resident"
    .split()
)  # fmt: skip


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
    return known and not forms & _BODIES and token.tag_ not in ("NNS", "NNPS") and not token.lower_.endswith("s")


def is_of_one_person(doc: "Doc", at: int) -> bool:
    """ "A father of three", "the mother-of-two": the noun before names one person, whose children or men these are."""
    if _is_told_on(doc, at):
        return False
    before = [t for t in doc[max(0, at - 4) : at] if t.text != "-"]
    of_whom = before[-2] if len(before) > 1 and before[-1].lower_ == "of" else None
    return of_whom is not None and is_one_person(of_whom) and of_whom.lower_ not in _HARMED


def _is_told_on(doc: "Doc", at: int) -> bool:
    """ "Of nine people killed in March", "of two boys who were hurt": a clause of their own says what befell them."""
    i = at
    while i < len(doc) and doc[i].pos_ in ("NUM", "NOUN", "ADJ"):
        i += 1
    has_noun = i < len(doc) and doc[i - 1].pos_ == "NOUN"
    return has_noun and (doc[i].lower_ == "who" or (doc[i].pos_ == "VERB" and doc[i].tag_ in ("VBN", "VBD")))


def before_children(doc: "Doc", at: int) -> int:
    """From the end of "a father of three girls" to the father; any other token is where it was."""
    number = next((i for i in (at, at - 1) if i > 1 and doc[i].pos_ == "NUM" and is_of_one_person(doc, i)), None)
    if number is None:
        return at
    of = next(i for i in range(number, 0, -1) if doc[i].lower_ == "of")
    return of - 1 - (doc[of - 1].text == "-")


def is_age(token: "Token") -> bool:
    """The last word of "a 9-year-old"."""
    before = token.doc[max(0, token.i - 2) : token.i].text.lower()
    return token.lower_ in _OLD and before.startswith(_UNITS_OF_AGE)
