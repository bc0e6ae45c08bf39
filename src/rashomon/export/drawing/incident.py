"""One incident as one drawing: the timeline of its tolls, the network of its sources, the map of its place."""

from collections.abc import Mapping, Sequence

from rashomon.export.drawing.measure import wrapped
from rashomon.export.drawing.network import source_network
from rashomon.export.drawing.place import place_picture, place_words
from rashomon.export.drawing.sources import network_picture
from rashomon.export.drawing.style import style
from rashomon.export.drawing.svg import Element, Picture, document, isolated, moved, plain, text
from rashomon.export.drawing.tolls import WIDTH, toll_timeline
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.reconcile.timeline import Telling, timeline
from rashomon.reconcile.witnesses import Witness, witnesses

_TOLLS, _SOURCES = "Tolls, by the day of the report", "Who says it, and what that rests on"
_WHERE = "Where it was, as exactly as that is known"
_MARGIN = 24.0
_HEAD = 19.0  # of letters of 17 pixels, which are bold and so broader


def drawing(
    incident: Incident, claims: Sequence[Claim], reports: Mapping[str, Report], copies: Mapping[str, str]
) -> str:
    """The whole drawing as an SVG file.

    claims: the incident's. reports: by id. copies: report id -> the report whose text it repeats.
    """
    tellings, behind = timeline(claims, reports, copies), witnesses(claims, reports, copies)
    tolls = toll_timeline(tellings, {c.id: c for c in claims}, reports, incident)
    sources = network_picture(source_network(claims, behind, reports, copies))
    title = plain(incident.summary) or incident.type
    named = _named(_TOLLS, tolls), _named(_SOURCES, sources), _named(_WHERE, place_picture(incident.place))
    parts = [_heading(incident, title, max(WIDTH, sources.width)), *named]
    words = f"{_tolls_words(tellings)} {_sources_words(incident, behind)} {place_words(incident.place)}"
    return document(_stacked(parts), title, words, f"drawing-{plain(incident.id)}", style())


def drawing_parts(
    incident: Incident, claims: Sequence[Claim], reports: Mapping[str, Report], copies: Mapping[str, str]
) -> tuple[str, str]:
    """The timeline and the network each for itself, to stand in a page that has their rules (`style.style`); empty
    where there is nothing to draw. Given as to `drawing`.
    """
    tellings, behind = timeline(claims, reports, copies), witnesses(claims, reports, copies)
    tolls = toll_timeline(tellings, {c.id: c for c in claims}, reports, incident)
    sources = network_picture(source_network(claims, behind, reports, copies))
    name = plain(incident.id)
    return (
        document(tolls, _TOLLS, _tolls_words(tellings), f"tolls-{name}") if tolls.elements else "",
        document(sources, _SOURCES, _sources_words(incident, behind), f"sources-{name}") if sources.elements else "",
    )


def _heading(incident: Incident, title: str, width: float) -> Picture:
    lines = wrapped(title, width - 2 * _MARGIN, _HEAD)
    drawn = [text(_MARGIN, 34 + n * 24, isolated(line), "head") for n, line in enumerate(lines)]
    y = 34 + len(lines) * 24
    grade = next((f": {plain(r.text)}" for r in incident.reasons if r.field == "grade"), "")
    notes = wrapped(f"incident {plain(incident.id)}, grade {incident.grade}{grade}", width - 2 * _MARGIN, 12)
    drawn += [text(_MARGIN, y + n * 18, isolated(line), "note") for n, line in enumerate(notes)]
    return Picture(width, y + len(notes) * 18, tuple(drawn))


def _named(name: str, part: Picture) -> Picture:
    """The part under its name; nothing where there is nothing to show."""
    if not part.elements:
        return part
    return Picture(part.width, part.height + 40, (text(_MARGIN, 22, name, "section"), moved(part, 0, 40)))


def _stacked(parts: Sequence[Picture]) -> Picture:
    y = 0.0
    drawn: list[Element] = []
    for part in parts:
        drawn += [moved(part, 0, y)] if part.elements else []
        y += part.height + 16 if part.elements else 0
    return Picture(max(part.width for part in parts), y + 8, tuple(drawn))


def _tolls_words(tellings: Sequence[Telling]) -> str:
    """What the timeline shows, for those who cannot see it."""
    counting = sum(telling.counts for telling in tellings)
    return (
        f"The figures that reports tell, by the day of the report: {len(tellings)}, of which {counting} count in the "
        "toll."
    )


def _sources_words(incident: Incident, behind: Sequence[Witness]) -> str:
    """What the network shows, for those who cannot see it."""
    names = "; ".join(plain(witness.called) for witness in behind if witness.counts)
    return (
        f"Who reports, whom they quote and who repeats whom: {len(incident.reports)} reports, independent origins "
        f"{incident.origins}: {names or 'nobody'}."
    )
