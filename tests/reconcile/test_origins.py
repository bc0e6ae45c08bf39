"""Who stands behind claims: copies and shared sources count once, and readers see words."""

import pytest

from factories import make_claim, make_report, people
from rashomon.model.who import Source
from rashomon.reconcile.names import plain
from rashomon.reconcile.origins import voices_of
from rashomon.text.vocabulary import entries

REPORTS = {
    "r1": make_report("r1", publisher="The Courier"),
    "r2": make_report("r2", "The market of Oldtown was shelled. A nurse has seen 12 bodies.", publisher="The Beacon"),
    "r3": make_report("r3", publisher=None),
}
WITNESS = Source("a witness", "a witness", "witness")
THE_WITNESS = Source("The witness", "The witness", "witness")
OFFICIAL = Source("a northern official", "a northern official", "anonymous_official")
THE_OFFICIAL = Source("The official", "The official", "anonymous_official")
MONITOR = Source("the Hill Observatory for Peace", "the Hill Observatory for Peace", "monitor")
OBSERVATORY = Source("The Observatory", "The Observatory", "monitor")
DIRECTOR = Source("Observatory director Jan Tarn", "Observatory director Jan Tarn", "monitor")
HEAD = Source(*["Jan Tarn, the head of the Hill Observatory for Peace"] * 2, "monitor")
TARN = Source("Jan Tarn", "Jan Tarn", "monitor")
CHIEF = Source("the village chief Ode Marr", "the village chief Ode Marr", "other")
OTHER = Source("the Lake Observatory", "the Lake Observatory", "monitor")


def words(*told: tuple, copies=None) -> list[str]:
    """The origins as readers see them, of claims told as (report, source, relays)."""
    claims = [
        make_claim(
            REPORTS[report], f"a{n}", "killed", people(1, 1, "12"), "12", source=source, relayed_by=tuple(relays)
        )
        for n, (report, source, *relays) in enumerate(told)
    ]
    voices, called = voices_of(claims, REPORTS, copies or {})
    of_claim = voices.origin
    assert set(of_claim.values()) == set(called)
    assert set(of_claim) == {c.id for c in claims}
    again, _ = voices_of(claims[::-1], REPORTS, copies or {})
    assert again.origin == of_claim
    return sorted(called.values())


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ([("r1", None)], ["the report's own voice (The Courier)"]),
        ([("r3", None)], ["the report's own voice (report r3)"]),
        ([("r1", MONITOR), ("r2", MONITOR)], ["the Hill Observatory for Peace"]),
        ([("r1", MONITOR), ("r2", OBSERVATORY)], ["the Hill Observatory for Peace"]),
        (
            [("r1", MONITOR), ("r1", OTHER), ("r2", OBSERVATORY)],
            ["the Hill Observatory for Peace", "the Lake Observatory", "the Observatory"],
        ),
        ([("r1", WITNESS), ("r2", WITNESS)], ["a witness quoted by The Beacon", "a witness quoted by The Courier"]),
        ([("r1", WITNESS), ("r1", THE_WITNESS)], ["the witness quoted by The Courier"]),
        ([("r1", OFFICIAL, "Wire"), ("r2", OFFICIAL, "Wire")], ["a northern official quoted by Wire"]),
        ([("r1", OFFICIAL, "Wire"), ("r1", THE_OFFICIAL)], ["a northern official quoted by Wire"]),
        ([("r1", OFFICIAL, "Wire"), ("r2", THE_OFFICIAL)], None),
        ([("r1", MONITOR), ("r2", DIRECTOR)], ["Observatory director Jan Tarn"]),
        ([("r1", MONITOR), ("r2", DIRECTOR), ("r2", TARN)], ["Observatory director Jan Tarn"]),
        ([("r1", MONITOR), ("r2", HEAD)], ["Jan Tarn, the head of the Hill Observatory for Peace"]),
        ([("r1", MONITOR), ("r2", TARN)], ["Jan Tarn", "the Hill Observatory for Peace"]),
        ([("r1", CHIEF)], ["the village chief Ode Marr"]),
    ],
)
def test_origins(told, called) -> None:
    assert len(words(*told)) == 2 if called is None else words(*told) == called


def test_a_copy_speaks_with_the_voice_of_what_it_repeats() -> None:
    assert len(words(("r1", None), ("r2", None))) == 2
    assert words(("r1", None), ("r2", None), copies={"r2": "r1"}) == ["the report's own voice (The Courier)"]
    assert len(words(("r1", WITNESS), ("r2", WITNESS), copies={"r2": "r1"})) == 1


def test_versions_of_one_page_speak_with_one_voice() -> None:
    page = {"url": "https://www.example.org/news/market?utm_source=x"}
    other = "The harbour was shelled. A nurse has seen 12 bodies."
    reports = {
        "v1": make_report("v1", **page),
        "v2": make_report("v2", other, url="http://example.org/news/market/"),
        "v3": make_report("v3", other, url="https://example.org/news/harbour"),
    }

    def origins(*names: str) -> int:
        told = [
            make_claim(reports[name], f"a-{name}", "killed", people(1, 1, "12"), "12", source=WITNESS) for name in names
        ]
        return len(voices_of(told, {name: reports[name] for name in names}, {})[1])

    assert origins("v1", "v2") == 1
    assert origins("v1", "v3") == 2


def test_a_sentence_taken_over_speaks_with_the_voice_of_its_first_teller() -> None:
    wire = "Hill Wire says that 12 men, women and children died in the lower market at noon."
    own = "The Beacon's man was in Oldtown. Hill Wire says that 12 men, women and children died in the market at noon."
    reports = {
        "r1": make_report("r1", wire, publisher="Hill Wire", published="2019-03-05"),
        "r2": make_report("r2", own, publisher="The Beacon", published="2019-03-06"),
    }
    first, second = (make_claim(r, r.id, "killed", people(12, 12, "12"), "12") for r in reports.values())
    seen = make_claim(reports["r2"], "r2", "place", people(1, 1, "x"), "Oldtown")
    voices, called = voices_of([seen, second, first], reports, {})
    assert voices.lenders == {second.id: "r1"}
    assert called[voices.origin[second.id]] == called[voices.origin[first.id]] == "the report's own voice (Hill Wire)"
    assert called[voices.origin[seen.id]] == "the report's own voice (The Beacon)"
    assert not voices.are_apart(first, second) and voices.are_apart(first, seen)


def test_names_without_small_words() -> None:
    assert plain("The Observatory's") == "observatory"
    assert plain("Doctors of the Hill (DoH)") == "doctors hill doh"


@pytest.mark.parametrize("entry", entries("speaking_bodies"), ids=lambda entry: entry["example"])
def test_every_word_of_a_body_stands_in_its_example(entry) -> None:
    assert entry["role"] in ("office", "body")
    assert not set(entry["words"]).isdisjoint(plain(entry["example"]).split())
