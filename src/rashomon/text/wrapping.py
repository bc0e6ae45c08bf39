"""Lines that were broken at a fixed width, as telexes, mails and old archives break them."""

from collections.abc import Iterator, Sequence

_NARROW = 50  # the longest line of a wrapped text is at least this wide
_WIDE = 100  # and no line is wider than this; a paragraph on one line is
_LEAST_LINES = 5  # fewer full lines are a list, an address or a poem


def unwrapped(text: str) -> str:
    """The text with a space for each line break that stands only because the next word did not fit.

    Same length, so that offsets keep. A text with lines of any length is left as it is.
    """
    lines = text.split("\n")
    widths = [len(line.rstrip()) for line in lines]
    if max(widths) > _WIDE or sum(width >= _NARROW for width in widths) < _LEAST_LINES:
        return text
    breaks = set(_wraps(lines, widths))
    parts = [line + (" " if number in breaks else "\n") for number, line in enumerate(lines)]
    return "".join(parts)[:-1]


def _wraps(lines: Sequence[str], widths: Sequence[int]) -> Iterator[int]:
    """Numbers of the lines at whose end a paragraph goes on."""
    for first, last in _blocks(widths):
        width = max(widths[first:last])
        for number in range(first, last - 1):
            next_word = lines[number + 1].split()[0]
            indented = lines[number + 1][:1].isspace() and not lines[number][:1].isspace()
            if width >= _NARROW and not indented and widths[number] + 1 + len(next_word) >= width:
                yield number


def _blocks(widths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of lines without an empty one: first, and the one after the last."""
    first = None
    for number, width in enumerate([*widths, 0]):
        if width and first is None:
            first = number
        elif not width and first is not None:
            yield first, number
            first = None
