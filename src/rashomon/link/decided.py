"""What people decided about which accounts tell of the same incident; it goes before what the signals say."""

from collections.abc import Iterable
from itertools import combinations, product

from msgspec import Struct

from rashomon.link.grouping import NEVER, Pair
from rashomon.model.decision import Decision

TOGETHER = 10**12  # of a pair that people put together: more than all that signals can say


class Constraints(Struct, frozen=True):
    """Pairs of accounts, smaller id first, that tell of one incident, and that do not, because somebody said so."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def scores(self) -> dict[Pair, int]:
        """What each pair says for being joined, in the units of `link.grouping`."""
        return dict.fromkeys(self.together, TOGETHER) | dict.fromkeys(self.apart, NEVER)


def constraints(standing: Iterable[Decision]) -> Constraints:
    """What the merges and splits that stand amount to; the later goes before the earlier.

    A merge says that all accounts of its incidents tell of one; a split that those which leave tell of one, and none
    of them of that which those who stay tell of. Accounts that are one with the same account are one with each other.
    """
    blocks: dict[str, frozenset[str]] = {}
    apart: set[Pair] = set()
    for decision in sorted(standing, key=lambda d: d.number):
        if decision.kind == "merge":
            apart -= _pairs(_joined(blocks, decision.accounts))
        elif decision.kind == "split":
            stay, leave = map(frozenset, decision.parts)
            _cut(blocks, leave)
            apart -= _pairs(_joined(blocks, leave))
            apart |= {_pair(one, two) for one, two in product(stay, leave)}
    together = {pair for block in blocks.values() for pair in _pairs(block)}
    return Constraints(frozenset(together), frozenset(apart))


def _joined(blocks: dict[str, frozenset[str]], accounts: Iterable[str]) -> frozenset[str]:
    block = frozenset().union(*(blocks.get(account, frozenset((account,))) for account in accounts))
    blocks.update(dict.fromkeys(block, block))
    return block


def _cut(blocks: dict[str, frozenset[str]], part: frozenset[str]) -> None:
    """Let no block lie across the border of this part."""
    for block in {blocks[account] for account in part if account in blocks}:
        for piece in (block & part, block - part):
            blocks.update(dict.fromkeys(piece, piece))


def _pairs(block: Iterable[str]) -> set[Pair]:
    return set(combinations(sorted(block), 2))


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)
