"""The chain is plain SHA-256 over JSON, depends on everything it binds, and on nothing else."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.store.chain import GENESIS, Head, Leaf, canonical, leaf_hash, seal_hash

LEAVES = st.lists(st.builds(Leaf, st.sampled_from("ab"), st.text(max_size=5), st.text(max_size=5)), max_size=4)


def test_a_leaf_and_a_seal_by_hand() -> None:
    leaf = hashlib.sha256(b'00{"a":"\xc3\xa9","b":[1,null]}').hexdigest()
    assert leaf_hash("00", {"b": [1, None], "a": "é"}) == leaf
    lines = f'[1,"reading","{GENESIS}"]\n["report","r1","{leaf}"]'
    assert seal_hash(1, "reading", GENESIS, [Leaf("report", "r1", leaf)]) == hashlib.sha256(lines.encode()).hexdigest()


@given(LEAVES, st.data())
def test_the_order_of_rows_makes_no_difference(leaves: list[Leaf], data: st.DataObject) -> None:
    unique = list({(leaf.part, leaf.id): leaf for leaf in leaves}.values())
    mixed = data.draw(st.permutations(unique))
    assert seal_hash(1, "raw", GENESIS, mixed) == seal_hash(1, "raw", GENESIS, unique)


@given(LEAVES, LEAVES)
def test_other_rows_give_another_hash(one: list[Leaf], two: list[Leaf]) -> None:
    same = sorted((leaf.part, leaf.id, leaf.leaf) for leaf in one) == sorted(
        (leaf.part, leaf.id, leaf.leaf) for leaf in two
    )
    assert (seal_hash(1, "raw", GENESIS, one) == seal_hash(1, "raw", GENESIS, two)) == same


@pytest.mark.parametrize("other", [(2, "raw", GENESIS), (1, "reading", GENESIS), (1, "raw", "1" * 64)])
def test_place_kind_and_past_are_bound(other: tuple[int, str, str]) -> None:
    assert seal_hash(*other, []) != seal_hash(1, "raw", GENESIS, [])


@given(st.integers(0, 10**9), st.integers(0, 16**64 - 1))
def test_a_head_is_written_and_read(number: int, hash_: int) -> None:
    head = Head(number, f"{hash_:064x}")
    assert Head.of(f" {head}\n") == head


@pytest.mark.parametrize("words", ["", "1", "1:2", f"x:{GENESIS}", f"1:{'g' * 64}", f"-1:{GENESIS}"])
def test_what_is_no_head(words: str) -> None:
    with pytest.raises(ValueError, match="not a head"):
        Head.of(words)


def test_json_in_one_way_only() -> None:
    assert canonical({"b": 1.5, "a": '\u2028\x1f\\"'}) == '{"a":"\u2028\\u001f\\\\\\"","b":1.5}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))
