"""Finds reports and claims by their words, and shows the words around."""

import re
from collections.abc import Iterator
from heapq import merge
from itertools import islice
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import Connection, Select, literal, literal_column, or_, select, text

from rashomon.errors import SearchError
from rashomon.store import search_index
from rashomon.store.queries import is_read
from rashomon.store.tables import claim_reviews, claims, reports

HitKind = Literal["report", "claim"]

_TERM = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+?))(\*?)(?=\s|$)')
_WORD = re.compile(r"[^\W_]+")
_AROUND = 70  # characters on either side of what was found
_MANY = 10_000  # reports or claims, of which the first come sooner by going through days than by sorting all of them


class Term(Struct, frozen=True):
    """Words that stand together.

    is_beginning: the last is the beginning of a word. is_unwanted: they must not stand.
    """

    words: str
    is_beginning: bool = False
    is_unwanted: bool = False


class Hit(Struct, frozen=True):
    """A report or a claim that holds the words, with the first of them as the text has it and what stands around.

    id: the report's or the claim's. field: what the claim tells, None for a report.
    """

    kind: HitKind
    id: str
    report: str
    published: str | None
    publisher: str | None
    field: str | None
    before: str
    match: str
    after: str


def terms_of(query: str) -> tuple[Term, ...]:
    """What somebody looks for: words, "words that stand together", begin*, -without.

    Raises SearchError: [S001] a quotation mark has no second one, [S002] nothing to look for.
    """
    if query.count('"') % 2:
        raise SearchError("S001", query, "a quotation mark has no second one", 'Write "words that stand together".')
    found, end = [], 0
    for term in _TERM.finditer(query):
        if query[end : term.start()].strip():
            break
        minus, together, single, star = term.groups()
        found.append(Term(together if together is not None else single, bool(star), bool(minus)))
        end = term.end()
    if query[end:].strip():
        raise SearchError("S001", query, f"{query[end:].strip()!r} cannot be read", "Put spaces between the words.")
    if not any(not term.is_unwanted for term in found) or not all(_WORD.search(term.words) for term in found):
        raise SearchError("S002", query, "there is no word to look for", "Give one with letters or digits.")
    return tuple(found)


def hits(connection: Connection, query: str, kind: HitKind | None = None, limit: int | None = None) -> Iterator[Hit]:
    """Reports and claims that hold all the words, by day of publication and report, a report before its claims.

    kind: only reports, or only claims. Claims that people rejected are left out. Raises SearchError.
    """
    terms = terms_of(query)
    shown = _pattern(terms)
    made = {"report": _reports(connection, terms, limit), "claim": _claims(connection, terms, limit)}
    found = [connection.execute(query).all() for name, query in made.items() if kind in (None, name)]
    for row in islice(merge(*found, key=_order), limit):
        said = _around(row.said, shown)
        what: HitKind = "claim" if row.field is not None else "report"
        yield Hit(what, row.id, row.report, row.published, row.publisher, row.field, *said)


def _order(row: Any) -> tuple[Any, ...]:
    return row.published is None, row.published or "", row.report, row.field is not None, row.start, row.id


def _reports(connection: Connection, terms: tuple[Term, ...], limit: int | None) -> Select[Any]:
    table, walks = reports.c, _walks(connection, "reports_search", terms, limit)
    order = table.published.asc().nulls_last(), table.id
    held = _holds(connection, "reports_search", terms, walks)
    # which they are first: whole texts would be sorted otherwise
    first = select(table.id).where(held).order_by(*order).limit(limit)
    nothing = literal(None).label("field"), literal(0).label("start")
    shown = table.id, table.id.label("report"), table.published, table.publisher, *nothing, table.text.label("said")
    return select(*shown).where(table.id.in_(first)).order_by(*order)


def _claims(connection: Connection, terms: tuple[Term, ...], limit: int | None) -> Select[Any]:
    table, of, review = claims.c, reports.c, claim_reviews.c
    walks = _walks(connection, "claims_search", terms, limit)
    told = table.report == (literal_column("+reports.id") if walks else of.id)  # the sign: no way from claim to report
    both = reports.join(claims, told).outerjoin(claim_reviews, review.claim == table.id)
    place = table.field, table.evidence_start.label("start"), table.evidence.label("said")
    standing = or_(review.state.is_(None), review.state != "rejected")
    query = select(table.id, table.report, of.published, of.publisher, *place).select_from(both)
    order = of.published.asc().nulls_last(), of.id, table.evidence_start, table.id
    query = query.where(is_read(table.id), standing, _holds(connection, "claims_search", terms, walks))
    return query.order_by(*order).limit(limit)


def _walks(connection: Connection, index: str, terms: tuple[Term, ...], limit: int | None) -> bool:
    """The first that hold the words are looked for in the order of days, since very many do."""
    if limit is None or connection.dialect.name == "postgresql":
        return False
    held = f"SELECT 1 FROM {index} WHERE {index} MATCH :looked_for LIMIT {_MANY}"
    count = connection.scalar(text(f"SELECT count(*) FROM ({held})"), {"looked_for": _for_sqlite(terms)})
    return bool(count == _MANY)


def _holds(connection: Connection, index: str, terms: tuple[Term, ...], walks: bool) -> Any:
    """The condition that a row holds the words; walks: each row is asked, and not all that do are fetched."""
    if connection.dialect.name == "postgresql":
        return _held_in_postgres(index, terms)
    table, _ = search_index.SEARCHED[index]
    row = f"{'+' if walks else ''}{table}.rowid"
    found = text(f"{row} IN (SELECT rowid FROM {index} WHERE {index} MATCH :looked_for)")
    return found.bindparams(looked_for=_for_sqlite(terms))


def _for_sqlite(terms: tuple[Term, ...]) -> str:
    wanted = [_quoted(term) for term in terms if not term.is_unwanted]
    return " NOT ".join([f"({' AND '.join(wanted)})", *(_quoted(term) for term in terms if term.is_unwanted)])


def _quoted(term: Term) -> str:
    return '"' + term.words.replace("\0", " ") + '"' + (" *" if term.is_beginning else "")


def _held_in_postgres(index: str, terms: tuple[Term, ...]) -> Any:
    asked, values = [], {}
    for number, term in enumerate(terms):
        name = f"looked_for_{number}"
        asked.append(("!!" if term.is_unwanted else "") + _asked(term, name))
        values[name] = " <-> ".join(_WORD.findall(term.words)) + ":*" if term.is_beginning else term.words
    return text(f"{search_index.vector(index)} @@ ({' && '.join(asked)})").bindparams(**values)


def _asked(term: Term, name: str) -> str:
    if term.is_beginning:
        return f"to_tsquery('simple', :{name})"
    return f"phraseto_tsquery('simple', {search_index.separated(f':{name}')})"


def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str]:
    """What to look for in a text that holds the words."""
    wanted = (term for term in terms if not term.is_unwanted)
    return re.compile("|".join(map(_written, wanted)), re.IGNORECASE)


def _written(term: Term) -> str:
    words = r"[\W_]+".join(map(re.escape, _WORD.findall(term.words)))
    return rf"(?<![^\W_]){words}" + (r"[^\W_]*" if term.is_beginning else r"(?![^\W_])")


def _around(said: str, shown: re.Pattern[str]) -> tuple[str, str, str]:
    found = shown.search(said)
    start, end = found.span() if found else (0, 0)
    before, after = said[max(0, start - _AROUND) : start], said[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(said):
        after = after.rpartition(" ")[0] + " …"
    return _line(before), _line(said[start:end]), _line(after)


def _line(words: str) -> str:
    return re.sub(r"\s+", " ", words)
