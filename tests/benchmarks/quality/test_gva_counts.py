"""What a group of reports on one shooting counts."""

from quality._gva_counts import counts
from quality.ledger import Export


def _claim(field, number, text, words, **given):
    start = text.index(words)
    return {
        "id": f"{field} {words}",
        "field": field,
        "value": {"low": number, "high": number},
        "stance": "asserted",
        "scope": "incident",
        "part_of": None,
        "rule": "harm/passive",
        "evidence": {"start": len(text), "text": text},  # another sentence, another place
        "trigger": {"start": len(text) + start, "text": words},
        **given,
    }


def _counts(*reports, text="", **incident):
    told = {f"r{k}": {"i": list(claims)} for k, claims in enumerate(reports)}
    return counts(Export({report: {"text": text} for report in told}, {"i": incident}, told), list(told))


def test_of_those_shot_the_dead_are_taken_away():
    text = "Five people were shot in a yard, and one died there."
    assert _counts([_claim("injured", 5, text, "Five"), _claim("killed", 1, text, "one")]) == (1, 4)


def test_the_wounded_beside_the_dead_are_others():
    text = "One man died and three others were wounded in a yard."
    assert _counts([_claim("killed", 1, text, "One man"), _claim("injured", 3, text, "three")]) == (1, 3)


def test_the_one_shot_is_the_one_who_died():
    shot, dead = "A clerk was shot at a kiosk.", "A clerk died on the way."
    assert _counts([_claim("injured", 1, shot, "A clerk"), _claim("killed", 1, dead, "A clerk")]) == (1, 0)


def test_the_greatest_figure_of_a_report_holds_its_others():
    first, second = "Four guests were wounded.", "Two women were hurt."
    assert _counts([_claim("injured", 4, first, "Four"), _claim("injured", 2, second, "Two")]) == (0, 4)


def test_the_people_of_one_sentence_add_up_unless_one_figure_holds_the_others():
    text = "A farmer died, and with him two girls."
    assert _counts([_claim("killed", 1, text, "A farmer"), _claim("killed", 2, text, "two girls")]) == (3, 0)
    text = "Three men were wounded, one in the arm and two in the leg."
    claims = [_claim("injured", n, text, w) for n, w in ((3, "Three men"), (1, "one"), (2, "two"))]
    assert _counts(claims) == (0, 3)


def test_people_who_are_named_one_by_one_add_up():
    first, second, third = "Ann Kelder died there.", "Bo Tarn died at home.", "Kelder was dead."
    claims = [_claim("killed", 1, t, w) for t, w in ((first, "Ann Kelder"), (third, "Kelder"))]
    assert _counts(claims) == (1, 0)
    claims.append({**_claim("killed", 1, second, "Bo Tarn"), "evidence": {"start": 90, "text": second}})
    claims[-1]["trigger"] = {"start": 90, "text": "Bo Tarn"}
    assert _counts(claims) == (2, 0)


def test_what_is_only_recalled_counts_for_want_of_news():
    text = "Six people died there in 2009."
    assert _counts([_claim("killed", 6, text, "Six")], background=True) == (6, 0)


def test_those_found_with_gunshot_wounds_may_be_dead():
    text = "Guards found four guests suffering from gunshot wounds."
    assert _counts([_claim("injured", 4, text, "four"), _claim("killed", 1, "One guest died.", "One")]) == (1, 3)


def test_most_reports_tell_the_wounded_and_the_dead():
    three, two = "Three guests were wounded.", "Two guests were wounded."
    dead = _claim("killed", 1, "One guest died of it.", "One")
    reports = (
        [_claim("injured", 2, two, "Two")],
        [_claim("injured", 2, two, "Two")],
        [_claim("injured", 3, three, "Three")],
    )
    assert _counts(*reports) == (0, 2)
    assert _counts(*reports, [dead]) == (1, 2)
    two_dead = [_claim("killed", 2, "Two guests died of it.", "Two")]
    assert _counts([dead], two_dead) == (2, 0)
    assert _counts([dead], [dead], two_dead) == (1, 0)


def test_denials_do_not_count():
    text = "Six people died there in 2009."
    assert _counts([_claim("killed", 6, text, "Six", stance="denied")]) == (0, 0)


def test_a_killer_who_died_is_added_to_those_whom_he_killed():
    text, later = "A guard killed three guests.", "The guard killed himself."
    three = _claim("killed", 3, text, "three guests", rule="harm/object_after")
    himself = _claim("killed", 1, later, "himself", rule="harm/own_hand_bare")
    assert _counts([three]) == (3, 0)
    assert _counts([three, himself]) == (4, 0)
    assert _counts([three, {**himself, "part_of": "c-1"}]) == (4, 0)
    assert _counts([three, himself], text="The guard pleaded guilty.") == (3, 0)


def test_a_killer_is_among_the_dead_where_they_are_not_told_to_be_his_victims():
    text, later = "Three guests were dead.", "One of them, a guard, killed himself."
    himself = _claim("killed", 1, later, "himself", rule="harm/own_hand_bare")
    assert _counts([_claim("killed", 3, text, "Three guests"), himself]) == (3, 0)
    assert _counts([himself]) == (1, 0)


def test_a_killer_told_beside_the_dead_is_not_one_of_them():
    text = "Three guests and the attacker were killed."
    attacker = _claim("killed", 1, text, "the attacker", rule="harm/attacker_bare")
    assert _counts([_claim("killed", 3, text, "Three guests"), attacker]) == (4, 0)


def test_the_sentence_that_counts_all_the_dead_says_how_many_live():
    both, later = "Two guests died and two others were hurt.", "He hurt his cousin and two cooks."
    claims = [_claim("killed", 2, both, "Two guests"), _claim("injured", 2, both, "two others")]
    claims += [_claim("injured", 1, later, "his cousin"), _claim("injured", 2, later, "two cooks")]
    assert _counts(claims) == (2, 2)


def test_a_figure_out_of_all_proportion_counts_more_than_one_shooting():
    one, year = "Two men were killed at a kiosk.", "This year 60 people were killed."
    few, many = [_claim("killed", 2, one, "Two men")], [_claim("killed", 60, year, "60 people")]
    assert _counts(few, many) == (2, 0)
    assert _counts(few, many, many) == (60, 0)
    assert _counts(few, [_claim("killed", 4, "Four men were killed.", "Four men")]) == (4, 0)


def test_a_killers_death_that_one_report_tells_counts_for_all():
    text, short = "He killed two guests and was found dead.", "Two guests were killed."
    whole = [
        _claim("killed", 2, text, "two guests", rule="harm/object"),
        _claim("killed", 1, text, "He", rule="harm/attacker_bare"),
    ]
    victims = [_claim("killed", 2, short, "Two guests")]
    assert _counts(victims, victims, whole) == (3, 0)
    assert _counts(victims, victims, [_claim("killed", 3, "Three guests were killed.", "Three guests")]) == (2, 0)


def test_who_was_also_hit_is_not_the_dead():
    dead, also = "A clerk was killed.", "Three guards were also struck by bullets."
    assert _counts([_claim("killed", 1, dead, "A clerk"), _claim("injured", 3, also, "Three guards")]) == (1, 3)


def test_a_place_in_capitals_is_nobodys_name():
    first, second = "OLD TARN was hit by a storm.", "Bo Tilling was killed."
    claims = [_claim("killed", 1, first, "OLD TARN"), _claim("killed", 1, second, "Bo Tilling")]
    assert _counts(claims) == (1, 0)


def test_the_rest_of_a_whole_is_a_part_too():
    text = "In all four more lay in bed: three burned, one bruised."
    four, one = _claim("injured", 4, text, "four more"), _claim("injured", 1, text, "one")
    assert _counts([four, _claim("injured", 3, text, "three", part_of=four["id"]), one]) == (0, 4)
    assert _counts([four, one]) == (0, 5)


def test_one_of_the_guests_is_the_one_who_is_named():
    text = "One of the guests, Bo Tarn later died."
    assert _counts([_claim("killed", 1, text, "One"), _claim("killed", 1, text, "Bo Tarn")]) == (1, 0)
    text = "One of the guests and Bo Tarn died."
    assert _counts([_claim("killed", 1, text, "One"), _claim("killed", 1, text, "Bo Tarn")]) == (2, 0)
