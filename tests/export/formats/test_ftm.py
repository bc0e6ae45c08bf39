"""Entities of FollowTheMoney: checked against its schemas, and by its library where that is installed."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from export.formats.dossiers import HOSTILE, filled, hostile
from factories import make_incident, make_reading, put_derived
from rashomon.export.exporter import export
from rashomon.export.options import Options
from rashomon.model.who import Actor
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

SCHEMAS: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("ftm_schemas.yaml").read_text())["schemas"]
FORMS = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "country": re.compile("[a-z]{2}"),
    "entity": re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"),
    "language": re.compile("[a-z]{3}"),
}


def entities(store: Store, folder: Path, **wanted: str) -> list[dict[str, Any]]:
    path, _ = export(store, "ftm", folder / "l.ftm.json", Options(wanted=IncidentFilter(**wanted)))
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def check(told: list[dict[str, Any]]) -> None:
    """Every entity has the properties and the types of its schema, and leads to entities that are there."""
    schema_of = {entity["id"]: entity["schema"] for entity in told}
    assert len(schema_of) == len(told)
    assert all(FORMS["entity"].fullmatch(key) for key in schema_of)
    for entity in told:
        assert list(entity) == ["id", "schema", "properties"]
        schema, properties = SCHEMAS[entity["schema"]], entity["properties"]
        assert set(schema["required"]) <= set(properties) <= set(schema["properties"])
        for name, values in properties.items():
            kind = schema["properties"][name]
            assert values and len(values) == len(set(values)) and all(isinstance(v, str) and v for v in values)
            if kind["type"] == "entity":
                assert all(kind["range"] in SCHEMAS[schema_of[value]]["is_a"] for value in values)
            if kind["type"] in FORMS:
                assert all(FORMS[kind["type"]].fullmatch(value) for value in values), (name, values)


def of(told: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [entity for entity in told if entity["schema"] == schema]


def test_an_incident_is_an_event_with_its_parties_and_its_articles(tmp_path: Path) -> None:
    told = entities(filled(), tmp_path)
    check(told)
    event, undated = of(told, "Event")
    properties = event["properties"]
    assert event["id"] == "i-a-r0"
    assert (properties["startDate"], properties["endDate"], properties["country"]) == (
        ["2019-03-05"],
        ["2019-03-05"],
        ["sy"],
    )
    assert properties["involved"] == ["actor-syr-army"]  # civilians are no organisation
    assert properties["proof"] == ["report-r0", "report-r1"]
    assert "killed: 0-12-12" in properties["notes"]
    assert "startDate" not in undated["properties"]
    (article, *_) = of(told, "Article")
    assert article["properties"]["publisher"] == ["The Courier"]
    assert article["properties"]["sourceUrl"] == ["https://paper.example/0"]


def test_who_is_named_where_is_a_mention(tmp_path: Path) -> None:
    told = entities(filled(), tmp_path)
    names = {(m["properties"]["document"][0], m["properties"]["name"][0]) for m in of(told, "Mention")}
    assert names == {(f"report-r{n}", "the army") for n in range(3)}  # "medics" are nobody whom one could find again
    assert {e["properties"]["name"][0] for e in of(told, "Organization")} == {"Military Forces of Syria", "the army"}


def test_only_what_is_wanted_and_beside_it_what_it_was_made_from(tmp_path: Path) -> None:
    store = filled()
    told = entities(store, tmp_path, incident="i-a-r2")
    check(told)
    assert [event["id"] for event in of(told, "Event")] == ["i-a-r2"]
    said = json.loads((tmp_path / "l.ftm.json-metadata.json").read_bytes())
    assert (said["format"], said["head"], said["filter"]) == ("ftm/1", str(store.head()), {"incident": "i-a-r2"})


@pytest.mark.parametrize("own", ["a_17", "2018/02/07 north", "ä", "-"])
def test_ids_of_any_letters_become_such_as_its_programs_take(tmp_path: Path, own: str) -> None:
    reading = make_reading(own)
    named = Actor("opposition_rebels", "Opposition rebels", "rebels", "Rebel group")
    store = Store.open(":memory:")
    store.add([reading])
    put_derived(store, [make_incident(reading, incident_id="i-1", initiator=(named,))], {})
    told = entities(store, tmp_path)
    check(told)
    assert of(told, "Event")[0]["properties"]["involved"] == ["actor-opposition-rebels"]


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_are_values_and_nothing_else(tmp_path: Path, words: str) -> None:
    told = entities(hostile(words), tmp_path)
    check(told)
    assert of(told, "Event")[0]["properties"]["name"] == [words]


def test_its_own_library_takes_every_entity(tmp_path: Path) -> None:
    followthemoney = pytest.importorskip(
        "followthemoney", reason="followthemoney needs PyICU, which has to be compiled"
    )
    for entity in entities(filled(), tmp_path):
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)  # drops what is no value of its type
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: sorted(values) for name, values in entity["properties"].items()}
        assert proxy.schema.validate(entity) is None
