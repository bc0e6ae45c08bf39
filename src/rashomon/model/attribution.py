"""Who is said to have said what."""

from msgspec import Struct

from rashomon.model.span import Span


class Attribution(Struct, frozen=True):
    """One attribution inside a sentence: a source, a cue, a content.

    source: the words that name the speaker; None where the sentence hides it ("were said to be").
    cue: the words that attribute ("said", "according to"). content: what is attributed, in one or more pieces.
    relay: who passed it on, nearest to the source first ("told Reuters", "SANA quoted a source as saying").
    alleged: the cue itself doubts or distances ("claimed", "reportedly", "is believed to").
    denies, withholds: the cue denies the content, or declines to say it ("did not say whether").
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    relay: tuple[Span, ...] = ()
    alleged: bool = False
    denies: bool = False
    withholds: bool = False
