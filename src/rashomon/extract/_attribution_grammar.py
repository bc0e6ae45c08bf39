"""Attributions that the dependency parse shows: verbs with a speaker and with what they report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.extract._attribution_cues import Cue, Range, Reading, cues
from rashomon.extract._attribution_names import means_document, means_media
from rashomon.extract._attribution_ranges import cover, pieces, positions, subtree, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_HELPERS = ("aux", "auxpass", "neg", "prt")
_WITHHOLDING = frozenset({"whether", "if", "how", "what", "who", "which", "where", "when", "why"})
_SILENT = frozenset({"say", "specify", "confirm", "comment", "disclose", "elaborate", "provide", "give", "reveal", "tell",
                     "indicate", "identify", "know", "announce", "release", "explain", "discuss"})  # fmt: skip
_CITING = frozenset({"citing", "quoting"})
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
    if is_idiom(doc, verb, cue) or _quotes_somebody(verb) or verb.lower_ in ("citing", "quoting"):
        return None  # read with the verb of saying, whose subject then passes on what it cites
    if any(child.dep_ in _PASSIVE_SUBJECTS for child in verb.children) or _is_bare_passive(verb):
        return _passive(doc, verb, cue)
    content = _content(doc, verb, cue)
    if not content:
        return None
    speaker, relay = _speaker(doc, verb)
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
        relay=relay + _told(doc, verb),
        kind=cue.kind,
        alleged=cue.alleged,
        denies=cue.denies,
        withholds=_withholds(doc, verb, clean),
    )


def is_idiom(doc: "Doc", verb: "Token", cue: Cue) -> bool:
    """The verb with the words behind it says something else: "claimed two lives"."""
    return any(token.lemma_.lower() in cue.not_with for token in doc[verb.i + 1 : verb.i + 8])


# -- what is attributed ------------------------------------------------------------------------------------------------


def _content(doc: "Doc", verb: "Token", cue: Cue) -> frozenset[int]:
    if cue.needs and not any(c.dep_ == "prep" and c.lower_ in cue.needs for c in verb.children):
        return frozenset()
    found: set[int] = set()
    if "clause" in cue.takes:
        found |= _clause(doc, verb)
    if "to_do" in cue.takes and not found:
        found |= _to_do(verb)
    if "object" in cue.takes and not found:
        found |= _object(doc, verb, cue)
    if not found:
        found |= _prepositional(verb, cue)
    return frozenset(found)


def _clause(doc: "Doc", verb: "Token") -> set[int]:
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ != "PUNCT"]
    if clauses:
        found = set().union(*(subtree(c) for c in clauses))
        if min(found) < verb.i and verb.dep_ == "ROOT":
            found |= _before(doc, verb, min(found))
        return found
    if verb.dep_ == "parataxis" or (verb.dep_ in ("ccomp", "dep") and _is_speech_tail(doc, verb)):
        return set(subtree(verb.head)) - set(subtree(verb))
    return set()


def _before(doc: "Doc", verb: "Token", first: int) -> set[int]:
    """Words before the reported clause that the parse left outside it, back to the sentence's start."""
    speaker = [subtree(c) for c in verb.children if c.dep_ in _SUBJECTS]
    taken = set().union(*speaker) if speaker else set()
    return {i for i in range(first) if i not in taken} if not any(i < first for i in taken) else set()


def _is_speech_tail(doc: "Doc", verb: "Token") -> bool:
    tail = subtree(verb)
    return verb.head.i < min(tail) and max(tail) >= len(doc) - 2 and not any(c.dep_ == "mark" for c in verb.children)


def _to_do(verb: "Token") -> set[int]:
    tasks = [c for c in verb.children if c.dep_ == "xcomp" and any(g.dep_ == "aux" for g in c.children)]
    if not tasks:
        return set()
    addressed = [c for c in verb.children if c.dep_ in ("dobj", "dative")]
    return set().union(*(subtree(t) for t in (*tasks, *addressed)))


def _object(doc: "Doc", verb: "Token", cue: Cue) -> set[int]:
    things = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i or c.dep_ == "dobj" and _is_relative(c)]
    predicates = [c for c in verb.children if c.dep_ in ("oprd", "xcomp") or (c.dep_ == "prep" and c.lower_ == "as")]
    if cue.needs_predicate and not predicates:
        return {i for c in verb.children if c.dep_ == "ccomp" for i in subtree(c)}
    if not things and not (cue.needs_predicate and predicates):
        return set()
    followers = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i and _belongs(c, cue)]
    kept = (*things, *followers, *(predicates if cue.needs_predicate else ()))
    return set().union(*(subtree(c) for c in kept))


def _belongs(follower: "Token", cue: Cue) -> bool:
    """The prepositional phrase is part of what is judged or asked, not of when and where."""
    return follower.lower_ in cue.takes | cue.needs | {"as"} or (cue.kind == "judgement" and follower.lower_ == "for")


def _is_relative(token: "Token") -> bool:
    return token.tag_ in ("WDT", "WP")


def _prepositional(verb: "Token", cue: Cue) -> set[int]:
    wanted = cue.takes - {"clause", "to_do", "object"}
    objects = [g for c in verb.children if c.dep_ in ("prep", "agent", "prt", "dative") and c.lower_ in wanted
               for g in c.children if g.dep_ in ("pobj", "pcomp")]  # fmt: skip
    return set().union(*(subtree(o) for o in objects)) if objects else set()


# -- who says it -------------------------------------------------------------------------------------------------------


def _speaker(doc: "Doc", verb: "Token") -> tuple[Range | None, tuple[Range, ...]]:
    """The range of the speaker and the ranges of those who pass it on."""
    quoting = _quoting(verb)
    if quoting is not None:
        return _quoted(doc, quoting)
    speaker = _subject(doc, verb)
    cited = _cited(doc, verb)
    if cited is not None:
        return cited, (speaker,) if speaker else ()
    return speaker, ()


def _subject(doc: "Doc", verb: "Token", depth: int = 0) -> Range | None:
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return _antecedent(doc, verb) if _is_relative(child) else noun_range(doc, child)
    if depth > 3:
        return None
    if verb.dep_ == "relcl":
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return noun_range(doc, verb.head, before=verb.i)
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep") and verb.head.i != verb.i:
        head = verb.head
        while head.dep_ in ("prep", "pcomp") and head.head.i != head.i:
            head = head.head
        if head.pos_ in ("NOUN", "PROPN", "PRON"):
            return noun_range(doc, head, before=verb.i) if verb.tag_ == "VBG" else None
        passive = next((c for c in head.children if c.dep_ in _PASSIVE_SUBJECTS), None)
        if passive is not None and verb.dep_ != "advcl":
            return noun_range(doc, passive)
        return _subject(doc, head, depth + 1)
    return None


def noun_range(doc: "Doc", noun: "Token", before: int | None = None) -> Range | None:
    """The noun with what belongs to it, up to a relative clause or a participle that starts its own statement."""
    places = subtree(noun)
    if before is not None:
        places = frozenset(i for i in places if i < before)
    return trim(doc, cover(places)) if places else None


def _antecedent(doc: "Doc", verb: "Token") -> Range | None:
    """For "the officials who said": the officials, with the relative pronoun."""
    if verb.dep_ != "relcl":
        return None
    return noun_range(doc, verb.head, before=verb.i)


def _quotes_somebody(verb: "Token") -> bool:
    return verb.lemma_ in ("quote", "cite") and any(
        c.dep_ == "prep" and c.lower_ == "as" and any(g.dep_ == "pcomp" for g in c.children) for c in verb.children
    )


def _quoting(verb: "Token") -> "Token | None":
    """For "quoted her as saying": the verb that quotes."""
    as_ = verb.head
    if verb.dep_ == "pcomp" and as_.lower_ == "as" and as_.head.lemma_ in ("quote", "cite"):
        return as_.head
    return None


def _quoted(doc: "Doc", quoting: "Token") -> tuple[Range | None, tuple[Range, ...]]:
    for child in quoting.children:
        if child.dep_ in _PASSIVE_SUBJECTS:
            return noun_range(doc, child), _agent(doc, quoting)
    thing = next((c for c in quoting.children if c.dep_ in ("dobj", "dative")), None)
    subject = _subject(doc, quoting)
    return noun_range(doc, thing) if thing is not None else None, (subject,) if subject else ()


def _agent(doc: "Doc", verb: "Token") -> tuple[Range, ...]:
    agents = [g for c in verb.children if c.dep_ == "agent" or c.lower_ == "by" for g in c.children if g.dep_ == "pobj"]
    return tuple(found for found in (noun_range(doc, agent) for agent in agents) if found)


def _cited(doc: "Doc", verb: "Token") -> Range | None:
    """For "the channel said, citing a nurse": the nurse."""
    for token in doc:
        if token.lower_ in _CITING and (token.head == verb or token.i > verb.i or token.i == verb.i - 1):
            thing = next((c for c in token.children if c.dep_ in ("dobj", "pobj") and c.i > token.i), None)
            return noun_range(doc, thing) if thing is not None else None
    return None


def _citing(doc: "Doc") -> frozenset[int]:
    return frozenset(token.i for token in doc if token.lower_ in _CITING)


def _told(doc: "Doc", verb: "Token") -> tuple[Range, ...]:
    """For "told Reuters", "confirmed to a radio reporter": the news people who heard it."""
    heard = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.dep_ != "prep"]
    heard += [g for c in verb.children if c.lower_ in ("to", "by") and c.dep_ in ("prep", "dative") for g in c.children]
    ranges = (noun_range(doc, token) for token in heard if token.pos_ in ("NOUN", "PROPN"))
    return tuple(found for found in ranges if found and means_media(_text(doc, found)))


def _shows(doc: "Doc", speaker: Range | None) -> bool:
    return speaker is not None and means_document(_text(doc, speaker))


# -- the cue -----------------------------------------------------------------------------------------------------------


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


def _text(doc: "Doc", span: Range) -> str:
    return str(doc[span[0] : span[1]].text)


# -- passives ----------------------------------------------------------------------------------------------------------


def _is_bare_passive(verb: "Token") -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)


def _passive(doc: "Doc", verb: "Token", cue: Cue) -> Reading | None:
    """For "nine were reported killed", "is believed to have fled", "the raid was confirmed by the mayor"."""
    if not cue.takes & {"clause", "object", "to_do"}:
        return None
    tail = [c for c in verb.children if c.dep_ in ("xcomp", "oprd", "ccomp", "acomp")]
    agents = _agent(doc, verb)
    speech = cue.kind in ("speech", "belief") or verb.lemma_ == "expect"
    if not agents and not (tail and speech) and verb.lemma_ not in ("report", "confirm"):
        return None
    subject = [c for c in verb.children if c.dep_ in _PASSIVE_SUBJECTS and c.lower_ not in ("it",)]
    content = set().union(*(subtree(c) for c in (*subject, *tail))) if subject or tail else set()
    words = _cue_range(doc, verb, None, frozenset())
    clean = pieces(doc, content - positions(words, *agents))
    if not clean or any(_is_relative(c) for c in subject):
        return None
    return Reading(
        source=agents[0] if agents else None,
        cue=words,
        content=clean,
        kind=cue.kind,
        alleged=cue.alleged or (bool(tail) and not agents),
        denies=cue.denies,
    )
