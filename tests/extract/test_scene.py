"""Where the event of an account happened."""

import pytest

from rashomon.extract._scene import scene
from rashomon.extract.accounts import accounts
from rashomon.extract.parse import ParsedReport
from rashomon.extract.tellings import tellings
from rashomon.model.report import Report
from rashomon.pipeline.stages import finders
from rashomon.text.sentences import sentences


def placed(text: str, headline: str = "") -> str | None:
    whole = f"{headline}\n\n{text}" if headline else text
    report = Report(id="r", sha256="0", text=whole, published="2019-03-06", headline_end=len(headline))
    draft = accounts(tellings(report, ParsedReport(whole, sentences(whole)), finders()))[0]
    found = scene(draft.tellings, draft.settings)
    return found.mention.place.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the sentence that counts the harmed goes before the others
        ("Shells killed nine people in Homs on Monday. The shelling was heard in Hama.", "Homs"),
        # a village makes a province more exact
        ("Jets killed nine people in Idlib province on Monday. The strikes hit the town of Saraqeb.", "Saraqeb"),
        # a sentence that tells no event says where
        ("People in Saraqeb were asleep at the time. The bombing killed nine people.", "Saraqeb"),
        ("Jets killed nine people in a village near Homs. Talbiseh village has no clinic.", "Talbiseh"),
        # what happened elsewhere does not say where this did
        (
            "Jets bombed a market on Monday and killed nine people. The market is in Saraqeb. "
            "Separately jets bombed a road near Homs.",
            "Saraqeb",
        ),
        ("The bombing killed nine people.", None),
        # a village of which nothing else is told lies in the district
        (
            "Gunmen killed a farmer in Hasakeh District on Monday. He was beaten in his native place Qarmuzeh.",
            "Qarmuzeh",
        ),
        # several strikes have no one village
        ("A series of raids in Idlib province killed nine people. One jet fell near Saraqeb.", "Idlib"),
        # what is said about the deed itself goes before fighting told after it
        (
            "Gunmen attacked a town on Monday and killed nine people. "
            "The assault on the town of Saraqeb was the first. Clashes went on in the Qarmuzeh area.",
            "Saraqeb",
        ),
        # where somebody spoke about it
        ("The bombing killed nine people in Syria. Ministers met in Paris.", "Syria"),
    ],
)
def test_the_place_of_an_account(text: str, name: str | None) -> None:
    assert placed(text) == name


def test_a_headline_that_says_near_gives_way_to_the_town_itself() -> None:
    text = "Jets bombed Jaramana on Monday and killed nine people."
    assert placed(text, "Nine dead in strike near Damascus") == "Jaramana"


def test_a_headline_gives_way_to_the_village_that_is_measured_from_its_town() -> None:
    text = "Nine people were killed in battles around Qarmuzeh north of Homs on Monday. Homs was quiet."
    assert placed(text, "Nine dead in Homs") == "Qarmuzeh"
