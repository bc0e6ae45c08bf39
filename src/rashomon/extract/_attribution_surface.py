"""Attributions by word order alone, for sentences that the parser reads badly.

Wires whose commas were lost ("six people died in the raid a medic said"), telegrams and long quotations lead the parse
astray; the order of words around a verb of saying still tells who speaks.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.extract._attribution_cues import Cue, Range, Reading, cues
from rashomon.extract._attribution_grammar import is_idiom, is_name
from rashomon.extract._attribution_names import press_at_start, source_word_ends
from rashomon.extract._attribution_neighbours import DAYS, FINITE, PERSONAL, left_source, right_source, speaks_on
from rashomon.extract._attribution_ranges import pieces, positions

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_HAVE = frozenset({"has", "have", "had", "also", "since", "already"})
# forms that are nouns more often than verbs
_NOUNS_TOO = frozenset(
    {"note", "report", "state", "comment", "point", "object", "claim", "charge", "remark", "testimony"}
    | {"notes", "comments", "points", "objects", "charges", "remarks", "states"}
)
# after a speaker these are verbs, though the tagger takes them for participles: "the Observatory reported on Monday"
_TOLD_BY_NAME = frozenset({"reported", "announced", "claimed", "confirmed", "added", "stated"})
_TAIL_WORDS = DAYS | {"late", "early", "earlier", "adding", "citing", "quoting", "noting", "warning", "stressing"}
_NEVER_INVERTED = frozenset(
    {"tell", "inform", "confirm", "identify", "reveal", "describe", "admit", "deny", "acknowledge", "name"}
    | {"list", "document", "record", "verify", "show"}
)


def surface_readings(doc: "Doc", used: frozenset[int]) -> Iterator[Reading]:
    """One reading for each verb of saying whose position is not among those already used."""
    for verb in doc:
        cue = _speech(doc, verb)
        if cue is not None and verb.i not in used:
            reading = _opening(doc, verb, cue)
            if reading is not None:
                yield reading


def closing_readings(doc: "Doc") -> Iterator[Reading]:
    """Readings of speakers who close a statement: "... died, the mayor said on Friday", "... died, said the mayor".

    All that goes before is theirs, however the parser cut it up.
    """
    for verb in doc:
        cue = _speech(doc, verb)
        if cue is not None:
            reading = _final(doc, verb, cue) or _of_press(doc, verb, cue) or _inverted(doc, verb, cue)
            if reading is not None:
                yield reading


def _speech(doc: "Doc", verb: "Token") -> Cue | None:
    if verb.lemma_ in ("quote", "cite") or is_name(verb) or not _is_finite(doc, verb):
        return None
    lemma = verb.lemma_.lower().removesuffix("s") if verb.tag_ == "NNS" else verb.lemma_.lower()
    ways = cues("verb").get(lemma, ())
    return next((c for c in ways if c.kind == "speech" and "clause" in c.takes and not is_idiom(doc, verb, c)), None)


def _is_finite(doc: "Doc", verb: "Token") -> bool:
    if verb.tag_ == "VBN":
        has_subject = any(child.dep_ == "nsubj" for child in verb.children)
        named = verb.i > 0 and verb.lower_ in _TOLD_BY_NAME and _ends_source(doc[verb.i - 1])
        return (
            verb.lower_ in ("said", "told") or named or has_subject or (verb.i > 0 and doc[verb.i - 1].lower_ in _HAVE)
        )
    if verb.lower_ in _NOUNS_TOO:
        return verb.tag_ == "VBP" and verb.lower_ not in ("report", "state")
    if verb.lower_ == "reports" and verb.i + 1 < len(doc) and doc[verb.i + 1].tag_ == "VBG":  # "local reports claiming"
        return False
    return verb.tag_ in ("VBD", "VBZ", "VBP") or verb.lower_ == "reports"


def _ends_source(token: "Token") -> bool:
    """The word can be the last of a speaker's: a name, or a noun for those who speak ("the observatory reported")."""
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and bool(source_word_ends(token.text)))


def _final(doc: "Doc", verb: "Token", cue: Cue) -> Reading | None:
    """Statement, speaker, verb, and at most a remark about when, where and to whom."""
    if not _is_tail(doc, verb):
        return None
    source = left_source(doc, verb.i)
    if source is None or source[0] < 3 or not _is_statement(doc, (0, source[0])):
        return None
    return _made(doc, cue, source, (verb.i, verb.i + 1), (0, source[0]))


def _of_press(doc: "Doc", verb: "Token", cue: Cue) -> Reading | None:
    """Statement, "reports", name of a newspaper, whatever follows: the signature of a press digest."""
    if verb.lower_ != "reports" or verb.i < 4 or verb.i + 1 == len(doc):
        return None
    start = doc[verb.i + 1].idx
    name = press_at_start(doc.text[start:])
    span = doc.char_span(start, start + len(name)) if name else None
    return _made(doc, cue, (span.start, span.end), (verb.i, verb.i + 1), (0, verb.i)) if span is not None else None


def _inverted(doc: "Doc", verb: "Token", cue: Cue) -> Reading | None:
    """Statement, verb, speaker."""
    if verb.i < 3 or verb.lemma_ in _NEVER_INVERTED or not _has_finite(verb):
        return None
    source = right_source(doc, verb.i + 1)
    if (
        source is None
        or not _ends_clause(doc, source[1])
        or (not source_word_ends(doc[source[0] : source[1]].text) and not _is_name(doc, source))
    ):
        return None
    own = left_source(doc, verb.i)
    if own is not None and doc[own[1] - 1].lower_ in PERSONAL:
        return None
    return _made(doc, cue, source, (verb.i, verb.i + 1), (0, verb.i))


def _has_finite(verb: "Token") -> bool:
    """A statement stands before: a finite verb that neither helps this verb nor belongs to its speaker."""
    before = verb.doc[: verb.i]
    return any(
        t.tag_ in FINITE and t.dep_ != "relcl" and not (t.head == verb and t.dep_.startswith("aux")) for t in before
    )


def _ends_clause(doc: "Doc", start: int) -> bool:
    """No statement of this speaker follows, up to the next mark or verb of saying."""
    for token in doc[start:]:
        if token.is_punct or speaks_on(token):
            return True
        if token.tag_ in FINITE and token.dep_ != "relcl":
            return False
    return True


def _is_name(doc: "Doc", span: Range) -> bool:
    return doc[span[0]].pos_ == "PROPN" and span[1] - span[0] > 1


def _is_tail(doc: "Doc", verb: "Token") -> bool:
    """Nothing but a remark follows: when, where, to whom, or a further verb of saying ("adding that ...")."""
    start = verb.i + 1
    if verb.lemma_ == "tell":
        while start < len(doc) and doc[start].pos_ in ("DET", "PROPN", "NOUN", "ADJ"):
            start += 1
    if start < len(doc) and not (
        doc[start].pos_ in ("ADP", "ADV", "PUNCT", "SPACE") or doc[start].lower_ in _TAIL_WORDS
    ):
        return False
    for token in doc[start:]:
        if token.tag_ == "VBG" and token.lemma_ in cues("verb"):
            return True
        if (token.tag_ in FINITE and token.dep_ != "relcl") or token.lower_ in ("that", ":"):
            return False
    return len(doc) - start <= 24


def _opening(doc: "Doc", verb: "Token", cue: Cue) -> Reading | None:
    """Speaker, verb, statement: "The mayor said six died"."""
    source = left_source(doc, verb.i)
    if source is None or not _is_statement(doc, (verb.i + 1, len(doc))):
        return None
    return _made(doc, cue, source, (verb.i, verb.i + 1), (verb.i + 1, len(doc)))


def _made(doc: "Doc", cue: Cue, source: Range, words: Range, content: Range) -> Reading | None:
    clean = pieces(doc, positions(content) - positions(source, words))
    if not clean:
        return None
    return Reading(source, words, clean, kind=cue.kind, alleged=cue.alleged, denies=cue.denies)


def _is_statement(doc: "Doc", span: Range) -> bool:
    return any(doc[i].pos_ in ("VERB", "AUX") and doc[i].dep_ != "mark" for i in range(*span))
