"""Plain tables of text in a given width; the same on every terminal and in a pipe."""

from collections.abc import Collection, Iterable, Sequence
from io import StringIO

WIDTH = 100


def grid(heads: Sequence[str], rows: Iterable[Sequence[str]], width: int = WIDTH, fixed: Collection[int] = ()) -> str:
    """A table whose cells are wrapped to fit.

    fixed: numbers of the columns that are never wrapped.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for number, head in enumerate(heads):
        table.add_column(Text(head), no_wrap=number in fixed, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    # no terminal, so that neither the environment nor the screen has a say
    stream = StringIO()
    Console(file=stream, width=width, color_system=None, force_terminal=False, legacy_windows=False, _environ={}).print(
        table
    )
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()).strip("\n")


def wrapped(text: str, width: int = WIDTH, indent: str = "") -> list[str]:
    """Lines of running text; the lines after the first begin with the indent."""
    from textwrap import wrap

    return wrap(text, width, subsequent_indent=indent, break_on_hyphens=False) or [""]
