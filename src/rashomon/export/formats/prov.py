"""The chain of evidence in PROV-JSON (W3C member submission 2013-04-24; terms of PROV-DM).

Entities are the export, incidents, each derived value, claims and reports; agents are publishers, relays, sources,
people who decided, and the program; activities are a rule that was applied, and a decision. From an incident's value
`wasDerivedFrom` leads to claims, from a claim to its report with the words; `wasAttributedTo` leads to who says it and
through whom, with the place in the chain: 0 is the source, the greatest the publisher.
"""

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from rashomon.export.atomic import replacing
from rashomon.export.case_file import CaseFile
from rashomon.export.cases import case_files
from rashomon.export.formats._prov_sections import Sections, kind_of, local
from rashomon.export.imprint import imprint, imprint_words
from rashomon.export.options import Options
from rashomon.export.words import actors_words, date_words, place_words, toll_words, value_words
from rashomon.model.claim import Claim
from rashomon.model.decision import Decision
from rashomon.model.incident import Incident, Reason
from rashomon.model.report import Report
from rashomon.reconcile.origins import NAMELESS
from rashomon.store.store import Store

VERSION = "prov/1"
_KINDS = ("report", "claim", "incident", "value", "rule", "decision", "agent", "export")
_PREFIXES = {"rashomon": "urn:rashomon:term:", **{kind: f"urn:rashomon:{kind}:" for kind in _KINDS}}
_PREFIXES |= {"xsd": "http://www.w3.org/2001/XMLSchema#", "prov": "http://www.w3.org/ns/prov#"}
_PROGRAM = "agent:rashomon"


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write one PROV-JSON document. Raises OSError when it cannot be written."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination]) as temporary, Sections() as sections:
        said = imprint(still, {"format": VERSION}, options.wanted)
        head = sections.thing("entity", local("export", str(still.head())), **dict(imprint_words(said)))
        program = f"rashomon {version('rashomon')}"
        sections.thing("agent", _PROGRAM, prov_type=kind_of("prov:SoftwareAgent"), prov_label=program)
        for case in case_files(still, options.wanted):
            _incident(sections, case, head)
        sections.write(temporary[destination], _PREFIXES)
    return (destination,)


def _incident(sections: Sections, case: CaseFile, head: str) -> None:
    incident = case.incident
    name = local("incident", incident.id)
    sections.thing(
        "entity", name, prov_type=kind_of("prov:Collection"), prov_label=incident.summary or incident.type,
        grade=incident.grade, background=incident.background, origins=incident.origins,
    )  # fmt: skip
    sections.relation("hadMember", prov_collection=head, prov_entity=name)
    for report in case.reports.values():
        _report(sections, report, case.copies.get(report.id))
    # rejected claims are evidence too: of what was decided
    for claim in (*case.claims, *case.decided.rejected):
        _claim(sections, claim, case.reports[claim.report])
    for reason in incident.reasons:
        _value(sections, incident, reason, name)
    for decision in case.decided.decisions:
        _decision(sections, decision, name, {claim.id for claim in (*case.claims, *case.decided.rejected)})


def _report(sections: Sections, report: Report, copy_of: str | None) -> None:
    name = local("report", report.id)
    if sections.holds(name):
        return
    sections.thing(
        "entity", name, prov_type=kind_of("rashomon:Report"), prov_label=report.title,
        published=report.published, url=report.url, sha256=report.sha256,
    )  # fmt: skip
    sections.relation("wasAttributedTo", prov_entity=name, prov_agent=_publisher(sections, report))
    if copy_of is not None:
        original, copied = local("report", copy_of), kind_of("rashomon:Copy")
        sections.relation("wasDerivedFrom", prov_generatedEntity=name, prov_usedEntity=original, prov_type=copied)


def _publisher(sections: Sections, report: Report) -> str:
    called = report.publisher or f"publisher of {report.id}"
    name = local("agent", "publisher", called)
    return sections.thing("agent", name, prov_type=kind_of("prov:Organization"), prov_label=called)


def _claim(sections: Sections, claim: Claim, report: Report) -> None:
    name = sections.thing(
        "entity", local("claim", claim.id), prov_type=kind_of("rashomon:Claim"), prov_label=value_words(claim.value),
        field=claim.field, stance=claim.stance, scope=claim.scope, words=claim.trigger.text, rule=claim.rule,
        confidence=claim.confidence, review=claim.review,
    )  # fmt: skip
    sections.relation(
        "wasDerivedFrom", prov_generatedEntity=name, prov_usedEntity=local("report", report.id),
        prov_type=kind_of("prov:Quotation"), sentence=claim.evidence.text, start=claim.evidence.start,
        end=claim.evidence.end,
    )  # fmt: skip
    for place, agent in enumerate(_chain(sections, claim, report)):
        sections.relation("wasAttributedTo", prov_entity=name, prov_agent=agent, place=place)


def _chain(sections: Sections, claim: Claim, report: Report) -> Iterable[str]:
    """Who says it, who passed it on, who published it."""
    if claim.source is not None:
        called = claim.source.name
        # "officials" of two reports are not the same people
        own = (called,) if claim.source.kind not in NAMELESS else (called, claim.report)
        name = local("agent", "source", *own)
        yield sections.thing(
            "agent", name, prov_type=kind_of("rashomon:Source"), prov_label=called, source_kind=claim.source.kind
        )
    for relay in claim.relayed_by:
        yield sections.thing(
            "agent", local("agent", "relay", relay), prov_type=kind_of("rashomon:Relay"), prov_label=relay
        )
    yield _publisher(sections, report)


def _value(sections: Sections, incident: Incident, reason: Reason, name: str) -> None:
    """A derived value, the rule that gave it, and the claims that the rule took."""
    value = sections.thing(
        "entity", local("value", incident.id, reason.field), prov_type=kind_of("rashomon:Value"), field=reason.field,
        prov_label=_written(incident, reason.field), why=reason.text,
    )  # fmt: skip
    plan = sections.thing("entity", local("rule", reason.rule), prov_type=kind_of("prov:Plan"), prov_label=reason.rule)
    applied = sections.thing("activity", local("rule", reason.rule, incident.id, reason.field), prov_label=reason.rule)
    sections.relation("wasAssociatedWith", prov_activity=applied, prov_agent=_PROGRAM, prov_plan=plan)
    sections.relation("wasGeneratedBy", prov_entity=value, prov_activity=applied)
    sections.relation("hadMember", prov_collection=name, prov_entity=value)
    for claim in (local("claim", key) for key in reason.claims):
        sections.relation("used", prov_activity=applied, prov_entity=claim)
        sections.relation("wasDerivedFrom", prov_generatedEntity=value, prov_usedEntity=claim, prov_activity=applied)


def _written(incident: Incident, field: str) -> str:
    match field:
        case "date":
            return date_words(incident.date)
        case "place":
            return place_words(incident.place)
        case "initiator" | "target":
            return actors_words(getattr(incident, field))
        case _ if field in incident.harm:
            return toll_words(incident.harm[field].total)
        case _:
            return str(getattr(incident, field, ""))


def _decision(sections: Sections, decision: Decision, incident: str, claims: set[str]) -> None:
    """An activity of a person; what it is about was influenced by it."""
    name = sections.thing(
        "activity", local("decision", decision.id), prov_type=kind_of("rashomon:Decision"), prov_label=decision.kind,
        prov_startTime=decision.at, prov_endTime=decision.at, number=decision.number, reason=decision.reason,
    )  # fmt: skip
    agent = local("agent", "person", decision.author)
    sections.thing("agent", agent, prov_type=kind_of("prov:Person"), prov_label=decision.author)
    sections.relation("wasAssociatedWith", prov_activity=name, prov_agent=agent)
    about = local("claim", decision.claim) if decision.claim in claims and decision.claim else incident
    sections.relation("wasInfluencedBy", prov_influencee=about, prov_influencer=name)
    if decision.undoes:
        sections.relation("wasInformedBy", prov_informed=name, prov_informant=local("decision", decision.undoes))
