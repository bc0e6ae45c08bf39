"""Who speaks, as the parse shows it: the subject of the verb, or whoever the subject quotes."""

from typing import TYPE_CHECKING

from rashomon.extract._attribution_cues import Range
from rashomon.extract._attribution_names import means_media
from rashomon.extract._attribution_ranges import cover, subtree, trim

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
CITING = frozenset({"citing", "quoting"})
_LONGEST_NAME = 7  # tokens, with the comma behind
# verbs whose object hears what is said; who "counted nine reporters" told them nothing
_TELLING = frozenset({"tell", "inform", "notify", "assure", "brief", "remind", "warn", "email", "text"})


def speaker_of(doc: "Doc", verb: "Token") -> tuple[Range | None, tuple[Range, ...]]:
    """The range of the speaker and the ranges of those who pass it on."""
    quoting = _quoting(verb)
    if quoting is not None:
        return _quoted(doc, quoting)
    speaker = _subject(doc, verb)
    cited = _cited(doc, verb)
    if cited is not None:
        speaker = speaker or _before_citing(doc)
        return cited, (speaker,) if speaker else ()
    return speaker, ()


def _subject(doc: "Doc", verb: "Token", depth: int = 0) -> Range | None:
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return _antecedent(doc, verb) if is_relative(child) else _with_its_name(doc, verb, noun_range(doc, child))
    if depth > 3:
        return None
    if verb.dep_ == "relcl":
        return None
    if verb.dep_ == "acl" and (verb.tag_ in ("VBG", "VBD", "VBZ") or _opens_statement(verb)):
        return noun_range(doc, verb.head, before=verb.i)
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep") and verb.head.i != verb.i:
        head = verb.head
        while head.dep_ in ("prep", "pcomp") and head.head.i != head.i:
            head = head.head
        if head.pos_ in ("NOUN", "PROPN", "PRON"):
            return noun_range(doc, head, before=verb.i) if verb.tag_ == "VBG" else None
        passive = next((c for c in head.children if c.dep_ in PASSIVE_SUBJECTS), None)
        if passive is not None and verb.dep_ != "advcl":
            return noun_range(doc, passive)
        return _subject(doc, head, depth + 1)
    return None


def _with_its_name(doc: "Doc", verb: "Token", found: Range | None) -> Range | None:
    """ "The news agency Interfax quoted": the parser may take the name for a second subject."""
    if found is None or found[1] >= len(doc):
        return found
    name = doc[found[1]]
    if name.dep_ not in SUBJECTS or name.head.i != verb.i or name.pos_ != "PROPN":
        return found
    return found[0], name.right_edge.i + 1


def _opens_statement(verb: "Token") -> bool:
    """ "The Observatory announced that ...": whatever the model makes of the verb, it has a statement of its own."""
    return any(c.dep_ == "ccomp" and c.left_edge.lower_ == "that" for c in verb.children)


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


def _quoting(verb: "Token") -> "Token | None":
    """For "quoted her as saying": the verb that quotes."""
    as_ = verb.head
    if verb.dep_ == "pcomp" and as_.lower_ == "as" and as_.head.lemma_ in ("quote", "cite"):
        return as_.head
    return None


def _quoted(doc: "Doc", quoting: "Token") -> tuple[Range | None, tuple[Range, ...]]:
    for child in quoting.children:
        if child.dep_ in PASSIVE_SUBJECTS:
            return noun_range(doc, child), agents_of(doc, quoting)
    thing = next((c for c in quoting.children if c.dep_ in ("dobj", "dative")), None)
    subject = _subject(doc, quoting)
    return noun_range(doc, thing) if thing is not None else None, (subject,) if subject else ()


def agents_of(doc: "Doc", verb: "Token") -> tuple[Range, ...]:
    agents = [g for c in verb.children if c.dep_ == "agent" or c.lower_ == "by" for g in c.children if g.dep_ == "pobj"]
    return tuple(found for found in (noun_range(doc, agent) for agent in agents) if found)


def _cited(doc: "Doc", verb: "Token") -> Range | None:
    """For "the channel said, citing a nurse": the nurse."""
    for token in doc:
        if token.lower_ in CITING and (token.head == verb or token.i > verb.i or token.i == verb.i - 1):
            thing = next((c for c in token.children if c.dep_ in ("dobj", "pobj") and c.i > token.i), None)
            return noun_range(doc, thing) if thing is not None else None
    return None


def _before_citing(doc: "Doc") -> Range | None:
    """ "NNA, citing a nurse, said": whoever stands at the head, whatever the parser makes of the letters."""
    citing = next((t.i for t in doc if t.lower_ in CITING), 0)
    is_aside = 1 < citing <= _LONGEST_NAME and doc[citing - 1].text == ","
    return (0, citing - 1) if is_aside and doc[citing - 2].text[:1].isupper() else None


def told_by(doc: "Doc", verb: "Token") -> tuple[Range, ...]:
    """For "told Reuters", "confirmed to a radio reporter": the news people who heard it."""
    heard = [c for c in verb.children if c.dep_ in ("dobj", "dative") and verb.lemma_ in _TELLING]
    heard += [g for c in verb.children if c.lower_ in ("to", "by") and c.dep_ in ("prep", "dative") for g in c.children]
    ranges = (noun_range(doc, token) for token in heard if token.pos_ in ("NOUN", "PROPN"))
    return tuple(found for found in ranges if found and means_media(words_of(doc, found)))


def quotes_somebody(verb: "Token") -> bool:
    return verb.lemma_ in ("quote", "cite") and any(
        c.dep_ == "prep" and c.lower_ == "as" and any(g.dep_ == "pcomp" for g in c.children) for c in verb.children
    )


def is_relative(token: "Token") -> bool:
    """The token is "who", "which" or "that" in place of a noun."""
    return token.tag_ in ("WDT", "WP")


def words_of(doc: "Doc", span: Range) -> str:
    """The words of a range, as written."""
    return str(doc[span[0] : span[1]].text)
