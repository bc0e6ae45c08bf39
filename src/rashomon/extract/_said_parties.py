"""Who did it and who was hit, as somebody else says: a source's own word is kept beside the account's.

"The army shelled the town", and later "the rebels hit only soldiers, a spokesman said": who says what about whom stays.
"""

from collections.abc import Callable, Iterator, Sequence

from rashomon.extract._attribution_sources import Speaker
from rashomon.extract._facts import Fact
from rashomon.extract.accounts import Draft
from rashomon.extract.telling import Telling
from rashomon.model.claim import ActorFact, Claim
from rashomon.model.span import Span
from rashomon.model.who import ActorMention, Source
from rashomon.text.sides import side_of

_Key = tuple[str, str, str | None]  # role, side, name of the source


def said_parties(draft: Draft, own: Sequence[Claim], speaker: Callable[[Telling, Span], Speaker]) -> Iterator[Fact]:
    """The parties that sources name in sentences that count nobody, each once by each source, in text order.

    own: the account's claims so far; what they have from the same source is not said again. speaker: who says certain
    words of a telling.
    """
    known = {(c.field, side_of(c.value.actor), _name(c.source)) for c in own if isinstance(c.value, ActorFact)}
    did = {side for field, side, _ in known if field == "initiator"}
    for telling, field, mention in _parties(draft):
        source = speaker(telling, mention.span).source
        key: _Key = (field, side_of(mention.actor), _name(source))
        # a new doer where the sentence counts nobody is likelier a slip of the reader than a dispute
        if source is None or key in known or (field == "initiator" and key[1] not in did):
            continue
        known.add(key)
        yield Fact(field, ActorFact(mention.actor), telling, mention.span)


def _parties(draft: Draft) -> Iterator[tuple[Telling, str, ActorMention]]:
    for telling in draft.tellings:
        if not telling.harms:
            yield from ((telling, "target", m) for m in telling.targets)
            yield from ((telling, "initiator", m) for m in telling.initiators)


def _name(source: Source | None) -> str | None:
    return source.name if source is not None else None
