"""One sentence as a telling of one event: what accounts are put together from."""

from msgspec import Struct

from rashomon.extract.events import EventWord
from rashomon.extract.harm import HarmMention
from rashomon.model.sentence import Sentence
from rashomon.model.span import Span
from rashomon.model.when import TimeExpression
from rashomon.model.where import PlaceMention
from rashomon.model.who import ActorMention


class Telling(Struct, frozen=True, kw_only=True):
    """One sentence as a telling of one event.

    is_background: told as context. is_separate: the words set it off from what was told before.
    is_headline: the sentence stands in the headline. is_lead: it is the first of the body.
    is_imagined: the event is threatened, feared or denied.
    is_recalled: the words tell an event that went before another told in the same sentence.
    is_set_off: "the raid came days after ...": the words set it off from the event told last.
    is_share: it counts the people harmed at one of several places that a toll spreads over.
    voices: who says it, as written.
    is_peaceful: it says who did what, and that harmed nobody: a demonstration, a truce.
    is_old: the day lies more than a month before publication.
    """

    sentence: Sentence
    harms: tuple[HarmMention, ...] = ()
    events: tuple[EventWord, ...] = ()
    date: TimeExpression | None = None
    place: PlaceMention | None = None
    areas: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    initiators: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    weapons: tuple[Span, ...] = ()
    is_background: bool = False
    is_separate: bool = False
    is_headline: bool = False
    is_lead: bool = False
    is_imagined: bool = False
    is_recalled: bool = False
    is_old: bool = False
    is_set_off: bool = False
    is_share: bool = False
    is_peaceful: bool = False
    voices: tuple[str, ...] = ()
