"""Reports and claims are found by their words, in both databases alike."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factories import TEXT, make_reading, put_derived
from rashomon.errors import SearchError
from rashomon.store import search_index, searching
from rashomon.store.searching import Hit, HitKind, Term, terms_of
from rashomon.store.store import Store


def ids(found: list[Hit]) -> list[str]:
    return [hit.id for hit in found]


def filled(place: str) -> Store:
    store = Store.open(place, create=True)
    mill = (
        TEXT + " Nobody knows whether the mill at Ras al-Ayn <b>stood</b>; Ödön and Ибрагим saw al-Hayma/market fall."
    )
    store.add(
        [
            make_reading("r1", published="2019-03-08"),
            make_reading("r2", mill, published="2019-03-06"),
            make_reading("r3", TEXT + " 市場 العربية अस्पताल.", title="A bakery in ruins", published=None),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("oldtown", ["r2", "r1", "r3"]),
        ("OLDTOWN mill", ["r2"]),
        ("oldtown -mill", ["r1", "r3"]),
        ('"market of Oldtown"', ["r2", "r1", "r3"]),
        ('"Oldtown market"', []),
        ("knows al-ayn", ["r2"]),
        ('"ras al ayn"', ["r2"]),
        ("hayma", ["r2"]),
        ("stood", ["r2"]),
        ("old*", ["r2", "r1", "r3"]),
        ("old", []),
        ('"whether the mi"*', ["r2"]),
        ("bakery ruins", ["r3"]),
        ("Ödön", ["r2"]),
        ("Ибрагим", ["r2"]),
        ("العربية", ["r3"]),
        ("अस्पताल", ["r3"]),
        ("市場", ["r3"]),
        ("12", ["r2", "r1", "r3"]),
        ("x' OR 1", []),
        ("title:bakery", []),
        ("NEAR(mill stood)", []),
    ],
)
def test_words_find_reports(place: str, words: str, expected: list[str]) -> None:
    with filled(place) as store:
        assert ids(store.search(words, "report")) == expected


def test_hits_come_by_day_a_report_before_its_claims(place: str) -> None:
    with filled(place) as store:
        found = store.search("medics")
        assert [(hit.kind, hit.report) for hit in found] == [
            (k, r) for r in ("r2", "r1", "r3") for k in ("report", "claim")
        ]
        assert store.search("medics", limit=3) == found[:3]
        assert store.search("medics", "claim") == found[1::2]
        claim = found[1]
        assert (claim.field, claim.match, claim.publisher) == ("killed", "medics", "The Courier")
        assert claim.before + claim.match + claim.after == "At least 12 people were killed, medics told Agence Mistral."


@pytest.mark.parametrize("words", ["medics", "oldtown", "oldtown -mill", "old*", "nowhere"])
@pytest.mark.parametrize("kind", ["report", "claim", None])
def test_where_very_many_hold_the_words_the_first_are_the_same(
    place: str, words: str, kind: HitKind | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(place) as store:
        usual = [store.search(words, kind, limit) for limit in (1, 2, 50)]
        monkeypatch.setattr(searching, "_MANY", 1)
        assert [store.search(words, kind, limit) for limit in (1, 2, 50)] == usual


def test_what_stands_around_is_cut_at_words(place: str) -> None:
    with Store.open(place, create=True) as store:
        store.add([make_reading("r1", TEXT + " far" * 50 + " needle" + " away" * 50)])
        (hit,) = store.search("NEEDLE")
    assert hit.match == "needle"
    assert hit.before.startswith("… far ") and hit.after.endswith(" away …")
    assert len(hit.before) < 80 > len(hit.after)


@pytest.mark.parametrize(
    ("words", "code"), [('"half', "S001"), ('a"b', "S001"), ("--", "S002"), ("", "S002"), ("-a", "S002")]
)
def test_words_that_cannot_be_looked_for(place: str, words: str, code: str) -> None:
    with Store.open(place, create=True) as store, pytest.raises(SearchError, match=code):
        store.search(words)


def test_terms() -> None:
    assert terms_of('-"not this" that ha*') == (
        Term("not this", is_unwanted=True),
        Term("that"),
        Term("ha", is_beginning=True),
    )
    with pytest.raises(SearchError, match="S001"):
        terms_of('"a"b "')


def test_rejected_claims_are_not_found(place: str) -> None:
    with filled(place) as store:
        put_derived(store, [], {})
        before = store.search("medics", "claim")
        with store._writing() as connection:
            from sqlalchemy import text

            connection.execute(text("INSERT INTO claim_reviews VALUES (:id, 'rejected', NULL)"), {"id": before[0].id})
        assert store.search("medics", "claim") == before[1:]


def test_the_index_outlives_a_vacuum_and_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    filled(str(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
        for name in search_index.SEARCHED:
            connection.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")
        connection.commit()
    with Store.open(path) as store:
        assert ids(store.search("mill", "report")) == ["r2"]


def test_it_can_be_built_anew(place: str) -> None:
    with filled(place) as store:
        found = store.search("oldtown")
        with store._writing() as connection:
            search_index.set_up(connection)
            assert search_index.missing(connection) == []
        assert store.search("oldtown") == found
