"""One person of whom a number tells something else: "a father of three" is one, whatever befell him."""

import pytest

from harmed import told


@pytest.mark.parametrize(
    "text",
    [
        "A father of three was shot dead in Gaza.",
        "A father of three is dead after a shell hit his home.",
        "A father of three was found dead.",
        "A mother-of-two was shot dead.",
        "A 34-year-old mother of two children was killed by a shell.",
        "Omar Said, a father of four, was killed when a shell hit his home.",
        "Omar Said, who had four children, was killed.",
        "Omar Said, the head of a group of nine fighters, has been killed.",
        "The mayor, an uncle of four guards and two cooks, was killed.",
        "A father-of-three shot dead in Gaza",
        "Father of three killed in Gaza",
        "The raid left a father of three dead.",
    ],
)
def test_whose_children_are_counted_is_one(text: str) -> None:
    assert told(text) == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A family of four was killed.", [("killed", 4)]),
        ("A group of five farmers, among them two boys, was killed.", [("killed", 2), ("killed", 5)]),
        ("At least 12 people, including a father of three, were killed.", [("killed", 1), ("killed", 12)]),
        ("Damascus said nine people was killed.", [("killed", 9)]),
        ("The commander with 12 of his men was killed.", [("killed", 1), ("killed", 12)]),
        ("Five members of one family were killed.", [("killed", 5)]),
        ("Five members of one family were found dead.", [("killed", 5)]),
        ("Nine residents of two villages were killed.", [("killed", 9)]),
    ],
)
def test_groups_are_counted_by_their_own_number(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fighting left seven soldiers and 12 rebels dead.", [("killed", 7), ("killed", 12)]),
        ("Amal's brother, a cook and nine guards from the mill were killed.", [("killed", 1)] * 2 + [("killed", 9)]),
        ("The blast left a teacher and two boys dead.", [("killed", 1), ("killed", 2)]),
        ("The killing of a teacher and two pupils stirred anger.", [("killed", 1), ("killed", 2)]),
        ("The killing of a teacher and two bombs in Homs stirred anger.", [("killed", 1)]),
        ("The bodies of a woman and two men were found.", [("killed", 2)]),
        ("Among the dead were three children.", [("killed", 3)]),
        ("Among those killed were three children.", [("killed", 3)]),
        ("Among the wounded was a mayor.", [("injured", 1)]),
        ("Three people, a man and his two daughters, were killed.", [("killed", 3)]),
        ("Four people, a woman and two men, were killed.", [("killed", 1), ("killed", 2)]),
        ("A nurse was the only woman among the 12 wounded in the mill.", [("injured", 12)]),
        ("The mayor visited the widows of two bakers shot in May.", [("injured", 2)]),
        ("Boys saw the body of one of the victims in a yard.", [("killed", 1)]),
        ("Killings in the province reached 300.", []),
        ("40 ill, 3 dead after feast", [("killed", 3)]),
        ("A neighbour of nine people killed in the raid heard shots.", [("killed", 9)]),
        ("The commander of 40 rebels killed in the raid was arrested.", [("killed", 40)]),
        ("After the arrest of three people, a clerk and two guards were killed.", [("killed", 1), ("killed", 2)]),
        ("Among the wounded, doctors treated nine children.", []),
        ("Seven guards were suspected to have sustained wounds.", [("injured", 7)]),
        ("Seven guards shot at 12 rebels, leaving two boys dead.", [("killed", 2)]),
        ("Nine men were shot at a checkpoint.", [("injured", 9)]),
    ],
)
def test_who_else_came_to_harm(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected
