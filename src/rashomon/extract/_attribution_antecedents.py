"""Whom "he", "it", "the group" and "a monitor" stand for among the sources named around a sentence."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from rashomon.extract._attribution_names import cited, kind_of, means_document, means_group
from rashomon.extract._slots import filled

Call = Literal["person", "thing", "several", "definite", "generic", "named"]

_PRONOUNS: dict[str, Call] = {
    **dict.fromkeys(("he", "she", "his", "her", "i", "who"), "person"),
    **dict.fromkeys(("it", "its", "one", "which", "that"), "thing"),
    **dict.fromkeys(("they", "their", "we", "some", "others", "both"), "several"),
}
_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|his|her|its|their)\s+"
    r"(?:(?P<noun>(?:[\w-]+\s+){0,3}[a-z-]+)|[A-Z]\w+-based\s+\w+|(?P<office>\w+) of the \w+-based\s+\w+)$",
    re.I,
)
_GENERIC = re.compile(
    r"(?!(?:the|this|that|its)\b)(?:an?\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:monitor|monitoring group|watchdog|rights group|ngo)(?:\s+and\s+\w+)?",
    re.I,
)
# an "official agency" is no official
_OFFICIAL_THING = re.compile(
    r"\bofficial(?= (?:\w+ ){0,2}(?:agency|media|television|tv|channel|newspaper|website|radio))", re.I
)
_COMPLEMENT = re.compile(r"\s+(?:in|at|of|from|on|for|with|close|and)\s+")
_PERSON_NAME = re.compile(r"[A-Z][\w-]+ (?:[a-z]\w{0,2}[ -])?[A-Z]")


def call_of(text: str) -> Call:
    """How the words refer: by pronoun, by a definite description, by a bare kind, or by name."""
    words = cited(re.sub(r"\s+(?:who|which|that)$", "", text.strip()))
    if words.lower() in _PRONOUNS:
        return _PRONOUNS[words.lower()]
    if _GENERIC.fullmatch(words):
        return "generic"
    match = _DEFINITE.match(words)
    return "definite" if match and not _has_name(match["noun"] or "") else "named"


def _has_name(words: str) -> bool:
    return any(word[:1].isupper() and "-" not in word for word in words.split())


def antecedent(text: str, earlier: Sequence[str], far: Callable[[], Iterable[str]] = tuple) -> str | None:
    """The named source that some words stand for, out of those named earlier, nearest first; None when none fits.

    A description may stand between: "it" is "the agency", which is the one that was named before.
    far: looks up all that were named before; only a description that repeats a word of a name reaches so far.
    """
    call = call_of(text)
    if call == "definite":
        words = cited(text)
        near = _naming(earlier)
        return _repeated(words, near) or _repeated(words, _naming(far())) or _described(words, near)
    fits = {"person": _is_person, "thing": _is_organisation, "several": _is_several}
    if call not in fits:
        return None
    for place, name in enumerate(earlier):
        if call_of(name) in ("named", "generic", "definite") and fits[call](name):
            return antecedent(name, earlier[place + 1 :]) or name
    return None


# parties to a conflict: "the coalition" is the coalition, whoever else was quoted before
_NAMES_ITSELF = frozenset(
    {"coalition", "army", "government", "ministry", "military", "regime", "alliance", "opposition", "rebels", "forces"}
    | {"administration", "militia", "kremlin", "pentagon", "navy", "presidency", "parliament", "cabinet"}
)


def _naming(sources: Iterable[str]) -> list[str]:
    return [name for name in sources if call_of(name) in ("named", "generic")]


def _repeated(text: str, named: Sequence[str]) -> str | None:
    """The source whose own words the description takes up: "the observatory", "the source"."""
    noun = _head(text)
    same = [name for name in named if noun in re.findall(r"[a-z]+", name.lower())]
    bodies = [name for name in same if _is_organisation(name)] if means_group(noun) else same
    return next(iter(bodies or same), None)


def _described(text: str, named: Sequence[str]) -> str | None:
    noun = _head(text)
    if noun in _NAMES_ITSELF:
        return None
    if means_group(noun) or means_document(noun):
        return next((name for name in named if _is_organisation(name) and kind_of(name) != "unnamed"), None)
    return next((name for name in named if _is_person(name) and _may_be(noun, name)), None)


def _head(text: str) -> str:
    """The noun of a description: "group" of "the UK-based group", "head" of "the head of the UK-based group"."""
    return text.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1].lower()


def _may_be(noun: str, name: str) -> bool:
    """A described person is a named one, or shares its kind; "the sources" stay without a name."""
    if kind_of(f"the {noun}") == "unnamed":
        return kind_of(name) == "unnamed"
    return _PERSON_NAME.search(name) is not None or kind_of(name) == kind_of(f"the {noun}")


def _is_person(name: str) -> bool:
    words = cited(name)
    if re.match(r"(?:an?|one|another|the)\s", words, re.I) and not means_document(words):
        return not _is_organisation(words) or kind_of(words) in _SPEAKING
    return not _ends_plural(words) and (not means_group(words) or holds_office(words))


def holds_office(words: str) -> bool:
    """The words name somebody by an office or calling: "the mayor", not "the official agency"."""
    return filled(r"\b<office>\b", "people_words").search(_OFFICIAL_THING.sub("", words)) is not None


_SPEAKING = frozenset({"witness", "medic", "unnamed", "anonymous_official", "activist"})


def _is_organisation(name: str) -> bool:
    words = cited(name)
    stands = means_group(words) or means_document(words) or words.isupper()
    return stands and not holds_office(words) and not _ends_plural(words)


def _is_several(name: str) -> bool:
    words = cited(name)
    return _ends_plural(words) or " and " in words or (means_group(words) and not holds_office(words))


def _ends_plural(words: str) -> bool:
    """The head noun is a plural common noun: "two witnesses", "Activists in the town", but not "Human Rights"."""
    head = _COMPLEMENT.split(words)[0].split()
    if not head or (len(head) > 1 and head[-1][0].isupper()):
        return False
    return head[-1].lower() in ("police", "media") or re.search(r"[^s]s$", head[-1].lower()) is not None
