"""Checks that every claim's words stand in its report where it says, and that every document's bytes have its hash."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, union_all

from rashomon.store import tables
from rashomon.store._finding import Finding, readable
from rashomon.store._streams import Columns, side_by_side, streamed
from rashomon.store.queries import is_read, present_reports


def misread(connection: Connection) -> Iterator[Finding]:
    """Claims that are read and whose words do not stand in the text that is read now."""
    return readable("the claims", _standing(connection, is_read(tables.claims.c.id), streamed(connection, texts())))


def misread_before(connection: Connection) -> Iterator[Finding]:
    """Claims that are read no more and whose words stand in none of their report's texts; bytes of another hash."""
    return readable("the claims", _before(connection))


def texts() -> Select[Any]:
    """The statement that selects the reports by id, each with its text that is read now."""
    present = present_reports().subquery().c
    return select(present.id, present.text).order_by(present.id)


def misquoted(places: Sequence[Any], said: Columns | None) -> Iterator[str]:
    """What is wrong with the places of a claim's words in the texts of its report.

    places: the words of the evidence, its start and end; those of the trigger. said: id and texts of the report.
    """
    if said is None:
        yield "its report is not there"
        return
    evidence, start, end, words, first, last = places
    holding = [text for text in said[1:] if text[start:end] == evidence]
    if not holding:
        yield "its evidence does not stand in its report"
    if all(text[first:last] != words for text in holding or said[1:]):
        yield "its trigger does not stand in its report"


def _before(connection: Connection) -> Iterator[Finding]:
    if connection.scalar(select(func.count()).select_from(tables.former_claims)):
        yield from _standing(connection, ~is_read(tables.claims.c.id), _all_texts(connection))
    raw = tables.raw_documents.c
    for sha256, data in streamed(connection, select(raw.sha256, raw.data), at_once=1):
        if hashlib.sha256(data).hexdigest() != sha256:
            yield Finding(f"raw {sha256}", "these are not the bytes that came")


def _standing(connection: Connection, which: ColumnElement[bool], read: Iterator[Columns]) -> Iterator[Finding]:
    """The claims of which there are whose words stand in none of the texts of their reports."""
    claims = tables.claims.c
    spans = (claims.evidence, claims.evidence_start, claims.evidence_end)
    triggers = (claims.words, claims.trigger_start, claims.trigger_end)
    made = select(claims.report, claims.id, *spans, *triggers).where(which).order_by(claims.report, claims.id)
    for _, stated, said in side_by_side(streamed(connection, made), read):
        for _, name, *places in stated:
            yield from (Finding(f"claim {name}", words) for words in misquoted(places, said))


def _all_texts(connection: Connection) -> Iterator[Columns]:
    """Each report with its texts, those of later readings among them."""
    first, later = tables.reports.c, tables.report_versions.c
    both = union_all(
        select(first.id.label("report"), literal(0).label("number"), first.text),
        select(later.report, later.number, later.text),
    ).subquery()
    listed = streamed(connection, select(both.c.report, both.c.text).order_by(both.c.report, both.c.number))
    for report, held in groupby(listed, key=itemgetter(0)):
        yield report, *(text for _, text in held)
