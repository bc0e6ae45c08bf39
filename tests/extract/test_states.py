"""States that act under their bare name."""

import pytest

from rashomon.extract.events import event_words
from rashomon.extract.states import acting_states
from rashomon.model.span import Span
from rashomon.model.where import Place, PlaceMention
from rashomon.pipeline.stages import finders
from rashomon.resolve.registry import Registry

LOOKUP = Registry().lookup


def states(text: str, *places: PlaceMention) -> list[str | None]:
    found = acting_states(text, Span.of(text, 0, len(text)), event_words(text), places, LOOKUP)
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)
    return [m.actor.id for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel bombed a depot near the river.", ["israel"]),
        ("A U.S. attack killed nine fighters.", ["united_states"]),
        ("Turkey launched an offensive on the town.", ["turkey"]),
        ("Russia retaliated within the hour.", ["russia"]),
        ("Rebels bombed a depot in Israel.", []),
        ("The bread of Turkey is white.", []),
        ("Karim bombed a depot.", []),
    ],
)
def test_states_beside_a_deed(text: str, expected: list[str]) -> None:
    assert states(text) == expected


def test_each_name_is_found_once_and_in_order() -> None:
    assert states("Israel bombed a depot and Turkey shelled a bridge.") == ["israel", "turkey"]


def test_a_town_is_no_state() -> None:
    text = "Lebanon bombed a depot."
    town = PlaceMention(Span.of(text, 0, 7), Place("Lebanon", "Lebanon", "Lebanon", precision="settlement"))
    country = PlaceMention(Span.of(text, 0, 7), Place("Lebanon", "Lebanon", precision="country"))
    assert states(text, town) == []
    assert len(states(text, country)) == 1


def test_only_the_stretch_is_looked_at() -> None:
    text = "Israel bombed a depot. Turkey shelled a bridge."
    stretch = Span.of(text, 23, len(text))
    found = acting_states(text, stretch, event_words(text, 23), finders().places.find(text), LOOKUP)
    assert [m.actor.id for m in found] == ["turkey"]
