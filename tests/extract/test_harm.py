"""Harm mentions of one sentence."""

import pytest

from harmed import mentions
from rashomon.extract.gate import counts_people
from rashomon.text.vocabulary import entries


def bounds(text: str) -> list[tuple[str, int | None, int | None]]:
    return sorted(((h.field, h.quantity.low, h.quantity.high) for h in mentions(text)), key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed four guards.", [("killed", 4, 4)]),
        ("Four guards were killed in the blast.", [("killed", 4, 4)]),
        ("A raid on the market left at least 29 people dead.", [("killed", 29, None)]),
        ("Shelling killed 21 people and injured 125.", [("injured", 125, 125), ("killed", 21, 21)]),
        ("100 wounded and 20 killed in clashes", [("injured", 100, 100), ("killed", 20, 20)]),
        ("More than 20 people were killed and dozens wounded.", [("injured", 24, None), ("killed", 21, None)]),
        ("The clinic says 40 drivers were hurt 9 of them boys.", [("injured", 40, 40), ("injured", 9, 9)]),
        ("A total of 90 people have fallen victims of the gas in the north a clerk said.", [("killed", 90, 90)]),
        ("Two villages fell victim to the flood.", []),
        ("Seven patients died when the clinic burned.", [("killed", 7, 7)]),
        ("The court spoke of the murder on 3 May of a judge.", [("killed", 1, 1)]),
        ("Shops closed after the mayor's assassination.", [("killed", 1, 1)]),
        ("Shops closed after his assassination.", []),
        ("The raid claimed the lives of nine people.", [("killed", 9, 9)]),
        ("The death toll rose to 35.", [("killed", 35, 35)]),
        ("He fired into a crowd, hitting seven people, six of them nurses.", [("injured", 6, 6), ("injured", 7, 7)]),
        ("The gun went off and hit a 9-year-old.", [("injured", 1, 1)]),
        ("A bullet grazed a deputy.", [("injured", 1, 1)]),
        ("Varnak Girl, 8, Dies After Being Hit by a Bullet", [("killed", 1, 1)]),
        ("The raid left nine herders dead and another injured.", [("injured", 1, 1), ("killed", 9, 9)]),
        ("A gunman killed two guards and wounded another.", [("injured", 1, 1), ("killed", 2, 2)]),
        ("Six are dead, and another is fighting for his life.", [("injured", 1, 1), ("killed", 6, 6)]),
        ("One man was killed and another wounded.", [("injured", 1, 1), ("killed", 1, 1)]),
        ("One person is dead and another hurt.", [("injured", 1, 1), ("killed", 1, 1)]),
        ("Moving from one house to another killed two men.", [("killed", 2, 2)]),
        ("One attack killed three and another killed five.", [("killed", 3, 3), ("killed", 5, 5)]),
        ("The truck hit two trees.", []),
        ("The raids hit 30 militant hideouts on foot.", []),
        ("A boy was found with a gunshot wound.", [("injured", 1, 1)]),
        ("The cook was found dead with two gunshot wounds.", [("killed", 1, 1)]),
        ("A girl walked into a hospital with a gunshot wound.", [("injured", 1, 1)]),
        ("A 9-year-old is recovering after being shot at home.", [("injured", 1, 1)]),
        ("A man died after being shot in the leg.", [("killed", 1, 1)]),
        ("A constable shot Mr. Barrel in the arm.", [("injured", 1, 1)]),
        ("Police shot and wounded the suspect.", [("injured", 1, 1)]),
        ("Officials put the toll at 35.", [("killed", 35, 35)]),
        ("Rescuers pulled out the bodies of 11 men.", [("killed", 11, 11)]),
        ("Gunmen kidnapped two engineers.", [("abducted", 2, 2)]),
        ("They captured at least 12 guards and executed them.", [("captured", 12, None), ("killed", 12, None)]),
        ("Thieves seized four trucks and shot them to pieces.", []),
        ("Gunmen shot dead his wife and two cooks.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("When nine guards opened fire and shot Barrel dead.", [("killed", 1, 1)]),
        ("A cook who had killed five guests was found dead.", [("killed", 1, 1), ("killed", 5, 5)]),
        ("Hundreds of residents fled the town.", [("displaced", 200, None)]),
        ("Rebels captured nine soldiers.", [("captured", 9, 9)]),
        ("Rebels captured two villages.", []),
        ("No troops were hurt or killed in the attack.", [("injured", 0, 0), ("killed", 0, 0)]),
        ("The shelling killed six civilians and five militiamen.", [("killed", 5, 5), ("killed", 6, 6)]),
        ("Four others sustained serious injuries.", [("injured", 4, 4)]),
        ("A mortar left a boy dead and a girl injured.", [("injured", 1, 1), ("killed", 1, 1)]),
        ("Two men were shot and killed on Friday.", [("killed", 2, 2)]),
        ("About 500 fighters took part in the attack.", []),
        ("The rockets destroyed 12 houses and killed a cow.", []),
        ("A farmer and his daughter were found dead.", [("killed", 2, 2)]),
        ("Rebels killed the mayor of Aleppo, his wife and two sons.", [("killed", 2, 2), ("killed", 2, 2)]),
        ("The judge, his wife, and two children were killed.", [("killed", 1, 1)] * 2 + [("killed", 2, 2)]),
        ("The governor was wounded.", [("injured", 1, 1)]),
        ("The killing of the monks shook the town.", [("killed", 2, None)]),
        ("The killing of monks is an old custom there.", []),
        ("Adam Hassan and Musa Idris were killed.", [("killed", 2, 2)]),
        ("Eight guards killed 13 wounded in raids on two camps", [("injured", 13, 13), ("killed", 8, 8)]),
        ("The raid killed 20 women and children.", [("killed", 20, 20)]),
        (
            "The raiders attacked a bus, killing three of them and wounding eight.",
            [("injured", 8, 8), ("killed", 3, 3)],
        ),
        ("The raids killed from 300 to more than 700 people.", [("killed", 300, None)]),
        ("The band abducted and killed seven farmers.", [("abducted", 7, 7), ("killed", 7, 7)]),
        ("Nine pupils were among those killed in some 30 raids.", [("killed", 9, 9)]),
        ("The fighting forced 900 residents to flee.", [("displaced", 900, 900)]),
        ("The gunmen fled from the scene.", []),
        ("Scores of bodies lay in the street.", [("killed", 40, None)]),
        ("The risk is that the army will kill the rebels.", []),
        ("The brigade lost a supporter.", []),
        ("The plan is not dead.", []),
        ("The number of people killed is rising.", []),
        ("The toll from the raids on the market was 35.", [("killed", 35, 35)]),
        ("4 Shot, 2 Killed In Harrow Apartments", [("injured", 4, 4), ("killed", 2, 2)]),
        ("Police met a clerk suffering from a gunshot wound.", [("injured", 1, 1)]),
        ("Two women were treated for gunshot wounds.", [("injured", 2, 2)]),
        ("A man with a gunshot wound walked into a clinic.", [("injured", 1, 1)]),
        ("Lena Hart and Adam Brook were shot to death on Friday.", [("killed", 2, 2)]),
        ("Four people have been fatally shot since May.", [("killed", 4, 4)]),
        ("The gunman opened fire, shooting and killing Lena Hart.", [("killed", 1, 1)]),
        ("A man was shot in the neck and died at home.", [("killed", 1, 1)]),
        ("A boy accidentally shot himself in the foot.", [("injured", 1, 1)]),
        ("(07-05) 16:58 PDT HARROW -- A man was shot and killed on Friday.", [("killed", 1, 1)]),
        ("STONE FALLS, N.C. (WXYZ) – A county teenager is dead after a raid.", [("killed", 1, 1)]),
        ("Two hurt in shooting - Harrow Action News 5", [("injured", 2, 2)]),
        ("One of five people shot outside the club has died.", [("injured", 5, 5), ("killed", 1, 1)]),
        ("Both of them have life-threatening injuries.", [("injured", 2, 2)]),
        ("Two men, ages 31 and 26, were wounded in the arms.", [("injured", 2, 2)]),
        ("Three guards and nine raiders made up the rest of the dead.", [("killed", 3, 3), ("killed", 9, 9)]),
        ("131 others were injured and 47 were still missing.", [("injured", 131, 131), ("missing", 47, 47)]),
        ("Several masked men last night wounded a guard at the mill.", [("injured", 1, 1)]),
        ("Three drivers wounded two guards at the mill.", [("injured", 2, 2)]),
        ("The raiders shot at the mill.", []),
        ("The raiders shot and wounded the driver.", [("injured", 1, 1)]),
        ("The raiders also wounded Tarn's daughter.", [("injured", 1, 1)]),
        ("The driver fled, but the raiders shot him.", [("injured", 1, 1)]),
    ],
)
def test_numbers_find_their_people(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The raid killed 30 people, including five children.", [(5, 5)]),
        ("Ten people including five children were killed.", [(5, 5)]),
        ("Ten people were killed, among them two women and three children.", [(2, 2), (3, 3)]),
        ("Thirteen civilians, mostly women and children, were killed.", [(None, None)]),
        ("Nine people were killed, two of them children.", [(2, 2)]),
        ("The attack killed 12 people, including a policeman.", [(1, 1)]),
        ("Two medics were among 31 people killed on Saturday.", [(2, 2)]),
    ],
)
def test_parts_of_a_toll_point_to_the_whole(text: str, parts: list[tuple[int | None, int | None]]) -> None:
    found = mentions(text)
    whole = [k for k, h in enumerate(found) if h.part_of is None]
    assert len(whole) == 1
    assert [(h.quantity.low, h.quantity.high) for h in found if h.part_of == whole[0]] == parts


def test_no_part_is_greater_than_its_whole() -> None:
    found = mentions(
        "A fire that hurt nobody brought nine guests, including two boys, to a barn and left one man dead."
    )
    assert [(h.field, h.quantity.high, h.part_of) for h in found] == [("injured", 0, None), ("killed", 1, None)]


def test_nobody_of_a_group_has_the_group() -> None:
    (none,) = mentions("None of its staff were hurt.")
    assert (none.quantity.high, none.group and none.group.text) == (0, "its staff")


def test_shares_that_add_up_are_parts() -> None:
    found = mentions("Nine people were killed, five in the old town and four in a suburb.")
    assert [(h.quantity.low, h.part_of) for h in found] == [(9, None), (5, 0), (4, 0)]


def test_shares_that_do_not_add_up_stand_alone() -> None:
    found = mentions("Nine people were killed in the old town and four in a suburb.")
    assert [(h.quantity.low, h.part_of) for h in found] == [(9, None), (4, None)]


def test_a_lumped_figure_is_neither_killed_nor_injured() -> None:
    assert bounds("Several dozen people were killed or wounded.") == [("other", 36, None)]


def test_the_words_are_kept_as_written() -> None:
    (mention,) = mentions("At least 29 rebel fighters were killed near the bridge.")
    assert mention.trigger.text == "At least 29"
    assert mention.group is not None
    assert mention.group.text == "rebel fighters"
    assert mention.harm_word.text == "killed"


@pytest.mark.parametrize("entry", entries("harm_words"), ids=lambda e: f"{e['words']}-{e['grammar']}")
def test_every_entry_matches_its_example(entry: dict[str, object]) -> None:
    assert entry["field"] in [h.field for h in mentions(str(entry["example"]))]


@pytest.mark.parametrize("entry", entries("harm_words"), ids=lambda e: f"{e['words']}-{e['grammar']}")
def test_every_example_passes_the_gate(entry: dict[str, object]) -> None:
    assert counts_people(str(entry["example"]))


@pytest.mark.parametrize("entry", entries("counted_things"), ids=lambda e: str(e["example"]))
def test_things_are_no_people(entry: dict[str, list[str]]) -> None:
    example = str(entry["example"])
    assert mentions(example) == ()
    assert any(word in example.lower() for word in entry["words"])


def test_the_end_of_the_word_of_harm_is_no_part_of_the_people() -> None:
    (mention,) = mentions("Gunmen shot dead a farmer near the ford.")
    assert (mention.trigger.text, mention.quantity.text) == ("a farmer", "a farmer")


@pytest.mark.parametrize("entry", entries("attacker_words"), ids=lambda e: str(e["example"]))
def test_words_for_the_one_who_did_it(entry: dict[str, list[str]]) -> None:
    example = str(entry["example"])
    (mention,) = mentions(example)
    assert mention.rule == "attacker_bare"
    assert any(word in example.lower() for word in entry["words"])


@pytest.mark.parametrize(("low", "text"), [(7, "seven"), (19, "19"), (240, "240")])
def test_another_number_in_the_text_is_another_number_in_the_claim(low: int, text: str) -> None:
    assert bounds(f"An air strike killed {text} people in the village.") == [("killed", low, low)]
