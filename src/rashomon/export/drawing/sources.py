"""Draws the network of sources: boxes in layers, arrows from left to right."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from rashomon.export.drawing.layers import Layout, Place, layout
from rashomon.export.drawing.measure import LINE, wrapped
from rashomon.export.drawing.network import Arrow, Kind, Network, Node, Rests
from rashomon.export.drawing.svg import Element, Picture, element, isolated, plain, text, titled

_MARGIN = 24.0
_BOX, _BETWEEN = 200.0, 76.0  # width of a box, and of the room for arrows
_PAD = 10.0
_SIZE, _SMALL = 13.0, 12.0
_LINE = _SIZE * LINE
_ROUND: Mapping[Kind, float] = {"copy": 0, "report": 0, "relay": 8, "source": 18}
_VERBS: Mapping[Rests, str] = {
    "quotes": "quotes",
    "copy": "repeats the text of",
    "sentence": "takes over sentences of",
}
_LEGEND: Mapping[Rests, str] = {
    "quotes": "full line: quotes, or passes on",
    "copy": "dashed line: repeats the whole text",
    "sentence": "dotted line: takes over sentences",
}
_BOXES = "Square box: a report, dashed where it is a copy. Rounded: who passes it on. Round: a source. Thick: counts."


class _Box(Struct, frozen=True):
    node: Node
    name: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def height(self) -> float:
        return (len(self.name) + len(self.notes)) * _LINE + 2 * _PAD


def network_picture(network: Network) -> Picture:
    """The network with its legend; empty where there are no nodes."""
    if not network.nodes:
        return Picture(0, 0, ())
    boxes = {node.key: _box(node) for node in network.nodes}
    placed = layout({key: box.height for key, box in boxes.items()}, _ways(network), _least(network))
    arrows = [_arrow(arrow, placed, boxes) for arrow in network.arrows]
    drawn = [_drawn(boxes[key], place) for key, place in placed.nodes.items()]
    legend, bottom = _legend(network.arrows, placed.height + 28)
    width = 2 * _MARGIN + placed.layers * _BOX + (placed.layers - 1) * _BETWEEN
    return Picture(width, bottom, (*arrows, *drawn, *legend))


def _ways(network: Network) -> list[tuple[str, str]]:
    return [(arrow.one, arrow.two) for arrow in network.arrows]


def _least(network: Network) -> dict[str, int]:
    """Who repeats others stands to the left of all other reports, sources to the right of all who pass on."""
    repeating = {arrow.one for arrow in network.arrows if arrow.rests != "quotes"}
    has_relays = any(node.kind == "relay" for node in network.nodes)
    first = int(bool(repeating))
    step: Mapping[Kind, int] = {"copy": 0, "report": first, "relay": first + 1, "source": first + 1 + has_relays}
    return {node.key: 0 if node.key in repeating else step[node.kind] for node in network.nodes}


def _box(node: Node) -> _Box:
    inner = _BOX - 2 * _PAD
    notes = [line for note in node.notes for line in wrapped(plain(note), inner, _SMALL)]
    return _Box(node, tuple(wrapped(plain(node.name), inner, _SIZE)), tuple(notes))


def _left(layer: int) -> float:
    return _MARGIN + layer * (_BOX + _BETWEEN)


def _drawn(box: _Box, place: Place) -> Element:
    x, y = _left(place.layer), place.top + _PAD + _SIZE
    kind = f"box {box.node.kind}{' counts' if box.node.counts else ''}"
    frame = element("rect", class_=kind, x=x, y=place.top, width=_BOX, height=place.height, rx=_ROUND[box.node.kind])
    lines = [text(x + _PAD, y + n * _LINE, isolated(line), "") for n, line in enumerate(box.name)]
    y += len(box.name) * _LINE
    lines += [text(x + _PAD, y + n * _LINE, isolated(line), "note") for n, line in enumerate(box.notes)]
    title = "; ".join([plain(box.node.name), *map(plain, box.node.notes)])
    return titled(title, [frame, *lines], class_="node", data_node=plain(box.node.key))


def _arrow(arrow: Arrow, placed: Layout, boxes: Mapping[str, _Box]) -> Element:
    """From the right side of one box, through the layers between, to the left side of the other."""
    one, two = placed.nodes[arrow.one], placed.nodes[arrow.two]
    is_back = one.layer > two.layer
    threads = placed.threads[(arrow.two, arrow.one) if is_back else (arrow.one, arrow.two)]
    first, last = (two, one) if is_back else (one, two)
    points = [(_left(first.layer) + _BOX, first.middle)]
    for n, height in enumerate(threads):
        x = _left(first.layer + 1 + n)
        points += [(x, height), (x + _BOX, height)]
    points.append((_left(last.layer), last.middle))
    tip = _tip(points[0], -1) if is_back else _tip(points[-1], 1)
    names = (plain(boxes[key].node.name) for key in (arrow.one, arrow.two))
    line = element("path", class_=f"edge {arrow.rests}", d=_path(points))
    return titled(f" {_VERBS[arrow.rests]} ".join(names), [line, tip], class_="arrow")


def _path(points: Sequence[tuple[float, float]]) -> str:
    """Curves between layers, straight lines through them."""
    (x, y), *rest = points
    path = f"M{x:.1f} {y:.1f}"
    for n, (there, height) in enumerate(rest):
        if n % 2 == 0:
            half = (x + there) / 2
            path += f"C{half:.1f} {y:.1f} {half:.1f} {height:.1f} {there:.1f} {height:.1f}"
        else:
            path += f"L{there:.1f} {height:.1f}"
        x, y = there, height
    return path


def _tip(point: tuple[float, float], direction: int) -> Element:
    x, y = point
    back = x - 8 * direction
    return element("polygon", class_="tip", points=f"{x:.1f},{y:.1f} {back:.1f},{y - 4:.1f} {back:.1f},{y + 4:.1f}")


def _legend(arrows: Sequence[Arrow], y: float) -> tuple[list[Element], float]:
    used = {arrow.rests for arrow in arrows}
    elements: list[Element] = []
    for rests in (kind for kind in _LEGEND if kind in used):
        elements.append(element("path", class_=f"edge {rests}", d=f"M{_MARGIN:.1f} {y - 4:.1f}h44"))
        elements.append(text(_MARGIN + 56, y, _LEGEND[rests], "note"))
        y += 20
    for line in wrapped(_BOXES, 900, _SMALL):
        elements.append(text(_MARGIN, y, line, "note"))
        y += 18
    return elements, y
