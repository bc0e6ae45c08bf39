"""Whom "he", "it", "the group" and "a monitor" stand for among the sources named around a sentence."""

import re
from collections.abc import Sequence
from typing import Literal

from rashomon.extract._attribution_names import cited, kind_of, means_document, means_group

Call = Literal["person", "thing", "several", "definite", "generic", "named"]

_PRONOUNS: dict[str, Call] = {
    **dict.fromkeys(("he", "she", "his", "her", "i", "who"), "person"),
    **dict.fromkeys(("it", "its", "one", "which", "that"), "thing"),
    **dict.fromkeys(("they", "their", "we", "some", "others", "both"), "several"),
}
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their)\s+(?P<noun>(?:[\w-]+\s+){0,3}[a-z-]+)$", re.I)
_GENERIC = re.compile(
    r"(?!(?:the|this|that|its)\b)(?:an?\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:monitor|monitoring group|watchdog|rights group|ngo)(?:\s+and\s+\w+)?",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:head|director|chief|spokes\w+|leader|minister|president|secretary|member|activist|correspondent|reporter|"
    r"general|colonel|officer|commander|official|lt\.?|capt\.?|gen\.?|dr\.?|superintendent)\b",
    re.I,
)
_COMPLEMENT = re.compile(r"\s+(?:in|at|of|from|on|for|with|close|and)\s+")
_PERSON_NAME = re.compile(r"[A-Z][\w-]+ (?:[a-z]\w{0,2}[ -])?[A-Z]")


def call_of(text: str) -> Call:
    """How the words refer: by pronoun, by a definite description, by a bare kind, or by name."""
    words = re.sub(r"\s+(?:who|which|that)$", "", text.strip())
    if words.lower() in _PRONOUNS:
        return _PRONOUNS[words.lower()]
    if _GENERIC.fullmatch(words):
        return "generic"
    match = _DEFINITE.match(words)
    return "definite" if match and not _has_name(match["noun"]) else "named"


def _has_name(words: str) -> bool:
    return any(word[:1].isupper() and "-" not in word for word in words.split())


def antecedent(text: str, earlier: Sequence[str]) -> str | None:
    """The named source that some words stand for, out of those named earlier, nearest first; None when none fits."""
    call = call_of(text)
    named = [name for name in earlier if call_of(name) in ("named", "generic")]
    fits = {"person": _is_person, "thing": _is_organisation, "several": _is_several}
    if call in fits:
        return next((name for name in named if fits[call](name)), None)
    return _described(text, named) if call == "definite" else None


# parties to a conflict: "the coalition" is the coalition, whoever else was quoted before
_NAMES_ITSELF = frozenset(
    {"coalition", "army", "government", "ministry", "military", "regime", "alliance", "opposition", "rebels", "forces"}
    | {"administration", "militia", "kremlin", "pentagon", "navy", "presidency", "parliament", "cabinet"}
)


def _described(text: str, named: Sequence[str]) -> str | None:
    noun = text.rsplit(maxsplit=1)[-1].lower()
    same = next((name for name in named if noun in re.findall(r"[a-z]+", name.lower())), None)
    if same is not None:
        return same
    if noun in _NAMES_ITSELF:
        return None
    if means_group(noun) or means_document(noun):
        return next((name for name in named if _is_organisation(name) and kind_of(name) != "unnamed"), None)
    return next((name for name in named if _is_person(name) and _may_be(noun, name)), None)


def _may_be(noun: str, name: str) -> bool:
    """A described person is a named one, or shares its kind."""
    return _PERSON_NAME.search(name) is not None or kind_of(name) == kind_of(f"the {noun}")


def _is_person(name: str) -> bool:
    words = cited(name)
    if re.match(r"(?:an?|one|another|the)\s", words, re.I) and not means_document(words):
        return not _is_organisation(words) or kind_of(words) in _SPEAKING
    return not _ends_plural(words) and (not means_group(words) or _OFFICE.search(words) is not None)


_SPEAKING = frozenset({"witness", "medic", "unnamed", "anonymous_official", "activist"})


def _is_organisation(name: str) -> bool:
    words = cited(name)
    stands = means_group(words) or means_document(words) or words.isupper()
    return stands and _OFFICE.search(words) is None and not _ends_plural(words)


def _is_several(name: str) -> bool:
    words = cited(name)
    return _ends_plural(words) or " and " in words or (means_group(words) and _OFFICE.search(words) is None)


def _ends_plural(words: str) -> bool:
    """The head noun is a plural common noun: "two witnesses", "Activists in the town", but not "Human Rights"."""
    head = _COMPLEMENT.split(words)[0].split()
    if not head or (len(head) > 1 and head[-1][0].isupper()):
        return False
    return head[-1].lower() in ("police", "media") or re.search(r"[^s]s$", head[-1].lower()) is not None
