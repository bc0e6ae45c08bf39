"""The model's rules for parts of speech and word forms, looked up instead of matched: the same readings in less time.

spaCy's attribute ruler searches every sentence with a matcher for 179 patterns, which costs as much as the parser.
All but a few of them ask for the tag, the word and the relation of one word, so one look-up a word answers them; a
sentence in which a longer pattern could begin goes to the ruler itself. The lemma follows from the word and what the
rules say of it, so the same look-up gives it. What was found once for a word in its tag and relation is kept.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc, Token

Setting = tuple[str | None, str | None, str | None]  # part of speech, word form, lemma; None = left as it is
Reading = tuple[int, int, int]  # the same as numbers of the vocabulary's strings
_KEY = ("TAG", "ORTH", "DEP")
_MOST = 100_000  # readings that are kept: some 20 MB
_ASKED = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_SET = ("POS", "MORPH", "LEMMA")
_OTHER = "\0"  # no word and no relation
_OPERATORS = frozenset({"IN", "NOT_IN", "REGEX"})


class LookedUp:
    """Stands in for a ruler and the lemmatizer that follows it in the pipeline."""

    def __init__(self, ruler: "AttributeRuler", lemmatizer: "Lemmatizer") -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._rules = cast("list[dict[str, Any]]", ruler.patterns)
        asked: list[dict[str, Any]] = [one for rule in self._rules for way in rule["patterns"] for one in way]
        self._is_known = all(map(_is_known, asked))
        self._word, self._relation = _telling(asked, "LOWER"), _telling(asked, "DEP")
        self._setting = lru_cache(maxsize=65536)(self._settled)
        self._by_tag = lru_cache(maxsize=1024)(self._rules_for)
        self._found: dict[tuple[int, ...], Reading | None] = {}

    def __call__(self, doc: "Doc") -> "Doc":
        """The document with the annotations of both, set in place."""
        readings: list[Reading | None] = self._readings(doc) if self._is_known else [None]
        if None in readings:
            ruled: Doc = self._lemmatizer(self._ruler(doc))
            return ruled
        return _annotated(doc, readings) if readings else doc

    def pipe(self, docs: "Iterator[Doc]", **_: Any) -> "Iterator[Doc]":
        """The documents one by one, in order."""
        return map(self, docs)

    def _readings(self, doc: "Doc") -> "list[Reading | None]":
        if len(self._found) > _MOST:
            self._found.clear()
        keys = list(map(tuple, doc.to_array(list(_KEY)).tolist()))
        for place, key in enumerate(keys):
            if key not in self._found:
                self._found[key] = self._reading(doc[place])
        return [self._found[key] for key in keys]

    def _reading(self, token: "Token") -> Reading | None:
        """What both set on such a word; None where more than the word must be asked."""
        setting = self._setting(token.tag_, self._word(token.lower_), self._relation(token.dep_))
        if setting is None or token.is_space:
            return None
        pos, morph, lemma = setting
        word: Any = token
        word.pos_, word.lemma_ = pos or "", lemma or ""
        word.set_morph(morph or "")
        if lemma is None:
            word.lemma_ = self._lemmatizer.lemmatize(word)[0]
        reading = word.pos, 0 if morph is None else word.morph.key, word.lemma
        word.pos_ = word.lemma_ = ""  # whether it is annotated so is not settled before the whole sentence is
        word.set_morph(None)
        return reading

    def _rules_for(self, tag: str) -> list[dict[str, Any]]:
        return [
            rule
            for rule in self._rules
            if any(way[0].get("TAG", tag) == tag or isinstance(way[0]["TAG"], dict) for way in rule["patterns"])
        ]

    def _settled(self, tag: str, lower: str, dep: str) -> Setting | None:
        """What the rules set on such a word, the last one winning; None where more than the word must be asked."""
        word = {"TAG": tag, "LOWER": lower, "DEP": dep, "IS_SPACE": False}
        found: dict[str, str] = {}
        for rule in self._by_tag(tag):
            fitting = [way for way in rule["patterns"] if _fits(way[0], word)]
            if any(len(way) > 1 for way in fitting):
                return None
            if fitting:
                if not rule["attrs"].keys() <= set(_SET):
                    return None
                found.update(rule["attrs"])
        return found.get("POS"), found.get("MORPH"), found.get("LEMMA")


def _annotated(doc: Any, readings: list[Reading | None]) -> "Doc":
    annotated: Doc = doc.from_array(list(_SET), np.array(readings, dtype=np.uint64))
    return annotated


def _telling(asked: list[dict[str, Any]], name: str) -> Callable[[str], str]:
    """Gives a value back if some rule tells it from others, and one and the same for all others: few cases remain."""
    values = [one[name] for one in asked if name in one]
    conditions = [value if isinstance(value, dict) else {"IN": [value]} for value in values]
    listed = {word for each in conditions for key in ("IN", "NOT_IN") for word in each.get(key, ())}
    searched = [re.compile(str(each["REGEX"])) for each in conditions if "REGEX" in each]

    def telling(value: str) -> str:
        return value if value in listed or any(one.search(value) for one in searched) else _OTHER

    return lru_cache(maxsize=65536)(telling)


def _is_known(wanted: dict[str, Any]) -> bool:
    asked = [value for value in wanted.values() if isinstance(value, dict)]
    return wanted.keys() <= _ASKED and all(value.keys() <= _OPERATORS for value in asked)


def _fits(wanted: dict[str, Any], word: dict[str, Any]) -> bool:
    return all(_is(value, word[name]) for name, value in wanted.items())


def _is(wanted: Any, value: Any) -> bool:
    if not isinstance(wanted, dict):
        return bool(wanted == value)
    return (
        value in wanted.get("IN", (value,))
        and value not in wanted.get("NOT_IN", ())
        and ("REGEX" not in wanted or re.search(wanted["REGEX"], value) is not None)
    )
