"""What the adapters make of an export: one written by hand, in the public format."""

import json

import pytest

from quality import gva, ledger, muc4, newscluster


def claim(report, incident, field, value, start=0, **more):
    evidence = {"start": start, "end": start + 5, "text": "words"}
    return {
        "id": f"{report}-{incident}-{field}-{start}",
        "report": report,
        "incident": incident,
        "field": field,
        "value": value,
        "rule": "harm/passive",
        "part_of": None,
        "stance": "asserted",
        "scope": "incident",
        "evidence": evidence,
        "trigger": evidence,
        **more,
    }


def harm(low, group="people", group_class="civilian"):
    return {
        "low": low,
        "high": low,
        "approximate": False,
        "text": str(low),
        "group": {"text": group, "class": group_class},
    }


def actor(text, actor_id=None, kind=None):
    return {"actor": {"id": actor_id, "name": text, "text": text, "kind": kind}}


PLACE = {
    "text": "Arica",
    "name": "Arica",
    "settlement": "Arica",
    "admin1": None,
    "country": "CHL",
    "lat": -18.5,
    "lon": -70.3,
}
DAY = {"start": "1989-05-02", "end": "1989-05-02", "precision": "day", "text": "2 MAY"}


@pytest.fixture
def export(tmp_path):
    reports = [{"id": name, "copy_of": None} for name in ("a", "b", "c", "e")] + [{"id": "d", "copy_of": "c"}]
    incidents = [
        {
            "id": "news",
            "type": "explosive",
            "background": False,
            "date": DAY,
            "place": PLACE,
            "harm": {"killed": {"low": 2, "best": 3, "high": 3}},
            "reports": ["a", "b"],
        },
        {"id": "old", "type": "attack", "background": True, "date": None, "place": None, "harm": {}, "reports": ["a"]},
    ]
    claims = [
        claim("a", "old", "killed", harm(9), 5),
        claim("a", "old", "injured", harm(9), 5),
        claim("a", "news", "killed", harm(2, "two shopkeepers"), 50),
        claim("a", "news", "killed", harm(1, "a child"), 50, part_of="x"),
        claim("a", "news", "killed", harm(70), 60, stance="denied"),
        claim("a", "news", "initiator", actor("three masked gunmen"), 50),
        claim("a", "news", "initiator", actor("Army of the North", "org-1"), 50),
        claim("a", "news", "target", actor("the bus station"), 50),
        claim("a", "news", "weapon", {"text": "dynamite"}, 50),
        claim("b", "news", "killed", harm(3), 10),
        claim("e", "news", "killed", harm(4, "soldiers", "combatant"), 10),
    ]
    for name, lines in (("reports", reports), ("incidents", incidents), ("claims", claims)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return ledger.load(tmp_path)


def test_news_goes_before_background_as_the_main_incident(export):
    assert ledger.main_incident(export, "a") == "news"
    assert ledger.main_incident(export, "c") is None


def test_stories_are_incidents_then_copies_then_single_reports(export):
    assert [ledger.story(export, r) for r in "abcd"] == ["news", "news", "text:c", "text:c"]


def test_a_circle_of_copies_ends(export):
    export.reports["c"]["copy_of"] = "d"
    assert ledger.original(export, "d") in {"c", "d"}


def test_a_group_of_documents_gets_one_answer(export):
    told = {"place": PLACE | {"precision": "settlement"}}
    export.told["b"]["news"] += [claim("b", "news", "date", {"date": DAY}), claim("b", "news", "place", told)]
    assert gva.answer(export, {"incident": "g1", "docs": ["a", "b", "c"]}) == {
        "incident": "g1",
        "killed": 3,
        "injured": 0,
        "date": "1989-05-02",
        "lat": -18.5,
        "lon": -70.3,
        "city": "Arica",
        "state": None,
    }


def test_a_group_of_which_nothing_was_read_has_no_day_and_no_place(export):
    answer = gva.answer(export, {"incident": "g2", "docs": ["c", "nowhere"]})
    assert (answer["killed"], answer["injured"]) == (0, 0)
    assert (answer["date"], answer["lat"], answer["city"]) == (None, None, None)


def test_a_template_holds_what_its_own_document_tells(export):
    _, template = muc4.templates(export, "a")
    assert template == {
        "incident_type": "bombing",
        "stage": "accomplished",
        "date": "1989-05-02",
        "location": ["Chile", "Arica"],
        "killed": 2,
        "injured": None,
        "PerpInd": ["masked gunmen"],
        "PerpOrg": ["Army of the North"],
        "Target": ["bus station"],
        "Victim": ["shopkeepers", "child", "people"][:2],
        "Weapon": ["dynamite"],
    }


def test_soldiers_alone_give_no_template(export):
    assert muc4.templates(export, "e") == []
    assert muc4.templates(export, "c") == []


def test_newscluster_reads_and_labels_every_document(tmp_path, monkeypatch, export):
    (tmp_path / "docs.jsonl").write_text("".join(json.dumps({"id": r, "text": "x"}) + "\n" for r in "abcd"))
    monkeypatch.setattr(newscluster, "build", lambda documents, scratch: tmp_path)
    (scoring,) = newscluster.scorings(tmp_path, tmp_path)
    assert scoring.predictions == [
        {"doc": "a", "cluster": "news"},
        {"doc": "b", "cluster": "news"},
        {"doc": "c", "cluster": "text:c"},
        {"doc": "d", "cluster": "text:c"},
    ]
