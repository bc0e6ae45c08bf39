"""What each sentence tells of an event."""

import pytest

from rashomon.extract.parse import ParsedReport
from rashomon.extract.telling import Telling
from rashomon.extract.tellings import tellings
from rashomon.model.report import Report
from rashomon.pipeline.stages import finders
from rashomon.text.sentences import sentences


def told(text: str, headline: str = "") -> tuple[Telling, ...]:
    whole = f"{headline}\n\n{text}" if headline else text
    report = Report(id="r", sha256="0", text=whole, published="2019-03-06", headline_end=len(headline))
    return tellings(report, ParsedReport(whole, sentences(whole)), finders())


def one(text: str) -> Telling:
    (found,) = told(text)
    return found


def test_a_sentence_with_everything() -> None:
    row = one("Russian jets bombed a market in Homs on Monday and killed nine traders.")
    assert [(h.field, h.quantity.low) for h in row.harms] == [("killed", 9)]
    assert row.date and row.date.date and row.date.date.start == "2019-03-04"
    assert row.place and row.place.place.name == "Homs"
    assert [m.actor.id for m in row.initiators] == ["russia"]
    assert [w.text for w in row.weapons] == ["jets"]
    assert "air_strike" in {e.type for e in row.events}
    assert not (row.is_background or row.is_old or row.is_recalled or row.is_imagined or row.is_headline)


def test_sentences_without_harm_or_event_are_left_out() -> None:
    assert told("The minister met farmers on Monday. Bread is dear.") == ()


def test_a_date_line_tells_nothing() -> None:
    (row,) = told("HOMS, 4 MAR 19 (RPA) -- [TEXT] Shells killed nine people at a market.")
    assert (row.sentence.text, row.date, row.place) == ("Shells killed nine people at a market.", None, None)
    assert row.is_lead


def test_the_day_of_speaking_is_not_the_day_of_the_event() -> None:
    row = one("Shells killed nine people in Homs on Sunday, the mayor said on Tuesday.")
    assert row.date and row.date.span.text == "Sunday"
    assert one("Shells killed nine people in Homs, the mayor said on Tuesday.").date is None


def test_a_day_at_the_head_of_the_text_after_a_preposition_is_no_date_line() -> None:
    row = one("Around 3 March 2019 shells killed nine people in Homs.")
    assert row.date and row.date.date and row.date.date.start == "2019-03-03"


def test_since_when_something_lasts_is_not_the_day_of_the_event() -> None:
    assert one("Shells killed nine people in Homs, a city divided since July 2018.").date is None
    assert one("The air raids on Homs have intensified sharply in early July.").date is None
    row = one("At least 900 people have been killed by shells since January 2018.")
    assert row.date and row.date.span.text == "January 2018"


def test_what_a_place_went_through_on_another_day_is_not_the_event() -> None:
    row = one("Shells killed nine people near the town of Aleppo, which rebels seized on Thursday.")
    assert row.date is None


def test_a_day_to_come_is_not_the_day_of_the_event() -> None:
    row = one("Shells killed nine people in Homs on Sunday, days before the talks of 20 March.")
    assert row.date and row.date.span.text == "Sunday"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells killed nine people in Homs.", ["Homs"]),
        ("Shells killed nine people in Aleppo who had fled from Homs.", ["Aleppo", "Homs"]),
    ],
)
def test_places_the_likeliest_first(text: str, places: list[str]) -> None:
    row = one(text)
    assert [m.place.name for m in row.areas] == places
    assert row.place == row.areas[0]


def test_two_deeds_of_one_sentence_are_two_tellings() -> None:
    found = told("Air strikes killed 12 people in Idlib on Monday, and a car bomb in Baghdad killed eight on Sunday.")
    assert [[h.quantity.low for h in t.harms] for t in found] == [[12], [8]]
    assert [t.place and t.place.place.name for t in found] == ["Idlib", "Baghdad"]


def test_what_came_before_in_one_sentence_is_recalled() -> None:
    found = told("Israeli jets bombed a base near Homs on Monday following a rocket attack on Haifa.")
    assert [t.is_recalled for t in found] == [False, True]


def test_what_lies_months_back_is_old() -> None:
    old, news = told("Bombs killed 80 people in Jos in May 2014. Gunmen killed four guards in Kano on Monday.")
    assert (old.is_old, old.is_background) == (True, True)
    assert (news.is_old, news.is_background) == (False, False)


def test_another_event_is_set_off_by_words() -> None:
    first, second = told("Shells killed nine people in Homs. Elsewhere, a mine killed two shepherds.")
    assert (first.is_separate, second.is_separate) == (False, True)


def test_a_headline_is_told_apart() -> None:
    head, body = told("Shells killed nine people in Homs on Monday.", headline="Shells kill nine in Homs")
    assert (head.is_headline, body.is_headline) == (True, False)


def test_what_is_only_threatened_is_imagined() -> None:
    assert all(t.is_imagined for t in told("The general threatened to bomb Homs on Monday."))


def test_places_of_a_source_are_not_where_it_happened() -> None:
    row = one("Nine people were killed in Idlib, the Aleppo Media Centre said.")
    assert row.place and row.place.place.name == "Idlib"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Three guards were killed and nine traders were wounded when a shell hit Homs on Sunday.", 1),
        ("Three guards were killed in Idlib on Monday and a shell wounded nine traders in Homs on Sunday.", 2),
    ],
)
def test_one_toll_is_not_cut_in_two(text: str, parts: int) -> None:
    assert len(told(text)) == parts


def test_a_capital_that_stands_for_its_government_is_no_scene() -> None:
    row = one("Jets killed nine fighters loyal to Damascus in a village near Khasham on Monday.")
    assert row.place and row.place.place.name == "Khasham"
    assert one("Jets killed nine fighters loyal to Damascus on Monday.").place is None


def test_what_a_speaker_is_called_tells_no_fight() -> None:
    row = one("The rebel council said 90 people died.")
    assert [e.type for e in row.events if e.type == "armed_clash"] == []
