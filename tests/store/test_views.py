"""Views answer the usual questions, in both databases alike."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from factories import make_incident, make_reading, put_derived
from rashomon.store import views
from rashomon.store.store import Store


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    first, second = make_reading("r1"), make_reading("r2", publisher="The Herald", published="2019-03-07")
    with Store.open(place, create=True) as store:
        store.add([first, second])
        put_derived(store, [make_incident(first, second, incident_id="i1")], {"r2": "r1"})
        yield store


def asked(store: Store, question: str) -> list[dict[str, Any]]:
    with store._reading() as connection:
        return [dict(row) for row in connection.execute(text(question)).mappings()]


QUESTIONS: dict[str, list[tuple[Any, ...]]] = {
    "SELECT publisher, words, low, high, source, stance, date, place FROM incident_claims "
    "WHERE incident = 'i1' AND field = 'killed' ORDER BY publisher, source": [
        (who, *said, "2019-03-05", "Oldtown")
        for who in ("The Courier", "The Herald")
        for said in (("At least 12", 12, None, "medics", "asserted"), ("no one", 0, 0, "the army", "denied"))
    ],
    "SELECT DISTINCT evidence FROM incident_claims WHERE source = 'the army' AND review IS NULL": [
        ("The army said that no one died.",)
    ],
    "SELECT report, publisher, background, copy_of FROM incident_reports WHERE incident = 'i1' ORDER BY report": [
        ("r1", "The Courier", 0, None),
        ("r2", "The Herald", 0, "r1"),
    ],
    "SELECT incident, field, low, best, high, status, grade FROM incident_tolls": [
        ("i1", "killed", 0, 12, 12, "contested", "contested")
    ],
    "SELECT incident, field, type, place FROM contested": [("i1", "killed", "shelling", "Oldtown")],
    "SELECT source, kind, claims, reports, publishers, last_published FROM sources ORDER BY source": [
        ("medics", "medic", 2, 2, 2, "2019-03-07"),
        ("the army", "military", 2, 2, 2, "2019-03-07"),
    ],
    "SELECT publisher, claims FROM source_publishers WHERE source = 'medics' ORDER BY publisher": [
        ("The Courier", 1),
        ("The Herald", 1),
    ],
    "SELECT report, publisher, copy_of, original_publisher FROM report_copies": [
        ("r2", "The Herald", "r1", "The Courier")
    ],
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_usual_question_is_one_select(store: Store, question: str) -> None:
    assert [tuple(row.values()) for row in asked(store, question)] == QUESTIONS[question]


def test_every_view_answers_and_is_asked_here(store: Store) -> None:
    for name in views.VIEWS:
        assert asked(store, f"SELECT * FROM {name}"), name
        assert any(f" {name}" in question for question in QUESTIONS)


def test_missing_views_are_named_and_made_anew(store: Store) -> None:
    with store._writing() as connection:
        connection.execute(text("DROP VIEW contested"))
        assert views.missing(connection) == ["contested"]
        views.set_up(connection)
        assert views.missing(connection) == []
