"""Who did it, and to whom: the roles that a sentence gives to the actors it names.

First the grammar is asked, deed by deed; where it finds nobody, or the parse is poor (wires without commas), the order
of the words is: a name before "air strikes", a name after "by".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from rashomon.extract._role_grammar import accused, doers, has_role, is_deed, sufferers
from rashomon.extract._role_order import AREAS, claims_it, is_asked, names_place, owns_deed, stands_as_doer
from rashomon.extract._role_places import means_civilians
from rashomon.extract._role_strangers import stranger_doers, stranger_sides
from rashomon.extract.parse import ParsedSentence
from rashomon.extract.victims import CIVILIANS, Lookup, victim_actor, victim_class
from rashomon.model.span import Span
from rashomon.model.who import Actor, ActorMention

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

__all__ = ["Lookup", "Roles", "roles", "roles_at", "victim_actor", "victim_class"]

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
    return reader.nearest(reader.deeds_from(at), at)


class _Reader:
    """One sentence with its actors laid over its words."""

    def __init__(self, parsed: ParsedSentence, mentions: Sequence[ActorMention]) -> None:
        self.parsed = parsed
        text, start = parsed.sentence.text, parsed.sentence.start
        own = (m for m in mentions if parsed.sentence.span.holds(m.span))
        self.mentions = [
            m for m in own if not is_asked(text, m.span.start - start) and not names_place(text, m.span.end - start)
        ]
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

    def read(self, deeds: Sequence["Token"]) -> Roles:
        """All that the deeds tell."""
        deeds = _beside_arrests(deeds)
        initiators = _distinct(m for deed in deeds for m in self._doers(deed)) or self._by_order()
        initiators = initiators or self._strangers(stranger_doers(self.parsed, deeds))
        if not initiators or _is_vague(initiators):
            initiators = tuple(m for m in self.mentions if _can_act(m) and self._claims_it(m))[:1] or initiators
        targets = _distinct(m for deed in deeds for m in self._sufferers(deed))
        targets = targets or self._strangers(stranger_sides(self.parsed, deeds))
        return self._named(_opposed(initiators, targets))

    def _strangers(self, named: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
        return _distinct(m for m in named if not any(m.span.overlaps(known.span) for known in self.mentions))

    def nearest(self, deeds: Sequence["Token"], at: Span) -> Roles:
        """What the nearest deed tells, each role on its own; a vague word gives way to a name."""
        harmed = _distinct(m for token in self._counted(at) if (m := self._who_suffers(token)) is not None)
        targets = _clearest([harmed, *(_distinct(self._sufferers(deed)) for deed in deeds)])
        done_by = [_opposed(_distinct(self._doers(deed)), targets).initiators for deed in deeds]
        initiators = _clearest(done_by) or _opposed(self._by_order(), targets).initiators
        return self._named(_opposed(initiators, targets))

    def _named(self, told: Roles) -> Roles:
        """ "The terrorists" are the one armed group that the sentence names, if it names just one."""
        busy = {_key(m.actor) for m in (*told.initiators, *told.targets)}
        armed = _distinct(m for m in self.mentions if _is_armed(m.actor) and m.actor.id not in _GENERIC)
        if len(armed) != 1 or _key(armed[0].actor) in busy or not any(map(_can_act, armed)):
            return told
        if _is_vague(told.targets) and told.targets and not _is_vague(told.initiators):
            return Roles(told.initiators, armed)
        return told

    def _counted(self, at: Span) -> list["Token"]:
        """The noun that a figure counts, with those named beside it."""
        for token in self._tokens(at):
            if token.dep_ in ("nummod", "amod", "quantmod", "det") and token.head.pos_ in ("NOUN", "PROPN"):
                return [token.head, *token.head.conjuncts]
            of = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"]
            if of and token.pos_ in ("NOUN", "NUM"):
                return [n for c in of for n in c.children if n.dep_ == "pobj"]
        return []

    def _doers(self, deed: "Token") -> Iterator[ActorMention]:
        first: ActorMention | None = None
        for token in doers(deed):
            mention = self.by_token.get(token.i) or self._meant_by(token)
            if mention is None or not _can_act(mention) or _speaks(token):
                continue
            # others count only where they stand beside the first: "Russia and the army"
            if first is None or self._stand_together(first, mention):
                first = first or mention
                yield mention

    def _meant_by(self, token: "Token") -> ActorMention | None:
        """The subject that "they" or "it" repeats."""
        if token.lower_ not in ("they", "it", "he", "she", "its", "their"):
            return None
        before = [m for i, m in sorted(self.by_token.items()) if i < token.i and _can_act(m) and _is_subject(self, i)]
        return before[-1] if before else None

    def _stand_together(self, one: ActorMention, other: ActorMention) -> bool:
        first, last = sorted((one.span, other.span))
        offset = self.parsed.sentence.start
        between = self.parsed.sentence.text[first.end - offset : max(last.start, first.end) - offset]
        return len(between) < 60 and re.search(r"\b(?:and|or|with|alongside|as well as)\b|,", between) is not None

    def _sufferers(self, deed: "Token") -> Iterator[ActorMention]:
        for token in sufferers(deed):
            mention = self._who_suffers(token)
            if mention is not None:
                yield mention

    def _who_suffers(self, token: "Token") -> ActorMention | None:
        mention = self.by_token.get(token.i) or self._victims(token)
        if mention is not None and (_only_speaks(mention.actor) or _is_place(token) or self._owns_deed(token)):
            return None
        return mention

    def _victims(self, token: "Token") -> ActorMention | None:
        """Civilians who are no actor of the registry: "two nurses", or those of "a market"."""
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            return None
        near = [token, *(c for c in token.children if c.dep_ in _STANDS_BY)]
        words = self.parsed.words(near)
        if victim_class(words.text) != "civilian" and not means_civilians(words.text):
            return None
        return ActorMention(words, Actor(CIVILIANS, "Civilians", words.text, "Civilians"))

    def _by_order(self) -> tuple[ActorMention, ...]:
        """Whoever is blamed, else the first actor who stands as doers stand, whatever the parse says."""
        blaming = (token for token in self.parsed.doc if token.pos_ == "VERB" and has_role(token, "blame"))
        blamed = (token for verb in blaming for token in accused(verb))
        named = _distinct(m for t in blamed if (m := self.by_token.get(t.i)) is not None and _can_act(m))
        return named or _distinct(m for m in self.mentions if _can_act(m) and self._stands_as_doer(m))[:1]

    def _claims_it(self, mention: ActorMention) -> bool:
        """ "The group said it was behind the blast"."""
        after = self.parsed.sentence.text[mention.span.end - self.parsed.sentence.start :]
        return claims_it(after)

    def _owns_deed(self, token: "Token") -> bool:
        """The name belongs to what was done: "a rebel car bomb attack"; nobody suffers his own attack."""
        mention = self.by_token.get(token.i)
        own = self._tokens(mention.span) if mention is not None else []
        return bool(own) and owns_deed(list(self.parsed.doc[own[-1].i + 1 : own[-1].i + 6]))

    def _stands_as_doer(self, mention: ActorMention) -> bool:
        tokens = self._tokens(mention.span)
        if not tokens:
            return False
        doc = self.parsed.doc
        after = [t for t in doc[tokens[-1].i + 1 : tokens[-1].i + 6] if t.text not in ("-", "'", "’", "s", "'s")]
        before = list(doc[max(0, tokens[0].i - 10) : tokens[0].i])
        return stands_as_doer(after, before)


_VAGUE = {"militants", "unidentified_armed_group"}


def _beside_arrests(deeds: Sequence["Token"]) -> Sequence["Token"]:
    """ "Police arrested a man who shot two neighbours": the arrest is not what harmed anybody."""
    return [deed for deed in deeds if not has_role(deed, "custody")] or deeds


def _clearest(told: Iterable[tuple[ActorMention, ...]]) -> tuple[ActorMention, ...]:
    """The first that names somebody; where that is only "terrorists", the next that has a name for armed people."""
    found = [mentions for mentions in told if mentions]
    if not found or not _is_vague(found[0]):
        return found[0] if found else ()
    return next((m for m in found if not _is_vague(m) and all(_is_armed(one.actor) for one in m)), found[0])


def _is_vague(mentions: tuple[ActorMention, ...]) -> bool:
    return all(m.actor.id in _VAGUE for m in mentions)


def _is_armed(actor: Actor) -> bool:
    return actor.kind in ("Rebel group", "Political militia")


def _opposed(initiators: tuple[ActorMention, ...], targets: tuple[ActorMention, ...]) -> Roles:
    """Who is harmed by a deed is not its doer, unless nobody else is; of two sides that lost men, the first did it."""
    harmed = {_key(m.actor) for m in targets}
    doing = tuple(m for m in initiators if _key(m.actor) not in harmed)
    sides = tuple(m for m in targets if _can_act(m))
    if not doing and len(sides) > 1:
        return Roles(sides[:1], sides[1:])
    return Roles(doing, targets)


def _speaks(token: "Token") -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in _SAYS and not is_deed(token.head)


def _is_subject(reader: _Reader, index: int) -> bool:
    token = reader.parsed.doc[index]
    return token.dep_ in ("nsubj", "nsubjpass") and not _speaks(token)


def _is_place(token: "Token") -> bool:
    """ "Strikes on opposition areas" hit whoever lives there."""
    return token.dep_ in ("compound", "amod", "poss", "nmod") and token.head.lower_ in AREAS


_SAYS = {"say", "claim", "tell", "report", "accuse", "insist", "announce", "add", "state", "declare", "confirm", "deny"}
_WORLD_BODY = "united_nations"
_FORCE = re.compile(r"\b(?:peacekeep\w*|troops?|forces?|soldiers?|mission|blue helmets)\b", re.IGNORECASE)
_GENERIC = {"militants", "unidentified_armed_group", "opposition_rebels", "militiamen", "kurdish_forces"}


def _key(actor: Actor) -> str:
    return actor.id or actor.name


def _only_speaks(actor: Actor) -> bool:
    """Observers and news agencies are in the registry so that they are not taken for parties."""
    return actor.id is not None and actor.kind is None


def _can_act(mention: ActorMention) -> bool:
    if mention.actor.id == _WORLD_BODY and not _FORCE.search(mention.span.text):
        return False
    return mention.actor.kind != "Civilians" and not _only_speaks(mention.actor)


def _distinct(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """Each actor once, where it was found first."""
    found: dict[str, ActorMention] = {}
    for mention in mentions:
        found.setdefault(_key(mention.actor), mention)
    return tuple(found.values())
