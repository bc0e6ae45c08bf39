"""The text of a report in pieces, each with the claims that were read from its words."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from msgspec import Struct

from rashomon.model.claim import Claim


class Segment(Struct, frozen=True):
    """A piece of a text. The pieces of a text follow each other without gaps: together they are the text.

    claims: those whose words these are, in the order of the text. opening: those of them whose words begin here.
    is_evidence: it lies in a sentence that a claim rests on. is_headline: it lies in the headline.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    opening: tuple[Claim, ...] = ()
    is_evidence: bool = False
    is_headline: bool = False


def segments(text: str, claims: Collection[Claim], headline_end: int = 0) -> tuple[Segment, ...]:
    """The text cut wherever words of a claim, a sentence or the headline begin or end."""
    in_order = sorted(claims, key=lambda c: (c.trigger.start, c.trigger.end, c.id))
    ends = {0, headline_end, len(text)}
    ends |= {end for claim in claims for span in (claim.trigger, claim.evidence) for end in (span.start, span.end)}
    cuts = sorted(end for end in ends if 0 <= end <= len(text))
    return tuple(_segment(text, start, end, in_order, headline_end) for start, end in pairwise(cuts))


def _segment(text: str, start: int, end: int, claims: Sequence[Claim], headline_end: int) -> Segment:
    told = tuple(claim for claim in claims if claim.trigger.start <= start and end <= claim.trigger.end)
    return Segment(
        text[start:end],
        told,
        tuple(claim for claim in told if claim.trigger.start == start),
        any(claim.evidence.start <= start and end <= claim.evidence.end for claim in claims),
        end <= headline_end,
    )
