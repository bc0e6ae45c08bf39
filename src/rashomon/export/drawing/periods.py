"""Incidents over time: a bar for each day, month or year, and below it how many were killed, from low to high."""

from collections.abc import Callable, Iterator, Sequence

from rashomon.export.drawing.measure import text_width
from rashomon.export.drawing.scale import Scale, number_words
from rashomon.export.drawing.svg import Element, Picture, document, element, text, titled
from rashomon.store.periods import Period, Timeline

WIDTH = 960.0
_LEFT, _RIGHT = 96.0, 944.0
_BARS, _TOLLS = (40.0, 180.0), (236.0, 376.0)  # from the top down to the axis
_LABELS, _LEGEND, _HEIGHT = 394.0, 422.0, 458.0
_SMALL = 12.0
_BROADEST = 28.0  # a bar
_NAME = "When"

Led = Callable[[str], str]  # a period -> address


def periods_chart(timeline: Timeline, to_period: Led | None = None, style: str = "") -> str:
    """The timeline as an SVG, empty where no incident has a day; without `style` a part of a page with its rules.

    to_period: the address to follow from a period's bar.
    """
    if not timeline.periods:
        return ""
    return document(periods_picture(timeline, to_period), _NAME, _words(timeline), "periods", style)


def periods_picture(timeline: Timeline, to_period: Led | None = None) -> Picture:
    """The two rows of marks with their axes and the legend."""
    periods = timeline.periods
    across = (_RIGHT - _LEFT) / len(periods)
    counts = _axis(_BARS, max(p.incidents for p in periods))
    tolls = _axis(_TOLLS, max(p.high for p in periods))
    drawn: list[Element] = [
        text(8, _BARS[0] - 18, "Incidents", "section"),
        *_lines(counts),
        text(8, _TOLLS[0] - 18, "Killed: low, best, high", "section"),
        *_lines(tolls),
    ]
    for number, period in enumerate(periods):
        if period.incidents:
            address = to_period(period.start) if to_period else None
            drawn.append(_period(period, _LEFT + across * number, across, (counts, tolls), address))
    return Picture(WIDTH, _HEIGHT, (*drawn, *_labels(periods, across), *_legend(timeline)))


def _axis(ends: tuple[float, float], last: int) -> Scale:
    """Upwards: 0 lies below."""
    return Scale(ends[1], ends[0], max(last, 1))


def _lines(axis: Scale) -> Iterator[Element]:
    for number in sorted({0, axis.last // 2, axis.last}):
        y = axis.at(number)
        yield element("line", class_="rule", x1=_LEFT, y1=y, x2=_RIGHT, y2=y)
        yield text(_LEFT - 8, y + 4, number_words(number), "note", "end")


def _period(period: Period, left: float, across: float, axes: tuple[Scale, Scale], address: str | None) -> Element:
    """A bar and its toll. They are a link as high as the drawing: a bar of few incidents is too low to be hit."""
    x = left + across / 2
    signs = [*_bar(period, x, min(across * 0.8, _BROADEST), axes[0]), *_toll(period, x, axes[1])]
    if address is None:
        return titled(_period_words(period), signs, "period")
    column = element("rect", class_="column", x=left, y=_BARS[0], width=across, height=_TOLLS[1] - _BARS[0])
    return element("a", [titled(_period_words(period), [column, *signs], "period")], href=address)


def _bar(period: Period, x: float, width: float, axis: Scale) -> Iterator[Element]:
    """The part that is contested lies below and is hollow, with a lozenge above the bar where there is room."""
    foot, cut, top = axis.at(0), axis.at(period.contested), axis.at(period.incidents)
    left = x - width / 2
    if period.incidents > period.contested:
        yield element("rect", class_="mark", x=left, y=top, width=width, height=cut - top)
    if period.contested:
        yield element("rect", class_="hollow", x=left, y=cut, width=width, height=foot - cut)
        if width >= 4:
            yield element("path", class_="hollow", d=f"M{x:.1f} {top - 10:.1f}l4 4l-4 4l-4 -4z")


def _toll(period: Period, x: float, axis: Scale) -> Iterator[Element]:
    if not period.told:
        return
    low, best, high = axis.at(period.low), axis.at(period.best), axis.at(period.high)
    if low != high:
        yield element("line", class_="reach", x1=x, y1=low, x2=x, y2=high)
    if period.unbounded:
        yield element("path", class_="reach", d=f"M{x - 4:.1f} {high - 2:.1f}l4 -5l4 5")
    yield element("circle", class_="mark", cx=x, cy=best, r=3)


def _labels(periods: Sequence[Period], across: float) -> Iterator[Element]:
    """Names of periods below the axis, as many as stand side by side."""
    end = 0.0
    for number, period in enumerate(periods):
        x, half = _LEFT + across * (number + 0.5), text_width(period.start, _SMALL) / 2
        if x - half >= max(end, 4) and x + half <= WIDTH - 4:
            yield text(x, _LABELS, period.start, "note", "middle")
            end = x + half + 14


def _legend(timeline: Timeline) -> Iterator[Element]:
    y = _LEGEND
    yield element("rect", class_="mark", x=8, y=y - 10, width=12, height=10)
    yield text(26, y, "incidents", "note")
    yield element("rect", class_="hollow", x=112, y=y - 10, width=12, height=10)
    yield element("path", class_="hollow", d=f"M134 {y - 9}l4 4l-4 4l-4 -4z")
    yield text(146, y, "contested", "note")
    yield element("circle", class_="mark", cx=240, cy=y - 5, r=3)
    yield text(250, y, "best", "note")
    yield element("line", class_="reach", x1=308, y1=y, x2=308, y2=y - 11)
    yield text(318, y, "from low to high", "note")
    yield element("path", class_="reach", d=f"M452 {y - 3}l4 -5l4 5")
    yield text(468, y, "or more: some say only at least", "note")
    yield text(8, y + 22, _left_out(timeline), "note")


def _left_out(timeline: Timeline) -> str:
    longer = f"{number_words(timeline.longer)} known less exactly than to the {timeline.unit}"
    return f"Not shown: {longer}, {number_words(timeline.undated)} without a day."


def _period_words(period: Period) -> str:
    many = "1 incident" if period.incidents == 1 else f"{number_words(period.incidents)} incidents"
    contested = f", {number_words(period.contested)} contested" if period.contested else ""
    if not period.told:
        return f"{period.start}: {many}{contested}; no number of killed"
    figures = " to ".join(number_words(n) for n in sorted({period.low, period.high}))
    more = " or more" if period.unbounded else ""
    silent = period.incidents - period.told
    untold = f"; {number_words(silent)} incident{'s tell' if silent > 1 else ' tells'} no number" if silent else ""
    return f"{period.start}: {many}{contested}; killed {figures}{more}, best {number_words(period.best)}{untold}"


def _words(timeline: Timeline) -> str:
    """What the timeline shows, for those who cannot see it."""
    periods = timeline.periods
    shown = sum(period.incidents for period in periods)
    most = max(periods, key=lambda period: period.incidents)
    return (
        f"Incidents by {timeline.unit}, {periods[0].start} to {periods[-1].start}: {number_words(shown)}, most of them "
        f"in {most.start} ({number_words(most.incidents)}). {_left_out(timeline)}"
    )
