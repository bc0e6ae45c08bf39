"""Headline and body as one text."""

import pytest

from rashomon.ingest.headline import first_line_title, headline_end, with_headline

BODY = "Gunmen raided a village near the lake on Monday, killing nine farmers."


def test_headline_stands_before_the_body():
    text, end = with_headline("Nine killed  in raid", BODY)
    assert text == f"Nine killed in raid\n\n{BODY}"
    assert text[:end] == "Nine killed in raid"


def test_no_headline():
    assert with_headline(None, BODY) == (BODY, 0)
    assert with_headline("  ", BODY) == (BODY, 0)


@pytest.mark.parametrize("lead", ["", "WORLD ", "7 February 2018 ", "February 7 2018 0915 UTC "])
@pytest.mark.parametrize("title", ["Nine killed in raid", "“Nine killed” in Raid!"])
def test_a_body_that_begins_with_it_stays(lead, title):
    body = f"{lead}Nine killed in raid. {BODY}"
    text, end = with_headline(title, body)
    assert text == body
    assert text[:end] == f"{lead}Nine killed in raid."


def test_the_same_words_deep_in_the_body_are_not_it():
    assert headline_end("Nine killed in raid", f"{BODY} {BODY} Nine killed in raid.") == 0


def test_first_line():
    assert first_line_title(f"Nine killed in raid\n{BODY}") == "Nine killed in raid"
    assert first_line_title(BODY) is None
    assert first_line_title(f"{BODY}\n{BODY}") is None
