"""What a counted noun names: people, or things that are no people."""

from functools import cache
from typing import TYPE_CHECKING

from rashomon.extract._role_words import victim_words
from rashomon.text.vocabulary import entries

if TYPE_CHECKING:
    from spacy.tokens import Token

# nouns for people that no list can hold: "gravedigger", "violinist"
_ENDINGS = ("man", "men", "woman", "women", "ists", "ist", "smith", "keeper", "keepers")


@cache
def _things() -> frozenset[str]:
    return frozenset(word for entry in entries("counted_things") for word in entry["words"])


def is_thing(token: "Token") -> bool:
    """The noun names something that is no people (`resources/counted_things.yaml`)."""
    return token.lower_ in _things() or token.lemma_.lower() in _things()


def is_person(token: "Token") -> bool:
    """The noun is known to name people (`resources/victim_words.yaml`)."""
    forms = {token.lower_, token.lemma_.lower(), token.lower_.split("-")[-1]}
    return bool(forms & victim_words().keys()) or token.lower_.endswith(_ENDINGS)
