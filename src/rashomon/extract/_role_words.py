"""Vocabulary of roles and of victims, arranged for reading."""

from functools import cache

from rashomon.model.who import GroupClass
from rashomon.text.vocabulary import entries


@cache
def words_with(role: str) -> frozenset[str]:
    """The words of `resources/role_words.yaml` that have this role."""
    return frozenset(word for entry in entries("role_words") if entry["role"] == role for word in entry["words"])


@cache
def victim_words() -> dict[str, GroupClass]:
    """Class by word, from `resources/victim_words.yaml`."""
    return {word: entry["class"] for entry in entries("victim_words") for word in entry["words"]}
