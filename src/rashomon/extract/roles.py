"""Who did it, and to whom: the roles that a sentence gives to the actors it names.

First the grammar is asked, deed by deed; where it finds nobody, or the parse is poor (wires without commas), the order
of the words is: a name before "air strikes", a name after "by".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from rashomon.extract._role_grammar import doers, has_role, is_deed, sufferers
from rashomon.extract.parse import ParsedSentence
from rashomon.extract.victims import CIVILIANS, Lookup, victim_actor, victim_class
from rashomon.model.span import Span
from rashomon.model.who import Actor, ActorMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Lookup", "Roles", "roles", "roles_at", "victim_actor", "victim_class"]

_PLACE = re.compile(r"[-\s]+(?:held|controlled|occupied|besieged|run|backed|led)\b", re.IGNORECASE)
_STANDS_BY = {"det", "amod", "compound", "nummod", "poss", "nmod"}


class Roles(Struct, frozen=True):
    """Who did violence in a sentence, and to whom; each with the words that name them, in the order of relevance."""

    initiators: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()


def roles(parsed: ParsedSentence, mentions: Sequence[ActorMention]) -> Roles:
    """The roles over all violent deeds of the sentence.

    mentions: the actors that the sentence names, with offsets in the report; others are left aside.
    """
    reader = _Reader(parsed, mentions)
    return reader.read(reader.deeds())


def roles_at(parsed: ParsedSentence, mentions: Sequence[ActorMention], at: Span) -> Roles:
    """The roles in the deed that certain words (a harm figure, a verb) belong to; other deeds only fill what it lacks.

    at: words of this sentence, with offsets in the report.
    """
    reader = _Reader(parsed, mentions)
    return reader.nearest(reader.deeds_from(at))


class _Reader:
    """One sentence with its actors laid over its words."""

    def __init__(self, parsed: ParsedSentence, mentions: Sequence[ActorMention]) -> None:
        self.parsed = parsed
        self.mentions = [m for m in mentions if parsed.sentence.span.holds(m.span)]
        self.by_token: dict[int, ActorMention] = {}
        for mention in self.mentions:
            for token in self._tokens(mention.span):
                self.by_token[token.i] = mention

    def _tokens(self, span: Span) -> list["Token"]:
        start, end = span.start - self.parsed.sentence.start, span.end - self.parsed.sentence.start
        return [t for t in self.parsed.doc if t.idx < end and t.idx + len(t) > start and not t.is_space]

    def deeds(self) -> list["Token"]:
        return [token for token in self.parsed.doc if is_deed(token)]

    def deeds_from(self, at: Span) -> list["Token"]:
        """Deeds in the order of their nearness to some words: those above them in the clause, then the others."""
        tokens = self._tokens(at)
        if not tokens:
            return self.deeds()
        above = dict.fromkeys(t.i for token in tokens for t in (token, *token.ancestors) if is_deed(t))
        middle = tokens[0].i
        others = sorted((t for t in self.deeds() if t.i not in above), key=lambda t: (abs(t.i - middle), t.i))
        return [*(self.parsed.doc[i] for i in above), *others]

    def read(self, deeds: Iterable["Token"]) -> Roles:
        """All that the deeds tell."""
        deeds = list(deeds)
        done_by = _distinct(m for deed in deeds for m in self._doers(deed))
        initiators = done_by or self._by_order()
        targets = _distinct(m for deed in deeds for m in self._sufferers(deed, initiators))
        return Roles(initiators, targets)

    def nearest(self, deeds: Sequence["Token"]) -> Roles:
        """What the nearest deed tells, each role on its own."""
        initiators = next((found for deed in deeds if (found := _distinct(self._doers(deed)))), None)
        initiators = initiators or self._by_order()
        told = (_distinct(self._sufferers(deed, initiators)) for deed in deeds)
        return Roles(initiators, next((found for found in told if found), ()))

    def _doers(self, deed: "Token") -> Iterator[ActorMention]:
        first: ActorMention | None = None
        for token in doers(deed):
            mention = self.by_token.get(token.i)
            if mention is None or not _can_act(mention):
                continue
            # others count only where they stand beside the first: "Russia and the army"
            if first is None or self._stand_together(first, mention):
                first = first or mention
                yield mention

    def _stand_together(self, one: ActorMention, other: ActorMention) -> bool:
        first, last = sorted((one.span, other.span))
        offset = self.parsed.sentence.start
        between = self.parsed.sentence.text[first.end - offset : max(last.start, first.end) - offset]
        return len(between) < 60 and re.search(r"\b(?:and|or|with|alongside|as well as)\b|,", between) is not None

    def _sufferers(self, deed: "Token", initiators: tuple[ActorMention, ...]) -> Iterator[ActorMention]:
        doing = {m.actor.id or m.actor.name for m in initiators}
        for token in sufferers(deed):
            mention = self.by_token.get(token.i) or self._victims(token)
            if mention is not None and (mention.actor.id or mention.actor.name) not in doing:
                yield mention

    def _victims(self, token: "Token") -> ActorMention | None:
        """Civilians who are no actor of the registry: "two nurses"."""
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            return None
        near = [token, *(c for c in token.children if c.dep_ in _STANDS_BY)]
        words = self.parsed.words(near)
        if victim_class(words.text) != "civilian":
            return None
        return ActorMention(words, Actor(CIVILIANS, "Civilians", words.text, "Civilians"))

    def _by_order(self) -> tuple[ActorMention, ...]:
        """The first actor who stands as doers stand, whatever the parse says."""
        return _distinct(m for m in self.mentions if _can_act(m) and self._stands_as_doer(m))[:1]

    def _stands_as_doer(self, mention: ActorMention) -> bool:
        tokens = self._tokens(mention.span)
        if not tokens:
            return False
        first, last = tokens[0].i, tokens[-1].i
        doc = self.parsed.doc
        after = [t for t in doc[last + 1 : last + 4] if t.text not in "-'’s"]
        before = [t.lower_ for t in doc[max(0, first - 3) : first]]
        if after and has_role(after[0], "deed", "deed_on", "means") and after[0].pos_ != "VERB":
            return True
        if len(after) > 1 and after[0].lower_ in _LINKS and has_role(after[1], "deed", "deed_on", "means"):
            return True
        if "by" in before:
            return any(is_deed(t) for t in doc[max(0, first - 10) : first])
        is_active = bool(after) and after[0].pos_ == "VERB" and after[0].tag_ in ("VBD", "VBP", "VBZ")
        return is_active and has_role(after[0], "harm", "attack", "launch")


_LINKS = {"air", "rocket", "mortar", "artillery", "missile", "suicide", "drone", "car", "gas", "chemical", "ground", "bomb"}


def _can_act(mention: ActorMention) -> bool:
    actor = mention.actor
    return actor.kind != "Civilians" and not (actor.kind is None and actor.id is not None)


def _distinct(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """Each actor once, where it was found first."""
    found: dict[str, ActorMention] = {}
    for mention in mentions:
        found.setdefault(mention.actor.id or mention.actor.name, mention)
    return tuple(found.values())
