"""Where in a page the report stands."""

from rashomon.text.noise_lines import lines
from rashomon.text.noise_page import headline, is_whole_page, main_part

STORY = "\n".join(
    f"On day {n} the two armies fought over the bridge and at least {n} soldiers died." for n in range(2, 9)
)
MENU = "\n".join(f"Menu {n}" for n in range(20))


def test_a_report_is_no_whole_page():
    assert not is_whole_page(lines(STORY))
    assert not is_whole_page(lines(f"Headline of it\n{STORY}"))


def test_the_main_part_is_the_densest_run():
    page = lines(f"{MENU}\n{STORY}\n{MENU}")
    assert is_whole_page(page)
    start, end = main_part(page, [None] * len(page))
    assert (start, end) == (20, 27)


def test_a_list_inside_the_report_is_kept():
    listed = "\n".join(f"Casualties in the river district {n}" for n in range(4))
    page = lines(f"{MENU}\n{STORY}\n{listed}\n{STORY}\n{MENU}")
    assert main_part(page, [None] * len(page)) == (20, 20 + 7 + 4 + 7)


def test_the_headline_repeats_the_title():
    page = lines(f"Bridge falls after long siege - Gazette\n{MENU}\nBridge falls after long siege\nBy A. Moss\n{STORY}")
    assert headline(page, 23) == 21
    assert headline(page, 10) is None
    assert headline((), 0) is None
