"""Where the readers begin to talk."""

import pytest

from rashomon.text.noise_comments import is_header, looks_like_talk
from rashomon.text.noise_lines import lines


@pytest.mark.parametrize(
    "text",
    [
        "hillwalker Steppenwolf Tue, 03/05/2019 - 11:20 Permalink",
        "mara_k 3 hours ago Reply",
        "Old Timer | March 5, 2019 at 6:41 pm | Reply",
    ],
)
def test_headers(text):
    (line,) = lines(text)
    assert is_header(line)
    assert looks_like_talk(line)


@pytest.mark.parametrize(
    "text",
    [
        "By Ada Moss Tue, 03/05/2019 - 11:20",
        "The minister said on 5 March 2019 that he would not reply to the rebels before the end of the talks.",
        "Army shells villages",
    ],
)
def test_not_headers(text):
    (line,) = lines(text)
    assert not is_header(line)
