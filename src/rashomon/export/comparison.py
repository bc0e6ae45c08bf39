"""Two reports side by side: what both tell, where they part, and what only one has."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.export.grid import WIDTH, wrapped
from rashomon.export.matrix import matrix, matrix_text, sentences_text
from rashomon.export.words import publisher_words, safe
from rashomon.link.borrowing import taken_over
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report

_LETTERS = ("A", "B")


def comparison(
    pair: tuple[Report, Report],
    incidents: Iterable[Incident],
    claims: Mapping[str, Sequence[Claim]],
    copies: Mapping[str, str],
    width: int = WIDTH,
) -> str:
    """The incidents of two reports, fields down, accounts across; those told by both come first.

    claims: by incident id. copies: report id -> the report whose text it repeats.
    """
    called = {report.id: letter for report, letter in zip(pair, _LETTERS, strict=True)}
    in_order = sorted(incidents, key=lambda i: (_tellers(i, called) != "AB", i.background, _tellers(i, called)))
    blocks = [[*_who_is_who(pair, copies), *_taken_over(pair, called, claims, copies)]]
    blocks += [_block(incident, pair, called, claims.get(incident.id, ()), width) for incident in in_order]
    return "\n\n".join("\n".join(block) for block in blocks)


def _who_is_who(pair: tuple[Report, Report], copies: Mapping[str, str]) -> list[str]:
    first, second = pair
    lines = [f"{letter}  {_named(report)}" for report, letter in zip(pair, _LETTERS, strict=True)]
    if copies.get(first.id) == second.id or copies.get(second.id) == first.id:
        lines.append("One repeats the other's text: together they are one witness.")
    return lines


def _taken_over(
    pair: tuple[Report, Report],
    called: Mapping[str, str],
    claims: Mapping[str, Sequence[Claim]],
    copies: Mapping[str, str],
) -> list[str]:
    """How many sentences with claims each takes over from the other: for these it is no second witness."""
    reports = {report.id: report for report in pair}
    sentences: dict[str, set[int]] = {}
    for told in claims.values():
        lenders = taken_over(told, reports, copies)
        for claim in (c for c in told if c.id in lenders):
            sentences.setdefault(claim.report, set()).add(claim.evidence.start)
    return [
        f"{called[report]} takes over {len(sentences[report])} of the other's sentences with claims: "
        "for these it is no second witness."
        for report in sorted(sentences, key=called.__getitem__)
    ]


def _block(
    incident: Incident, pair: tuple[Report, Report], called: Mapping[str, str], claims: Sequence[Claim], width: int
) -> list[str]:
    def label(report: Report) -> str:
        return f"{called[report.id]} {publisher_words(report)}" if report.publisher else called[report.id]

    shown = matrix(claims, {report.id: report for report in pair}, incident.status, label)
    sentences = (line for sentence in sentences_text(shown) for line in wrapped(sentence, width, "    "))
    title = f"{_heading(incident, called)}: {safe(incident.summary) or incident.type}"
    return [*wrapped(title, width), "", *matrix_text(shown, width).splitlines(), "", *sentences]


def _heading(incident: Incident, called: Mapping[str, str]) -> str:
    tellers = _tellers(incident, called)
    who = "TOLD BY BOTH" if tellers == "AB" else f"ONLY IN {tellers}"
    return f"{who}, background" if incident.background else who


def _tellers(incident: Incident, called: Mapping[str, str]) -> str:
    return "".join(sorted(called[report] for report in incident.reports if report in called))


def _named(report: Report) -> str:
    known = (report.publisher, report.published_day, report.title)
    return ", ".join([safe(report.id), *(safe(part) for part in known if part)])
