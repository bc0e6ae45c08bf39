"""Answers for a group of documents: its day and its place."""

from quality.gva import answer, shared_story
from quality.ledger import Export

_TOWN = {
    "text": "Aldana",
    "name": "Aldana",
    "settlement": "Aldana",
    "admin1": "Ohio",
    "lat": 40.0,
    "lon": -82.0,
    "precision": "settlement",
}


def _claim(field, value):
    return {"field": field, "value": value, "stance": "asserted", "evidence": {"start": 0}}


def _answer(texts=("",), claims=(), published="2015-03-04", **incident):
    reports = {f"r{k}": {"id": f"r{k}", "text": text, "published": published} for k, text in enumerate(texts)}
    export = Export(
        reports, {"i": {"reports": list(reports), **incident}}, {"r0": {"i": list(claims)}} if claims else {}
    )
    return answer(export, {"incident": "g", "docs": list(reports)})


def test_the_ledger_says_where_and_when():
    day = {"date": {"start": "2015-03-01", "end": "2015-03-01"}}
    told = _answer(claims=[_claim("date", day), _claim("place", {"place": _TOWN})])
    assert (told["killed"], told["injured"], told["date"], told["city"]) == (0, 0, "2015-03-01", "Aldana")


def test_nothing_told_leaves_the_place_empty():
    told = _answer(claims=[_claim("type", {})])
    assert (told["date"], told["lat"], told["city"]) == ("2015-03-04", None, None)


def test_the_day_of_the_shots_and_not_of_the_hearing():
    texts = ("A clerk was shot on Monday night. The suspect was arrested Tuesday and in court Tuesday.",)
    assert _answer(texts)["date"] == "2015-03-02"


def test_no_day_after_the_first_report():
    texts = ("Police look for a gunman.", "A vigil was held on March 9 for those who were shot.")
    assert _answer(texts)["date"] == "2015-03-04"


def test_the_date_line_is_where_the_news_happened():
    told = _answer(("CHICAGO -- A clerk was shot in Austin, near Lake Street. Police in Chicago ask for help.",))
    assert (told["city"], told["state"]) == ("Chicago", "Illinois")


def test_a_state_that_is_named_speaks_for_its_town():
    told = _answer(("Two men were hit in Lexington on Friday. The Kentucky State Police and Kentucky medics came.",))
    assert (told["city"], told["state"]) == ("Lexington", "Kentucky")


def test_a_story_is_what_others_tell_too():
    claims = [_claim("killed", {}), _claim("injured", {})]
    told = {"a": {"own": claims, "common": [_claim("killed", {})]}, "b": {"common": claims}, "c": {"own too": claims}}
    incidents = {"own": {"reports": ["a"]}, "common": {"reports": ["a", "b"]}, "own too": {"reports": ["c"]}}
    export = Export({}, incidents, told)
    assert [shared_story(export, d) for d in "abcd"] == ["common", "common", "own too", "text:d"]
