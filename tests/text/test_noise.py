"""What of a plain text is the report and what is the page around it."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.noise import clean, label_page
from rashomon.text.vocabulary import entries

BODY = (
    "Gunmen on motorcycles attacked a village near the lake on Monday, killing nine farmers, the governor said.\n\n"
    "The attackers fled into the forest before soldiers came from the garrison town of Harrow, he told reporters.\n\n"
    "Two of the wounded were flown to the capital, where doctors described their condition as stable."
)


def kinds(text):
    return [(each.kind, each.text) for each in clean(text).removed]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Also Read: Herders and farmers sign a truce", "related"),
        ("Read more: What we know of the raid", "related"),
        ("(Photo by Lena Hart)", "caption"),
        ("Mourners carry a coffin through the village on Tuesday. (AFP photo)", "caption"),
        ("File photo: soldiers patrol the lake shore", "caption"),
        ("Photo: Provincial police", "caption"),
        ("TRENDING BOOTS IN OUR OUTDOOR SHOP", "promotion"),
        ("Subscribe to our weekly newsletter", "promotion"),
        ("Share this article", "boilerplate"),
        ("Copyright 2019 Harrow Gazette. All rights reserved.", "boilerplate"),
        ("We use cookies to improve your visit to this site.", "boilerplate"),
        ("news@harrowgazette.example", "boilerplate"),
    ],
)
def test_noise_between_paragraphs_is_cut_with_its_kind(line, kind):
    first, rest = BODY.split("\n\n", 1)
    cleaned = clean(f"{first}\n\n{line}\n\n{rest}")
    assert [(each.kind, each.text) for each in cleaned.removed] == [(kind, line)]
    assert cleaned.text.split() == BODY.split()
    assert cleaned.flags == ()


def test_section_label_above_the_headline_goes_and_the_headline_stays():
    cleaned = clean(f"WORLD\n\nNine killed in lake village raid\n\n{BODY}")
    assert cleaned.text.startswith("Nine killed in lake village raid")
    assert kinds(f"WORLD\n\nNine killed in lake village raid\n\n{BODY}") == [("boilerplate", "WORLD")]


def test_a_portrait_caption_goes_and_a_subheading_stays():
    first, rest = BODY.split("\n\n", 1)
    text = f"{first}\n\nForeign Minister Aldo Brenn\n\nInto the forest\n\n{rest}"
    assert kinds(text) == [("caption", "Foreign Minister Aldo Brenn")]
    assert "Into the forest" in clean(text).text


@pytest.mark.parametrize("heading", ["You may also like:", "Related stories", "More stories", "Related", "Read more:"])
def test_headlines_under_a_list_of_other_stories_go_with_it(heading):
    links = f"{heading}\nFlood kills 14 in mountain resort\nWhich boots should you buy?"
    cleaned = clean(f"{BODY}\n\n{links}")
    assert cleaned.text == BODY
    assert "".join(each.text for each in cleaned.removed) == links


def test_a_link_to_another_story_takes_no_subheading_along():
    first, rest = BODY.split("\n\n", 1)
    cleaned = clean(f"{first}\n\nRead more on the lake villages\n\nInto the forest\n\n{rest}")
    assert "Into the forest" in cleaned.text
    assert "Read more" not in cleaned.text


def test_readers_comments_run_to_the_end():
    thread = (
        "hillwalker Tue, 03/05/2019 - 11:20 Permalink\n\n"
        "They say forty thousand were murdered and nobody cares, which is what I have said for years.\n\n"
        "In reply to by Steppenwolf\n\nAnother five hundred dead, you will see."
    )
    cleaned = clean(f"{BODY}\n\n{thread}")
    assert cleaned.text == BODY
    assert {each.kind for each in cleaned.removed} == {"comment"}
    assert "forty thousand" in cleaned.removed[0].text
    assert cleaned.flags == ()


@pytest.mark.parametrize("heading", ["Comments (12)", "34 Comments", "Leave a comment", "5 responses to “Nine killed”"])
def test_a_heading_opens_the_comments(heading):
    text = f"{BODY}\n\n{heading}\n\nmara says:\n\nThirty people died there last year as well, did you know?"
    assert clean(text).text == BODY


def test_a_link_to_the_comments_at_the_top_does_not():
    text = f"Nine killed in lake village raid\n\n0 Comments\n\n{BODY}"
    assert BODY in clean(text).text


def test_threads_are_known_by_their_stamps():
    voices = "\n".join(
        f"reader{number}\nMarch {number}, 2019 at 6:4{number} am\nI think that {number}00 people were killed there."
        for number in range(1, 5)
    )
    told = BODY + "\n\n" + BODY.replace("Monday", "Tuesday")
    assert clean(f"{told}\n\n{voices}").text == told


def test_a_page_with_menus_is_cut_down_to_the_report():
    menu = "\n".join(["Home", "World", "Sport", "Markets", "Weather", "Video", "Podcasts", "My account", "Games"])
    teasers = "\n".join(f"Teaser for story number {number}" for number in range(12))
    page = (
        f"Nine killed in lake village raid | Gazette\n{menu}\nNine killed in lake village raid\nBy Ada Moss\n{BODY}\n"
    )
    cleaned = clean(page + f"Most read\n{teasers}\n{menu}")
    assert cleaned.text.split() == f"Nine killed in lake village raid {BODY}".split()
    assert "Podcasts" in " ".join(each.text for each in cleaned.removed)


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were hurt.",
        "Monday 3 June 2019 Rebels shelled the port city for a third day. Read more about it said the mayor.",
        "A bomb went off in the market. No one was hurt, police said. Comments are not known.",
        BODY,
        "",
        "   \n \n",
    ],
)
def test_clean_texts_stay_as_they_are(text):
    assert clean(text).text == text.strip()
    assert clean(text).removed == ()


def test_a_wrapped_paragraph_is_judged_as_one():
    wrapped = (
        "THE ARMY SAID THAT ITS TROOPS HAD TAKEN THE BRIDGE OVER THE RIVER AFTER\n"
        "A NIGHT OF FIGHTING IN WHICH ELEVEN REBELS WERE KILLED. IT ADDED THAT A\n"
        "CAPTAIN AND TWO SOLDIERS WERE WOUNDED AND THAT THE TOWN IS NOW QUIET.\n"
    )
    text = "\n".join([wrapped] * 12)
    assert clean(text).text.split() == text.split()


def test_a_great_loss_is_flagged():
    promotions = "\n".join(f"Sign up for our letter number {n} and get the best of it." for n in range(30))
    assert "partial" in clean(f"Two soldiers were hurt in the north of the country.\n{promotions}").flags


def test_nothing_but_noise_is_kept_and_flagged():
    cleaned = clean("Share this article\nCopyright 2019 Harrow Gazette")
    assert cleaned.text == "Share this article\nCopyright 2019 Harrow Gazette"
    assert cleaned.flags == ("partial",)


_PHRASES = [phrase.replace("#", "7").replace("...", "the war") for e in entries("page_noise") for phrase in e["words"]]
_LINES = st.one_of(
    st.sampled_from(_PHRASES), st.sampled_from(BODY.split("\n\n")), st.just(""), st.text(max_size=60), st.just("Menu")
)


@given(st.lists(_LINES, max_size=40).map("\n".join))
def test_no_word_is_lost(text):
    cleaned = clean(text)
    kept = cleaned.text + "\n" + "\n".join(each.text for each in cleaned.removed)
    assert Counter(re.findall(r"\S+", kept)) == Counter(re.findall(r"\S+", text))


@given(st.text())
def test_never_raises_and_labels_every_line(text):
    assert len(label_page(text)) == text.count("\n") + 1
    assert clean(text).text == clean(text).text.strip()
