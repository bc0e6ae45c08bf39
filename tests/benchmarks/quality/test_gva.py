"""Answers for a group of documents."""

from quality.gva import answer
from quality.ledger import Export

_TOWN = {
    "name": "Aldana",
    "settlement": "Aldana",
    "admin1": "Ohio",
    "lat": 40.0,
    "lon": -82.0,
    "precision": "settlement",
}


def _claim(field, value):
    return {"field": field, "value": value, "stance": "asserted", "evidence": {"start": 0}}


def _export(claims, **incident):
    report = {"id": "r", "text": "", "published": "2015-03-04"}
    return Export({"r": report}, {"i": {"reports": ["r"], **incident}}, {"r": {"i": claims}})


def test_the_incident_answers_first():
    export = _export([_claim("type", {})], date={"start": "2015-03-02", "end": "2015-03-02"}, place=_TOWN)
    told = answer(export, {"incident": "g", "docs": ["r"]})
    assert (told["killed"], told["injured"], told["date"], told["city"]) == (0, 0, "2015-03-02", "Aldana")


def test_claims_fill_what_the_incident_leaves_open():
    day = {"date": {"start": "2015-03-01", "end": "2015-03-01"}}
    told = answer(_export([_claim("date", day), _claim("place", {"place": _TOWN})]), {"incident": "g", "docs": ["r"]})
    assert (told["date"], told["city"]) == ("2015-03-01", "Aldana")


def test_nothing_told_leaves_the_place_empty():
    told = answer(_export([_claim("type", {})]), {"incident": "g", "docs": ["r"]})
    assert (told["date"], told["lat"], told["city"]) == ("2015-03-04", None, None)
