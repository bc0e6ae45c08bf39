"""The chain of evidence in PROV-JSON, read by the `prov` library."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prov.model import (
    PROV_LABEL,
    PROV_TYPE,
    ProvActivity,
    ProvAssociation,
    ProvAttribution,
    ProvCommunication,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvInfluence,
    ProvMembership,
)

from export.formats.dossiers import HOSTILE, filled, hostile
from rashomon.export.exporter import export
from rashomon.export.formats import _prov_sections as module
from rashomon.export.options import Options
from rashomon.pipeline.ledger import Ledger
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store


def read(store: Store, folder: Path, **wanted: str) -> ProvDocument:
    (path,) = export(store, "prov", folder / "l.prov.json", Options(wanted=IncidentFilter(**wanted)))
    return ProvDocument.deserialize(str(path), format="json")


def relations(document: ProvDocument, kind: type, first: str) -> Iterator[Any]:
    """Relations of a kind that begin at a name."""
    return (one for one in document.get_records(kind) if str(one.args[0]) == first)


def ends(document: ProvDocument, kind: type, first: str) -> list[str]:
    return [str(one.args[1]) for one in relations(document, kind, first)]


def attribute(record: Any, name: str) -> list[Any]:
    return [value for key, value in record.attributes if str(key) == f"rashomon:{name}"]


def test_from_a_figure_to_the_sentence_and_to_who_says_it(tmp_path: Path) -> None:
    store = filled()
    document = read(store, tmp_path)
    incident = store.incident("i-a-r0")
    assert "value:i-a-r0/killed" in ends(document, ProvMembership, "incident:i-a-r0")
    derived = ends(document, ProvDerivation, "value:i-a-r0/killed")
    assert derived == [f"claim:{key}" for key in incident.harm["killed"].total.claims]
    claims = {f"claim:{claim.id}": claim for claim in store.claims()}
    name, claim = next((name, claims[name]) for name in derived if claims[name].relayed_by)
    (quoted,) = relations(document, ProvDerivation, name)
    assert str(quoted.args[1]) == "report:r0"
    assert attribute(quoted, "sentence") == [claim.evidence.text]
    start, end = attribute(quoted, "start")[0], attribute(quoted, "end")[0]
    assert store.report("r0").text[int(start) : int(end)] == claim.evidence.text
    chain = sorted((attribute(one, "place")[0], str(one.args[1])) for one in relations(document, ProvAttribution, name))
    called = {
        str(agent.identifier): str(*agent.get_attribute(PROV_LABEL))
        for agent in document.get_records()
        if agent.get_attribute(PROV_LABEL)
    }
    assert [called[name] for _, name in chain] == ["medics", "Agence Mistral", "The Courier"]


def test_every_value_names_its_rule_and_every_claim_is_there_once(tmp_path: Path) -> None:
    store = filled()
    document = read(store, tmp_path)
    rules = {str(one.args[2]) for one in document.get_records(ProvAssociation)}
    assert rules == {"rule:lowest_bound"}
    names = [str(one.identifier) for one in document.get_records(ProvEntity)]
    assert len(names) == len(set(names))
    assert {f"claim:{claim.id}" for claim in store.claims()} <= set(names)
    assert {"report:r0", "report:r1", "report:r2"} <= set(names)


def test_a_copy_derives_from_its_original(tmp_path: Path) -> None:
    document = read(filled(), tmp_path)
    (copied,) = relations(document, ProvDerivation, "report:r1")
    assert (str(copied.args[1]), [str(t) for t in copied.get_attribute(PROV_TYPE)]) == ("report:r0", ["rashomon:Copy"])


def test_sources_without_a_name_are_one_person_only_within_a_report(tmp_path: Path) -> None:
    document = read(filled(), tmp_path)
    sources = {str(one.args[1]) for one in document.get_records(ProvAttribution) if "agent:source" in str(one.args[1])}
    assert sources == {"agent:source/the%20army", *(f"agent:source/medics/r{n}" for n in range(3))}


def test_the_document_says_what_made_it_from_what(tmp_path: Path) -> None:
    store = filled()
    document = read(store, tmp_path, since="2019-01-01")
    (head,) = (one for one in document.get_records(ProvEntity) if str(one.identifier).startswith("export:"))
    assert attribute(head, "head") == [str(store.head())]
    assert attribute(head, "format") == ["prov/1"]
    assert attribute(head, "days") == ["first 2019-03-05, last 2019-03-05"]
    assert attribute(head, "filter") == ["since 2019-01-01"]
    assert ends(document, ProvMembership, str(head.identifier)) == ["incident:i-a-r0"]


def test_decisions_are_activities_of_people(tmp_path: Path) -> None:
    with Ledger(filled(), now=lambda: datetime(2026, 1, 2, 3, tzinfo=UTC)) as ledger:
        claim = next(c for c in ledger.claims(incident="i-a-r0") if c.field == "killed")
        taken = ledger.review("Noor").reject(claim.id, reason="a caption")
        ledger.review("Sami").undo(str(taken.number), reason="no caption")
        document = read(ledger.store, tmp_path)
    first, second = sorted(document.get_records(ProvActivity), key=lambda one: attribute(one, "number"))[-2:]
    assert (attribute(first, "reason"), first.get_startTime()) == (["a caption"], datetime(2026, 1, 2, 3, tzinfo=UTC))
    assert ends(document, ProvAssociation, str(first.identifier)) == ["agent:person/Noor"]
    assert ends(document, ProvInfluence, f"claim:{claim.id}") == [str(one.identifier) for one in (first, second)]
    assert ends(document, ProvCommunication, str(second.identifier)) == [str(first.identifier)]


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_come_back(tmp_path: Path, words: str) -> None:
    store = hostile(words)
    document = read(store, tmp_path)
    said = {value for one in document.get_records(ProvDerivation) for value in attribute(one, "sentence")}
    assert {claim.evidence.text for claim in store.claims()} <= said
    assert words in {str(label) for one in document.get_records() for label in one.get_attribute(PROV_LABEL)}


def test_what_does_not_fit_into_memory_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled()
    whole = export(store, "prov", tmp_path / "a")[0].read_bytes()
    monkeypatch.setattr(module, "_IN_MEMORY", 64)
    assert export(store, "prov", tmp_path / "b")[0].read_bytes() == whole
