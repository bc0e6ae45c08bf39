"""An incident as a page of sections, for formats that people read: what HTML and Markdown have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from rashomon.export.case_file import CaseFile
from rashomon.export.decided import decision_line
from rashomon.export.drawing.svg import isolated, plain
from rashomon.export.formats._direction import runs_from_right
from rashomon.export.matrix import Matrix, matrix
from rashomon.export.words import (
    actors_words,
    chain_words,
    date_words,
    figure_words,
    is_web_address,
    place_words,
    publisher_words,
    status_words,
    telling_words,
    toll_words,
)
from rashomon.model.claim import HARM_FIELDS, Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.reconcile.timeline import timeline
from rashomon.reconcile.witnesses import Witness, witnesses

_CHAINS_AT_ONCE = 4  # more do not fit on a page of paper


class Link(Struct, frozen=True):
    """An address on the web."""

    address: str


Cell = tuple[str | Link, ...]  # lines


class Table(Struct, frozen=True):
    """Rows under heads; the first cell of a row names it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Items(Struct, frozen=True):
    """A list of lines. numbered: from 1, and the numbers mean something."""

    lines: tuple[str, ...]
    numbered: bool = False


class Section(Struct, frozen=True):
    """A part of a page, under its title."""

    title: str
    blocks: tuple[Table | Items, ...]


class Page(Struct, frozen=True):
    """One incident. facts: name and words. All texts are on one line, without controls."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def page_of(case: CaseFile) -> Page:
    """All that a ledger holds of one incident; a section without content is left out."""
    incident, reports, copies = case.incident, case.reports, case.copies
    own = [claim for claim in case.claims if claim.report not in copies]
    shown = matrix(own, reports, incident.status)
    told = {claim.id: claim for claim in case.claims}
    sections = (
        Section("Who says what", tuple(_blocks(shown))),
        Section("Sentences", (Items(tuple(_sentences(shown)), numbered=True),)),
        Section("Tolls, by the day of the report", (_tolls(case, told, shown.numbers),)),
        Section("Who stands behind it, each counted once", (Items(tuple(_behind(case, shown.numbers))),)),
        Section("Decisions", (Items(tuple(_decisions(case))),)),
        Section("Reports", (_reports(case),)),
        Section("Why", (Items(tuple(_reasons(incident))),)),
    )
    kept = tuple(section for section in sections if any(_has_content(block) for block in section.blocks))
    return Page(plain(incident.id), title_of(incident), tuple(_facts(incident)), kept)


def title_of(incident: Incident) -> str:
    """The sentence that sums an incident up, else its type."""
    return _apart(incident.summary) or incident.type


def contents_of(incident: Incident) -> tuple[str, ...]:
    """An incident as a line of the contents: day, place, type, killed, grade."""
    killed = incident.harm.get("killed")
    toll = toll_words(killed.total) if killed else ""
    return date_words(incident.date), _apart(place_words(incident.place)), incident.type, toll, incident.grade


CONTENTS = ("day", "place", "type", "killed", "grade")


def _facts(incident: Incident) -> Iterator[tuple[str, str]]:
    place, date = incident.place, incident.date
    was = f" (was {', '.join(map(plain, incident.was))})" if incident.was else ""
    yield "incident", plain(incident.id) + was
    yield "type", incident.type + (", told as background" if incident.background else "")
    yield "date", date_words(date) + (f" ({date.precision})" if date else "")
    yield "place", _apart(place_words(place)) + (f" ({place.precision})" if place and place.precision else "")
    yield "by", _apart(actors_words(incident.initiator))
    yield "against", _apart(actors_words(incident.target))
    for field in (name for name in HARM_FIELDS if name in incident.harm):
        harm = incident.harm[field]
        classes = "".join(f"; {name} {toll_words(harm.by_class[name])}" for name in sorted(harm.by_class))
        yield field, f"{toll_words(harm.total)}, {harm.total.status}{classes}"
    yield "grade", incident.grade
    yield (
        "origins",
        f"{incident.origins} independent, in {len(incident.reports)} report{'' if len(incident.reports) == 1 else 's'}",
    )


def _blocks(shown: Matrix) -> Iterator[Table]:
    """The matrix, a few chains at a time."""
    for start in range(0, len(shown.chains), _CHAINS_AT_ONCE):
        part = slice(start, start + _CHAINS_AT_ONCE)
        rows = tuple(
            ((field,), (status_words(status),), *(tuple(_apart(str(told)) for told in cell) for cell in cells[part]))
            for field, status, cells in shown.rows
            if any(cells[part])
        )
        yield Table(("field", "status", *map(_apart, shown.chains[part])), rows)


def _sentences(shown: Matrix) -> Iterator[str]:
    return (f"{_apart(publisher_words(report))}: “{_apart(text)}”" for report, text in shown.sentences)


def _tolls(case: CaseFile, told: Mapping[str, Claim], numbers: Mapping[str, int]) -> Table:
    rows = []
    for telling in timeline(case.claims, case.reports, case.copies):
        claim = told[telling.claim]
        chain = _apart(chain_words(claim, publisher_words(case.reports[claim.report])))
        words = f"{_apart(figure_words(claim))} {_references([claim.id], numbers)}".strip()
        rows.append(((telling.field,), (telling.day or "day unknown",), (words,), (chain,), (plain(telling.why),)))
    return Table(("", "reported", "told", "who says it", "in the toll"), tuple(rows))


def _behind(case: CaseFile, numbers: Mapping[str, int]) -> Iterator[str]:
    for witness in witnesses(case.claims, case.reports, case.copies):
        counted = "counts" if witness.counts else "not counted, gives no figure that enters"
        yield f"{_apart(witness.called)}: {counted}; {'; '.join(_grounds(witness, numbers))}"


def _grounds(witness: Witness, numbers: Mapping[str, int]) -> Iterator[str]:
    for why in dict.fromkeys(testimony.why for testimony in witness.testimonies):
        claims = (testimony.claim for testimony in witness.testimonies if testimony.why == why)
        yield f"{_references(claims, numbers)} {plain(why)}".strip()


def _references(claims: Iterable[str], numbers: Mapping[str, int]) -> str:
    """The numbers of the sentences of these claims."""
    return "".join(f"[{number}]" for number in sorted({numbers[claim] for claim in claims if claim in numbers}))


def _decisions(case: CaseFile) -> Iterator[str]:
    numbers = {decision.id: decision.number for decision in case.decided.decisions}
    for decision in case.decided.decisions:
        yield _apart(decision_line(decision, numbers, case.decided.taken_back))
    for claim in case.decided.rejected:
        yield f"{plain(claim.id)} {claim.field}: {_apart(telling_words(claim))}: “{_apart(claim.evidence.text)}”"


def _reports(case: CaseFile) -> Table:
    """Who published what, and which repeats another."""
    background = {account.report for account in case.accounts if account.background}
    rows = tuple(_report(case.reports[name], case.copies.get(name), name in background) for name in case.reports)
    return Table(("report", "publisher", "published", "title", "address", "notes"), rows)


def _report(report: Report, copy_of: str | None, background: bool) -> tuple[Cell, ...]:
    notes = [f"repeats {plain(copy_of)}"] if copy_of else []
    notes += ["tells it as background"] if background else []
    return (
        (plain(report.id),),
        (_apart(report.publisher or "?"),),
        (report.published_day or "?",),
        (_apart(report.title or ""),),
        _address(report.url),
        (", ".join(notes),),
    )


def _address(url: str | None) -> Cell:
    return (Link(url) if is_web_address(url) else plain(url or ""),)


def _reasons(incident: Incident) -> Sequence[str]:
    return [f"{reason.field}: {_apart(reason.text)} [rule {reason.rule}]" for reason in incident.reasons]


def _has_content(block: Table | Items) -> bool:
    return bool(block.rows if isinstance(block, Table) else block.lines)


def _apart(text: str) -> str:
    """Others' words on one line; set apart from what stands around where they run from right to left."""
    words = plain(text)
    return isolated(words) if runs_from_right(words) else words
