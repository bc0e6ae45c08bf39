"""The main paths in a real browser."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser


def test_from_the_list_to_the_sentence(looking: Any) -> None:
    assert "token" not in looking.url
    looking.locator("table.incidents a").first.click()
    looking.locator("ol.sentences a").first.click()
    assert looking.locator(".report-text").inner_text()
