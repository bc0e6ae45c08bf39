"""Attributions that the dependency parse shows: verbs with a speaker and with what they report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.extract._attribution_content import content_of
from rashomon.extract._attribution_cues import Cue, Range, Reading, cues
from rashomon.extract._attribution_names import means_document
from rashomon.extract._attribution_ranges import cover, pieces, positions, subtree
from rashomon.extract._attribution_speaker import (
    CITING,
    PASSIVE_SUBJECTS,
    agents_of,
    is_relative,
    quotes_somebody,
    speaker_of,
    told_by,
    words_of,
)

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_HELPERS = ("aux", "auxpass", "neg", "prt")
_WITHHOLDING = frozenset({"whether", "if", "how", "what", "who", "which", "where", "when", "why"})
_SILENT = frozenset(
    {"say", "specify", "confirm", "comment", "disclose", "elaborate", "provide", "give", "reveal", "tell", "indicate"}
    | {"identify", "know", "announce", "release", "explain", "discuss"}
)
_DECLINING = frozenset({"decline", "refuse", "fail"})


def verb_readings(doc: "Doc") -> Iterator[Reading]:
    """One reading for each attributing verb that has something to attribute."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            for cue in cues("verb").get(token.lemma_.lower(), ()):
                reading = _reading(doc, token, cue)
                if reading is not None:
                    yield reading
                    break


def _reading(doc: "Doc", verb: "Token", cue: Cue) -> Reading | None:
    if is_name(verb) or is_idiom(doc, verb, cue) or quotes_somebody(verb) or verb.lower_ in ("citing", "quoting"):
        return None  # read with the verb of saying, whose subject then passes on what it cites
    if any(child.dep_ in PASSIVE_SUBJECTS for child in verb.children) or _is_bare_passive(verb):
        return _passive(doc, verb, cue)
    content = content_of(doc, verb, cue)
    if not content:
        return None
    speaker, relay = speaker_of(doc, verb)
    if speaker is None and not (cue.kind == "speech" and verb.dep_ in ("advcl", "acl", "xcomp")):
        return None
    if cue.kind == "evidence" and cue.needs_document and not _shows(doc, speaker):
        return None
    words = _cue_range(doc, verb, speaker, content)
    taken = positions(words, *([speaker] if speaker else []), *relay) | _citing(doc)
    clean = pieces(doc, content - taken)
    if not clean:
        return None
    return Reading(
        source=speaker,
        cue=words,
        content=clean,
        relay=relay + told_by(doc, verb),
        kind=cue.kind,
        alleged=cue.alleged,
        denies=cue.denies,
        withholds=_withholds(doc, verb, clean),
    )


def is_idiom(doc: "Doc", verb: "Token", cue: Cue) -> bool:
    """The verb with the words behind it says something else: "claimed two lives"."""
    return any(token.lemma_.lower() in cue.not_with for token in doc[verb.i + 1 : verb.i + 8])


def is_name(verb: "Token") -> bool:
    """ "Said" with a capital inside a sentence is a man, or part of a place's name."""
    return verb.text == "Said" and verb.i > 0 and verb.nbor(-1).text[:1].isalnum()


def _shows(doc: "Doc", speaker: Range | None) -> bool:
    return speaker is not None and means_document(words_of(doc, speaker))


def _citing(doc: "Doc") -> frozenset[int]:
    return frozenset(token.i for token in doc if token.lower_ in CITING)


def _cue_range(doc: "Doc", verb: "Token", speaker: Range | None, content: frozenset[int]) -> Range:
    parts = [c.i for c in verb.children if c.dep_ in _HELPERS and abs(c.i - verb.i) <= 4]
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _DECLINING:
        parts.append(verb.head.i)
    if verb.i + 1 < len(doc) and doc[verb.i + 1].dep_ == "prep" and verb.i + 2 in content:
        parts.append(verb.i + 1)  # "called for", "accused of"
    taken = positions(speaker) if speaker else frozenset()
    first, last = cover([verb.i, *parts])
    while any(i in taken for i in range(first, verb.i)):
        first += 1
    return first, last


def _withholds(doc: "Doc", verb: "Token", content: tuple[Range, ...]) -> bool:
    """The speaker gives no answer: "did not say whether", "declined to say how many"."""
    negated = any(c.dep_ == "neg" for c in verb.children)
    declined = verb.dep_ == "xcomp" and verb.head.lemma_ in _DECLINING
    if declined:
        return True
    opening = {doc[i].lower_ for first, _ in content for i in range(first, min(first + 2, len(doc)))}
    return negated and verb.lemma_ in _SILENT and (bool(opening & _WITHHOLDING) or verb.lemma_ not in ("say", "know"))


def _is_bare_passive(verb: "Token") -> bool:
    """ "Was announced by the mayor" without its own subject, "and confirmed by the police"."""
    if verb.dep_ == "conj" and any(c.dep_ == "agent" for c in verb.children):
        return any(c.dep_ in PASSIVE_SUBJECTS for c in verb.head.children)
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)


def _passive(doc: "Doc", verb: "Token", cue: Cue) -> Reading | None:
    """For "nine were reported killed", "is believed to have fled", "the raid was confirmed by the mayor"."""
    if not cue.takes & {"clause", "object", "to_do"}:
        return None
    tail = [c for c in verb.children if c.dep_ in ("xcomp", "oprd", "ccomp", "acomp")]
    agents = agents_of(doc, verb)
    speech = cue.kind in ("speech", "belief") or verb.lemma_ == "expect"
    if not agents and not (tail and speech) and verb.lemma_ not in ("report", "confirm"):
        return None
    above = verb.head if verb.dep_ == "conj" else verb
    subject = [c for c in (*verb.children, *above.children) if c.dep_ in PASSIVE_SUBJECTS and c.lower_ not in ("it",)]
    content = set().union(*(subtree(c) for c in (*subject, *tail))) if subject or tail else set()
    words = _cue_range(doc, verb, None, frozenset())
    clean = pieces(doc, content - positions(words, *agents))
    if not clean or any(is_relative(c) for c in subject):
        return None
    return Reading(
        source=agents[0] if agents else None,
        cue=words,
        content=clean,
        kind=cue.kind,
        alleged=cue.alleged or (bool(tail) and not agents),
        denies=cue.denies,
    )
