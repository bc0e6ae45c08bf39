"""The pieces of a text are the text, and each claim's words lead to it."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factories import make_reading
from rashomon.export.segments import segments
from rashomon.model.claim import Claim
from rashomon.model.span import Span

ONE = make_reading("r1")
TEXT = "Shells fell on a mill. Nobody knows who fired them."


ENDS = st.integers(0, len(TEXT))


def told(number: int, ends: tuple[int, ...]) -> Claim:
    """A claim whose words lie somewhere in its sentence."""
    start, first, last, end = sorted(ends)
    spans = Span.of(TEXT, start, end), Span.of(TEXT, first, last)
    return replace(ONE.claims[0], id=f"c-{number}", evidence=spans[0], trigger=spans[1])


@given(st.lists(st.tuples(ENDS, ENDS, ENDS, ENDS), max_size=5), ENDS)
def test_laws(ends: list[tuple[int, ...]], headline_end: int) -> None:
    claims = [told(number, some) for number, some in enumerate(ends)]
    pieces = segments(TEXT, claims, headline_end)
    assert "".join(piece.text for piece in pieces) == TEXT
    assert "".join(piece.text for piece in pieces if piece.is_headline) == TEXT[:headline_end]
    for claim in claims:
        assert "".join(piece.text for piece in pieces if claim in piece.claims) == claim.trigger.text
        assert sum(claim in piece.opening for piece in pieces) == bool(claim.trigger.text)
    in_sentences = {n for c in claims for n in range(c.evidence.start, c.evidence.end)}
    assert sum(len(piece.text) for piece in pieces if piece.is_evidence) == len(in_sentences)


def test_an_empty_text_has_no_pieces() -> None:
    assert segments("", ()) == ()
