"""A drawing order for a small graph that runs one way: nodes in layers, few crossings, no two boxes on each other.

The steps of Sugiyama, Tagawa and Toda (1981), each in its simplest form: turn around what closes a circle, longest
paths as layers, a thread through every layer that an edge passes, then each layer sorted by where its neighbours lie.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

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
    middles = _middles(rows, chains, heights)
    tops = {slot: middle - _height(slot, heights) / 2 for slot, middle in middles.items()}
    first = min(tops.values(), default=0.0)
    places = {
        node: Place(number, tops[node, number] - first, heights[node])
        for number, row in enumerate(rows)
        for node, _ in row
        if node in heights
    }
    threads = {edge: tuple(middles[slot] - first for slot in chain[1:-1]) for edge, chain in chains.items()}
    height = max((tops[slot] + _height(slot, heights) - first for slot in tops), default=0.0)
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
        for one, two in pairwise(chain):
            before[two].append(one)
            after[one].append(two)
    for sweep in range(_SWEEPS):
        to_the_right = sweep % 2 == 0
        beside = before if to_the_right else after
        for row in rows if to_the_right else rows[::-1]:
            at = {slot: number / max(len(r), 1) for r in rows for number, slot in enumerate(r)}
            row.sort(key=lambda slot, at=at, beside=beside: _mean([at[s] for s in beside[slot]], at[slot]))  # type: ignore[misc]


def _middles(
    rows: Sequence[Sequence[_Slot]], chains: Mapping[Edge, Sequence[_Slot]], heights: Mapping[str, float]
) -> dict[_Slot, float]:
    """The height of each slot's middle: as near to its neighbours as the others of its layer let it."""
    beside: dict[_Slot, list[_Slot]] = defaultdict(list)
    for chain in chains.values():
        for one, two in pairwise(chain):
            beside[one].append(two)
            beside[two].append(one)
    middles = {slot: middle for row in rows for slot, middle in zip(row, _stack(row, heights), strict=True)}
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else rows[::-1]:
            wanted = [_mean([middles[other] for other in beside[slot]], middles[slot]) for slot in row]
            offsets = _stack(row, heights)
            free = _rising([want - offset for want, offset in zip(wanted, offsets, strict=True)])
            middles |= {slot: at + offset for slot, at, offset in zip(row, free, offsets, strict=True)}
    return middles


def _stack(row: Sequence[_Slot], heights: Mapping[str, float]) -> list[float]:
    """The middles of slots that stand under each other as closely as they may, around 0."""
    tall = [_height(slot, heights) for slot in row]
    ends = list(accumulate(height + _GAP for height in tall))
    half = (ends[-1] - _GAP) / 2 if ends else 0.0
    return [end - _GAP - height / 2 - half for end, height in zip(ends, tall, strict=True)]


def _rising(wanted: Sequence[float]) -> list[float]:
    """The numbers that never fall and lie nearest to those wanted, by squares (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for want in wanted:
        pools.append((want, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, few), (two, more) = pools[-2:]
            pools[-2:] = [((one * few + two * more) / (few + more), few + more)]
    return [at for at, many in pools for _ in range(many)]


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _height(slot: _Slot, heights: Mapping[str, float]) -> float:
    return heights.get(slot[0], _THREAD)
