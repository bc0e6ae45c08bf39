"""Time words: what is found, where it begins and ends, and what is left alone."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.times import find_times
from rashomon.model.when import PartialDate, Period, Phrase, Shift, TimeWords, Weekday
from rashomon.text.vocabulary import entries

READINGS = [
    ("Shells fell on Feb. 11 in the hills.", "Feb. 11", PartialDate(month=2, day=11)),
    ("Shells fell on 11 February 2017.", "11 February 2017", PartialDate(2017, 2, 11)),
    ("Shells fell on February 11th, 2017.", "February 11th, 2017", PartialDate(2017, 2, 11)),
    ("The 19 July attack is recalled.", "19 July", PartialDate(month=7, day=19)),
    ("It ended on the 3rd of May 2012.", "3rd of May 2012", PartialDate(2012, 5, 3)),
    ("Sana reported 9 May 2014 from the city.", "9 May 2014", PartialDate(2014, 5, 9)),
    ("Filed 2018-02-07 by the desk.", "2018-02-07", PartialDate(2018, 2, 7)),
    ("Filed 19.07.2014 by the desk.", "19.07.2014", PartialDate(2014, 7, 19)),
    ("Filed 01/25/2016 by the desk.", "01/25/2016", PartialDate(2016, 1, 25)),
    ("Filed 02/06/2018 by the desk.", "02/06/2018", PartialDate(2018, 6, 2, order_open=True)),
    ("It was hit on 12-13 June.", "12-13 June", PartialDate(None, 6, 12, PartialDate(None, 6, 13))),
    ("It was hit on 28 June-2 July 2014.", "28 June-2 July 2014", PartialDate(2014, 6, 28, PartialDate(2014, 7, 2))),
    ("It was hit on May 5 and 6.", "May 5 and 6", PartialDate(None, 5, 5, PartialDate(None, 5, 6))),
    ("QUITO, 14 OCT 88 -- THE ARMY SAID", "14 OCT 88", PartialDate(1988, 10, 14)),
    ("It fell in September 2017 at last.", "September 2017", PartialDate(2017, 9)),
    ("It fell in August last year.", "August last year", PartialDate(month=8, year_shift=-1)),
    ("It fell last April.", "last April", PartialDate(month=4, latest=True)),
    ("In May 20 people died there.", "May", PartialDate(month=5)),
    ("The war has gone on since 2011.", "2011", PartialDate(2011)),
    ("The 2013 General Elections were boycotted.", "2013", PartialDate(2013)),
    ("The years 2011-2013 were the worst.", "The years 2011-2013", PartialDate(2011, last=PartialDate(2013))),
    ("He died in nineteen ninety-six.", "nineteen ninety-six", PartialDate(1996)),
    ("A church was hit on Christmas Day 2015.", "Christmas Day 2015", PartialDate(2015, 12, 25)),
    ("Two died Wednesday in the valley.", "Wednesday", Weekday(2)),
    ("Wednesdays attack was the worst.", "Wednesday", Weekday(2)),
    ("They recalled Tuesday's raid.", "Tuesday", Weekday(1)),
    ("They left last Friday.", "last Friday", Weekday(4, -1)),
    ("They left on Monday of last week.", "Monday of last week", Weekday(0, None, -1)),
    ("On Friday 9 May 2014 it rained.", "Friday 9 May 2014", PartialDate(2014, 5, 9, weekday=4)),
    ("Posted Sat 10 May 2014 by us.", "Sat 10 May 2014", PartialDate(2014, 5, 10, weekday=5)),
    ("He was shot yesterday.", "yesterday", Shift("D", -1)),
    ("He was shot two days ago.", "two days ago", Shift("D", -2)),
    ("He was shot about three weeks ago.", "about three weeks ago", Shift("W", -3)),
    ("He was shot several months ago.", "several months ago", Shift("M", None)),
    ("He died two days later.", "two days later", Shift("D", 2, False, True)),
    ("He died the next day.", "the next day", Shift("D", 1, False, True)),
    ("He died last week.", "last week", Shift("W", -1)),
    ("He died earlier this month.", "earlier this month", Shift("M", 0, False)),
    ("Most died in the third quarter of 2016.", "the third quarter of 2016", Period("Q3", year=2016)),
    ("It was taken in the summer of 2014.", "the summer of 2014", Period("SU", year=2014)),
    ("It was taken over the weekend.", "the weekend", Period("WE")),
    ("It went on for three years.", "three years", Phrase("P3Y")),
    ("It was a two-week siege.", "two-week", Phrase("P2W")),
    ("It took a minute and a half.", "a minute and a half", Phrase("PT1M30S")),
    ("The truce is to last two days.", "two days", Phrase("P2D")),
    ("It took half an hour.", "half an hour", Phrase("PT30M")),
    ("Ten died over the past two days.", "the past two days", Phrase("P2D", Shift("D", -2))),
    ("Shells land every day.", "every day", Phrase("P1D")),
    ("They meet on Fridays, he said.", "Fridays", Phrase("XXXX-WXX-5")),
    ("It was common in the 1990s.", "the 1990s", Phrase("199")),
    ("The gate dates from the 12th century.", "the 12th century", Phrase("11")),
]


def only(text: str) -> TimeWords:
    found = find_times(text)
    assert len(found) == 1, [words.span.text for words in found]
    return found[0]


@pytest.mark.parametrize(("text", "words", "reading"), READINGS, ids=[row[1] for row in READINGS])
def test_reads(text: str, words: str, reading: object) -> None:
    found = only(text)
    assert found.span.text.removesuffix("s") == words.removesuffix("s")
    comparable = found.reading
    if isinstance(reading, Shift) and isinstance(comparable, Shift):
        assert (comparable.unit, comparable.count, comparable.told) == (reading.unit, reading.count, reading.told)
    else:
        assert comparable == reading


@pytest.mark.parametrize(
    ("text", "words", "time"),
    [
        ("The jets struck at 02:15 local time Wednesday.", "02:15 local time Wednesday", "T02:15"),
        ("The raid began at dawn on Wednesday near it.", "dawn on Wednesday", "TMO"),
        ("It began at 6 p.m. Monday evening.", "6 p.m. Monday evening", "T18:00"),
        ("It began at 12:15 a.m. on 3 May 2014.", "12:15 a.m. on 3 May 2014", "T00:15"),
        ("It began on Sunday night.", "Sunday night", "TNI"),
        ("It began late Thursday night.", "late Thursday night", "TNI"),
        ("It began at 6am on Thursday 28 July.", "6am on Thursday 28 July", "T06:00"),
        ("It began at 11:30pm on Thursday.", "11:30pm on Thursday", "T23:30"),
        ("It began last night.", "last night", "TNI"),
        ("It began at 2130 UTC+3 on Friday.", "2130 UTC+3 on Friday", "T21:30"),
        ("It began on 11 April 2014 2130 UTC.", "11 April 2014 2130 UTC", "T21:30"),
    ],
)
def test_times_of_day(text: str, words: str, time: str) -> None:
    found = only(text)
    assert (found.span.text, found.time, found.type) == (words, time, "TIME")


def test_a_night_covers_two_days() -> None:
    assert only("Helicopters bombed it overnight.").overnight
    assert only("Overnight on Saturday it was bombed.").overnight
    assert not only("On Saturday night it was bombed.").overnight


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It fell in early January.", "START"),
        ("It fell in mid-2012.", "MID"),
        ("It fell late last week.", "END"),
        ("It fell at the end of March 2013.", "END"),
        ("It fell in the middle of October.", "MID"),
    ],
)
def test_parts_of_a_period(text: str, mod: str) -> None:
    assert only(text).mod == mod


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "A second bomb went off.",
        "The judge sat in the sun.",
        "A 35-year-old man and a 6 year old girl died.",
        "Army March was sung; Sgt. April Jones sang.",
        "Some 2000 people fled.",
        "The ransom was $2010.",
        "The T-72 was hit by a Su-24.",
        "Black September claimed the attack.",
        "Prices may fall, and people may mar the peace.",
        "The Daily Herald told of it.",
        "Player 10 scored in lane 7.",
        "Troops in all fell back; spring water ran.",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert [words.span.text for words in find_times(text)] == []


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The envoys will meet on Tuesday.", True),
        ("Talks are scheduled for Tuesday.", True),
        ("The minister will succeed Gen. Adil P. Omar on Tuesday.", True),
        ("Rebels attacked the town on Tuesday.", False),
        ("The spokesman said Tuesday that the army will go on.", False),
        ("Tuesday in the valley.", None),
    ],
)
def test_hears_the_tense(text: str, ahead: bool | None) -> None:
    assert only(text).ahead is ahead


def test_a_range_of_the_text_keeps_the_offsets_of_the_whole() -> None:
    text = "On Monday it rained. On Tuesday it snowed. On Friday it thawed."
    begin, end = text.index(" On Tuesday"), text.index(" On Friday")
    (found,) = find_times(text, begin, end)
    assert text[found.span.start : found.span.end] == "Tuesday" == found.span.text


def test_a_line_break_ends_an_expression() -> None:
    assert [words.span.text for words in find_times("Raid on Friday\n7 August 2013 was calm")] == [
        "Friday",
        "7 August 2013",
    ]


def _bare(word: str) -> str:
    return re.sub(r"[^\w]+", " ", word.lower()).strip()


@pytest.mark.parametrize("entry", entries("times"), ids=lambda entry: f"{entry['role']}: {entry['words'][0]}")
def test_every_example_matches(entry: dict[str, object]) -> None:
    example, words = str(entry["example"]), [str(word) for word in entry["words"]]  # type: ignore[attr-defined]
    spoken = f" {_bare(example)} "
    held = [word for word in words if re.search(rf"\b{re.escape(_bare(word))}s?\b", spoken)]
    assert held, "the example holds none of the words"
    found = find_times(example)
    if entry["role"] == "name":
        assert not any(_bare(word) in _bare(words.span.text) for words in found for word in held)
    elif entry["role"] in ("future", "past", "timeless"):
        assert [words.ahead for words in found] == [entry["role"] != "past"]
    elif entry["role"] in ("lead", "times"):
        assert found
    elif entry["role"] == "age":
        assert not found
    else:
        assert any(_bare(word) in _bare(words.span.text) for words in found for word in held)


@settings(deadline=None)  # the first call reads the vocabulary
@given(st.text())
def test_never_raises_on_any_text(text: str) -> None:
    _laws(text)


_WORDS = sorted({str(word) for entry in entries("times") for word in entry["words"]})
_PIECES = st.sampled_from(
    [*_WORDS, "8", "31", "99", "2018", "0000", "7th", "12:30", "p.m.", ",", ".", "-", "'s", "\n", "x"]
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=14))
def test_never_raises_on_time_words_in_any_order(pieces: list[str]) -> None:
    _laws(" ".join(pieces))
    _laws(" ".join(piece.title() for piece in pieces))


def _laws(text: str) -> None:
    position = 0
    for words in find_times(text):
        assert text[words.span.start : words.span.end] == words.span.text
        assert position <= words.span.start < words.span.end
        position = words.span.end


def test_no_word_is_told_twice_in_one_role() -> None:
    told = [(entry["role"], word, entry.get("value")) for entry in entries("times") for word in entry["words"]]
    assert len(told) == len({str(row) for row in told})


@pytest.mark.parametrize("word", ["about", "hundred", "the", "last", "May", "7", "Monday", "twenty-"])
def test_a_word_told_a_thousand_times_does_no_harm(word: str) -> None:
    _laws(f"{word} " * 1000)


def test_reading_is_linear() -> None:
    line = "Five were killed on Sunday 3 March 2013 and two the next day, a monitor said late on Monday. "
    assert len(find_times(line * 200)) == 200 * len(find_times(line))
