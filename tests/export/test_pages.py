"""Pages for people: readable in 100 columns, the same everywhere, safe in a terminal, disagreement marked."""

import csv
import io
import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factories import make_claim, make_incident, make_reading, people
from rashomon.export import words
from rashomon.export.dossier import dossier
from rashomon.export.explanation import explain_claim, explain_incident
from rashomon.export.grid import grid
from rashomon.export.listing import claims_listing, incidents_listing, reports_listing
from rashomon.export.matrix import matrix
from rashomon.export.notebook import Incidents
from rashomon.export.table import FORMS, lines
from rashomon.model.incident import Incident
from rashomon.model.quantity import Quantity
from rashomon.model.when import Date
from rashomon.model.who import Source
from strategies import claims, incidents, reports

ONE, TWO, COPY = make_reading("r1"), make_reading("r2", publisher="Daily Post"), make_reading("r3")
INCIDENT = make_incident(ONE, TWO, COPY, was=("i-old",))
REPORTS = {reading.report.id: reading.report for reading in (ONE, TWO, COPY)}
ALL_CLAIMS = ONE.claims + TWO.claims + COPY.claims

PAGE = Path(__file__).with_name("dossier.txt")


def page(incident: Incident = INCIDENT) -> str:
    return dossier(incident, ALL_CLAIMS, ONE.accounts + TWO.accounts, REPORTS, {"r3": "r1"})


def test_a_page() -> None:
    shown = page()
    assert shown + "\n" == PAGE.read_text(encoding="utf-8")


def test_a_copy_has_no_column_and_is_named() -> None:
    shown = page()
    assert "r3 (The Courier) repeats r1" in shown
    assert "] r3:" not in shown
    assert "(was i-old)" in shown


def test_pages_fit_and_do_not_depend_on_the_order_of_claims() -> None:
    assert max(map(len, page().splitlines())) <= 100
    assert page() == dossier(INCIDENT, ALL_CLAIMS[::-1], TWO.accounts + ONE.accounts, REPORTS, {"r3": "r1"})


def test_a_matrix_puts_what_is_told_twice_into_one_line() -> None:
    again = make_claim(ONE.report, "a-r1", "killed", people(12, None, "killed"), "killed", source=None)
    voice = make_claim(ONE.report, "a-r1", "killed", people(12, None, "were"), "were", source=None)
    shown = matrix([again, voice], REPORTS, {"killed": "contested"})
    assert shown.chains == ("The Courier",)
    ((field, status, ((told,),)),) = shown.rows
    assert (field, status, str(told)) == ("killed", "contested", "12 or more (people) [1]")
    assert {claim.id for claim in told.claims} == {again.id, voice.id}


def test_the_chain_runs_from_the_publisher_to_the_source() -> None:
    claim = make_claim(
        ONE.report,
        "a-r1",
        "killed",
        people(1, 1, "12"),
        "12",
        source=Source("a medic", "he", "medic", implicit=True),
        relayed_by=("Agence Mistral", "State TV"),
    )
    assert words.chain_words(claim, "Courier") == "Courier <- State TV <- Agence Mistral <- a medic (carried over)"


def test_quantities_in_words() -> None:
    told = [
        (12, 12, False),
        (101, None, False),
        (None, 40, False),
        (15, 20, False),
        (50, 50, True),
        (None, None, False),
    ]
    assert [words.quantity_words(Quantity(*parts)) for parts in told] == [
        *("12", "101 or more", "up to 40", "15 to 20", "about 50", "no number")
    ]


def test_dates_say_no_more_than_is_known() -> None:
    assert words.date_words(Date("2018-02-01", "2018-02-28", "month")) == "2018-02"
    assert words.date_words(Date("2018-01-01", "2018-12-31", "year")) == "2018"
    assert words.date_words(Date("2018-02-05", "2018-02-11", "week")) == "2018-02-05 to 2018-02-11"
    assert words.date_words(None) == "?"


@given(st.text())
def test_nothing_unsafe_reaches_the_terminal(text: str) -> None:
    shown = words.safe(text)
    assert not words._UNSAFE.search(shown)
    assert "\n" not in shown


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs"))))
def test_safe_leaves_ordinary_text_alone(text: str) -> None:
    assert words.safe(text) == text


@settings(max_examples=25)
@given(incidents)
def test_every_incident_can_be_shown_in_every_form(incident: Incident) -> None:
    for form in FORMS:
        assert list(lines(incidents_listing([incident]), form))


@settings(max_examples=25)
@given(claims, reports)
def test_every_claim_and_report_can_be_shown_in_every_form(claim: object, report: object) -> None:
    for form in FORMS:
        assert list(lines(claims_listing([claim], {claim.report: report}, {}), form))
        assert list(lines(reports_listing([report], {report.id: "another"}), form))


def test_a_spreadsheet_takes_no_cell_for_a_formula() -> None:
    evil = make_reading(title="=HYPERLINK(1)", publisher="@SUM(1)").report
    rows = list(csv.DictReader(io.StringIO("\n".join(lines(reports_listing([evil], {}), "csv")))))
    assert (rows[0]["title"], rows[0]["publisher"]) == ("'=HYPERLINK(1)", "'@SUM(1)")


def test_controls_are_written_out_in_every_form_and_json_stays_true() -> None:
    evil = make_reading(title="a\x1b[2J\x9b31m\u202eb\nc").report
    for form in FORMS:
        shown = "\n".join(lines(reports_listing([evil], {}), form))
        assert not {"\x1b", "\x9b", "\u202e"} & set(shown), form
    (line,) = lines(reports_listing([evil], {}), "nl")
    assert json.loads(line)["title"] == evil.title


def test_an_empty_list_says_so_and_stays_valid() -> None:
    nothing = incidents_listing([])
    assert list(lines(nothing, "table")) == ["no incidents"]
    assert json.loads("".join(lines(nothing, "json"))) == []
    assert len(list(lines(nothing, "csv"))) == 1 and list(lines(nothing, "nl")) == []


def test_a_grid_ignores_the_environment(monkeypatch: object) -> None:
    plain = grid(["a", "b"], [["[red]1[/red]", "\u4e2d\u6587"]], 40)
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert grid(["a", "b"], [["[red]1[/red]", "\u4e2d\u6587"]], 40) == plain
    assert "[red]1[/red]" in plain


def test_explanations_lead_to_the_sentence() -> None:
    killed = next(claim for claim in ONE.claims if claim.field == "killed")
    shown = str(explain_claim(killed, ONE.report, INCIDENT))
    assert "The Courier <- Agence Mistral <- medics" in shown
    assert "At least 12 people were killed" in shown and "[rule lowest_bound]" in shown
    whole = str(explain_incident(INCIDENT, ALL_CLAIMS, REPORTS))
    assert all(claim.id in whole for claim in ALL_CLAIMS)


def test_a_notebook_shows_no_markup_of_others() -> None:
    shown = Incidents([make_incident(ONE, incident_id="<script>", grade="weak")])._repr_html_()
    assert "<script>" not in shown and "&lt;script" in shown
