"""Which day a report is of, and how that is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.published import earliest_stamp, published, url_day

STORY = "Nine farmers were killed when gunmen raided a village, the governor said."


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2018-02-08", "2018-02-08"),
        ("2018-02-08T04:12:00+03:00", "2018-02-08T04:12:00+03:00"),
        ("2018-02-08 04:12", "2018-02-08T04:12:00"),
        ("20180208", "2018-02-08"),
        ("Thu, 08 Feb 2018 04:12:00 GMT", "2018-02-08T04:12:00+00:00"),
        ("8 February 2018", "2018-02-08"),
        ("31.12.2017", "2017-12-31"),
    ],
)
def test_given(value, when):
    assert published(value, text=STORY) == (when, "given", ())


def test_order_of_grounds():
    url = "https://gazette.example/2018/02/09/raid"
    comments = "mara Sun, 02/11/2018 - 09:00 Permalink"
    told = f"3 February 2018\n{STORY}"
    assert published(None, "2018-02-10", url, told, comments)[:2] == ("2018-02-10", "metadata")
    assert published(None, None, url, told, comments)[:2] == ("2018-02-09", "url")
    assert published(None, None, None, told, comments)[:2] == ("2018-02-03", "dateline")
    assert published(None, None, None, STORY, comments)[:2] == ("2018-02-11", "comment_stamps")
    assert published(None, None, None, STORY + " It was the worst since January 3, 2018.")[:2] == ("2018-01-03", "text")
    assert published(None, text=STORY) == (None, None, ())


@pytest.mark.parametrize(
    "text",
    [
        f"Raid on lake village AFP Wednesday 7 Feb 2018 {STORY}",
        f"February 7 2018 Raid on lake village {STORY}",
        f"07-02-2018 Raid on lake village. {STORY}",
        f"07.02.2018Get short URL {STORY}",
        f"Published February 7 2018 {STORY}",
        f"Posted on February 7, 2018 by Ada Moss {STORY}",
        f"DOVERTON, Feb 7, 2018 (Reuters) - {STORY}",
        f"Raid on lake village\nBy Ada Moss | 7 February 2018 09:15\n{STORY}",
        f"Raid on lake village 7 February 2018 SANA reporters said that nine died. {STORY}",
    ],
)
def test_a_date_line_wins_over_a_given_date(text):
    found = published("2018-01-02", text=text, title="Raid on lake village")
    assert found == ("2018-02-07", "dateline", ("date_conflict",))
    assert published("2018-02-07", text=text, title="Raid on lake village") == ("2018-02-07", "given", ())


@pytest.mark.parametrize(
    "text",
    [
        "Nine farmers were killed on February 7, 2018 when gunmen raided a village.",
        "Gunmen raided the village on Wednesday, 7 February 2018, killing nine.",
        "The worst raid since 7 February 2018 killed nine farmers, the governor said.",
        "A man arrested Wednesday, February 7, 2018 is accused of killing nine.",
        "DOVERTON, Feb 7 (Reuters) - Nine farmers were killed in a raid.",
    ],
)
def test_a_date_in_a_sentence_is_no_date_line(text):
    assert published("2018-03-01", text=text) == ("2018-03-01", "given", ())


def test_an_update_bounds_the_date_from_above():
    text = f"Updated: February 7, 2018 {STORY}"
    assert published("2018-02-05", text=text).when == "2018-02-05"
    assert published("2018-02-09", text=text)[:2] == ("2018-02-07", "dateline")
    assert published(None, text=text)[:2] == ("2018-02-07", "dateline")


def test_the_year_follows_from_the_text():
    text = f"{STORY} It happened on Feb. 8. In January 2018 the army left; in December 2016 and on Dec. 30 it had come."
    assert published(None, text=text)[:2] == ("2018-02-08", "text")


def test_two_readings_are_no_date():
    assert published(None, text=f"02/03/2018\n{STORY}").when is None
    assert published("2018-03-02", text=f"02/03/2018\n{STORY}") == ("2018-03-02", "given", ())
    assert published(None, text=f"02/23/2018\n{STORY}").when == "2018-02-23"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://gazette.example/2018/02/08/raid", "2018-02-08"),
        ("https://gazette.example/news/2018-02-08-raid.html", "2018-02-08"),
        ("https://gazette.example/2018/feb/08/raid", "2018-02-08"),
        ("https://gazette.example/2018/13/45/raid", None),
        ("https://gazette.example/news/47110811", None),
        (None, None),
    ],
)
def test_addresses(url, day):
    assert url_day(url) == day


def test_the_earliest_stamp_counts():
    assert earliest_stamp("a Thu, 02/08/2018 - 04:12 Permalink\nb Wed, 02/07/2018 - 22:49 Permalink") == "2018-02-07"
    assert earliest_stamp("mara says: March 5, 2019 at 6:41 pm") == "2019-03-05"
    assert earliest_stamp("On 5 March 2019 it was worse.") is None


@given(st.text(), st.text(), st.text())
def test_never_raises(value, url, text):
    when = published(value, value, url, text, text, text).when
    assert when is None or when[:4].isdigit()
