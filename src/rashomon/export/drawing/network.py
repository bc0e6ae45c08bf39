"""The network of an incident's sources: who reports, whom they quote, and who repeats whom; every arrow leads to what
something rests on."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from rashomon.model.claim import Claim
from rashomon.model.report import Report
from rashomon.reconcile.names import plain as plain_name
from rashomon.reconcile.witnesses import Witness

Kind = Literal["report", "copy", "relay", "source"]
Rests = Literal["quotes", "copy", "sentence"]


class Node(Struct, frozen=True):
    """A report, an agency that passes something on, or an ultimate source. counts: it is an independent origin."""

    key: str
    kind: Kind
    name: str
    notes: tuple[str, ...] = ()
    counts: bool = False


class Arrow(Struct, frozen=True):
    """One rests on two: it quotes it, repeats its text, or takes over a sentence."""

    one: str
    two: str
    rests: Rests


class Network(Struct, frozen=True):
    """The nodes in a fixed order, and the arrows between them, each once."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def source_network(
    claims: Sequence[Claim], behind: Sequence[Witness], reports: Mapping[str, Report], copies: Mapping[str, str]
) -> Network:
    """The network behind an incident.

    behind: who stands behind the claims. reports: by id. copies: report id -> the report whose text it repeats; what a
    copy quotes is what that one quotes, and is not drawn again.
    """
    grounds = {row.claim: (witness, row) for witness in behind for row in witness.testimonies}
    speaking: dict[str, str] = {}  # an origin that is a publisher's own voice -> the first report it speaks in
    nodes: dict[str, Node] = {}
    arrows: dict[Arrow, None] = {}
    for claim in sorted(claims, key=lambda c: (c.report, c.evidence.start, c.trigger.start, c.id)):
        witness, testimony = grounds[claim.id]
        report = _report_node(claim.report, reports, copies)
        nodes.setdefault(report.key, report)
        if claim.report in copies:
            _add(nodes, arrows, report, _report_node(copies[claim.report], reports, copies), "copy")
        elif testimony.ground == "sentence" and testimony.lender is not None:
            _add(nodes, arrows, report, _report_node(testimony.lender, reports, copies), "sentence")
        elif claim.source is None:
            first = speaking.setdefault(witness.origin, claim.report)
            nodes[report.key] = _with_own_voice(nodes[report.key], witness, first)
        else:
            _add_chain(nodes, arrows, report, claim, witness)
    return Network(tuple(sorted(nodes.values(), key=lambda n: (_ORDER[n.kind], n.key))), tuple(arrows))


_ORDER: Mapping[Kind, int] = {"copy": 0, "report": 1, "relay": 2, "source": 3}


def _add_chain(nodes: dict[str, Node], arrows: dict[Arrow, None], report: Node, claim: Claim, witness: Witness) -> None:
    """From the publisher by way of those who passed it on to the source."""
    assert claim.source is not None  # the caller asked
    here = report
    for link in reversed(claim.relayed_by):
        there = Node(f"relay {plain_name(link) or link}", "relay", link, ("passes it on",))
        _add(nodes, arrows, here, there, "quotes")
        here = there
    kind = [claim.source.kind.replace("_", " ")] if claim.source.kind != "other" else []
    notes = (*kind, _note(witness.counts))
    name = witness.called.split(" quoted by ")[0]
    _add(nodes, arrows, here, Node(f"source {witness.origin}", "source", name, notes, witness.counts), "quotes")


def _add(nodes: dict[str, Node], arrows: dict[Arrow, None], one: Node, two: Node, rests: Rests) -> None:
    nodes.setdefault(two.key, two)
    if one.key != two.key:
        arrows.setdefault(Arrow(one.key, two.key, rests))


def _report_node(report_id: str, reports: Mapping[str, Report], copies: Mapping[str, str]) -> Node:
    report = reports.get(report_id)
    known = (report.publisher, report.published_day) if report is not None else (None, None)
    notes = [report_id] if known[0] else []
    notes += (
        [f"published {known[1]}" if known[1] else "day unknown"] if report is not None else ["not of this incident"]
    )
    notes += [f"repeats {copies[report_id]}"] if report_id in copies else []
    kind: Kind = "copy" if report_id in copies else "report"
    return Node(f"report {report_id}", kind, known[0] or report_id, tuple(notes))


def _with_own_voice(node: Node, witness: Witness, first: str) -> Node:
    """A report that speaks in its own voice, which counts once for all reports of its publisher."""
    is_first = node.key == f"report {first}"
    note = f"own voice: {_note(witness.counts) if is_first else f'the same as in {first}'}"
    notes = node.notes if note in node.notes else (*node.notes, note)
    return Node(node.key, node.kind, node.name, notes, node.counts or (witness.counts and is_first))


def _note(counts: bool) -> str:
    return "an independent origin" if counts else "gives no figure that counts"
