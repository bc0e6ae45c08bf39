"""Laws of the layout: edges run to the right, no two boxes of a layer touch, every edge has its way."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.drawing.layers import layout

NAMES = [f"n{k}" for k in range(9)]
HEIGHTS = st.fixed_dictionaries({name: st.floats(20, 90) for name in NAMES})
EDGES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), unique=True, max_size=20)


@given(HEIGHTS, EDGES)
def test_laws(heights: dict[str, float], edges: list[tuple[str, str]]) -> None:
    placed = layout(heights, edges)
    assert set(placed.nodes) == set(heights)
    for layer in range(placed.layers):
        row = sorted((p for p in placed.nodes.values() if p.layer == layer), key=lambda p: p.top)
        assert all(a.top + a.height + 17 < b.top for a, b in pairwise(row))
    assert all(p.top >= -1e-6 and p.top + p.height <= placed.height + 1e-6 for p in placed.nodes.values())
    for (one, two), threads in placed.threads.items():
        assert placed.nodes[two].layer - placed.nodes[one].layer == len(threads) + 1
    assert all((a, b) in placed.threads or (b, a) in placed.threads for a, b in edges if a != b)
    assert layout(heights, edges) == placed


def test_layers_follow_the_edges_and_the_least_layer() -> None:
    placed = layout({"a": 10, "b": 10, "c": 10, "d": 10}, [("a", "b"), ("b", "c"), ("a", "c")], {"d": 1})
    assert [placed.nodes[k].layer for k in "abcd"] == [0, 1, 2, 1]
    assert len(placed.threads["a", "c"]) == 1


def test_a_circle_is_drawn_too() -> None:
    placed = layout({"a": 10, "b": 10}, [("a", "b"), ("b", "a")])
    assert {p.layer for p in placed.nodes.values()} == {0, 1}


def test_lines_that_need_not_cross_do_not() -> None:
    placed = layout(dict.fromkeys("abxy", 10), [("a", "y"), ("b", "x")])
    at = {k: placed.nodes[k].top for k in "abxy"}
    assert (at["a"] < at["b"]) == (at["y"] < at["x"])


def test_nothing() -> None:
    assert layout({}, []).nodes == {}
