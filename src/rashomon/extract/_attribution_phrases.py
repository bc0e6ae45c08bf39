"""Attributions without a verb of their own: "according to", nouns, adjectives, adverbs, headlines."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.extract._attribution_cues import Cue, Range, Reading, cues
from rashomon.extract._attribution_names import source_word_ends
from rashomon.extract._attribution_ranges import cover, pieces, positions, subtree, trim
from rashomon.extract._attribution_speaker import noun_range

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_HEADLINE = re.compile(
    r"^(?P<source>[^:]{2,60}):\s+(?P<said>\S.{8,})$|^(?P<said2>.{12,}?)\s*(?:[:–—]| -)\s*(?P<source2>[^:–—]{2,45})$"
)
_VOUCHING = frozenset({"confirm", "verify", "corroborate", "deny", "reject", "dismiss"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def phrase_readings(doc: "Doc") -> Iterator[Reading]:
    """Readings of every construction of this module, in the order of their cues."""
    for token in doc:
        reading = _according(doc, token) or _noun(doc, token) or _adjective(doc, token) or _adverb(doc, token)
        if reading is not None:
            yield reading
    yield from _headline(doc)


# -- according to ------------------------------------------------------------------------------------------------------


def _according(doc: "Doc", token: "Token") -> Reading | None:
    words = _according_words(doc, token)
    if words is None:
        return None
    source = _after(doc, words)
    if source is None:
        return None
    taken = positions(words, source)
    if token.i > 3 and all(not (t.tag_ in _FINITE and t.dep_ != "relcl") for t in doc[source[1] :]):
        content = pieces(doc, frozenset(range(token.i)) - taken)  # it closes the sentence
    else:
        content = pieces(doc, subtree(_clause_of(token)) - taken)
    if not content:
        content = pieces(doc, set(range(len(doc))) - taken)
    return Reading(source, words, content) if content else None


def _according_words(doc: "Doc", token: "Token") -> Range | None:
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if token.lower_ == "according" and following == "to":
        return token.i, token.i + 2
    if token.lower_ == "per" and following in ("the", "a", "officials", "police") and token.dep_ == "prep":
        return token.i, token.i + 1
    return None


def _after(doc: "Doc", words: Range) -> Range | None:
    """The noun phrase that follows a cue."""
    for child in doc[words[1] - 1].children:
        if child.dep_ in ("pobj", "pcomp") and child.i >= words[1]:
            found = noun_range(doc, child)
            return _short(doc, found) if found else None
    rest = trim(doc, (words[1], len(doc)))
    return _short(doc, rest) if rest else None


def _short(doc: "Doc", found: Range) -> Range:
    """The range up to the first finite verb outside a relative clause."""
    first, last = found
    for i in range(first, last):
        if doc[i].tag_ in _FINITE and doc[i].dep_ not in ("relcl", "aux", "auxpass"):
            return trim(doc, (first, i)) or found
    return found


def _clause_of(token: "Token") -> "Token":
    """The clause that an adverbial phrase speaks about: up the tree, but not out of what somebody else says."""
    head = token
    while head.dep_ != "ROOT":
        if head.dep_ == "ccomp" and head.head.lemma_ in cues("verb") and head.i > head.head.i:
            break
        if head.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and any(c.dep_ == "nsubj" for c in head.children):
            break
        head = head.head
    return head


# -- nouns and adjectives ----------------------------------------------------------------------------------------------


def _noun(doc: "Doc", token: "Token") -> Reading | None:
    if token.pos_ != "NOUN" or (token.dep_ == "dobj" and token.head.lemma_ in _VOUCHING):
        return None
    for cue in cues("noun").get(token.lemma_.lower(), ()):
        clauses = [c for c in token.children if _fills(c, cue) and c.i > token.i]
        if clauses:
            return _nominal(doc, token, cue, clauses)
    return None


def _fills(child: "Token", cue: Cue) -> bool:
    if "clause" in cue.takes and child.dep_ in ("acl", "ccomp", "relcl") and _opens_with(child, ("that", "of")):
        return any(c.dep_ == "mark" for c in child.children) or any(
            c.dep_ == "nsubjpass" and c.tag_ != "WDT" for c in child.children
        )
    if "clause" in cue.takes and child.dep_ == "prep" and child.lower_ == "of":
        return True
    if "to_do" in cue.takes and child.dep_ in ("acl", "xcomp") and _opens_with(child, ("to",)):
        return True
    return child.dep_ == "prep" and child.lower_ in cue.takes


def _opens_with(clause: "Token", words: tuple[str, ...]) -> bool:
    return any(c.dep_ in ("mark", "aux", "dobj") and c.lower_ in words for c in clause.children)


def _nominal(doc: "Doc", noun: "Token", cue: Cue, clauses: "list[Token]") -> Reading | None:
    source = _owner(doc, noun)
    content = {i for c in clauses for i in (subtree(c) - {c.i} if c.dep_ == "prep" else subtree(c))}
    words = (noun.i, noun.i + 1)
    clean = pieces(doc, content - positions(words, *([source] if source else [])))
    if not clean:
        return None
    return Reading(source, words, clean, kind=cue.kind, alleged=cue.alleged)


def _owner(doc: "Doc", noun: "Token") -> Range | None:
    """Whose claim it is: "the army's claim", "a claim by the army", "reports from residents", "they made a claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            found = frozenset(i for i in subtree(child) if doc[i].tag_ != "POS")
            return cover(found) if found else None
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            held = next((g for g in child.children if g.dep_ == "pobj"), None)
            return noun_range(doc, held) if held is not None else None
    if noun.dep_ == "dobj" and noun.head.lemma_ in ("make", "have", "repeat", "issue", "express", "give", "offer"):
        subject = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
        return noun_range(doc, subject) if subject is not None else None
    return None


def _adjective(doc: "Doc", token: "Token") -> Reading | None:
    """For "the mayor is confident that ...": an adjective with a clause, said of somebody."""
    if token.pos_ != "ADJ" or token.dep_ not in ("acomp", "conj"):
        return None
    for cue in cues("adjective").get(token.lemma_.lower(), ()):
        dep = ("ccomp",) if "clause" in cue.takes else ("xcomp",) if "to_do" in cue.takes else ()
        clauses = [c for c in token.children if c.dep_ in dep or (c.dep_ == "prep" and c.lower_ in cue.takes)]
        subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        if clauses and subject is not None and subject.lower_ not in ("it", "there"):
            return _said_of(doc, token, cue, subject, clauses)
    return None


def _said_of(doc: "Doc", token: "Token", cue: Cue, subject: "Token", clauses: "list[Token]") -> Reading | None:
    content = {i for c in clauses for i in (subtree(c) - {c.i} if c.dep_ == "prep" else subtree(c))}
    clean = pieces(doc, content)
    words = cover([token.head.i, token.i]) if abs(token.head.i - token.i) < 4 else (token.i, token.i + 1)
    return Reading(noun_range(doc, subject), words, clean, kind=cue.kind) if clean else None


def _adverb(doc: "Doc", token: "Token") -> Reading | None:
    cue = cues("adverb").get(token.lower_, (None,))[0]
    if cue is None or token.pos_ != "ADV":
        return None
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.dep_ != "ROOT":
        head = head.head
    content = pieces(doc, subtree(head) - {token.i})
    return Reading(None, (token.i, token.i + 1), content, alleged=True) if content else None


# -- headlines ---------------------------------------------------------------------------------------------------------


def _headline(doc: "Doc") -> Iterator[Reading]:
    """For "Monitor: 20 killed" and "20 killed in raid: monitor"."""
    text = doc.text.rstrip(" .")
    match = _HEADLINE.match(text)
    if match is None:
        return
    front = match["source"] is not None
    source_at = match.span("source" if front else "source2")
    said_at = match.span("said" if front else "said2")
    source, said = (doc.char_span(*at, alignment_mode="contract") for at in (source_at, said_at))
    if source is None or said is None or not _is_bare_source(match["source"] or match["source2"]):
        return
    content = trim(doc, (said.start, said.end))
    mark = (source.end, said.start) if front else (said.end, source.start)
    if content and mark[0] < mark[1] and not any(t.tag_ in _FINITE for t in source):
        yield Reading((source.start, source.end), mark, (content,))


def _is_bare_source(text: str) -> bool:
    """Nothing but a source: its last word, or its first, is a source's word; no more is said of it."""
    ends = source_word_ends(text)
    return (
        " by " not in text
        and bool(ends)
        and (ends[-1][1] >= len(text.rstrip()) - 1 or ends[0][0] == 0)
        and len(text.split()) <= 7
    )
