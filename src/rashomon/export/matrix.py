"""Accounts side by side: fields down, sources across, disagreement marked by a sign and a word."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from rashomon.export.grid import grid
from rashomon.export.words import chain_words, publisher_words, safe, status_words, telling_words
from rashomon.model.claim import Claim
from rashomon.model.incident import Status
from rashomon.model.ledger_format import fields_in_order
from rashomon.model.report import Report

_COLUMNS_AT_ONCE = 4  # more do not fit into 100 columns of text

Label = Callable[[Report], str]
_Sentence = tuple[str, int, str]


class Told(Struct, frozen=True):
    """One thing that a chain tells: in words, with the claims that say it and the numbers of their sentences."""

    words: str
    claims: tuple[Claim, ...]
    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.words} {''.join(f'[{number}]' for number in self.numbers)}"


class Matrix(Struct, frozen=True):
    """Who says what.

    chains: the columns' heads, `publisher <- relay <- source`. rows: field, status, one cell a chain; a cell holds
    each thing that is told. sentences: the evidence, in the order of its numbers, from 1. numbers: claim id -> number
    of its sentence.
    """

    chains: tuple[str, ...]
    rows: tuple[tuple[str, Status | None, tuple[tuple[Told, ...], ...]], ...]
    sentences: tuple[tuple[Report, str], ...]
    numbers: Mapping[str, int]


def matrix(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    status: Mapping[str, Status],
    label: Label = publisher_words,
) -> Matrix:
    """Set claims side by side.

    reports: by id, all that the claims come from. status: per field. label: how a report's publisher is called.
    """
    in_text_order = sorted(claims, key=lambda c: (c.report, c.evidence.start, c.trigger.start, c.id))
    told = [(claim, chain_words(claim, label(reports[claim.report]))) for claim in in_text_order]
    chains = tuple(dict.fromkeys(chain for _, chain in sorted(told, key=_own_voice_first)))
    numbers = {key: number for number, key in enumerate(dict.fromkeys(_sentence(c) for c in in_text_order), 1)}
    rows = tuple(
        (field, status.get(field), tuple(_cell(told, field, chain, numbers) for chain in chains))
        for field in fields_in_order(claim.field for claim in in_text_order)
    )
    sentences = tuple((reports[report], text) for report, _, text in numbers)
    return Matrix(chains, rows, sentences, {claim.id: numbers[_sentence(claim)] for claim in in_text_order})


def matrix_text(shown: Matrix, width: int) -> str:
    """The matrix as text, a few chains at a time."""
    blocks = range(0, len(shown.chains), _COLUMNS_AT_ONCE)
    return "\n\n".join(_block(shown, slice(start, start + _COLUMNS_AT_ONCE), width) for start in blocks)


def sentences_text(shown: Matrix) -> list[str]:
    """The numbered sentences with the ids of their reports."""
    return [f"[{n}] {safe(report.id)}: “{safe(text)}”" for n, (report, text) in enumerate(shown.sentences, 1)]


def _block(shown: Matrix, part: slice, width: int) -> str:
    heads = ["", "", *(chain.replace(" <- ", "\n<- ") for chain in shown.chains[part])]
    rows: list[Sequence[str]] = [
        [field, status_words(status), *("\n".join(map(str, cell)) for cell in cells[part])]
        for field, status, cells in shown.rows
        if any(cells[part])
    ]
    return grid(heads, rows, width, fixed=(0, 1))


def _cell(told: list[tuple[Claim, str]], field: str, chain: str, numbers: Mapping[_Sentence, int]) -> tuple[Told, ...]:
    same: dict[str, list[Claim]] = {}
    for claim, told_by in told:
        if claim.field == field and told_by == chain:
            same.setdefault(telling_words(claim), []).append(claim)
    return tuple(
        Told(words, tuple(claims), tuple(dict.fromkeys(numbers[_sentence(claim)] for claim in claims)))
        for words, claims in same.items()
    )


def _sentence(claim: Claim) -> _Sentence:
    return claim.report, claim.evidence.start, claim.evidence.text


def _own_voice_first(told: tuple[Claim, str]) -> tuple[str, int]:
    claim, chain = told
    return chain.split(" <- ")[0], len(claim.relayed_by) + (claim.source is not None)
