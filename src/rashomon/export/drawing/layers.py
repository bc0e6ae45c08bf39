"""A drawing order for a small graph that runs one way: nodes in layers, few crossings, no two boxes on each other.

The steps of Sugiyama, Tagawa and Toda (1981), each in its simplest form: turn around what closes a circle, longest
paths as layers, a thread through every layer that an edge passes, then each layer sorted by where its neighbours lie.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

_SWEEPS = 6
_THREAD = 10.0  # height that a passing edge takes
_GAP = 18.0

Edge = tuple[str, str]
_Slot = tuple[
    str, int
]  # a node in its layer, or the thread of an edge through a layer; threads have names of their own


class Place(Struct, frozen=True):
    """Where a node lies: its layer from the left, its upper edge, its height."""

    layer: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


class Layout(Struct, frozen=True):
    """nodes: where each lies. threads: by edge, the heights at which it passes the layers between its ends, in the
    order of the layers. layers: how many; height: of the tallest.
    """

    nodes: Mapping[str, Place]
    threads: Mapping[Edge, tuple[float, ...]]
    layers: int
    height: float


def layout(heights: Mapping[str, float], edges: Sequence[Edge], least: Mapping[str, int] | None = None) -> Layout:
    """Places for all nodes.

    heights: node -> height, in the order in which nodes should stand where nothing else decides. edges: from left to
    right as far as possible; both ends are nodes. least: node -> the first layer that it may lie in.
    """
    forward = _without_circles(list(heights), edges)
    layer = _layers(list(heights), forward, least or {})
    rows, chains = _threaded(list(heights), forward, layer)
    _sort(rows, chains)
    stacks = [sum(_height(slot, heights) + _GAP for slot in row) - _GAP for row in rows]
    height = max(stacks, default=0.0)
    middles: dict[_Slot, float] = {}
    places: dict[str, Place] = {}
    for number, row in enumerate(rows):
        top = (height - stacks[number]) / 2
        for slot in row:
            tall = _height(slot, heights)
            middles[slot] = top + tall / 2
            if slot[0] in heights:
                places[slot[0]] = Place(number, top, tall)
            top += tall + _GAP
    threads = {edge: tuple(middles[slot] for slot in chain[1:-1]) for edge, chain in chains.items()}
    return Layout(places, threads, len(rows), height)


def _without_circles(nodes: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """The edges, those turned around that lead back to a node on the way to them."""
    after: dict[str, list[str]] = defaultdict(list)
    for one, two in edges:
        after[one].append(two)
    done: set[str] = set()
    back: set[Edge] = set()
    for start in nodes:
        if start in done:
            continue
        way, left = [start], {start: list(after[start])}
        while way:
            here = way[-1]
            if not left[here]:
                done.add(way.pop())
                continue
            ahead = left[here].pop(0)
            if ahead in way:
                back.add((here, ahead))
            elif ahead not in done:
                way.append(ahead)
                left[ahead] = list(after[ahead])
    return list(dict.fromkeys((two, one) if (one, two) in back else (one, two) for one, two in edges if one != two))


def _layers(nodes: Sequence[str], edges: Sequence[Edge], least: Mapping[str, int]) -> dict[str, int]:
    """Each node right of all that lead to it."""
    layer = {node: least.get(node, 0) for node in nodes}
    is_moving = True
    while is_moving:
        is_moving = False
        for one, two in edges:
            if layer[two] <= layer[one]:
                layer[two], is_moving = layer[one] + 1, True
    used = sorted(set(layer.values()))
    return {node: used.index(number) for node, number in layer.items()}


def _threaded(
    nodes: Sequence[str], edges: Sequence[Edge], layer: Mapping[str, int]
) -> tuple[list[list[_Slot]], dict[Edge, list[_Slot]]]:
    """The slots of each layer, and the slots that each edge passes, its ends among them."""
    rows: list[list[_Slot]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for node in nodes:
        rows[layer[node]].append((node, layer[node]))
    chains: dict[Edge, list[_Slot]] = {}
    for one, two in edges:
        between = [(f"{one}\n{two}", number) for number in range(layer[one] + 1, layer[two])]
        for slot in between:
            rows[slot[1]].append(slot)
        chains[one, two] = [(one, layer[one]), *between, (two, layer[two])]
    return rows, chains


def _sort(rows: list[list[_Slot]], chains: Mapping[Edge, Sequence[_Slot]]) -> None:
    """Sort each layer by the mean place of its neighbours, to the right and back again, some times."""
    before: dict[_Slot, list[_Slot]] = defaultdict(list)
    after: dict[_Slot, list[_Slot]] = defaultdict(list)
    for chain in chains.values():
        for one, two in zip(chain, chain[1:], strict=False):
            before[two].append(one)
            after[one].append(two)
    for sweep in range(_SWEEPS):
        to_the_right = sweep % 2 == 0
        beside = before if to_the_right else after
        for row in rows if to_the_right else rows[::-1]:
            at = {slot: number / max(len(r), 1) for r in rows for number, slot in enumerate(r)}
            row.sort(key=lambda slot, at=at, beside=beside: _mean([at[s] for s in beside[slot]], at[slot]))  # type: ignore[misc]


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _height(slot: _Slot, heights: Mapping[str, float]) -> float:
    return heights.get(slot[0], _THREAD)
