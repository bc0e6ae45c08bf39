"""The network of sources: chains to the origin, copies and borrowed sentences to what they repeat."""

from factories import make_claim, make_report, people
from rashomon.export.drawing.network import Arrow, Network, source_network
from rashomon.model.who import Source
from rashomon.reconcile.witnesses import witnesses

WIRE = "Agence Mistral says that 12 men, women and children died in the lower market at noon."
REPORTS = {
    "r1": make_report("r1", WIRE, publisher="Agence Mistral", published="2019-03-05"),
    "r2": make_report("r2", f"It rained. {WIRE}", publisher="The Beacon", published="2019-03-06"),
    "r3": make_report("r3", "A count of 12 dead was heard.", publisher="The Gull", published=None),
    "r4": make_report("r4", "Again 12 dead.", publisher="The Gull", published="2019-03-07"),
}
WITNESS, MONITOR = Source("a witness", "a witness", "witness"), Source("Hill Watch", "Hill Watch", "monitor")


def claim(report: str, source: Source | None = None, *relays: str, **known):
    words = people(12, 12, "12")
    return make_claim(REPORTS[report], report, "killed", words, "12", source=source, relayed_by=relays, **known)


def network(*claims, copies=None) -> Network:
    return source_network(claims, witnesses(claims, REPORTS, copies or {}), REPORTS, copies or {})


def test_a_chain_runs_from_the_publisher_to_the_source() -> None:
    drawn = network(claim("r3", WITNESS, "Near Post", "Far Post"))
    assert [n.kind for n in drawn.nodes] == ["report", "relay", "relay", "source"]
    assert [(a.one, a.two) for a in drawn.arrows] == [
        ("report r3", "relay far post"),
        ("relay far post", "relay near post"),
        ("relay near post", "source witness:witness:near post"),
    ]
    assert drawn.nodes[-1].counts and drawn.nodes[-1].name == "a witness"


def test_a_copy_leads_to_what_it_repeats_and_quotes_nobody_itself() -> None:
    drawn = network(claim("r3", MONITOR), claim("r4", MONITOR), copies={"r4": "r3"})
    assert Arrow("report r4", "report r3", "copy") in drawn.arrows and len(drawn.arrows) == 2
    assert [n.key for n in drawn.nodes if n.kind == "copy"] == ["report r4"]


def test_a_sentence_taken_over_leads_to_its_first_teller() -> None:
    drawn = network(claim("r1"), claim("r2"))
    assert drawn.arrows == (Arrow("report r2", "report r1", "sentence"),)
    assert [n.counts for n in drawn.nodes] == [True, False]


def test_an_original_outside_the_incident_is_named() -> None:
    drawn = network(claim("r4"), copies={"r4": "r9"})
    assert ("r9", ("not of this incident",)) in [(n.name, n.notes) for n in drawn.nodes]


def test_one_publisher_is_one_origin() -> None:
    drawn = network(claim("r3"), claim("r4"))
    assert [n.counts for n in drawn.nodes] == [True, False]
    assert "own voice: the same as in r3" in drawn.nodes[1].notes


def test_a_source_that_gives_no_figure_does_not_count() -> None:
    drawn = network(claim("r3", MONITOR, stance="withheld"), claim("r4"))
    assert [(n.name, n.counts) for n in drawn.nodes if n.kind == "source"] == [("Hill Watch", False)]
