"""The examples: written for the project, and the first acceptance test of the whole program."""

import json
import re
from pathlib import Path

import pytest

import rashomon

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = 14


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with rashomon.open(tmp_path_factory.mktemp("examples") / "ledger.db") as opened:
        opened.read(EXAMPLES)
        yield opened


@pytest.fixture(scope="module")
def export(ledger, tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    ledger.export("jsonl", folder)
    return {
        name: [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("reports", "claims", "incidents")
    }


def report(export, words):
    """The one report whose text holds these words."""
    (found,) = (r for r in export["reports"] if words in r["text"])
    return found


def harm(export, words, field=None):
    """The harm claims of a report: (field, low, high)."""
    told = [c for c in export["claims"] if c["report"] == report(export, words)["id"] and "group" in c["value"]]
    return [(c["field"], c["value"]["low"], c["value"]["high"]) for c in told if field in (None, c["field"])]


KHASHAM_OFFICIAL = "The strikes lasted for more than three hours"
KHASHAM_STATE = "a field source"
KHASHAM_MONITOR = "less than half the number given in Washington"


def test_every_example_is_read(export):
    titles = [r for r in export["reports"] if "for a first look" not in r["text"]]
    assert len(titles) == REPORTS


def test_the_readme_of_the_examples_claims_nothing(export):
    about = {r["id"] for r in export["reports"] if "for a first look" in r["text"]}
    assert not [c for c in export["claims"] if c["report"] in about]


def test_every_claim_stands_in_its_report(export):
    texts = {r["id"]: r["text"] for r in export["reports"]}
    for claim in export["claims"]:
        for words in (claim["evidence"], claim["trigger"]):
            assert texts[claim["report"]][words["start"] : words["end"]] == words["text"]


def test_comments_captions_and_related_stories_are_no_evidence(export):
    said = " ".join(c["evidence"]["text"] for c in export["claims"])
    for noise in ("two million", "600 died", "Ohio", "Sumatra", "June 2017", "4000", "30 soldiers", "mountain resort"):
        assert noise not in said


def test_every_report_but_the_noise_has_its_day(export):
    days = {r["published"][:10] for r in export["reports"] if r["published"]}
    assert {"2018-02-08", "2018-02-09", "2018-02-06", "2017-10-20", "2017-11-24", "2017-12-28"} <= days


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (KHASHAM_OFFICIAL, ("killed", 101, None)),
        (KHASHAM_OFFICIAL, ("injured", 1, 1)),
        (KHASHAM_STATE, ("killed", 25, 25)),
        (KHASHAM_MONITOR, ("killed", 45, None)),
        ("counted 47 dead", ("killed", 55, None)),
        ("counted 47 dead", ("killed", 47, 47)),
        pytest.param("The toll of Tuesday's air raids", ("killed", 80, 80)),
        ("The toll of Tuesday's air raids", ("killed", 30, 30)),
        ("levelled the Safari Hotel", ("killed", 85, None)),
        ("228 others", ("killed", 358, 358)),
        pytest.param("228 others", ("missing", 56, 56)),
        ("shot worshippers", ("killed", 235, None)),
        ("27 children", ("killed", 305, 305)),
        ("Wais Barmak", ("killed", 103, 103)),
        ("Wais Barmak", ("killed", 95, 95)),
        ("crowded market in al-Hayma", ("killed", 54, 54)),
    ],
)
def test_figures_are_read_as_told(export, words, told):
    assert told in harm(export, words)


def test_an_official_who_told_an_agency_is_the_source(export):
    (claim,) = (
        c
        for c in export["claims"]
        if c["report"] == report(export, KHASHAM_OFFICIAL)["id"] and c["field"] == "killed" and c["value"]["low"] == 101
    )
    assert re.search("official", claim["source"]["name"])
    assert claim["relayed_by"] == ["Reuters"]


def test_not_saying_is_not_zero(export):
    told = [c for c in export["claims"] if "did not say whether any Russian" in c["evidence"]["text"]]
    assert told
    assert {c["stance"] for c in told if "group" in c["value"]} == {"withheld"}


def test_the_reprint_is_a_copy_and_no_second_witness(export):
    (copy,) = (r for r in export["reports"] if r["copy_of"])
    assert copy["title"] == "More than 100 dead as US repels raid, official says"
    assert copy["copy_of"] == report(export, KHASHAM_OFFICIAL)["id"]


def test_the_clash_at_khasham_is_one_incident_of_four_reports(export):
    ids = {report(export, words)["id"] for words in (KHASHAM_OFFICIAL, KHASHAM_STATE, KHASHAM_MONITOR)}
    together = [i for i in export["incidents"] if ids <= set(i["reports"])]
    assert len(together) == 1
    assert together[0]["status"]["killed"] == "contested"
    assert len(together[0]["reports"]) == 4


def test_a_toll_that_its_own_source_raises_is_no_contradiction(export):
    ids = {report(export, words)["id"] for words in ("shot worshippers", "27 children")}
    (incident,) = (i for i in export["incidents"] if ids <= set(i["reports"]))
    assert incident["harm"]["killed"]["best"] == 305
