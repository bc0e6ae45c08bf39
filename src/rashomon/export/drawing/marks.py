"""The marks of figures: what a figure allows and how it is told, apart by shape; each shape has its words."""

from typing import Literal

from rashomon.export.drawing.scale import Scale
from rashomon.export.drawing.svg import Element, element, text
from rashomon.model.claim import Claim, HarmValue
from rashomon.model.quantity import Quantity

Shape = Literal[
    "exact",
    "about",
    "at_least",
    "up_to",
    "between",
    "no_number",
    "alleged",
    "denied",
    "withheld",
    "hypothetical",
    "cumulative",
]

SHAPES: dict[Shape, str] = {
    "exact": "dot: this number",
    "about": "ring: about this number",
    "at_least": "triangle and line to the right: so many or more",
    "up_to": "triangle and line to the left: up to so many",
    "between": "bar: between two numbers",
    "no_number": "question mark beside the axis: no number told",
    "alleged": "ring with a dot: alleged",
    "denied": "cross: denied",
    "withheld": "box with a question mark: not said whether",
    "hypothetical": "lozenge: hypothetical",
    "cumulative": "empty box: a toll over a period",
}
_R = 5.0


def shape_of(claim: Claim) -> Shape:
    """The shape of a figure: how it is told where that is no plain assertion, else what its words allow."""
    if claim.stance != "asserted":
        return claim.stance
    if claim.scope == "cumulative":
        return "cumulative"
    return bounds_of(_quantity(claim))


def bounds_of(quantity: Quantity) -> Shape:
    """What the words of a figure allow."""
    if quantity.is_bare:
        return "no_number"
    if quantity.high is None:
        return "at_least"
    if quantity.low is None:
        return "up_to"
    if quantity.low != quantity.high:
        return "between"
    return "about" if quantity.approximate else "exact"


def mark(claim: Claim, axis: Scale, beside: float, y: float) -> list[Element]:
    """The mark of a figure at the height y. beside: where what has no number stands, apart from the axis and its 0."""
    quantity, shape = _quantity(claim), shape_of(claim)
    number = quantity.low if quantity.low is not None else quantity.high
    if number is None or shape == "withheld":  # who does not say, says no number
        return sign(shape, beside, y)
    reach = [] if shape == "denied" else _reach(quantity, axis, y)
    return [*reach, *(_beyond(axis, y) if axis.is_beyond(number) else ()), *sign(shape, axis.at(number), y)]


def sign(shape: Shape, x: float, y: float) -> list[Element]:
    """A shape alone."""
    match shape:
        case "at_least":
            return [_polygon("mark", (x - 4, y - _R), (x + 6, y), (x - 4, y + _R))]
        case "up_to":
            return [_polygon("mark", (x + 4, y - _R), (x - 6, y), (x + 4, y + _R))]
        case "between":
            return [element("line", class_="mark", x1=x, y1=y - _R, x2=x, y2=y + _R)]
        case "about":
            return [element("circle", class_="hollow", cx=x, cy=y, r=_R)]
        case "alleged":
            return [
                element("circle", class_="hollow", cx=x, cy=y, r=_R + 1),
                element("circle", class_="mark", cx=x, cy=y, r=1.5),
            ]
        case "denied":
            return [
                element("path", class_="reach", d=f"M{x - 5:.2f} {y - 5:.2f}L{x + 5:.2f} {y + 5:.2f}"),
                element("path", class_="reach", d=f"M{x - 5:.2f} {y + 5:.2f}L{x + 5:.2f} {y - 5:.2f}"),
            ]
        case "hypothetical":
            return [_polygon("hollow", (x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y))]
        case "cumulative":
            return [_box(x, y)]
        case "withheld":
            return [_box(x, y), text(x, y + 4, "?", "note", "middle")]
        case "no_number":
            return [text(x, y + 4, "?", "", "middle")]
        case _:
            return [element("circle", class_="mark", cx=x, cy=y, r=_R)]


def _reach(quantity: Quantity, axis: Scale, y: float) -> list[Element]:
    """The numbers that the words leave open."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        return [] if low == high else [_line(axis.at(low), axis.at(high), y), *sign("between", axis.at(high), y)]
    if high is None and low is not None:
        return [_line(axis.at(low), axis.right + 14, y), _tip(axis.right + 14, y)]
    return [_line(axis.left, axis.at(high or 0), y)]


def _beyond(axis: Scale, y: float) -> list[Element]:
    """A sign that the number lies beyond the edge."""
    x = axis.right + 10
    return [element("path", class_="reach", d=f"M{x:.2f} {y - 5:.2f}l5 5l-5 5m5 -10l5 5l-5 5")]


def _line(start: float, end: float, y: float) -> Element:
    return element("line", class_="reach", x1=start, y1=y, x2=end, y2=y)


def _tip(x: float, y: float) -> Element:
    return element("path", class_="reach", d=f"M{x - 5:.2f} {y - 4:.2f}l5 4l-5 4")


def _box(x: float, y: float) -> Element:
    return element("rect", class_="hollow", x=x - 6, y=y - 6, width=12, height=12)


def _polygon(class_: str, *points: tuple[float, float]) -> Element:
    return element("polygon", class_=class_, points=" ".join(f"{x:.2f},{y:.2f}" for x, y in points))


def _quantity(claim: Claim) -> Quantity:
    assert isinstance(claim.value, HarmValue)  # a timeline holds nothing else
    return claim.value.quantity
