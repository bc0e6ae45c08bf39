"""Whom "he", "it", "the group" and "a monitor" stand for among the sources named around a sentence."""

import re
from collections.abc import Sequence
from typing import Literal

from rashomon.extract._attribution_names import cited, kind_of, means_document, means_group

Call = Literal["person", "thing", "several", "definite", "generic", "named"]

_PRONOUNS: dict[str, Call] = {
    "he": "person", "she": "person", "his": "person", "her": "person", "i": "person", "it": "thing", "its": "thing",
    "they": "several", "their": "several", "we": "several", "who": "person", "which": "thing", "that": "thing",
    "some": "several", "others": "several", "both": "several", "one": "thing",
}  # fmt: skip
_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|his|her|its|their)\s+(?P<noun>(?:[a-z-]+\s+){0,3}[A-Za-z-]+)$", re.IGNORECASE
)
_GENERIC = re.compile(
    r"(?!(?:the|this|that|its)\b)(?:an?\s+)?(?:[\w-]+\s+){0,3}(?:monitor|monitoring group|war monitor|watchdog|rights group|ngo)(?:\s+and\s+\w+)?$",
    re.IGNORECASE,
)
_ORGANISATIONS = frozenset({"group", "organisation", "organization", "monitor", "watchdog", "agency", "channel", "network",
                            "newspaper", "daily", "ministry", "statement", "post", "report", "ngo", "website", "paper",
                            "broadcaster", "office", "department", "military", "army", "commission", "committee"})  # fmt: skip
_PEOPLE = frozenset({"source", "sources", "official", "officer", "spokesman", "spokeswoman", "spokesperson", "activist",
                     "activists", "witness", "witnesses", "officials", "resident", "residents", "minister", "doctor",
                     "medic", "medics", "correspondent", "reporter", "general", "commander", "president", "director",
                     "head", "chief", "leader", "journalist", "photographer"})  # fmt: skip


def call_of(text: str) -> Call:
    """How the words refer: by pronoun, by a definite description, by a bare kind, or by name."""
    words = re.sub(r"\s+(?:who|which|that)$", "", text.strip())
    if words.lower() in _PRONOUNS:
        return _PRONOUNS[words.lower()]
    if _GENERIC.fullmatch(words):
        return "generic"
    match = _DEFINITE.match(words)
    if match and match["noun"].split()[-1].lower() in _ORGANISATIONS | _PEOPLE and not _has_name(match["noun"]):
        return "definite"
    return "named"


def _has_name(words: str) -> bool:
    return any(word[:1].isupper() and "-" not in word for word in words.split())


def antecedent(text: str, earlier: Sequence[str]) -> str | None:
    """The named source that some words stand for, out of those named earlier, nearest first; None when none fits."""
    call = call_of(text)
    fits = {"person": _is_person, "thing": _is_organisation, "several": _is_several}
    if call in fits:
        return next((name for name in earlier if call_of(name) in ("named", "generic") and fits[call](name)), None)
    if call == "definite":
        return _described(text, earlier)
    return None


def _described(text: str, earlier: Sequence[str]) -> str | None:
    noun = text.rsplit(maxsplit=1)[-1].lower()
    named = [name for name in earlier if call_of(name) in ("named", "generic")]
    same = [name for name in named if noun in re.findall(r"[a-z]+", name.lower())]
    if same:
        return same[0]
    if noun in _ORGANISATIONS:
        return next((name for name in named if _is_organisation(name) and kind_of(name) != "unnamed"), None)
    if noun in ("source", "official", "officer", "spokesman", "spokeswoman", "activist", "director", "head", "witness"):
        return next((name for name in named if _is_person(name) and _may_be(noun, name)), None)
    return None


def _may_be(noun: str, name: str) -> bool:
    """A described person is a named one, or shares its kind."""
    return bool(re.search(r"[A-Z]\w+ (?:[a-z]\w{0,2}[ -])?[A-Z]", name)) or kind_of(name) == kind_of(f"the {noun}")


def _is_person(name: str) -> bool:
    words = cited(name)
    if re.match(r"(?:an?|one|another|the)\s", words, re.IGNORECASE) and not means_document(words):
        return not _is_organisation(words) or kind_of(words) in (
            "witness",
            "medic",
            "unnamed",
            "anonymous_official",
            "activist",
        )
    return not _ends_plural(words) and (not means_group(words) or _has_personal_name(words))


def _has_personal_name(words: str) -> bool:
    return re.search(r"(?:head|director|chief|spokes\w+|leader|minister|president|secretary|member|activist|correspondent|"
                     r"reporter|general|colonel|officer|commander|official|lt\.?|capt\.?|gen\.?|dr\.?|superintendent)\b",
                     words, re.IGNORECASE) is not None  # fmt: skip


def _is_organisation(name: str) -> bool:
    words = cited(name)
    return (
        (means_group(words) or means_document(words) or words.isupper())
        and not _has_personal_name(words)
        and not _ends_plural(words)
    )


def _is_several(name: str) -> bool:
    words = cited(name)
    return _ends_plural(words) or " and " in words or (means_group(words) and not _has_personal_name(words))


def _ends_plural(words: str) -> bool:
    head = re.split(r"\s+(?:in|at|of|from|on|for|with|close|and)\s+", words)[0]
    return bool(re.search(r"(?:activists|sources|officials|witnesses|residents|medics|doctors|reports|groups|rebels|others|"
                          r"police|diplomats|rescuers|workers|monitors|locals|media|images|videos|authorities|fighters|"
                          r"militants|deputies|relatives|villagers|survivors|observers|opponents)$", head, re.IGNORECASE))  # fmt: skip
