"""What a verb attributes: a clause, a task, an object or what a preposition brings."""

from typing import TYPE_CHECKING

from rashomon.extract._attribution_cues import Cue, cues
from rashomon.extract._attribution_names import means_media
from rashomon.extract._attribution_ranges import cover, subtree
from rashomon.extract._attribution_speaker import SUBJECTS, is_relative, words_of

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_WHILE = frozenset({"while", "whereas", "whilst"})


def content_of(doc: "Doc", verb: "Token", cue: Cue) -> frozenset[int]:
    if cue.needs and not any(c.dep_ == "prep" and c.lower_ in cue.needs for c in verb.children):
        return frozenset()
    found: set[int] = set()
    if "clause" in cue.takes:
        found |= _clause(doc, verb)
    if "to_do" in cue.takes and not found:
        found |= _to_do(verb)
    if "object" in cue.takes and not found:
        found |= _object(verb, cue)
    if not found:
        found |= _prepositional(verb, cue)
    return frozenset(_this_side(doc, verb, found))


def _this_side(doc: "Doc", verb: "Token", found: set[int]) -> set[int]:
    """ "Nine died; the mayor said 20 were hurt": who has a statement of his own did not say what ended before."""
    mark = max((i for i in range(verb.i) if doc[i].text == ";"), default=-1)
    kept = {i for i in found if i > mark}
    return kept if any(i > verb.i for i in kept) else found


def _clause(doc: "Doc", verb: "Token") -> set[int]:
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ != "PUNCT"]
    if clauses:
        # a long subject is sometimes parsed as the object: "claimed that the founder of the front, ..., was hurt"
        clauses += [c for c in verb.children if c.dep_ == "dobj" and c.left_edge.lower_ == "that" and c.i > verb.i]
        found = set().union(*(subtree(c) for c in clauses))
        found -= _rivals(doc, verb, found)
        if found and min(found) < verb.i and verb.dep_ == "ROOT":
            found |= _before(verb, min(found))
        return found
    if verb.dep_ == "parataxis" or (verb.dep_ in ("ccomp", "dep") and _is_speech_tail(doc, verb)):
        return set(subtree(verb.head)) - set(subtree(verb))
    return set()


def _rivals(doc: "Doc", verb: "Token", said: set[int]) -> set[int]:
    """ "... while the rebels said they had lost three": what somebody else says is no part of it.

    News media tell what all sides say, so that theirs is never cut.
    """
    if any(means_media(words_of(doc, cover(subtree(c)))) for c in verb.children if c.dep_ in SUBJECTS):
        return set()
    others = [doc[i] for i in said if i != verb.i and _is_opposed(doc[i]) and _has_a_say(doc, doc[i])]
    return set().union(*(subtree(t) for t in others))


def _has_a_say(doc: "Doc", verb: "Token") -> bool:
    """It says something, and its subject is nobody told of before: neither "they" nor "its teams"."""
    speaking = [cue for cue in cues("verb").get(verb.lemma_.lower(), ()) if cue.kind == "speech"]
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS and c.pos_ != "PRON"]
    known = any(t.tag_ == "PRP$" for c in own for t in c.lefts)
    return bool(own) and not known and any(content_of(doc, verb, cue) for cue in speaking)


def _is_opposed(verb: "Token") -> bool:
    """A clause beside the one that is said: "while ... said", "and ... said", but not "and that ... said"."""
    is_while = verb.dep_ == "advcl" and verb.left_edge.lower_ in _WHILE
    return is_while or (verb.dep_ == "conj" and not any(c.dep_ == "mark" for c in verb.lefts))


def _before(verb: "Token", first: int) -> set[int]:
    """Words before the reported clause that the parse left outside it, back to the sentence's start."""
    speaker = [subtree(c) for c in verb.children if c.dep_ in SUBJECTS]
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


def _object(verb: "Token", cue: Cue) -> set[int]:
    things = [c for c in verb.children if c.dep_ == "dobj" and (c.i > verb.i or is_relative(c))]
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


def _prepositional(verb: "Token", cue: Cue) -> set[int]:
    wanted = cue.takes - {"clause", "to_do", "object"}
    objects = [g for c in verb.children if c.dep_ in ("prep", "agent", "prt", "dative") and c.lower_ in wanted
               for g in c.children if g.dep_ in ("pobj", "pcomp")]  # fmt: skip
    return set().union(*(subtree(o) for o in objects)) if objects else set()
