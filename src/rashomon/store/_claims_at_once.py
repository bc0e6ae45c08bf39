"""Checks claims the quick way: each is read once, with its leaf, beside its report.

Says only of how many claims all is well, or that it cannot tell: then `_as_sealed` and `_words` look at all of them
and find the words for what is wrong.
"""

from collections.abc import Collection, Iterator
from operator import itemgetter

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, true

from rashomon.store import tables
from rashomon.store._as_sealed import erased, is_plainly, problem_of
from rashomon.store._finding import DAMAGE
from rashomon.store._sealed_parts import PARTS
from rashomon.store._streams import Columns, side_by_side, streamed
from rashomon.store._words import texts

_CLAIM = next(part for part in PARTS if part.name == "claim")
_WORDS = ("evidence", "evidence_start", "evidence_end", "words", "trigger_start", "trigger_end")
_words = itemgetter(*map(_CLAIM.names.index, _WORDS))  # of the columns

Bounds = tuple[str | None, str | None]  # the first report, and the one after the last; None = no bound


def bounds(connection: Connection, reports: int) -> list[Bounds]:
    """All reports, cut into pieces of so many."""
    table = tables.reports.c.id
    count = connection.scalar(select(func.count()).select_from(tables.reports)) or 0
    cuts = [connection.scalar(select(table).order_by(table).offset(k).limit(1)) for k in range(reports, count, reports)]
    return list(zip([None, *cuts], [*cuts, None], strict=True))


def are_all(connection: Connection, confirmed: int) -> bool:
    """So many claims that are well are all that are there, and all that were sealed but for those that were erased."""
    leaves = select(func.count()).where(tables.seal_rows.c.part == _CLAIM.name)
    sealed = _count(connection, leaves)
    without_salt = _count(connection, leaves.where(tables.seal_rows.c.salt.is_(None)))
    gone = sum(place.startswith(f"{_CLAIM.name} ") for place in erased(connection))
    held = _count(connection, select(func.count()).select_from(tables.claims))
    return without_salt == gone and confirmed == held == sealed - gone


def confirmed(connection: Connection, of: Bounds) -> int | None:
    """The number of claims of these reports, when each is as it was sealed and stands in its report's text.

    Of one that is read no more the text is not looked at. One that was sealed more than once counts as often.
    """
    try:
        gone = erased(connection)
        return sum(_is_well(row, said, gone) for row, said in _beside_texts(connection, of))
    except (*DAMAGE, _DoubtError):
        return None


class _DoubtError(Exception):
    """A claim is not well, or not certainly."""


def _is_well(row: Columns, said: Columns | None, gone: Collection[str]) -> bool:
    """Raises _DoubtError if not."""
    _, former, leaf, salt = row[:4]
    columns = row[4:]
    if (
        (former is None and not _stands(columns, said))
        or (gone and f"{_CLAIM.name} {columns[0]}" in gone)
        or (not is_plainly(_CLAIM, columns, salt, leaf) and problem_of(_CLAIM, columns, [(columns[0], leaf, salt)]))
    ):
        raise _DoubtError
    return True


def _stands(columns: Columns, said: Columns | None) -> bool:
    """The claim's words stand in the text, which is the second of what is said."""
    if said is None:
        return False
    evidence, start, end, words, first, last = _words(columns)
    return bool(said[1][start:end] == evidence and said[1][first:last] == words)


def _beside_texts(connection: Connection, of: Bounds) -> Iterator[tuple[Columns, Columns | None]]:
    """Report, number of the rereading that ended it, leaf, salt and columns of each claim; its report's id and text."""
    claims, former, leaves = tables.claims, tables.former_claims, tables.seal_rows
    joined = claims.outerjoin(former, former.c.claim == claims.c.id).outerjoin(
        leaves, and_(leaves.c.part == _CLAIM.name, leaves.c.id == claims.c.id)
    )
    columns = [claims.c.report, former.c.rereading, leaves.c.leaf, leaves.c.salt]
    made = select(*columns, *(claims.c[name] for name in _CLAIM.names)).select_from(joined)
    stated = streamed(connection, made.where(_within(claims.c.report, of)).order_by(claims.c.report))
    read = texts()
    for _, rows, said in side_by_side(stated, streamed(connection, read.where(_within(read.selected_columns.id, of)))):
        for row in rows:
            yield row, said


def _within(column: ColumnElement[str], of: Bounds) -> ColumnElement[bool]:
    first, after = of
    conditions = [column >= first] if first is not None else []
    return and_(true(), *conditions, *([column < after] if after is not None else []))


def _count(connection: Connection, query: Select[int]) -> int:
    return connection.scalar(query) or 0
