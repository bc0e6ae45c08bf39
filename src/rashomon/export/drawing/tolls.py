"""The timeline of an incident's tolls: a row for each figure, by the day of its report, beside an axis of numbers."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from rashomon.export.drawing.marks import SHAPES, Shape, mark, shape_of, sign
from rashomon.export.drawing.measure import LINE, text_width, wrapped
from rashomon.export.drawing.scale import Scale, number_words, scale_for
from rashomon.export.drawing.svg import Element, Picture, element, isolated, plain, text, titled
from rashomon.export.words import chain_words, figure_words, publisher_words, toll_words
from rashomon.model.claim import Claim, HarmValue
from rashomon.model.incident import Incident, Toll
from rashomon.model.report import Report
from rashomon.reconcile.timeline import Telling

WIDTH = 960.0
_DAY, _WHO, _TOLD = 24.0, 124.0, 364.0  # where the columns begin
_WHO_WIDTH, _TOLD_WIDTH = 226.0, 216.0
_BESIDE, _LEFT, _RIGHT = 622.0, 672.0, 906.0  # where no number stands; the axis
_SIZE, _SMALL = 13.0, 12.0
_LINE = _SIZE * LINE


class _Row(Struct, frozen=True):
    """One figure. who, told, why: lines of text."""

    telling: Telling
    claim: Claim
    title: str
    who: tuple[str, ...]
    told: tuple[str, ...]
    why: tuple[str, ...]

    @property
    def height(self) -> float:
        return max(len(self.who), len(self.told) + len(self.why)) * _LINE + 10


def toll_timeline(
    tellings: Sequence[Telling], claims: Mapping[str, Claim], reports: Mapping[str, Report], incident: Incident
) -> Picture:
    """All figures of an incident, a part for each harm field; empty where none is told.

    claims, reports: by id, all that the tellings name.
    """
    elements: list[Element] = []
    y = 0.0
    for field in dict.fromkeys(t.field for t in tellings):
        rows = [_row(t, claims[t.claim], reports[t.report]) for t in tellings if t.field == field]
        harm = incident.harm.get(field)
        part, y = _part(field, rows, harm.total if harm else None, y)
        elements += part
    if not elements:
        return Picture(WIDTH, 0, ())
    legend, y = _legend((shape_of(claims[t.claim]) for t in tellings), y)
    return Picture(WIDTH, y, (*elements, *legend))


def _row(telling: Telling, claim: Claim, report: Report) -> _Row:
    chain, words = plain(chain_words(claim, publisher_words(report))), plain(figure_words(claim))
    why, day = plain(telling.why), telling.day or "day unknown"
    first, *rest = chain.split(" <- ")
    who = [line for n, link in enumerate((first, *rest)) for line in _link_lines(link, n > 0)]
    told = [isolated(line) for line in wrapped(words, _TOLD_WIDTH, _SIZE)]
    title = f"{telling.field}: {words}; {chain}; report of {day}; {why}"
    return _Row(telling, claim, title, tuple(who), tuple(told), tuple(wrapped(why, _TOLD_WIDTH, _SMALL)))


def _link_lines(link: str, is_passed_on: bool) -> list[str]:
    before = "← " if is_passed_on else ""
    lines = wrapped(link, _WHO_WIDTH - text_width("← ", _SIZE), _SIZE)
    return [(before if n == 0 else "") + isolated(line) for n, line in enumerate(lines)]


def _part(field: str, rows: Sequence[_Row], total: Toll | None, y: float) -> tuple[list[Element], float]:
    """The rows of one harm field from y downwards, and where they end."""
    axis = _axis(rows)
    top = y + 62
    bottom = top + sum(row.height for row in rows)
    head = f"{field}: {f'{toll_words(total)}, {total.status}' if total else 'no toll: nothing counts'}"
    elements = [text(_DAY, y + 18, head, "section"), *_columns(y + 44), *_ticks(axis, y + 44, top - 8, bottom)]
    elements[:0] = _band(total, axis, top - 8, bottom) if total else []
    day = None
    for row in rows:
        elements.append(_drawn(row, axis, top, row.telling.day != day or row is rows[0]))
        day, top = row.telling.day, top + row.height
    return elements, bottom + 18


def _axis(rows: Iterable[_Row]) -> Scale:
    counting: list[int] = []
    others: list[int] = []
    is_open = False
    for row in rows:
        assert isinstance(row.claim.value, HarmValue)  # a timeline holds nothing else
        quantity = row.claim.value.quantity
        into = counting if row.telling.counts else others
        into += [number for number in (quantity.low, quantity.high) if number is not None]
        is_open |= shape_of(row.claim) == "at_least"
    return scale_for(counting, others, is_open, _LEFT, _RIGHT)


def _columns(y: float) -> list[Element]:
    heads = ((_DAY, "reported"), (_WHO, "who says it"), (_TOLD, "told, and what it counts for"))
    return [*(text(x, y, words, "note") for x, words in heads), text(_BESIDE, y, "no number", "note", "middle")]


def _ticks(axis: Scale, y: float, top: float, bottom: float) -> list[Element]:
    lines = [element("line", class_="rule", x1=axis.at(n), y1=top, x2=axis.at(n), y2=bottom) for n in axis.ticks()]
    return [*lines, *(text(axis.at(n), y, number_words(n), "note", "middle") for n in axis.ticks())]


def _band(total: Toll, axis: Scale, top: float, bottom: float) -> list[Element]:
    """Low to high, open to the right where nobody says how many at most, with a line at best."""
    if total.low is None and total.high is None:
        return []
    start, end = axis.at(total.low or 0), axis.right + 14 if total.high is None else axis.at(total.high)
    words = f"the toll: {toll_words(total)}"
    drawn = [element("rect", class_="band", x=start, y=top, width=max(end - start, 2), height=bottom - top)]
    if total.best is not None:
        x = axis.at(total.best)
        drawn.append(element("line", class_="best", x1=x, y1=top, x2=x, y2=bottom))
    return [titled(words, drawn, class_="toll")]


def _drawn(row: _Row, axis: Scale, top: float, is_new_day: bool) -> Element:
    y = top + _SIZE
    parts = [text(_DAY, y, row.telling.day or "day unknown", "")] if is_new_day else []
    parts += [text(_WHO, y + n * _LINE, line, "") for n, line in enumerate(row.who)]
    parts += [text(_TOLD, y + n * _LINE, line, "") for n, line in enumerate(row.told)]
    parts += [text(_TOLD, y + (len(row.told) + n) * _LINE, line, "note") for n, line in enumerate(row.why)]
    parts += mark(row.claim, axis, _BESIDE, y - 4)
    kind = "figure counts" if row.telling.counts else "figure aside"
    return titled(row.title, parts, class_=kind, data_claim=plain(row.claim.id))


def _legend(used: Iterable[Shape], y: float) -> tuple[list[Element], float]:
    """What the shapes mean, of those that are drawn, in two columns."""
    shapes = set(used)
    shown = [shape for shape in SHAPES if shape in shapes]
    elements: list[Element] = []
    for n, shape in enumerate(shown):
        x, row = (_DAY if n % 2 == 0 else WIDTH / 2), y + (n // 2) * 20 + 12
        elements += [*sign(shape, x + 8, row - 4), text(x + 24, row, SHAPES[shape], "note")]
    notes = (
        "Shaded: from the low to the high of the toll; dotted line: its best. What is grey does not count.",
        "What tells no number stands beside the axis, not at zero.",
    )
    y += (len(shown) + 1) // 2 * 20 + 12
    elements += [text(_DAY, y + n * 18, words, "note") for n, words in enumerate(notes)]
    return elements, y + len(notes) * 18
