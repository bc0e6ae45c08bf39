"""Single persons told by age, kin or name, alone or in one breath with others."""

import pytest

from harmed import mentions, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A hunter shot his 12-year-old brother near the pond.", [("injured", 1)]),
        ("The accident claimed the life of a 7-year-old.", [("killed", 1)]),
        ("Teen shot, mother killed in Larkfield", [("killed", 1)]),
        ("Man dies after shooting in Larkfield", [("killed", 1)]),
        ("A farmer and two girls were shot at the mill.", [("injured", 1), ("injured", 2)]),
        ("They found the father and two children wounded.", [("injured", 1), ("injured", 2)]),
        ("The driver left after he and three others were shot.", [("injured", 4)]),
        ("Police killed a man and two officers were wounded.", [("injured", 2), ("killed", 1)]),
        ("The gunman killed two guards and a teacher.", [("killed", 1), ("killed", 2)]),
        ("Ann Kelder, 21, and Bo Tarn were killed.", [("killed", 2)]),
        ("Ann Kelder, 51, Lea Kelder, 29, and Bo Tarn, eight years old, were fatally shot.", [("killed", 3)]),
        ("A man shot his daughter to death.", [("killed", 1)]),
        ("The guard shot both men dead.", [("killed", 2)]),
        ("She was shot by a neighbour.", [("injured", 1)]),
        ("The tenant shot his uncle dead.", [("killed", 1)]),
        ("A boy, a farmer and an 80-year-old woman were wounded.", [("injured", 1)] * 3),
        ("The lodger killed his wife, son and daughter.", [("killed", 1)] * 3),
        ("Adam Kelder, a father and a volunteer, was killed.", [("killed", 1)]),
        ("A couple and their four children were killed.", [("killed", 2), ("killed", 4)]),
        ("Ann Kelder, 51, her husband, Tom, 55, and their son, Bo, 9, were found dead.", [("killed", 3)]),
        ("Two girls are dead along with their aunt.", [("killed", 1), ("killed", 2)]),
        ("The mayor was wounded together with his wife and three guards.", [("injured", 1)] * 2 + [("injured", 3)]),
        ("The blast killed nine miners as well as a driver.", [("killed", 1), ("killed", 9)]),
        ("They found two men dead and a third wounded.", [("injured", 1), ("killed", 2)]),
        ("A miner was killed and another wounded by the blast.", [("injured", 1), ("killed", 1)]),
        ("Ann Kelder and her two sons were wounded.", [("injured", 1), ("injured", 2)]),
        ("Judge Bo Tarn and three others were killed.", [("killed", 1), ("killed", 3)]),
        ("In Bow Harrow and two other towns 12 people were wounded.", [("injured", 12)]),
        ("The judge was killed with his wife.", [("killed", 1)] * 2),
        ("The judge was killed with his own rifle.", [("killed", 1)]),
        ("The lodger shot and killed his mother, stepfather and aunt.", [("killed", 1)] * 3),
        ("The lodger killed his wife, police said, and fled.", [("killed", 1)]),
        ("A 5-year-old girl and 31-year-old woman wounded by a stray shot went home.", [("injured", 1)] * 2),
        ("Man, woman killed in mill fire", [("killed", 1)] * 2),
        ("Ann Kelder, Lea Brandt, and Bo Tarn all received injuries in the fall.", [("injured", 3)]),
        ("The collapse left him and his two lodgers dead.", [("killed", 3)]),
        ("3 people dead, boy injured in mill fire", [("injured", 1), ("killed", 3)]),
        ("Twelve people dead, others wounded in mill fire", [("injured", 2), ("killed", 12)]),
    ],
)
def test_persons(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


def test_a_pronoun_stands_for_one_of_those_it_is_counted_with() -> None:
    text = "She and two others were wounded."
    (mention,) = mentions(text)
    assert mention.trigger.text == "She and two others"


def test_a_body_of_people_is_not_one_person() -> None:
    assert told("Family killed in Larkfield") != [("killed", 1)]
